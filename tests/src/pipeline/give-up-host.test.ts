import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { giveUpHost } from '../../../src/pipeline/give-up-host.ts';
import { visitHost } from '../../../src/pipeline/visit-host.ts';
import { openFailures } from '../../../src/store/failures.ts';
import { setPace, takeLease, releaseLease } from '../../../src/store/hosts.ts';
import { addTargets } from '../../../src/store/targets.ts';
import { later, newTarget, NOON, sampleRun, sampleTarget, targetByUri } from '../../sample-rows.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';
import { lendTools } from './lent-tools.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

it('every due target of the host becomes a failure, and no other', async () => {
  const tools = lendTools(store);
  const { id: runId } = await sampleRun(store.db);
  // More than one batch.
  const targets = Array.from({ length: 450 }, (_, n) => newTarget(`https://hartwell.test/${n}`));
  await addTargets(store.db, { sourceId: 'hartwell-post', runId, targets, now: NOON });
  await sampleTarget(store.db, 'https://b.test/');
  await sampleTarget(store.db, 'https://hartwell.test/other', { sourceId: 'other' });
  await giveUpHost('hartwell.test', later(3600), tools);
  const failures = await openFailures(store.db);
  expect(failures).toHaveLength(450);
  expect(failures[0]).toMatchObject({
    stage: 'fetch',
    code: 'FETCH_WAIT',
    retryable: true,
    paceKey: 'hartwell.test',
    runId,
    attempts: 1,
  });
  expect(failures[0]?.message).toContain('hartwell.test asks to be left alone until 2026-02-11T13:00:00.000Z');
  expect(await targetByUri(store.db, 'https://b.test/')).toMatchObject({ outcome: null });
  expect(await targetByUri(store.db, 'https://hartwell.test/other')).toMatchObject({ outcome: null });
});

it('a visit does so when an earlier run was told to stay away for long', async () => {
  const tools = lendTools(store);
  await sampleTarget(store.db, 'https://hartwell.test/a');
  await takeLease(store.db, 'hartwell.test', { owner: 'earlier', now: NOON, until: later(1) });
  await setPace(store.db, 'hartwell.test', {
    fence: 1,
    nextSlotAt: later(3600),
    delayMs: 2000,
    lastResponseMs: null,
    refusals: 1,
  });
  await releaseLease(store.db, 'hartwell.test', 1);
  expect(await visitHost('hartwell.test', 'test', tools)).toEqual({ kind: 'idle', fetched: 0 });
  expect(tools.asked).toEqual([]);
  expect(await openFailures(store.db)).toHaveLength(1);
});
