/** Ticks that have come: the schedule's rows in, runs opened and facts out. Who asks rings the queue for the runs. */
import { dueTicks, nextTick } from '../queue/schedule.ts';
import type { Source } from '../src/records/source.ts';
import type { Database } from '../src/store/database.ts';
import type { Run } from '../src/store/runs.ts';
import { dueSchedules, recordTick } from '../src/store/schedules.ts';

/** Enough to see when nobody was there; a pattern of every minute would write 43,000 rows after a month. */
const MOST_MISSED_ROWS = 100;

/** What became of a tick, for a log line. */
interface TickFact {
  readonly sourceId: string;
  readonly tickAt: Date;
  /** `overlapped`: the source's run was still open, and no second one was begun. */
  readonly state: 'started' | 'overlapped';
  /** The run that was begun, or the one that was still open. */
  readonly run: number;
  /** Ticks before it that passed unseen; only the newest are rows. */
  readonly missed: number;
}

/**
 * Begins a run for each source whose tick has come: of several that came while nobody was there only the newest, as one
 * catch-up. Any number of processes may ask at once: each tick is rung by one of them. Schedules of sources that this
 * process does not know are left to those that do. When it throws midway, the runs it had opened are found by `reconcile`.
 */
export async function ringTicks(
  db: Database,
  { sources, now }: { readonly sources: readonly Source[]; readonly now: Date },
): Promise<{ readonly opened: Run[]; readonly facts: TickFact[] }> {
  const opened: Run[] = [];
  const facts: TickFact[] = [];
  for (const schedule of await dueSchedules(db, { sourceIds: sources.map(({ id }) => id), now })) {
    const { newest, count } = dueTicks(schedule, schedule.nextAt, { now, most: MOST_MISSED_ROWS + 1 });
    // A tick of the row that the pattern does not have any more (other rules of time since): counted from here on.
    const [tickAt = schedule.nextAt, ...missed] = newest;
    const recorded = await recordTick(db, schedule, { tickAt, missed, nextAt: nextTick(schedule, now), now });
    if (recorded === null) continue;
    const { run, state } = recorded;
    facts.push({ sourceId: schedule.sourceId, tickAt, state, run: run.id, missed: Math.max(0, count - 1) });
    if (state === 'started') opened.push(run);
  }
  return { opened, facts };
}
