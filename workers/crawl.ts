/** One crawl from start to end: runs are opened, watched until nothing of theirs is left to do, and closed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queues } from '../queue/queues.ts';
import { reconcile, ringDueHosts } from '../queue/reconcile.ts';
import { causeOf, YieldTooLowError } from '../src/records/errors.ts';
import type { Source } from '../src/records/source.ts';
import type { Database } from '../src/store/database.ts';
import { recordFailure, resolveFailure, workName } from '../src/store/failures.ts';
import type { Run, RunSummary } from '../src/store/runs.ts';
import { closeRun, pendingWork, runById, runSummary } from '../src/store/runs.ts';
import type { CrawlReport, CrawlRequest, RunReport } from './crawl-report.ts';

/** Often enough that the end is not waited for. */
const LOOK_EVERY_MS = 250;
/** Retries fall due between the queue's own bells. */
const RING_EVERY_MS = 1_000;
/** What the bells of a committed change were lost to (nothing but a fault of the queue) is found so much later. */
const RECONCILE_EVERY_MS = 60_000;
/** Looking grows with the run, showing with the store: each may take this share of the time and no more. */
const SHARE = 0.1;
/** The end is never noticed later than this. */
const MAX_PAUSE_MS = 2_000;

export interface OpenedRun {
  readonly run: Run;
  readonly resumed: boolean;
}

export interface WatchTools {
  readonly db: Database;
  readonly queues: Queues;
  readonly source: (id: string) => Source;
  readonly clock: () => Date;
  /** The store as files, kept in step. */
  readonly syncFiles: () => Promise<void>;
}

/** Watches opened runs to their end, or until the signal. */
export async function watchRuns(
  opened: readonly OpenedRun[],
  request: Pick<CrawlRequest, 'signal' | 'onProgress'>,
  tools: WatchTools,
): Promise<CrawlReport> {
  const { db, clock } = tools;
  const open = new Map(opened.map((one) => [one.run.id, one]));
  const sourceIds = opened.map((one) => one.run.sourceId);
  const summaries = new Map<number, RunSummary>();
  const of = () => ({ sourceIds, now: clock() });
  const ring = every(RING_EVERY_MS, () => ringDueHosts(db, tools.queues, of()));
  const mend = every(RECONCILE_EVERY_MS, () => reconcile(db, tools.queues, of()));
  const show = every(RING_EVERY_MS, tools.syncFiles);

  while (open.size > 0 && !request.signal.aborted) {
    const lookedAt = performance.now();
    for (const { run } of open.values()) {
      if (await isOver(db, run)) {
        await finish(run, tools);
        open.delete(run.id);
      }
      summaries.set(run.id, await runSummary(db, run.id));
    }
    request.onProgress?.({
      runs: opened.flatMap(({ run }) => {
        const summary = summaries.get(run.id);
        return summary === undefined ? [] : [{ sourceId: run.sourceId, summary, done: !open.has(run.id) }];
      }),
    });
    const pauseMs = Math.min(MAX_PAUSE_MS, Math.max(LOOK_EVERY_MS, (performance.now() - lookedAt) / SHARE));
    await ring();
    await mend();
    await show();
    if (open.size > 0) await sleep(pauseMs, undefined, { signal: request.signal }).catch(() => {});
  }
  await tools.syncFiles();
  const runs = await Promise.all(opened.map((one) => reportOf(one, tools)));
  return { runs, interrupted: request.signal.aborted && open.size > 0 };
}

/** Does the work at most so often, and less often when it takes long. */
function every(leastMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let next = performance.now() + leastMs;
  return async () => {
    const startedAt = performance.now();
    if (startedAt < next) return;
    await work();
    const tookMs = performance.now() - startedAt;
    next = startedAt + Math.max(leastMs, tookMs / SHARE);
  };
}

async function isOver(db: Database, run: Run): Promise<boolean> {
  const current = await runById(db, run.id);
  if (current === null || current.state !== 'running') return true;
  if (!current.seeded) return false;
  const pending = await pendingWork(db, run);
  return pending.due + pending.unreadSeeds + pending.unreadDocuments === 0;
}

async function finish(run: Run, tools: WatchTools): Promise<void> {
  const { db, clock } = tools;
  const summary = await runSummary(db, run.id);
  const yieldFailure = run.cause !== 'replay' ? tooLittle(run, summary, tools.source(run.sourceId)) : null;
  const work = workName('discover', run.sourceId);
  if (yieldFailure === null) await resolveFailure(db, work);
  else {
    await recordFailure(db, {
      work,
      stage: 'discover',
      ...causeOf(yieldFailure),
      sourceId: run.sourceId,
      runId: run.id,
      attempts: 1,
      now: clock(),
    });
  }
  await closeRun(db, run.id, { state: yieldFailure === null ? 'done' : 'failed', now: clock() });
}

/** A source that finds less than it should has probably changed its pages: said loudly, not passed over. */
function tooLittle(run: Run, summary: RunSummary, source: Source): YieldTooLowError | null {
  const expected = Math.min(source.minExpected, run.maxDocuments ?? Infinity);
  if (summary.found >= expected || run.since !== null) return null;
  return new YieldTooLowError(
    `discover ${source.id} failed: ${summary.found} documents found, at least ${expected} expected; its pages may have changed: try \`gleaner sources try ${source.id}\``,
    { found: summary.found, expected },
  );
}

async function reportOf({ run, resumed }: OpenedRun, tools: WatchTools): Promise<RunReport> {
  const current = (await runById(tools.db, run.id)) ?? run;
  return {
    sourceId: run.sourceId,
    state: current.state === 'running' ? 'interrupted' : current.state,
    resumed,
    summary: current.summary ?? (await runSummary(tools.db, run.id)),
    seconds: ((current.finishedAt ?? tools.clock()).getTime() - current.startedAt.getTime()) / 1000,
    notes: current.notes,
  };
}
