/** One crawl from start to end: runs are opened, watched until nothing of theirs is left to do, and closed. */
import type { Logger } from 'pino';
import type { Queues } from '../queue/queues.ts';
import { ringDueHosts } from '../queue/reconcile.ts';
import type { Database } from '../src/store/database.ts';
import type { Run, RunSummary } from '../src/store/runs.ts';
import { runById, runSummary } from '../src/store/runs.ts';
import type { CrawlReport, CrawlRequest, RunReport } from './crawl-report.ts';
import type { EndTools } from './end-run.ts';
import { endIfOver } from './end-run.ts';
import { every, rounds } from './every.ts';

/** Often enough that the end is not waited for, and never noticed later than the second. */
const PAUSE_MS = [250, 2_000] as const;
/** Retries fall due between the queue's own bells. */
const RING_EVERY_MS = 1_000;
/** A database or Redis that restarts is back within minutes; cron must come to an end. */
const PATIENCE_MS = 5 * 60_000;

export interface OpenedRun {
  readonly run: Run;
  readonly resumed: boolean;
}

interface WatchTools extends EndTools {
  readonly db: Database;
  readonly queues: Queues;
  readonly log: Logger;
  /** Finds what the bells of a committed change were lost to; knows itself when that is due. */
  readonly mend: (sourceIds: readonly string[]) => Promise<void>;
  /** The store as files, kept in step. */
  readonly syncFiles: () => Promise<void>;
}

/**
 * Watches opened runs to their end, or until the signal.
 * @throws PipelineError STORE_UNAVAILABLE, QUEUE_UNREACHABLE when an outage lasts for minutes
 */
export async function watchRuns(
  opened: readonly OpenedRun[],
  request: Pick<CrawlRequest, 'signal' | 'onProgress'>,
  tools: WatchTools,
): Promise<CrawlReport> {
  const { db, clock, log } = tools;
  const open = new Map(opened.map((one) => [one.run.id, one]));
  const sourceIds = opened.map((one) => one.run.sourceId);
  const summaries = new Map<number, RunSummary>();
  const ring = every(RING_EVERY_MS, () => ringDueHosts(db, tools.queues, { sourceIds, now: clock() }));
  const show = every(RING_EVERY_MS, tools.syncFiles);

  const look = async (): Promise<boolean> => {
    for (const { run } of open.values()) {
      if (await endIfOver(run, tools)) open.delete(run.id);
      summaries.set(run.id, await runSummary(db, run.id));
    }
    request.onProgress?.({
      runs: opened.flatMap(({ run }) => {
        const summary = summaries.get(run.id);
        return summary === undefined ? [] : [{ sourceId: run.sourceId, summary, done: !open.has(run.id) }];
      }),
    });
    await ring();
    await tools.mend(sourceIds);
    await show();
    return open.size > 0;
  };
  await rounds({ signal: request.signal, log, pauseMs: PAUSE_MS, patienceMs: PATIENCE_MS }, look);
  await tools.syncFiles();
  const runs = await Promise.all(opened.map((one) => reportOf(one, tools)));
  return { runs, interrupted: request.signal.aborted && open.size > 0 };
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
