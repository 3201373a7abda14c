/** Replay: failed work goes back to where it failed, in a run of its own; attempts start again. */
import type { Source } from '../src/records/source.ts';
import { unreadAgain } from '../src/store/captures.ts';
import type { Database } from '../src/store/database.ts';
import type { Failure, FailureFilter } from '../src/store/failures.ts';
import { markReplayed, openFailures } from '../src/store/failures.ts';
import { openRun } from '../src/store/runs.ts';
import { reviveTargets } from '../src/store/targets.ts';
import type { OpenedRun } from './crawl.ts';

/** A failed fetch is fetched again, a failed reading is read again from the kept bytes; a failed discovery needs a crawl. */
export async function requeueFailures(
  db: Database,
  filter: FailureFilter,
  of: { readonly source: (id: string) => Source; readonly now: Date },
): Promise<{ replayed: number; opened: OpenedRun[] }> {
  const failures = await openFailures(db, filter);
  const bySource = new Map<string, Failure[]>();
  for (const failure of failures) bySource.set(failure.sourceId, [...(bySource.get(failure.sourceId) ?? []), failure]);
  const opened: OpenedRun[] = [];
  for (const [sourceId, ours] of bySource) {
    of.source(sourceId);
    const isCrawl = ours.some((failure) => failure.targetId === null && failure.captureId === null);
    const one = await openRun(db, { sourceId, cause: isCrawl ? 'crawl' : 'replay', now: of.now });
    await putBack(db, ours, { runId: one.run.id, now: of.now });
    opened.push(one);
  }
  return { replayed: failures.length, opened };
}

async function putBack(db: Database, failures: readonly Failure[], into: { runId: number; now: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    const captures = failures.flatMap(({ stage, captureId }) =>
      stage !== 'fetch' && captureId !== null ? [captureId] : [],
    );
    const targets = failures.flatMap(({ stage, targetId }) =>
      stage === 'fetch' && targetId !== null ? [targetId] : [],
    );
    await unreadAgain(tx, captures, into.runId);
    await reviveTargets(tx, targets, into);
    await markReplayed(
      tx,
      failures.map((failure) => failure.id),
    );
  });
}
