/** `gleaner schedule apply`: from now on the schedule is what the source files say. */
import { loadSources } from '../../config/load-sources.ts';
import type { ScheduleChange } from '../../src/store/schedules.ts';
import { applySchedules } from '../../workers/apply-schedules.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { drawTable } from '../table.ts';
import { jsonLine } from '../terminal-text.ts';
import { NOTHING_SCHEDULED } from './schedule-list.ts';

export async function run(_options: unknown, io: CommandIo, desk: Desk): Promise<number> {
  const { sourcesDir, enable } = desk.env;
  // Read anew: this may run in a process that has been at work since before the files were changed.
  const sources = await loadSources({ folder: sourcesDir, enable });
  const { db } = await desk.store();
  const changes = await applySchedules(db, { sources, now: new Date() });
  if (io.json) {
    for (const change of changes) io.out(jsonLine(change));
    return EXIT.done;
  }
  if (changes.length > 0) io.out(await drawTable(io, COLUMNS, changes.map(row)));
  if (changes.every(({ change }) => change === 'removed')) io.err(NOTHING_SCHEDULED);
  if (changes.some(({ change }) => change === 'added')) {
    io.err('gleaner: a `serve` at work takes up new times at once, and source files that are new when it starts again');
  }
  return EXIT.done;
}

const COLUMNS = [
  { title: 'source' },
  { title: 'change' },
  { title: 'pattern' },
  { title: 'zone' },
  { title: 'before', shrinks: true },
];

function row({ sourceId, change, now, was }: ScheduleChange): (string | undefined)[] {
  const before = change === 'changed' || change === 'removed' ? `${was?.pattern} (${was?.timeZone})` : undefined;
  return [sourceId, change, now?.pattern, now?.timeZone, before];
}
