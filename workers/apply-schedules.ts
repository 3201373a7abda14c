/** Makes the rows of the schedule say what the source files say; begins nothing. */
import { nextTick } from '../queue/schedule.ts';
import type { Source } from '../src/records/source.ts';
import type { Database } from '../src/store/database.ts';
import type { ScheduleChange, WantedSchedule } from '../src/store/schedules.ts';
import { replaceSchedules } from '../src/store/schedules.ts';

/**
 * Writes the schedules of the sources that are on, and removes all others. `sources` are all that are configured: what
 * is not among them is taken to be gone.
 */
export async function applySchedules(
  db: Database,
  { sources, now }: { readonly sources: readonly Source[]; readonly now: Date },
): Promise<ScheduleChange[]> {
  const wanted = sources.flatMap(({ id, enabled, schedule: pattern, timeZone }): WantedSchedule[] =>
    enabled && pattern !== undefined
      ? [{ sourceId: id, pattern, timeZone, nextAt: nextTick({ pattern, timeZone }, now) }]
      : [],
  );
  return replaceSchedules(db, wanted, now);
}
