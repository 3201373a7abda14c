import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appliedSchedules } from '../../src/store/schedules.ts';
import { applySchedules } from '../../workers/apply-schedules.ts';
import { sampleSource } from '../sample-source.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';

const now = new Date('2026-07-01T12:00:00.000Z');

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

describe('applying schedules', () => {
  it('writes those of sources that are on, with the first tick from now', async () => {
    const sources = [
      sampleSource({ id: 'daily', schedule: '30 6 * * *' }),
      sampleSource({ id: 'half-hourly', schedule: '*/30 * * * *' }),
      sampleSource({ id: 'in-kathmandu', schedule: '30 6 * * *', timeZone: 'Asia/Kathmandu' }),
      sampleSource({ id: 'off', schedule: '30 6 * * *', enabled: false }),
      sampleSource({ id: 'when-asked' }),
    ];
    const changes = await applySchedules(store.db, { sources, now });
    expect(changes.map(({ sourceId, change }) => `${change} ${sourceId}`)).toEqual([
      'added daily',
      'added half-hourly',
      'added in-kathmandu',
    ]);
    const rows = await appliedSchedules(store.db);
    expect(rows.map(({ sourceId, nextAt }) => `${sourceId} ${nextAt.toISOString().slice(0, 16)}`)).toEqual([
      'daily 2026-07-02T05:30',
      'half-hourly 2026-07-01T12:30',
      'in-kathmandu 2026-07-02T00:45',
    ]);
  });

  it.each([
    ['switched off', [sampleSource({ schedule: '30 6 * * *', enabled: false })]],
    ['without a schedule', [sampleSource()]],
    ['gone', []],
  ])('removes that of a source that is %s', async (_how, sources) => {
    await applySchedules(store.db, { sources: [sampleSource({ schedule: '30 6 * * *' })], now });
    expect(await applySchedules(store.db, { sources, now })).toMatchObject([
      { sourceId: 'hartwell-post', change: 'removed' },
    ]);
    expect(await appliedSchedules(store.db)).toEqual([]);
  });
});
