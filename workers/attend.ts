/** A process that stays: rings for what falls due, ends runs that are over, lets the schedule begin new ones, until it is told to stop. */
import type { Logger } from 'pino';
import { ringDueHosts } from '../queue/reconcile.ts';
import type { Source } from '../src/records/source.ts';
import { openRuns } from '../src/store/runs.ts';
import type { WorkerRow } from '../src/store/workers.ts';
import { forgetWorker, showWorker } from '../src/store/workers.ts';
import { applySchedules } from './apply-schedules.ts';
import { endIfOver } from './end-run.ts';
import { every, rounds } from './every.ts';
import type { QueueSide } from './queue-side.ts';
import { ringTicks } from './ring-ticks.ts';
import type { Store } from './store.ts';

interface AttendTools {
  readonly store: Store;
  readonly side: QueueSide;
  readonly sources: readonly Source[];
  readonly log: Logger;
  readonly clock: () => Date;
  /** How this process shows itself to others. */
  readonly self: Omit<WorkerRow, 'seenAt'>;
  /** Begins what the schedule says: `serve` does, a mere worker does not. */
  readonly keepsSchedule: boolean;
}

const PAUSE_MS = [500, 5_000] as const;
const RING_EVERY_MS = 1_000;
const END_EVERY_MS = 2_000;
const TICK_EVERY_MS = 1_000;
/** Three are missed before anybody takes it for dead. */
const SHOW_SELF_EVERY_MS = 10_000;

/** Runs until the signal; an outage of store or queue is waited out, however long. */
export async function attend(tools: AttendTools, signal: AbortSignal): Promise<void> {
  const { store, side, sources, log, clock, self } = tools;
  const { db } = store;
  const sourceIds = sources.map(({ id }) => id);
  const source = (id: string): Source | null => sources.find((one) => one.id === id) ?? null;

  const showSelf = (): Promise<void> => showWorker(db, { ...self, seenAt: clock() });
  const endRuns = async (): Promise<void> => {
    for (const run of await openRuns(db)) {
      if (await endIfOver(run, { db, source, clock })) log.info({ sourceId: run.sourceId, run: run.id }, 'run over');
    }
  };
  const beginRuns = async (): Promise<void> => {
    const { opened, facts } = await ringTicks(db, { sources, now: clock() });
    for (const fact of facts) log.info(fact, 'tick');
    if (opened.length > 0) await side.follow({ sourceIds: opened.map(({ sourceId }) => sourceId) });
  };
  const parts = [
    every(SHOW_SELF_EVERY_MS, showSelf),
    every(RING_EVERY_MS, () => ringDueHosts(db, side.queues, { sourceIds, now: clock() })),
    every(END_EVERY_MS, endRuns),
    () => side.mend(sourceIds),
    ...(tools.keepsSchedule ? [every(TICK_EVERY_MS, beginRuns), every(RING_EVERY_MS, () => store.syncFiles())] : []),
  ];

  let hasBegun = false;
  const begin = async (): Promise<void> => {
    await showSelf();
    if (tools.keepsSchedule)
      for (const change of await applySchedules(db, { sources, now: clock() }))
        if (change.change !== 'kept') log.info(change, 'schedule');
  };
  await rounds({ signal, log, pauseMs: PAUSE_MS, patienceMs: Infinity }, async () => {
    if (!hasBegun) await begin();
    hasBegun = true;
    for (const part of parts) await part();
    return true;
  });
  // Nobody is helped by an error now; the row is swept in an hour anyway.
  await forgetWorker(db, self.id).catch(() => {});
}
