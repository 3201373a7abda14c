/** The contract of src/store/hosts.ts: pace, and a lease with a fence. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import {
  dropAllLeases,
  hostOverview,
  loadRobots,
  releaseLease,
  renewLease,
  saveRobots,
  setPace,
  takeLease,
} from '../../src/store/hosts.ts';
import { later, NOON, sampleTarget } from '../sample-rows.ts';

const KEY = 'hartwell.test';

export function hostsContract(db: () => Database): void {
  const take = (owner: string, now = NOON): ReturnType<typeof takeLease> =>
    takeLease(db(), KEY, { owner, now, until: later(180, now) });
  const slot = { nextSlotAt: later(2), delayMs: 2000, lastResponseMs: 120, refusals: 0 };

  describe('hosts', () => {
    it('may be asked at once when nobody ever was there', async () => {
      expect(await take('a')).toEqual({
        paceKey: KEY,
        nextSlotAt: new Date(0),
        delayMs: null,
        lastResponseMs: null,
        refusals: 0,
        fence: 1,
      });
    });

    it('are given to one worker at a time', async () => {
      const leases = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => take(owner)));
      expect(leases.filter((lease) => lease !== null)).toHaveLength(1);
      expect(await take('e', later(179))).toBeNull();
    });

    it('are free after release, and the next fence is higher', async () => {
      const first = await take('a');
      await releaseLease(db(), KEY, first?.fence ?? 0);
      expect(await take('b')).toMatchObject({ fence: 2 });
    });

    it('are free when the lease ran out, and then the slow worker has lost the host', async () => {
      await take('slow');
      expect(await take('next', later(180))).toMatchObject({ fence: 2 });
      expect(await renewLease(db(), KEY, { fence: 1, until: later(999) })).toBe(false);
      expect(await setPace(db(), KEY, { fence: 1, ...slot })).toBe(false);
      await releaseLease(db(), KEY, 1);
      expect(await take('third', later(181))).toBeNull();
      expect(await renewLease(db(), KEY, { fence: 2, until: later(400) })).toBe(true);
      expect(await take('third', later(399))).toBeNull();
    });

    it('stay with a worker that is late, as long as no other came', async () => {
      await take('a');
      expect(await renewLease(db(), KEY, { fence: 1, until: later(500) })).toBe(true);
    });

    it('cannot be held on after release', async () => {
      await take('a');
      await releaseLease(db(), KEY, 1);
      expect(await renewLease(db(), KEY, { fence: 1, until: later(500) })).toBe(false);
    });

    it('keep their pace for the next worker; an answer without a duration keeps the last', async () => {
      await take('a');
      expect(await setPace(db(), KEY, { fence: 1, ...slot })).toBe(true);
      await setPace(db(), KEY, { fence: 1, ...slot, lastResponseMs: null, refusals: 2 });
      await releaseLease(db(), KEY, 1);
      expect(await take('b')).toMatchObject({ nextSlotAt: later(2), delayMs: 2000, lastResponseMs: 120, refusals: 2 });
    });

    it('are all free after their owner died', async () => {
      await take('dead');
      await dropAllLeases(db());
      expect(await take('b')).toMatchObject({ fence: 2 });
      expect(await renewLease(db(), KEY, { fence: 1, until: later(500) })).toBe(false);
    });

    it('are shown with what waits there', async () => {
      await take('a');
      await sampleTarget(db(), `https://${KEY}/a`);
      expect(await hostOverview(db())).toEqual([
        { paceKey: KEY, nextSlotAt: new Date(0), delayMs: null, refusals: 0, busy: true, due: 1 },
      ]);
    });

    it('keep their robots.txt as it was last read', async () => {
      expect(await loadRobots(db(), 'https://hartwell.test')).toBeNull();
      await saveRobots(db(), 'https://hartwell.test', { entry: '{"body":"a"}', fetchedAt: NOON });
      await saveRobots(db(), 'https://hartwell.test', { entry: '{"body":"b"}', fetchedAt: later(60) });
      expect(await loadRobots(db(), 'https://hartwell.test')).toEqual({ entry: { body: 'b' }, fetchedAt: later(60) });
    });
  });
}
