import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ringTicks } from '../../../workers/ring-ticks.ts';
import { sampleSource } from '../../sample-source.ts';
import type { ScheduleDesk } from './schedule-desk.ts';
import { openScheduleDesk } from './schedule-desk.ts';

const DAY_MS = 86_400_000;

let desk: ScheduleDesk;
beforeAll(async () => {
  desk = await openScheduleDesk();
});
beforeEach(() => desk.clear());
afterAll(() => desk.store.close());

it('says that nothing is scheduled, and how to change that', async () => {
  const { code, lines, err } = await desk.gleaner('schedule list');
  expect({ code, lines }).toEqual({ code: 0, lines: [] });
  expect(err).toMatch(/^gleaner: no source that is on has a schedule; next: .*schedule: '30 6 \* \* \*'/);
});

it('shows each schedule, its next and last tick, and what is not applied', async () => {
  await desk.write('paper-daily', { schedule: '30 6 * * *', timeZone: 'Asia/Kathmandu' });
  await desk.write('paper-late', { schedule: '0 7 * * *' });
  await desk.write('paper-off', { schedule: '0 9 * * *', enabled: false });
  await desk.gleaner('schedule apply');
  const sources = [sampleSource({ id: 'paper-daily' })];
  const { facts } = await ringTicks(desk.store.db, { sources, now: new Date(Date.now() + DAY_MS) });
  expect(facts).toHaveLength(1);
  await desk.store.db.query(`UPDATE schedule SET next_at = now() - interval '1 hour' WHERE source_id = 'paper-late'`);
  await desk.write('paper-new', { schedule: '*/30 * * * *' });

  const { lines, err } = await desk.gleaner('schedule list');
  // A quarter to one in UTC is half past six in Kathmandu, all the year.
  expect(lines).toEqual([
    expect.stringMatching(
      /^paper-daily +30 6 \* \* \* +Asia\/Kathmandu +\d{4}-\d\d-\d\d 06:30 +\d{4}-\d\d-\d\d 00:45 +\d{4}-\d\d-\d\d 00:45 started, run 1$/,
    ),
    expect.stringMatching(/^paper-late .* overdue: no `gleaner serve` at work\?$/),
    expect.stringMatching(/^paper-new +\*\/30 \* \* \* \* +UTC +not applied: run `gleaner schedule apply`$/),
    expect.stringMatching(/^paper-off +0 9 \* \* \* +Europe\/London +off$/),
  ]);
  expect(err).toBe('');
});

it('says what the files would change', async () => {
  await desk.write('paper-daily', { schedule: '30 6 * * *' });
  await desk.write('paper-new', { schedule: '0 8 * * *' });
  await desk.gleaner('schedule apply');
  await desk.write('paper-daily', { schedule: '0 7 * * *' });
  await desk.remove('paper-new');
  expect((await desk.gleaner('schedule list')).lines).toEqual([
    expect.stringMatching(
      /^paper-daily +30 6 .* changed to 0 7 \* \* \* \(Europe\/London\): run `gleaner schedule apply`$/,
    ),
    expect.stringMatching(/^paper-new +0 8 .* switched off or removed: run `gleaner schedule apply`$/),
  ]);
});

it('with --json gives one line for each', async () => {
  await desk.write('paper-off', { schedule: '0 9 * * *', enabled: false });
  const { lines } = await desk.gleaner('schedule list --json', ['paper-off']);
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    {
      sourceId: 'paper-off',
      state: 'not-applied',
      isWanted: true,
      applied: null,
      file: { pattern: '0 9 * * *', timeZone: 'Europe/London' },
      zone: 'Europe/London',
      nextAt: null,
      nextLocal: null,
      lastTick: null,
    },
  ]);
});
