/** The contract of src/store/schedules.ts. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { closeRun, openRunOf, openRuns } from '../../src/store/runs.ts';
import type { AppliedSchedule, WantedSchedule } from '../../src/store/schedules.ts';
import { appliedSchedules, dueSchedules, lastTicks, recordTick, replaceSchedules } from '../../src/store/schedules.ts';
import { later, NOON, sampleRun } from '../sample-rows.ts';

const HOUR = 3600;

function wanted(sourceId: string, changes: Partial<WantedSchedule> = {}): WantedSchedule {
  return { sourceId, pattern: '0 * * * *', timeZone: 'Europe/London', nextAt: later(HOUR), ...changes };
}

export function schedulesContract(db: () => Database): void {
  const apply = async (schedules: readonly WantedSchedule[], now = NOON): Promise<string[]> =>
    (await replaceSchedules(db(), schedules, now)).map(({ change, sourceId }) => `${change} ${sourceId}`);
  const applied = async (sourceId: string): Promise<AppliedSchedule> => {
    const row = (await appliedSchedules(db())).find((one) => one.sourceId === sourceId);
    if (row === undefined) throw new Error(`no schedule of ${sourceId}`);
    return row;
  };
  const record = (schedule: AppliedSchedule, changes: { tickAt?: Date; missed?: Date[]; nextAt?: Date } = {}) =>
    recordTick(db(), schedule, {
      tickAt: schedule.nextAt,
      missed: [],
      nextAt: later(HOUR, schedule.nextAt),
      now: later(2 * HOUR),
      ...changes,
    });

  describe('schedules', () => {
    it('become what is wanted, and nothing else', async () => {
      expect(await apply([wanted('b'), wanted('a'), wanted('c')])).toEqual(['added a', 'added b', 'added c']);
      const changes = [wanted('a'), wanted('b', { pattern: '30 6 * * *' }), wanted('d')];
      expect(await apply(changes)).toEqual(['kept a', 'changed b', 'removed c', 'added d']);
      expect((await appliedSchedules(db())).map(({ sourceId, pattern }) => `${sourceId} ${pattern}`)).toEqual([
        'a 0 * * * *',
        'b 30 6 * * *',
        'd 0 * * * *',
      ]);
      expect(await apply([])).toEqual(['removed a', 'removed b', 'removed d']);
      expect(await apply([])).toEqual([]);
    });

    it('tell what they were and what they are', async () => {
      await apply([wanted('a')]);
      expect(await replaceSchedules(db(), [wanted('a', { timeZone: 'UTC' })], NOON)).toEqual([
        {
          sourceId: 'a',
          change: 'changed',
          was: { pattern: '0 * * * *', timeZone: 'Europe/London' },
          now: { pattern: '0 * * * *', timeZone: 'UTC' },
        },
      ]);
    });

    it('that are new or changed count from now; that are kept count on', async () => {
      await apply([wanted('a'), wanted('b')]);
      const now = later(2 * HOUR);
      const nextAt = later(3 * HOUR);
      await apply([wanted('a', { nextAt }), wanted('b', { nextAt, timeZone: 'UTC' })], now);
      // Its tick at one o'clock has not been seen: it stays due.
      expect(await applied('a')).toMatchObject({ since: NOON, nextAt: later(HOUR), appliedAt: now });
      expect(await applied('b')).toMatchObject({ since: now, nextAt, appliedAt: now });
    });

    it('get their next tick back from a clock that once ran far ahead', async () => {
      await apply([wanted('a', { nextAt: later(9000 * HOUR) })]);
      await apply([wanted('a')]);
      expect(await applied('a')).toMatchObject({ since: NOON, nextAt: later(HOUR) });
    });

    it('are written by one of several that apply at once', async () => {
      const all = Array.from({ length: 4 }, () => apply([wanted('a'), wanted('b')]));
      expect((await Promise.all(all)).flat().toSorted()).toEqual([
        'added a',
        'added b',
        ...Array.from({ length: 3 }, () => 'kept a'),
        ...Array.from({ length: 3 }, () => 'kept b'),
      ]);
    });

    it('are due when their tick has come, the longest waiting first, of the sources asked for', async () => {
      await apply([wanted('a'), wanted('b', { nextAt: later(60) }), wanted('c'), wanted('d', { nextAt: later(9999) })]);
      const of = { sourceIds: ['a', 'b', 'd', 'unknown'], now: later(HOUR) };
      expect((await dueSchedules(db(), of)).map(({ sourceId }) => sourceId)).toEqual(['b', 'a']);
      expect(await dueSchedules(db(), { ...of, now: NOON })).toEqual([]);
      expect(await dueSchedules(db(), { ...of, sourceIds: [] })).toEqual([]);
    });
  });

  describe('a tick', () => {
    it('opens the run of its source, is a row, and moves the next one on', async () => {
      await apply([wanted('a')]);
      const recorded = await record(await applied('a'));
      expect(recorded).toMatchObject({ state: 'started', run: { sourceId: 'a', cause: 'schedule', seeded: false } });
      expect(await openRunOf(db(), 'a')).toEqual(recorded?.run);
      expect(await lastTicks(db())).toEqual([
        { sourceId: 'a', tickAt: later(HOUR), state: 'started', runId: recorded?.run.id, recordedAt: later(2 * HOUR) },
      ]);
      expect(await applied('a')).toMatchObject({ nextAt: later(2 * HOUR) });
    });

    it('is rung by whoever comes first', async () => {
      await apply([wanted('a')]);
      const schedule = await applied('a');
      const recorded = await Promise.all(Array.from({ length: 5 }, () => record(schedule)));
      expect(recorded.filter((one) => one !== null)).toHaveLength(1);
      expect(await openRuns(db())).toHaveLength(1);
    });

    it('overlaps a run that is still open, and begins no second one', async () => {
      await apply([wanted('a')]);
      const open = await sampleRun(db(), 'a');
      expect(await record(await applied('a'))).toEqual({ state: 'overlapped', run: open });
      expect(await lastTicks(db())).toMatchObject([{ state: 'overlapped', runId: open.id }]);
      await closeRun(db(), open.id, { state: 'done', now: later(2 * HOUR) });
      expect(await record(await applied('a'))).toMatchObject({ state: 'started' });
    });

    it('takes those that were missed before it along', async () => {
      await apply([wanted('a')]);
      await record(await applied('a'), { tickAt: later(HOUR * 3), missed: [later(HOUR * 2), later(HOUR)] });
      expect(await db().query('SELECT tick_at AS at, state, run_id AS run FROM tick ORDER BY tick_at')).toEqual([
        { at: later(HOUR), state: 'missed', run: null },
        { at: later(HOUR * 2), state: 'missed', run: null },
        { at: later(HOUR * 3), state: 'started', run: 1 },
      ]);
      expect(await lastTicks(db())).toMatchObject([{ tickAt: later(HOUR * 3), state: 'started' }]);
    });

    it('that is recorded already is not rung again by a clock that was set back', async () => {
      await apply([wanted('a')]);
      const first = await record(await applied('a'));
      await closeRun(db(), first?.run.id ?? 0, { state: 'done', now: later(HOUR) });
      // Applied again on a machine whose clock is behind.
      await apply([wanted('a')]);
      expect(await applied('a')).toMatchObject({ nextAt: later(HOUR) });
      expect(await record(await applied('a'))).toBeNull();
      expect(await applied('a')).toMatchObject({ nextAt: later(HOUR * 2) });
      expect(await openRuns(db())).toEqual([]);
    });

    it.each([
      ['changed', [wanted('a', { pattern: '0 6 * * *' })]],
      ['moved to another zone', [wanted('a', { timeZone: 'UTC' })]],
      ['removed', []],
    ])('of a schedule that was %s since it was read is nobody’s', async (_how, schedules) => {
      await apply([wanted('a')]);
      const before = await applied('a');
      await apply(schedules);
      expect(await record(before)).toBeNull();
      expect(await lastTicks(db())).toEqual([]);
    });
  });
}
