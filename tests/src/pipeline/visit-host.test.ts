import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitHost } from '../../../src/pipeline/visit-host.ts';
import { openFailures } from '../../../src/store/failures.ts';
import { dropAllLeases, releaseLease, setPace, takeLease } from '../../../src/store/hosts.ts';
import { dueTargets } from '../../../src/store/targets.ts';
import { later, NOON, sampleTarget, targetByUri } from '../../sample-rows.ts';
import { sampleSource } from '../../sample-source.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';
import type { LentOptions, LentTools } from './lent-tools.ts';
import { BY_ROBOTS, lendTools, page, wait } from './lent-tools.ts';

const HOST = 'hartwell.test';
const A = `https://${HOST}/a`;
const B = `https://${HOST}/b`;
const C = `https://${HOST}/c`;

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

/** Targets that are due, each with a page behind it. */
async function lend(targetUris: readonly string[], options: LentOptions = {}): Promise<LentTools> {
  const tools = lendTools(store, options);
  for (const targetUri of targetUris) {
    await sampleTarget(store.db, targetUri);
    tools.answer(targetUri, page(targetUri, `The page ${targetUri}`));
  }
  return tools;
}

const visit = (tools: LentTools): ReturnType<typeof visitHost> => visitHost(HOST, 'test', tools);
const seconds = (tools: LentTools): number[] => tools.asked.map(({ second }) => second);

describe('the pace of a host', () => {
  it('is kept between its pages: each waits for the slot that the one before left', async () => {
    const tools = await lend([A, B, C]);
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 3 });
    // A page takes 0.1 s, and two seconds pass after it.
    expect(seconds(tools)).toEqual([0, 2.1, 4.2]);
  });

  it('is kept over a change of workers', async () => {
    const tools = await lend([A]);
    await takeLease(store.db, HOST, { owner: 'earlier', now: NOON, until: later(1) });
    await setPace(store.db, HOST, { fence: 1, nextSlotAt: later(3), delayMs: 2000, lastResponseMs: 90, refusals: 0 });
    await releaseLease(store.db, HOST, 1);
    await visit(tools);
    expect(seconds(tools)).toEqual([3]);
    tools.advance(0.5);
    await sampleTarget(store.db, B);
    tools.answer(B, page(B, 'b'));
    await visit(tools);
    expect(seconds(tools)).toEqual([3, 5.1]);
  });

  it.each<[string, LentOptions, number]>([
    ['the source asks for', { sources: [sampleSource({ fetch: { minDelayMs: 4_000 } })] }, 4.1],
    ['robots.txt asks for', { crawlDelayMs: 3_500 }, 3.6],
    ['the etiquette says', {}, 2.1],
  ])('is what %s', async (_what, options, second) => {
    const tools = await lend([A, B], options);
    await visit(tools);
    expect(seconds(tools)).toEqual([0, second]);
  });

  it('is slower at a host that answers slowly', async () => {
    const tools = await lend([A, B]);
    tools.answer(A, page(A, 'slow', { elapsedMs: 1_000 }));
    await visit(tools);
    expect(seconds(tools)).toEqual([0, 4]);
  });

  it('gives the place up when the next slot is far away, and names it', async () => {
    const tools = await lend([A, B], { crawlDelayMs: 60_000 });
    expect(await visit(tools)).toEqual({ kind: 'more', until: later(60.1), fetched: 1 });
    expect(await visit(tools)).toEqual({ kind: 'more', until: later(60.1), fetched: 0 });
    tools.advance(60);
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 1 });
    expect(seconds(tools)).toEqual([0, 60.1]);
  });

  it('costs nothing for pages that robots.txt forbids: nothing was asked', async () => {
    const tools = await lend([A, B, C]);
    for (const targetUri of [A, B]) tools.answer(targetUri, BY_ROBOTS);
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 3 });
    expect(seconds(tools)).toEqual([0, 0, 0]);
    expect(tools.slept).toEqual([]);
    expect(await targetByUri(store.db, A)).toMatchObject({ outcome: 'blocked' });
  });
});

describe('a host that asks for patience', () => {
  it('is left alone for as long as it says, and the page loses no attempt', async () => {
    const tools = await lend([A, B]);
    tools.answer(A, wait(30_000), page(A, 'at last'));
    expect(await visit(tools)).toEqual({ kind: 'more', until: later(30), fetched: 1 });
    expect(await targetByUri(store.db, A)).toMatchObject({ attempts: 0, waits: 1, outcome: null });
    tools.advance(30);
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 2 });
    expect(seconds(tools).every((second, n) => n === 0 || second >= 30)).toBe(true);
    expect(await targetByUri(store.db, A)).toMatchObject({ outcome: 'captured', waits: 0 });
  });

  it('without saying for how long gets twice the time at each refusal, and the calm pace after an answer', async () => {
    const tools = await lend([A]);
    tools.answer(A, wait(null), wait(null), page(A, 'at last'));
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 1 });
    tools.advance(4);
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 1 });
    tools.advance(8);
    await sampleTarget(store.db, B);
    tools.answer(B, page(B, 'b'));
    await visit(tools);
    expect(seconds(tools)).toEqual([0, 4, 12, 14.1]);
  });

  it('too often is left to the next run, with a failure that says so', async () => {
    const tools = await lend([A], { pace: { maxWaits: 2 } });
    tools.answer(A, wait(1_000));
    for (let visitNo = 0; visitNo < 4; visitNo += 1) {
      await visit(tools);
      tools.advance(60);
    }
    expect(tools.asked).toHaveLength(3);
    expect(await openFailures(store.db)).toMatchObject([
      {
        code: 'FETCH_WAIT',
        retryable: true,
        attempts: 1,
        message: expect.stringMatching(/told to wait 3 times \(answered 429\)/) as string,
      },
    ]);
  });

  it('for longer than a run may last is given up with all that is due there, so that the run ends', async () => {
    const tools = await lend([A, B, C]);
    tools.answer(A, wait(3_600_000));
    expect(await visit(tools)).toMatchObject({ kind: 'idle' });
    expect(tools.asked).toHaveLength(1);
    expect(await store.db.query('SELECT DISTINCT state FROM target')).toEqual([{ state: 'failed' }]);
    const failures = await openFailures(store.db);
    expect(failures.map(({ code, targetUri }) => [code, targetUri]).toSorted()).toEqual([
      ['FETCH_WAIT', A],
      ['FETCH_WAIT', B],
      ['FETCH_WAIT', C],
    ]);
    expect(failures[0]?.message).toContain('2026-02-11T13:00:00.000Z');
  });
});

describe('one worker at a host', () => {
  it('is not joined by another', async () => {
    const tools = await lend([A]);
    await takeLease(store.db, HOST, { owner: 'other', now: NOON, until: later(60) });
    expect(await visit(tools)).toEqual({ kind: 'taken', fetched: 0 });
    expect(tools.asked).toEqual([]);
  });

  it('gives the host back, also when something breaks', async () => {
    const tools = await lend([A]);
    await visit(tools);
    await sampleTarget(store.db, B);
    await expect(visit({ ...tools, follow: () => Promise.reject(new Error('the queue is gone')) })).rejects.toThrow(
      'the queue is gone',
    );
    expect(await store.db.query('SELECT lease_owner FROM host')).toEqual([{ lease_owner: null }]);
  });

  it('that lost its lease while it waited sends not one more request', async () => {
    const tools = await lend([A, B]);
    tools.whileAsleep(() => takeOver());
    expect(await visit(tools)).toEqual({ kind: 'taken', fetched: 1 });
    expect(tools.asked).toHaveLength(1);
    expect(await store.db.query('SELECT lease_owner FROM host')).toEqual([{ lease_owner: 'next' }]);
  });

  it('that lost its lease during a request writes nothing, and the page stays due', async () => {
    const tools = await lend([A]);
    tools.answer(A, async () => {
      await takeOver();
      return page(A, 'too late');
    });
    expect(await visit(tools)).toEqual({ kind: 'taken', fetched: 0 });
    expect(await store.db.query('SELECT id FROM capture')).toEqual([]);
    expect(await targetByUri(store.db, A)).toMatchObject({ outcome: null, attempts: 0 });
    expect(tools.rung).toEqual([]);
  });

  async function takeOver(): Promise<void> {
    await dropAllLeases(store.db);
    await takeLease(store.db, HOST, { owner: 'next', now: NOON, until: later(999) });
  }
});

describe('a slice of a host', () => {
  it('ends after so many pages, for others wait', async () => {
    const tools = await lend([A, B, C], { pace: { sliceTargets: 2 } });
    expect(await visit(tools)).toEqual({ kind: 'more', until: later(4.2), fetched: 2 });
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 1 });
  });

  it('ends after so long', async () => {
    const tools = await lend([A, B, C], { pace: { sliceMs: 2_150 } });
    expect(await visit(tools)).toMatchObject({ kind: 'more', fetched: 2 });
  });

  it('takes what is added while it works', async () => {
    const tools = await lend([A]);
    tools.answer(A, async () => {
      await sampleTarget(store.db, B);
      return page(A, 'a');
    });
    tools.answer(B, page(B, 'b'));
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 2 });
  });

  it('leaves alone what belongs to sources that this process does not work for', async () => {
    const tools = await lend([A]);
    await sampleTarget(store.db, B, { sourceId: 'other' });
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 1 });
    expect(await dueTargets(store.db, HOST, { sourceIds: ['other'], now: NOON, limit: 9 })).toHaveLength(1);
  });

  it('ends at once when the process is asked to stop, and nothing is lost', async () => {
    const tools = await lend([A, B]);
    tools.whileAsleep(async () => tools.stop());
    expect(await visit(tools)).toMatchObject({ kind: 'more', fetched: 1 });
    expect(tools.asked).toHaveLength(1);
  });

  it('does not charge a page for a request that the stop broke off', async () => {
    const tools = await lend([A]);
    tools.answer(A, async () => {
      tools.stop();
      throw new Error('aborted');
    });
    expect(await visit(tools)).toMatchObject({ kind: 'more', fetched: 0 });
    expect(await targetByUri(store.db, A)).toMatchObject({ attempts: 0, outcome: null });
    expect(await openFailures(store.db)).toEqual([]);
  });
});
