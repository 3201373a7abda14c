import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ScheduleDesk } from './schedule-desk.ts';
import { openScheduleDesk } from './schedule-desk.ts';

let desk: ScheduleDesk;
beforeAll(async () => {
  desk = await openScheduleDesk();
});
beforeEach(() => desk.clear());
afterAll(() => desk.store.close());

it('the schedule follows the source files, however often they are changed', async () => {
  await desk.write('paper-a');
  expect(await desk.gleaner('schedule apply')).toMatchObject({
    code: 0,
    lines: [],
    err: expect.stringMatching(
      /^gleaner: no source that is on has a schedule; next: .*`gleaner schedule apply`\n$/,
    ) as string,
  });

  await desk.write('paper-a', { schedule: '30 6 * * *' });
  await desk.write('paper-b', { schedule: '*/30 * * * *' });
  await desk.write('paper-off', { schedule: '0 9 * * *', enabled: false });
  const added = await desk.gleaner('schedule apply');
  expect(added.lines).toEqual([
    expect.stringMatching(/^paper-a +added +30 6 \* \* \* +Europe\/London$/),
    expect.stringMatching(/^paper-b +added +\*\/30 \* \* \* \* +Europe\/London$/),
  ]);
  expect(added.err).toContain('when it starts again');

  await desk.write('paper-a', { schedule: '0 7 * * *' });
  await desk.remove('paper-b');
  const changed = await desk.gleaner('schedule apply', ['paper-off']);
  expect(changed.lines).toEqual([
    expect.stringMatching(/^paper-a +changed +0 7 \* \* \* +Europe\/London +30 6 \* \* \* \(Europe\/London\)$/),
    expect.stringMatching(/^paper-b +removed +\*\/30 \* \* \* \* \(Europe\/London\)$/),
    expect.stringMatching(/^paper-off +added /),
  ]);

  const again = await desk.gleaner('schedule apply --json', ['paper-off']);
  expect(again.lines.map((line) => JSON.parse(line) as object)).toEqual(
    ['paper-a', 'paper-off'].map((sourceId) => expect.objectContaining({ sourceId, change: 'kept' }) as object),
  );
  expect(again.err).toBe('');
});

it('a wrong pattern changes nothing: exit code 2, with source, key and what was expected', async () => {
  await desk.write('paper-a', { schedule: '0 7 * * *' });
  await desk.gleaner('schedule apply');
  const before = await desk.store.db.query('SELECT * FROM schedule');
  expect(before).toHaveLength(1);
  await desk.write('paper-wrong', { schedule: '99 6 * * *' });
  const { code, err } = await desk.gleaner('schedule apply');
  expect(code).toBe(2);
  expect(err).toMatch(
    /read source paper-wrong .*schedule: "99 6 \* \* \*" is not a cron pattern .*expected five fields/,
  );
  expect(await desk.store.db.query('SELECT * FROM schedule')).toEqual(before);
});
