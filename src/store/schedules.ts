/** Schedules and their ticks as rows: what was applied, and what became of each tick. Computes no tick. */
import type { Database, Queryable } from './database.ts';
import type { Run } from './runs.ts';
import { openRun } from './runs.ts';

/** Spells GLSH: two programs that apply schedules do so one after the other. */
const APPLY_LOCK = 0x474c5348;

/** What a source file says, with the first tick from now on. */
export interface WantedSchedule {
  readonly sourceId: string;
  readonly pattern: string;
  readonly timeZone: string;
  readonly nextAt: Date;
}

export interface AppliedSchedule extends WantedSchedule {
  /** Only ticks after this moment count. */
  readonly since: Date;
  readonly appliedAt: Date;
}

export interface ScheduleChange {
  readonly sourceId: string;
  readonly change: 'added' | 'changed' | 'removed' | 'kept';
  /** Of the file; null when it is removed. */
  readonly now: Pick<WantedSchedule, 'pattern' | 'timeZone'> | null;
  /** Of the row as it stood before; null when it is added. */
  readonly was: Pick<WantedSchedule, 'pattern' | 'timeZone'> | null;
}

export interface Tick {
  readonly sourceId: string;
  readonly tickAt: Date;
  /** Its run was begun; the source's run was still open; nobody was there to see it. */
  readonly state: 'started' | 'overlapped' | 'missed';
  /** The run that was begun, or the one that was still open. */
  readonly runId: number | null;
  readonly recordedAt: Date;
}

const COLUMNS = `source_id AS "sourceId", pattern, time_zone AS "timeZone", since, next_at AS "nextAt", applied_at AS "appliedAt"`;

/**
 * Makes the rows say what is wanted, and nothing else. What is new or changed counts from `now`; what is kept keeps its
 * next tick, even one that has passed meanwhile.
 */
export async function replaceSchedules(
  db: Database,
  wanted: readonly WantedSchedule[],
  now: Date,
): Promise<ScheduleChange[]> {
  return db.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [APPLY_LOCK]);
    const before = new Map((await appliedSchedules(tx)).map((row) => [row.sourceId, row]));
    await tx.query('DELETE FROM schedule WHERE source_id <> ALL ($1::text[])', [
      wanted.map(({ sourceId }) => sourceId),
    ]);
    for (const one of wanted) await upsert(tx, one, now);
    const ids = new Set([...wanted.map(({ sourceId }) => sourceId), ...before.keys()]);
    const after = new Map(wanted.map((one) => [one.sourceId, one]));
    return [...ids].sort().map((id) => changeOf(id, before.get(id), after.get(id)));
  });
}

/** A next tick that is still to come is written anew: a clock that once ran far ahead has put it too late. */
async function upsert(tx: Queryable, { sourceId, pattern, timeZone, nextAt }: WantedSchedule, now: Date) {
  await tx.query(
    `INSERT INTO schedule (source_id, pattern, time_zone, since, next_at, applied_at) VALUES ($1, $2, $3, $5, $4, $5)
     ON CONFLICT (source_id) DO UPDATE SET pattern = excluded.pattern, time_zone = excluded.time_zone, applied_at = excluded.applied_at,
       since = CASE WHEN (schedule.pattern, schedule.time_zone) = (excluded.pattern, excluded.time_zone)
         THEN schedule.since ELSE excluded.since END,
       next_at = CASE WHEN (schedule.pattern, schedule.time_zone) = (excluded.pattern, excluded.time_zone) AND schedule.next_at <= excluded.applied_at
         THEN schedule.next_at ELSE excluded.next_at END`,
    [sourceId, pattern, timeZone, nextAt, now],
  );
}

function changeOf(sourceId: string, was: AppliedSchedule | undefined, now: WantedSchedule | undefined): ScheduleChange {
  const isSame = was?.pattern === now?.pattern && was?.timeZone === now?.timeZone;
  const change = was === undefined ? 'added' : now === undefined ? 'removed' : isSame ? 'kept' : 'changed';
  const words = (one: WantedSchedule | undefined) =>
    one === undefined ? null : { pattern: one.pattern, timeZone: one.timeZone };
  return { sourceId, change, now: words(now), was: words(was) };
}

export async function appliedSchedules(db: Queryable): Promise<AppliedSchedule[]> {
  return db.query<AppliedSchedule>(`SELECT ${COLUMNS} FROM schedule ORDER BY source_id`);
}

/** Those of these sources whose next tick has come. */
export async function dueSchedules(
  db: Queryable,
  of: { readonly sourceIds: readonly string[]; readonly now: Date },
): Promise<AppliedSchedule[]> {
  return db.query<AppliedSchedule>(
    `SELECT ${COLUMNS} FROM schedule WHERE next_at <= $2 AND source_id = ANY ($1::text[]) ORDER BY next_at, source_id`,
    [of.sourceIds, of.now],
  );
}

/** What came due of a schedule as it was read. */
interface DueTick {
  readonly tickAt: Date;
  /** Ticks before it that nobody saw, as many of them as are to be written. */
  readonly missed: readonly Date[];
  /** The first tick that is still to come. */
  readonly nextAt: Date;
}

/**
 * Records what came due and opens the run of the newest tick, in one transaction: whoever comes first does, all others
 * get null, as does everybody when the schedule has been changed since it was read.
 */
export async function recordTick(
  db: Database,
  schedule: AppliedSchedule,
  due: DueTick & { readonly now: Date },
): Promise<{ readonly run: Run; readonly state: 'started' | 'overlapped' } | null> {
  const { sourceId, pattern, timeZone, nextAt } = schedule;
  const { tickAt, missed, now } = due;
  return db.transaction(async (tx) => {
    // Who waits here for another process finds that it has moved the next tick on.
    const ours = await tx.query(
      `UPDATE schedule SET next_at = $5 WHERE source_id = $1 AND pattern = $2 AND time_zone = $3 AND next_at = $4 RETURNING source_id`,
      [sourceId, pattern, timeZone, nextAt, due.nextAt],
    );
    if (ours.length === 0) return null;
    const isFirst = await insertTicks(tx, sourceId, { ticks: [tickAt], state: 'started', now });
    await insertTicks(tx, sourceId, { ticks: missed, state: 'missed', now });
    // A clock that was set back comes by the same tick again.
    if (!isFirst) return null;
    const { run, resumed } = await openRun(tx, { sourceId, cause: 'schedule', now });
    const state = resumed ? 'overlapped' : 'started';
    await tx.query('UPDATE tick SET state = $3, run_id = $4 WHERE source_id = $1 AND tick_at = $2', [
      sourceId,
      tickAt,
      state,
      run.id,
    ]);
    return { run, state };
  });
}

/** @returns whether any of them is new */
async function insertTicks(
  tx: Queryable,
  sourceId: string,
  { ticks, state, now }: { readonly ticks: readonly Date[]; readonly state: Tick['state']; readonly now: Date },
): Promise<boolean> {
  if (ticks.length === 0) return false;
  const rows = await tx.query(
    `INSERT INTO tick (source_id, tick_at, state, recorded_at) SELECT $1, tick_at, $3, $4 FROM unnest($2::timestamptz[]) AS tick_at
     ON CONFLICT (source_id, tick_at) DO NOTHING RETURNING tick_at`,
    [sourceId, ticks.map((tick) => tick.toISOString()), state, now],
  );
  return rows.length > 0;
}

/** The newest tick of each source. */
export async function lastTicks(db: Queryable): Promise<Tick[]> {
  return db.query<Tick>(
    `SELECT DISTINCT ON (source_id) source_id AS "sourceId", tick_at AS "tickAt", state, run_id AS "runId", recorded_at AS "recordedAt"
     FROM tick ORDER BY source_id, tick_at DESC`,
  );
}
