/** Compares what the rows say is to be done with the queue, and rings for it again. The queue may be lost; the work is not. */
import { sourcesWithUnreadSeeds, unreadDocumentCaptures } from '../src/store/captures.ts';
import type { Database } from '../src/store/database.ts';
import { openRuns } from '../src/store/runs.ts';
import { paceKeysDue } from '../src/store/targets.ts';
import type { Queues, WorkToDo } from './queues.ts';

/** Rings for hosts whose targets have fallen due: retries, and whoever was told to wait. */
export async function ringDueHosts(
  db: Database,
  queues: Queues,
  of: { readonly sourceIds: readonly string[]; readonly now: Date },
): Promise<void> {
  await queues.ring({ paceKeys: await paceKeysDue(db, of.sourceIds, of.now) });
}

/**
 * @param of.sourceIds the sources this process works for; rows of others are left alone
 * @returns what was rung for; most of it is usually on the queue already, and then nothing happens
 */
export async function reconcile(
  db: Database,
  queues: Queues,
  of: { readonly sourceIds: readonly string[]; readonly now: Date },
): Promise<Required<WorkToDo>> {
  const { sourceIds, now } = of;
  const runs = await openRuns(db);
  const unseeded = runs.filter((run) => !run.seeded && sourceIds.includes(run.sourceId)).map((run) => run.sourceId);
  const work = {
    sourceIds: [...new Set([...unseeded, ...(await sourcesWithUnreadSeeds(db, sourceIds))])],
    paceKeys: await paceKeysDue(db, sourceIds, now),
    captureIds: await unreadDocumentCaptures(db, sourceIds),
  };
  await queues.ring(work);
  return work;
}
