import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { visitHost } from '../../../src/pipeline/visit-host.ts';
import { FetchError } from '../../../src/records/errors.ts';
import { captureById } from '../../../src/store/captures.ts';
import { payloadDigest } from '../../../src/store/blobs.ts';
import { openFailures, recordFailure } from '../../../src/store/failures.ts';
import { addNotes, closeRun, openRunOf } from '../../../src/store/runs.ts';
import type { NewTarget } from '../../../src/store/targets.ts';
import { later, newFailure, NOON, sampleTarget, targetByUri } from '../../sample-rows.ts';
import { sampleSource } from '../../sample-source.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';
import type { Answer, LentOptions, LentTools } from './lent-tools.ts';
import { BROKEN, GONE, lendTools, NOT_MODIFIED, page, wait } from './lent-tools.ts';

const A = 'https://hartwell.test/a';
const FEED = { role: 'seed', step: { reader: 'feed' } } as const;

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

const visit = (tools: LentTools, host = 'hartwell.test'): ReturnType<typeof visitHost> =>
  visitHost(host, 'test', tools);

/** One target that is answered so, visited once. */
async function settle(
  answers: Answer[],
  target: Partial<NewTarget> = {},
  options: LentOptions = {},
): Promise<LentTools> {
  const tools = lendTools(store, options);
  await sampleTarget(store.db, A, target);
  tools.answer(A, ...answers);
  await visit(tools);
  return tools;
}

/** The same source in its next run. */
async function visitAgain(tools: LentTools, ...answers: Answer[]): Promise<void> {
  const run = await openRunOf(store.db, 'hartwell-post');
  await closeRun(store.db, run?.id ?? 0, { state: 'done', now: NOON });
  const { role, step } = await targetByUri(store.db, A);
  tools.advance(3600);
  tools.rung.length = 0;
  await sampleTarget(store.db, A, { role, step, now: tools.clock() });
  tools.answer(A, ...answers);
  await visit(tools);
}

const captures = (): Promise<
  { id: string; status: number; reading: string | null; refersTo: string | null; unread: boolean }[]
> =>
  store.db.query(
    `SELECT id, status, reading, refers_to AS "refersTo", unread_seed OR unread_document AS unread FROM capture ORDER BY date`,
  );

describe('a page that came', () => {
  it('is captured: bytes, row, validators, and a ring for whoever reads it', async () => {
    const tools = await settle([
      page(A, 'Hello', { headers: { etag: '"v1"', 'last-modified': 'yesterday' }, finalUri: `${A}/` }),
    ]);
    const target = await targetByUri(store.db, A);
    const digest = payloadDigest(new TextEncoder().encode('Hello'));
    expect(target).toMatchObject({
      outcome: 'captured',
      etag: '"v1"',
      lastModified: 'yesterday',
      payloadDigest: digest,
      attempts: 0,
    });
    expect(await captureById(store.db, target.captureId ?? '')).toMatchObject({
      targetUri: A,
      finalUri: `${A}/`,
      status: 200,
      date: NOON,
      payloadDigest: digest,
      payloadLength: 5,
      refersTo: null,
      unreadDocument: true,
      unreadSeed: false,
    });
    expect(new TextDecoder().decode(await store.blobs.get(digest))).toBe('Hello');
    expect(tools.rung).toEqual([{ paceKeys: [], captureIds: [target.captureId], sourceIds: [] }]);
  });

  it.each<[NewTarget['role'], boolean, boolean]>([
    ['seed', true, false],
    ['document', false, true],
    ['both', true, true],
  ])('as %s is read for what it is', async (role, unreadSeed, unreadDocument) => {
    const tools = await settle([page(A, 'x')], { role, step: { reader: 'feed' } });
    const { captureId } = await targetByUri(store.db, A);
    expect(await captureById(store.db, captureId ?? '')).toMatchObject({ unreadSeed, unreadDocument });
    expect(tools.rung).toEqual([
      { paceKeys: [], captureIds: unreadDocument ? [captureId] : [], sourceIds: unreadSeed ? ['hartwell-post'] : [] },
    ]);
  });

  it('resolves the failure that was open for it', async () => {
    await recordFailure(store.db, newFailure({ work: 'fetch:1' }));
    await settle([page(A, 'x')]);
    expect(await openFailures(store.db)).toEqual([]);
  });

  it('with the same bytes as last time is a revisit: kept as evidence, not read again', async () => {
    const tools = await settle([page(A, 'same')]);
    await visitAgain(tools, page(A, 'same'));
    const [first, second] = await captures();
    expect(second).toMatchObject({ refersTo: first?.id, reading: 'revisit', unread: false, status: 200 });
    expect(await targetByUri(store.db, A)).toMatchObject({ outcome: 'revisit', captureId: second?.id });
    expect(tools.rung).toEqual([{ paceKeys: [], captureIds: [], sourceIds: [] }]);
  });

  it('with other bytes is read again', async () => {
    const tools = await settle([page(A, 'one')]);
    await visitAgain(tools, page(A, 'two'));
    expect((await captures()).map(({ refersTo, unread }) => [refersTo, unread])).toEqual([
      [null, true],
      [null, true],
    ]);
    expect(tools.rung[0]?.captureIds).toHaveLength(1);
  });
});

describe('a page that has not changed', () => {
  it('is asked for with the validators of the last capture, and noted as a revisit', async () => {
    const tools = await settle([page(A, 'x', { headers: { etag: '"v1"', 'last-modified': 'yesterday' } })]);
    expect(tools.asked[0]?.request).toMatchObject({ etag: null, lastModified: null });
    await visitAgain(tools, NOT_MODIFIED);
    expect(tools.asked[1]?.request).toMatchObject({ etag: '"v1"', lastModified: 'yesterday' });
    const [first, second] = await captures();
    expect(second).toMatchObject({ status: 304, refersTo: first?.id, reading: 'revisit', unread: false });
    expect(await captureById(store.db, second?.id ?? '')).toMatchObject({
      mediaType: 'text/html',
      charset: 'utf-8',
      payloadLength: 0,
    });
    expect(await targetByUri(store.db, A)).toMatchObject({ outcome: 'not-modified', etag: '"v1"' });
  });

  it('still names its targets, when it is a seed', async () => {
    const tools = await settle([page(A, 'feed')], FEED);
    await visitAgain(tools, NOT_MODIFIED);
    expect((await captures()).at(-1)).toMatchObject({ status: 304, unread: true });
    expect(tools.rung).toEqual([{ paceKeys: [], captureIds: [], sourceIds: ['hartwell-post'] }]);
  });
});

describe('what was promised', () => {
  it('is passed on to whoever asks', async () => {
    const tools = await settle([page(A, '%PDF')], { hint: { expect: 'pdf' } });
    expect(tools.asked[0]?.request.expect).toBe('pdf');
  });

  it('and did not come is kept as evidence, not read, and no failure', async () => {
    const outcome = { ...page(A, '<h1>Log in</h1>'), kind: 'wrong-kind', expected: 'pdf', found: 'text/html' } as const;
    const tools = await settle([outcome], { hint: { expect: 'pdf' } });
    const [capture, ...others] = await captures();
    expect(others).toEqual([]);
    expect(capture).toMatchObject({ unread: false });
    expect(new TextDecoder().decode(await store.blobs.get((await targetByUri(store.db, A)).payloadDigest ?? ''))).toBe(
      '<h1>Log in</h1>',
    );
    expect(await store.db.query('SELECT outcome, detail FROM target')).toEqual([
      { outcome: 'wrong-kind', detail: 'pdf promised, text/html came' },
    ]);
    expect(tools.rung).toEqual([{ paceKeys: [], captureIds: [], sourceIds: [] }]);
    expect(await openFailures(store.db)).toEqual([]);
  });
});

describe('a page that moved', () => {
  const moved = (to: string): Answer => ({ kind: 'moved', to, status: 301 });

  it('is another target, at the pace of the other host, with what was known of it', async () => {
    const to = 'https://news.hartwell.test/b';
    const tools = await settle([moved(to)], { role: 'both', step: { reader: 'feed' }, hint: { title: 'A' } });
    expect(await targetByUri(store.db, A)).toMatchObject({ outcome: 'moved' });
    expect(await targetByUri(store.db, to)).toMatchObject({
      role: 'both',
      step: { reader: 'feed' },
      hint: { title: 'A' },
      paceKey: 'news.hartwell.test',
    });
    expect(tools.rung).toEqual([{ paceKeys: ['news.hartwell.test'], captureIds: [], sourceIds: [] }]);
  });

  it('out of the scope of its source is not followed, and the run says so', async () => {
    await settle([moved('https://elsewhere.test/a')]);
    expect(await store.db.query('SELECT target_uri FROM target')).toHaveLength(1);
    const run = await openRunOf(store.db, 'hartwell-post');
    expect(run?.notes).toEqual([expect.stringContaining("elsewhere.test is neither the publisher's site")]);
  });

  it('does not use up the limit of its run twice', async () => {
    const to = 'https://news.hartwell.test/b';
    await settle([moved(to)], {}, { sources: [sampleSource({ scope: { maxPerRun: 1 } })] });
    expect(await targetByUri(store.db, to)).toMatchObject({ outcome: null });
  });

  it('to the same address under another host name is asked for there', async () => {
    const www = 'https://www.hartwell.test/a';
    const tools = await settle([moved(www)]);
    tools.answer(www, page(www, 'here'));
    expect(tools.rung).toEqual([{ paceKeys: ['www.hartwell.test'], captureIds: [], sourceIds: [] }]);
    expect(await visit(tools, 'www.hartwell.test')).toEqual({ kind: 'idle', fetched: 1 });
    expect(await store.db.query('SELECT target_uri AS uri, outcome FROM target')).toEqual([
      { uri: www, outcome: 'captured' },
    ]);
  });

  it('round and round between two host names becomes a failure', async () => {
    const www = 'https://www.hartwell.test/a';
    const tools = await settle([moved(www)]);
    tools.answer(www, moved(A));
    for (let round = 0; round < 10; round += 1) {
      for (const host of ['www.hartwell.test', 'hartwell.test']) await visit(tools, host);
      tools.advance(60);
    }
    expect(tools.asked.length).toBeLessThan(10);
    expect(await openFailures(store.db)).toMatchObject([{ code: 'FETCH_REDIRECTS', retryable: false }]);
  });
});

describe('a page that cannot be had', () => {
  const challenge: Answer = { kind: 'blocked', by: 'challenge', status: 403, detail: 'Just a moment' };

  it.each<[string, Answer]>([
    ['gone', GONE],
    ['blocked', challenge],
  ])('is %s, and that is that', async (outcome, answer) => {
    await settle([answer]);
    expect(await targetByUri(store.db, A)).toMatchObject({ outcome, attempts: 0 });
    expect(await openFailures(store.db)).toEqual([]);
    expect(await captures()).toEqual([]);
  });

  it.each<[string, Answer]>([
    ['SEED_GONE', GONE],
    ['SEED_BLOCKED', challenge],
  ])('leaves its source blind when it is a seed: %s', async (code, answer) => {
    await settle([answer], FEED);
    const message = expect.stringMatching(
      /^read seed https:\/\/hartwell.test\/a failed: .*check the address/,
    ) as string;
    expect(await openFailures(store.db)).toMatchObject([
      { code, retryable: false, stage: 'fetch', message, targetUri: A },
    ]);
  });

  it('is got another way where there is one: a council without a web service has pages', async () => {
    const base = 'https://hartwell.test/';
    const step = {
      reader: 'moderngov',
      page: 'service-committees',
      base,
      committees: null,
      weeksBack: 4,
      weeksForward: 1,
    } as const;
    const source = sampleSource({ family: 'councils', seeds: [{ type: 'moderngov', url: base }] });
    const tools = await settle([GONE], { role: 'seed', step }, { sources: [source] });
    const works = (await openFailures(store.db)).map(({ targetUri }) => targetUri);
    expect(works).not.toContain(A);
    // The slice goes on with the pages.
    expect(tools.asked.map(({ request }) => new URL(request.targetUri).pathname)).toContain('/mgListCommittees.aspx');
  });
});

describe('a request that failed', () => {
  it('is tried again, each time after twice the pause, and then is a failure with its cause', async () => {
    const tools = await settle([BROKEN]);
    const seconds = async (): Promise<number> => {
      const [row] = await store.db.query<{ at: Date }>('SELECT due_at AS at FROM target');
      return ((row?.at.getTime() ?? 0) - tools.clock().getTime()) / 1000;
    };
    expect(await targetByUri(store.db, A)).toMatchObject({ attempts: 1, outcome: null });
    expect(await seconds()).toBe(2);
    tools.advance(2);
    await visit(tools);
    expect(await targetByUri(store.db, A)).toMatchObject({ attempts: 2, outcome: null });
    expect(await seconds()).toBe(4);
    expect(await openFailures(store.db)).toEqual([]);
    tools.advance(4);
    await visit(tools);
    expect(await targetByUri(store.db, A)).toMatchObject({ attempts: 3, outcome: 'failed' });
    expect(await openFailures(store.db)).toMatchObject([
      {
        work: 'fetch:1',
        stage: 'fetch',
        code: 'FETCH_RESET',
        retryable: true,
        attempts: 3,
        targetId: 1,
        targetUri: A,
        paceKey: 'hartwell.test',
      },
    ]);
    tools.advance(3600);
    expect(await visit(tools)).toEqual({ kind: 'idle', fetched: 0 });
  });

  it('does not hold up the other pages of the host', async () => {
    const tools = lendTools(store);
    await sampleTarget(store.db, A);
    await sampleTarget(store.db, `${A}b`);
    tools.answer(A, BROKEN);
    tools.answer(`${A}b`, page(`${A}b`, 'b'));
    await visit(tools);
    expect(tools.asked.map(({ request }) => request.targetUri).slice(0, 2)).toEqual([A, `${A}b`]);
    expect(await targetByUri(store.db, `${A}b`)).toMatchObject({ outcome: 'captured' });
  });

  it('for good is a failure at once', async () => {
    await settle([
      new FetchError('fetch failed: body over 64 MB', {
        code: 'FETCH_TOO_LARGE',
        retryable: false,
        context: { bytes: 1 },
      }),
    ]);
    expect(await openFailures(store.db)).toMatchObject([{ code: 'FETCH_TOO_LARGE', retryable: false, attempts: 1 }]);
  });

  it('in a way that nobody foresaw is tried again too', async () => {
    const tools = await settle([new TypeError('undefined is not a function')]);
    for (let visitNo = 0; visitNo < 2; visitNo += 1) {
      tools.advance(10);
      await visit(tools);
    }
    expect(await openFailures(store.db)).toMatchObject([
      { code: 'UNEXPECTED', message: 'undefined is not a function', attempts: 3 },
    ]);
  });

  it('keeps its attempts over a host that asks to wait in between', async () => {
    const tools = await settle([BROKEN, wait(1_000), BROKEN]);
    tools.advance(10);
    await visit(tools);
    expect(await targetByUri(store.db, A)).toMatchObject({ attempts: 1, waits: 1 });
    tools.advance(10);
    await visit(tools);
    expect(await targetByUri(store.db, A)).toMatchObject({ attempts: 2 });
  });

  it('keeps the validators of the last good answer', async () => {
    const tools = await settle([page(A, 'x', { headers: { etag: '"v1"' } })]);
    await visitAgain(tools, BROKEN, NOT_MODIFIED);
    tools.advance(10);
    await visit(tools);
    expect(tools.asked.map(({ request }) => request.etag)).toEqual([null, '"v1"', '"v1"']);
    expect((await targetByUri(store.db, A)).outcome).toBe('not-modified');
  });
});

it('what is found while no run of the source is open is left for the next', async () => {
  const tools = lendTools(store);
  const { runId } = await sampleTarget(store.db, A);
  await addNotes(store.db, runId ?? 0, ['closing']);
  tools.answer(A, async () => {
    await closeRun(store.db, runId ?? 0, { state: 'done', now: later(1) });
    return { kind: 'moved', to: 'https://news.hartwell.test/b', status: 301 };
  });
  await visit(tools);
  expect(await store.db.query('SELECT id FROM target')).toHaveLength(1);
});
