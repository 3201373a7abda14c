import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reconcile } from '../../queue/reconcile.ts';
import { closeRun, markSeeded } from '../../src/store/runs.ts';
import { settleTarget } from '../../src/store/targets.ts';
import { later, NOON, sampleCapture, sampleRun, sampleTarget } from '../sample-rows.ts';
import type { TestQueue } from './test-queue.ts';
import { openTestQueue } from './test-queue.ts';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
afterEach(async () => {
  await queue.queues.wipe();
  await queue.store.clear();
});
afterAll(() => queue.close());

const SOURCE = 'hartwell-post';
const again = (sourceIds = [SOURCE], now = NOON): ReturnType<typeof reconcile> =>
  reconcile(queue.store.db, queue.queues, { sourceIds, now });
const waiting = async (): Promise<number[]> =>
  Promise.all((['discover', 'host', 'ingest'] as const).map(async (name) => (await queue.depth(name)).waiting));

/** A run in the middle of everything: a page due, one due later, a feed and a document unread, and things that are done. */
async function midway(): Promise<void> {
  const { db } = queue.store;
  const run = await sampleRun(db);
  await markSeeded(db, run.id);
  await sampleTarget(db, 'https://due.test/');
  const retry = await sampleTarget(db, 'https://later.test/');
  await settleTarget(db, retry.id, { state: 'due', outcome: null, attempts: 1, dueAt: later(60) });
  const feed = await sampleTarget(db, 'https://done.test/feed', { role: 'seed', step: { reader: 'feed' } });
  const page = await sampleTarget(db, 'https://done.test/a');
  for (const { id } of [feed, page]) await settleTarget(db, id, { state: 'settled', outcome: 'captured', attempts: 0 });
  await sampleCapture(db, feed, { id: '00000000000000f1' });
  await sampleCapture(db, page, { id: '00000000000000d1' });
  await sampleCapture(db, page, { id: '00000000000000d2', unreadDocument: false });
}

describe('reconcile', () => {
  it('rings for exactly the work that the rows name, after the queue was lost', async () => {
    await midway();
    await queue.queues.wipe();
    const work = { sourceIds: [SOURCE], paceKeys: ['due.test'], captureIds: ['00000000000000d1'] };
    expect(await again()).toEqual(work);
    expect(await waiting()).toEqual([1, 1, 1]);
  });

  it('changes nothing when the work is on the queue already', async () => {
    await midway();
    for (let n = 0; n < 3; n += 1) await again();
    expect(await waiting()).toEqual([1, 1, 1]);
  });

  it('wakes a host when its pages fall due', async () => {
    await midway();
    expect((await again([SOURCE], later(60))).paceKeys.toSorted()).toEqual(['due.test', 'later.test']);
  });

  it('rings for a run whose seeds are not planted yet', async () => {
    await sampleRun(queue.store.db);
    expect(await again()).toEqual({ sourceIds: [SOURCE], paceKeys: [], captureIds: [] });
  });

  it('leaves alone what belongs to sources that it does not work for', async () => {
    await midway();
    expect(await again(['other'])).toEqual({ sourceIds: [], paceKeys: [], captureIds: [] });
    expect(await again([])).toEqual({ sourceIds: [], paceKeys: [], captureIds: [] });
    expect(await waiting()).toEqual([0, 0, 0]);
  });

  it('finds nothing to do when all is done', async () => {
    const run = await sampleRun(queue.store.db);
    await closeRun(queue.store.db, run.id, { state: 'done', now: NOON });
    expect(await again()).toEqual({ sourceIds: [], paceKeys: [], captureIds: [] });
  });
});
