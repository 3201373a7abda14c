import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../src/records/source.ts';
import { applySchedules } from '../../workers/apply-schedules.ts';
import type { ListedSchedule } from '../../workers/list-schedules.ts';
import { listSchedules } from '../../workers/list-schedules.ts';
import { ringTicks } from '../../workers/ring-ticks.ts';
import { sampleSource } from '../sample-source.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';

const now = new Date('2026-07-01T12:00:00.000Z');
const daily = sampleSource({ id: 'daily', schedule: '30 6 * * *' });
const isOff = { enabled: false };

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

const list = (sources: readonly Source[]): Promise<ListedSchedule[]> => listSchedules(store.db, sources);
const apply = (...sources: Source[]) => applySchedules(store.db, { sources, now });

describe('the list of schedules', () => {
  it('says when the next tick is, there and in UTC, and what became of the last', async () => {
    await apply(daily);
    const later = new Date('2026-07-02T05:30:20Z');
    await ringTicks(store.db, { sources: [daily], now: later });
    expect(await list([daily, sampleSource()])).toEqual([
      {
        sourceId: 'daily',
        state: 'applied',
        isWanted: true,
        applied: { pattern: '30 6 * * *', timeZone: 'Europe/London', since: now, appliedAt: now },
        file: { pattern: '30 6 * * *', timeZone: 'Europe/London' },
        zone: 'Europe/London',
        nextAt: new Date('2026-07-03T05:30:00Z'),
        nextLocal: '2026-07-03 06:30',
        lastTick: { tickAt: new Date('2026-07-02T05:30:00Z'), state: 'started', runId: 1, recordedAt: later },
      },
    ]);
  });

  it('shows an interval in UTC', async () => {
    const source = sampleSource({ schedule: '*/30 * * * *' });
    await apply(source);
    expect(await list([source])).toMatchObject([{ zone: 'UTC', nextLocal: '2026-07-01 12:30' }]);
  });

  it.each<[string, ListedSchedule['state'], readonly Source[], readonly Source[]]>([
    ['never applied', 'not-applied', [], [daily]],
    ['switched off, and never applied', 'off', [], [{ ...daily, ...isOff }]],
    ['applied', 'applied', [daily], [daily]],
    ['of another pattern', 'changed', [daily], [{ ...daily, schedule: '0 7 * * *' }]],
    ['in another zone', 'changed', [daily], [{ ...daily, timeZone: 'UTC' }]],
    ['switched off', 'changed', [daily], [{ ...daily, ...isOff }]],
    ['without a schedule', 'changed', [daily], [sampleSource({ id: 'daily' })]],
    ['gone', 'changed', [daily], []],
  ])('compares row and file: %s', async (_how, state, applied, files) => {
    await apply(...applied);
    const listed = await list(files);
    expect(listed).toMatchObject([{ sourceId: 'daily', state }]);
    // Nothing that is not in the rows rings; and nobody can crawl a source that is gone.
    expect(listed[0]?.nextAt === null).toBe(applied.length === 0 || files.length === 0);
  });

  it('is empty where no source has a schedule', async () => {
    expect(await list([sampleSource()])).toEqual([]);
  });
});
