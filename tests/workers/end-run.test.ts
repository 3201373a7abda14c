import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openFailures } from '../../src/store/failures.ts';
import { markSeeded, runById } from '../../src/store/runs.ts';
import { settleTarget } from '../../src/store/targets.ts';
import { endIfOver } from '../../workers/end-run.ts';
import { NOON, sampleCapture, sampleRun, sampleTarget } from '../sample-rows.ts';
import { sampleSource } from '../sample-source.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterEach(() => store.clear());
afterAll(() => store.close());

const tools = (minExpected = 0) => ({
  db: store.db,
  source: (id: string) => (id === 'hartwell-post' ? sampleSource({ minExpected }) : null),
  clock: () => NOON,
});

/** A run that has been seeded and has one settled document. */
async function readyRun(): Promise<number> {
  const { id } = await sampleRun(store.db);
  await markSeeded(store.db, id);
  const target = await sampleTarget(store.db, 'https://hartwell.test/a', { runId: id });
  await settleTarget(store.db, target.id, { state: 'settled', outcome: 'captured', attempts: 0 });
  return id;
}

describe('a run', () => {
  it('is over when nothing of it is left to do', async () => {
    const id = await readyRun();
    expect(await endIfOver({ id }, tools())).toBe(true);
    expect(await runById(store.db, id)).toMatchObject({ state: 'done', summary: { found: 1 } });
  });

  it('is not over before its seeds are planted', async () => {
    const { id } = await sampleRun(store.db);
    expect(await endIfOver({ id }, tools())).toBe(false);
  });

  it('is not over while something is due', async () => {
    const id = await readyRun();
    await sampleTarget(store.db, 'https://hartwell.test/b', { runId: id });
    expect(await endIfOver({ id }, tools())).toBe(false);
  });

  it('is not over while a capture is unread', async () => {
    const id = await readyRun();
    const target = await sampleTarget(store.db, 'https://hartwell.test/b', { runId: id });
    await settleTarget(store.db, target.id, { state: 'settled', outcome: 'captured', attempts: 0 });
    await sampleCapture(store.db, target, { unreadDocument: true });
    expect(await endIfOver({ id }, tools())).toBe(false);
  });

  it('that found too little fails with its reason counted, once, however many ask', async () => {
    const id = await readyRun();
    const asked = await Promise.all(Array.from({ length: 4 }, () => endIfOver({ id }, tools(5))));
    expect(asked).toEqual([true, true, true, true]);
    expect(await runById(store.db, id)).toMatchObject({ state: 'failed', summary: { failed: 1 } });
    expect(await openFailures(store.db)).toMatchObject([{ code: 'YIELD_TOO_LOW', attempts: 1 }]);
  });

  it('of a source that is gone ends all the same', async () => {
    const { id } = await sampleRun(store.db, 'retired');
    await markSeeded(store.db, id);
    expect(await endIfOver({ id }, tools())).toBe(true);
    expect(await runById(store.db, id)).toMatchObject({ state: 'done' });
  });
});
