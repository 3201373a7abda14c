import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { captureById } from '../../src/store/captures.ts';
import { openFailures, recordFailure } from '../../src/store/failures.ts';
import { closeRun } from '../../src/store/runs.ts';
import { settleTarget } from '../../src/store/targets.ts';
import { requeueFailures } from '../../workers/requeue-failures.ts';
import { later, newFailure, NOON, sampleCapture, sampleRun, sampleTarget, targetByUri } from '../sample-rows.ts';
import { sampleSource } from '../sample-source.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';

const A = 'https://hartwell.test/a';
const FEED = 'https://hartwell.test/feed';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

const requeue = (filter: Parameters<typeof requeueFailures>[1] = {}): ReturnType<typeof requeueFailures> =>
  requeueFailures(store.db, filter, { source: () => sampleSource(), now: later(60) });

/** A closed run with one failure of each kind. */
async function failed(): Promise<void> {
  const { db } = store;
  const run = await sampleRun(db);
  const page = await sampleTarget(db, A);
  await settleTarget(db, page.id, { state: 'failed', outcome: 'failed', attempts: 3 });
  const read = await sampleTarget(db, `${A}b`);
  const feed = await sampleTarget(db, FEED, { role: 'seed', step: { reader: 'feed' } });
  for (const { id } of [read, feed]) await settleTarget(db, id, { state: 'settled', outcome: 'captured', attempts: 0 });
  await sampleCapture(db, read, { id: '00000000000000d1', unreadDocument: false });
  await sampleCapture(db, feed, { id: '00000000000000f1', unreadSeed: false });
  await recordFailure(db, newFailure({ work: `fetch:${page.id}`, targetId: page.id }));
  await recordFailure(
    db,
    newFailure({
      work: `ingest:${read.id}`,
      stage: 'ingest',
      code: 'READER_TIMEOUT',
      targetId: read.id,
      captureId: '00000000000000d1',
    }),
  );
  await recordFailure(
    db,
    newFailure({
      work: `discover:${feed.id}`,
      stage: 'discover',
      code: 'FEED_UNREADABLE',
      targetId: feed.id,
      captureId: '00000000000000f1',
    }),
  );
  await closeRun(db, run.id, { state: 'done', now: NOON });
}

it('a failed fetch is due again, a failed reading is unread again, in one run that plants no seeds', async () => {
  await failed();
  const { replayed, opened } = await requeue();
  expect(replayed).toBe(3);
  expect(opened).toMatchObject([{ run: { sourceId: 'hartwell-post', cause: 'replay', seeded: true }, resumed: false }]);
  const runId = opened[0]?.run.id;
  expect(await targetByUri(store.db, A)).toMatchObject({ runId, attempts: 0, outcome: null });
  expect(await captureById(store.db, '00000000000000d1')).toMatchObject({
    unreadDocument: true,
    unreadSeed: false,
    runId,
  });
  expect(await captureById(store.db, '00000000000000f1')).toMatchObject({
    unreadDocument: false,
    unreadSeed: true,
    runId,
  });
  expect(await targetByUri(store.db, `${A}b`)).toMatchObject({ outcome: 'captured' });
  expect(await openFailures(store.db)).toEqual([]);
});

it('only what the filter means is put back', async () => {
  await failed();
  const { replayed, opened } = await requeue({ stage: 'ingest' });
  expect([replayed, opened.length]).toEqual([1, 1]);
  expect(await targetByUri(store.db, A)).toMatchObject({ outcome: 'failed' });
  expect(await captureById(store.db, '00000000000000d1')).toMatchObject({ unreadDocument: true });
  expect(await openFailures(store.db)).toHaveLength(2);
});

it('nothing to replay opens no run', async () => {
  await failed();
  expect(await requeue({ code: 'NO_SUCH_CODE' })).toEqual({ replayed: 0, opened: [] });
  expect(await store.db.query(`SELECT id FROM run WHERE state = 'running'`)).toEqual([]);
});

it('a source that found too little is crawled anew', async () => {
  await recordFailure(
    store.db,
    newFailure({ work: 'discover:hartwell-post', stage: 'discover', code: 'YIELD_TOO_LOW' }),
  );
  const { opened } = await requeue();
  expect(opened).toMatchObject([{ run: { cause: 'crawl', seeded: false } }]);
});

it('a source whose crawl is still open goes on in it', async () => {
  await failed();
  const run = await sampleRun(store.db);
  expect((await requeue()).opened).toMatchObject([{ run: { id: run.id, cause: 'crawl' }, resumed: true }]);
});

it('a source that is not there any more stops the replay before anything is put back', async () => {
  await failed();
  const source = (): never => {
    throw new Error('find source hartwell-post failed');
  };
  await expect(requeueFailures(store.db, {}, { source, now: NOON })).rejects.toThrow('find source');
  expect(await openFailures(store.db)).toHaveLength(3);
});
