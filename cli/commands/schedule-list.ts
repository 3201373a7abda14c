/** `gleaner schedule list`: which source is crawled when, what became of its last tick, and what is not applied yet. */
import { loadSources } from '../../config/load-sources.ts';
import type { ListedSchedule } from '../../workers/list-schedules.ts';
import { listSchedules } from '../../workers/list-schedules.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { drawTable } from '../table.ts';
import { jsonLine } from '../terminal-text.ts';

/** A tick is rung for within seconds where a `serve` is at work. */
const OVERDUE_MS = 60_000;

export async function run(_options: unknown, io: CommandIo, desk: Desk): Promise<number> {
  const { sourcesDir, enable } = desk.env;
  // Read anew: this may run in a process that has been at work for days.
  const sources = await loadSources({ folder: sourcesDir, enable });
  const { db } = await desk.store();
  const schedules = await listSchedules(db, sources);
  if (io.json) {
    for (const schedule of schedules) io.out(jsonLine(schedule));
    return EXIT.done;
  }
  if (schedules.length > 0) io.out(await drawSchedules(schedules, io));
  if (schedules.every(({ state }) => state === 'off')) io.err(NOTHING_SCHEDULED);
  return EXIT.done;
}

/** What both commands say when nothing is to be crawled at any time. */
export const NOTHING_SCHEDULED =
  "gleaner: no source that is on has a schedule; next: write one into its file, such as schedule: '30 6 * * *', or switch on one that has (GLEANER_ENABLE), then `gleaner schedule apply`";

function drawSchedules(schedules: readonly ListedSchedule[], io: CommandIo): Promise<string> {
  const now = Date.now();
  const rows = schedules.map((schedule) => [
    schedule.sourceId,
    (schedule.applied ?? schedule.file)?.pattern,
    schedule.zone,
    schedule.nextLocal,
    minute(schedule.nextAt),
    lastTick(schedule),
    notice(schedule, now),
  ]);
  return drawTable(io, COLUMNS, rows);
}

const COLUMNS = [
  { title: 'source' },
  { title: 'pattern' },
  { title: 'zone' },
  { title: 'next there' },
  { title: 'next (UTC)' },
  { title: 'last (UTC)' },
  { title: 'notice', shrinks: true },
];

function lastTick({ lastTick: tick }: ListedSchedule): string | null {
  if (tick === null) return null;
  return `${minute(tick.tickAt)} ${tick.state}${tick.runId === null ? '' : `, run ${tick.runId}`}`;
}

function notice({ state, isWanted, file, nextAt }: ListedSchedule, now: number): string {
  switch (state) {
    case 'off':
      return 'off';
    case 'not-applied':
      return 'not applied: run `gleaner schedule apply`';
    case 'changed': {
      const what = isWanted ? `changed to ${file?.pattern} (${file?.timeZone})` : 'switched off or removed';
      return `${what}: run \`gleaner schedule apply\``;
    }
    case 'applied':
      return nextAt !== null && now - nextAt.getTime() > OVERDUE_MS ? 'overdue: no `gleaner serve` at work?' : '';
  }
}

function minute(date: Date | null): string {
  return date === null ? '' : date.toISOString().slice(0, 16).replace('T', ' ');
}
