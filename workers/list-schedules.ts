/** The schedule as an operator asks for it: rows and source files side by side. Changes nothing. */
import { localTime, zoneOf } from '../queue/schedule.ts';
import type { Source } from '../src/records/source.ts';
import type { Queryable } from '../src/store/database.ts';
import type { AppliedSchedule, Tick } from '../src/store/schedules.ts';
import { appliedSchedules, lastTicks } from '../src/store/schedules.ts';

interface PatternInZone {
  readonly pattern: string;
  readonly timeZone: string;
}

export interface ListedSchedule {
  readonly sourceId: string;
  /** `changed`: row and file differ, or the row's source is off or gone. */
  readonly state: 'applied' | 'changed' | 'not-applied' | 'off';
  /** What is in force: null when nothing is. */
  readonly applied: (PatternInZone & Pick<AppliedSchedule, 'since' | 'appliedAt'>) | null;
  /** The source is there, has a schedule and is on. */
  readonly isWanted: boolean;
  /** What the source file says; null when the source is gone or has no schedule. */
  readonly file: PatternInZone | null;
  /** The zone it is computed in: UTC for intervals. */
  readonly zone: string;
  /** The first tick that nobody has seen; in the past when nobody has looked since. */
  readonly nextAt: Date | null;
  /** The same on the wall clock of `zone`. */
  readonly nextLocal: string | null;
  readonly lastTick: Omit<Tick, 'sourceId'> | null;
}

/** Sources that have a schedule in the rows or in their files, in the order of their ids. */
export async function listSchedules(db: Queryable, sources: readonly Source[]): Promise<ListedSchedule[]> {
  const applied = new Map((await appliedSchedules(db)).map((row) => [row.sourceId, row]));
  const ticks = new Map((await lastTicks(db)).map((tick) => [tick.sourceId, tick]));
  const known = new Map(sources.map((source) => [source.id, source]));
  const ids = new Set([...applied.keys(), ...sources.flatMap(({ id, schedule }) => (schedule ? [id] : []))]);
  return [...ids].sort().flatMap((id) => {
    const row = applied.get(id) ?? null;
    const source = known.get(id);
    const inForce = row ?? fileOf(source);
    if (inForce === null) return [];
    return [{ sourceId: id, ...compare(row, source), zone: zoneOf(inForce), lastTick: withoutSource(ticks.get(id)) }];
  });
}

function compare(row: AppliedSchedule | null, source: Source | undefined) {
  const file = fileOf(source);
  const isWanted = source?.enabled === true && file !== null;
  const isSame = row?.pattern === file?.pattern && row?.timeZone === file?.timeZone;
  const state = row === null ? (isWanted ? 'not-applied' : 'off') : isWanted && isSame ? 'applied' : 'changed';
  if (row === null) return { state, isWanted, applied: null, file, nextAt: null, nextLocal: null } as const;
  const { pattern, timeZone, since, appliedAt } = row;
  // Nobody can crawl a source that is gone.
  const nextAt = source === undefined ? null : row.nextAt;
  const nextLocal = nextAt === null ? null : localTime(row, nextAt);
  return { state, isWanted, applied: { pattern, timeZone, since, appliedAt }, file, nextAt, nextLocal } as const;
}

function fileOf(source: Source | undefined): PatternInZone | null {
  return source?.schedule === undefined ? null : { pattern: source.schedule, timeZone: source.timeZone };
}

function withoutSource(tick: Tick | undefined): Omit<Tick, 'sourceId'> | null {
  if (tick === undefined) return null;
  const { tickAt, state, runId, recordedAt } = tick;
  return { tickAt, state, runId, recordedAt };
}
