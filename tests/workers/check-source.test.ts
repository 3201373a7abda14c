import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feed, listing, newsSource } from '../../config/define-source.ts';
import { demoSources } from '../../demo/load-demo-sources.ts';
import type { DemoWeb } from '../../demo/server.ts';
import { startDemoWeb } from '../../demo/server.ts';
import type { Source } from '../../src/records/source.ts';
import type { SourceCheck } from '../../workers/check-source.ts';
import { checkSources, verdict } from '../../workers/check-source.ts';
import type { TryAnswer, TryLine } from '../../workers/try-source.ts';
import type { TryEnv } from '../../workers/try-tools.ts';
import { sampleSource } from '../sample-source.ts';

async function check(
  sources: readonly Source[],
  connectTo: string | null,
  limit = 3,
): Promise<Map<string, SourceCheck>> {
  const checks = new Map<string, SourceCheck>();
  const env: TryEnv = { contact: null, connectTo };
  const { signal } = new AbortController();
  for await (const one of checkSources(sources, { limit, env, signal })) checks.set(one.sourceId, one);
  return checks;
}

/** A source of the demo's hosts, in a hurry: loopback, nobody is disturbed. */
const on = (id: string, seed: Source['seeds'][number] | ReturnType<typeof feed>, more: object = {}): Source =>
  newsSource({
    id,
    publisher: { name: 'Demo', url: new URL('/', seed.url).href },
    seeds: [seed],
    fetch: { minDelayMs: 0 },
    ...more,
  });

describe('on the demo web', () => {
  let web: DemoWeb;
  beforeAll(async () => {
    web = await startDemoWeb();
  });
  afterAll(() => web.close());

  it('every source of the demo is well', { timeout: 60_000 }, async () => {
    const sources = demoSources({ served: false });
    const checks = await check(sources, web.connectTo);
    expect([...checks.keys()].toSorted()).toEqual(sources.map(({ id }) => id).toSorted());
    for (const { id, minExpected } of sources) {
      expect(checks.get(id)).toMatchObject({
        state: 'ok',
        read: { tried: 3, well: 3 },
        missing: { headline: 0, date: 0, text: 0 },
        reason: null,
      });
      expect(checks.get(id)?.documents.found).toBeGreaterThanOrEqual(minExpected);
    }
  });

  it('what is wrong with a source is told from the outside in', { timeout: 60_000 }, async () => {
    const paper = 'https://www.hartwellpost.demo.test';
    const trade = 'https://www.caretoday.demo.test';
    const wall = 'https://news.westmarch.demo.test/news/2026/report-a-worry-about-a-child';
    const checks = await check(
      [
        on('gone', feed(`${paper}/no-such-feed/`)),
        on('walled', feed(wall)),
        on('forbidden', feed('https://reports.inspectorate.demo.test/feedback')),
        on('no-feed', feed(`${paper}/`)),
        on('too-few', feed(`${paper}/rss/`), { minExpected: 400 }),
        on('out-of-scope', feed(`${paper}/rss/`), { scope: { allow: ['/no-such-part/'] } }),
        on('index-pages', listing(`${trade}/news/`, 'a.next.page-numbers')),
      ],
      web.connectTo,
    );
    const told = Object.fromEntries([...checks].map(([id, { state, reason }]) => [id, [state, reason]]));
    expect(told).toEqual({
      gone: ['silent', `${paper}/no-such-feed/: gone (404)`],
      walled: ['blocked', expect.stringContaining(`${wall}: blocked by challenge`)],
      forbidden: ['blocked', expect.stringContaining('blocked by robots')],
      'no-feed': ['low yield', '0 documents found, at least 1 expected; not a feed: the outermost element is <html>'],
      'too-few': ['low yield', expect.stringMatching(/^\d+ documents found, at least 400 expected$/)],
      'out-of-scope': [
        'low yield',
        expect.stringMatching(/^0 documents .* is left out: it matches no pattern of scope\.allow$/),
      ],
      'index-pages': ['unreadable', expect.stringContaining(`${trade}/news/`)],
    });
    for (const one of checks.values())
      expect(one).toMatchObject({ wasReached: true, next: expect.any(String) as string });
  });

  it('a host that nobody answers for is silent, and was not reached', async () => {
    const dead = on('dead', feed('https://dead.demo.test/feed'));
    const checks = await check([dead], '*.demo.test -> 127.0.0.1:1');
    expect(checks.get('dead')).toMatchObject({ state: 'silent', wasReached: false, seeds: { asked: 1, answered: 0 } });
  });
});

it('real hosts are not asked without a contact address', async () => {
  await expect(check([sampleSource()], null)).rejects.toThrow(/GLEANER_CONTACT is not set/);
});

it('a host that several sources share is asked for one page at a time, others meanwhile', async () => {
  const inHand = new Map<string, number>();
  let mostOfOne = 0;
  let otherAsked = (): void => {};
  const other = new Promise<void>((resolve) => (otherAsked = resolve));
  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    inHand.set(host, (inHand.get(host) ?? 0) + 1);
    mostOfOne = Math.max(mostOfOne, ...inHand.values());
    if (request.url === '/other') otherAsked();
    const answer = (): void => {
      inHand.set(host, (inHand.get(host) ?? 0) - 1);
      response.writeHead(request.url === '/robots.txt' ? 404 : 200).end('<rss version="2.0"><channel></channel></rss>');
    };
    // The shared host answers nothing before the other was asked: one after another, the sources would wait for ever.
    if (host.startsWith('shared')) void other.then(() => setImmediate(answer));
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const of = (id: string, uri: string): Source => on(id, feed(uri), { minExpected: 0 });
  const shared = [1, 2, 3].map((n) => of(`shared-${n}`, `https://shared.test/${n}`));
  const checks = await check([...shared, of('other', 'https://other.test/other')], `* -> 127.0.0.1:${port}`);
  await new Promise((resolve) => server.close(resolve).closeAllConnections());
  expect([...checks.values()].map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok']);
  expect(mostOfOne).toBe(1);
});

describe('the verdict', () => {
  const source = sampleSource({ minExpected: 2 });
  const seed = (answer: TryAnswer): TryLine => ({
    kind: 'seed',
    targetUri: 'https://a.test/',
    answer,
    outcome: answer,
    found: 2,
    notes: [],
  });
  const found = (n: number): TryLine => ({
    kind: 'found',
    targetUri: `https://a.test/${n}`,
    title: null,
    refused: null,
  });
  const document = (n: number, answer: TryAnswer): TryLine => ({
    kind: 'document',
    targetUri: `https://a.test/${n}`,
    answer,
    outcome: answer,
    reading: null,
  });
  const two = [found(1), found(2)];
  const reading = { kind: 'not-a-document', reason: 'not-an-article', detail: 'no papers' } as const;
  const none = (at: number): TryLine => ({ ...document(at, 'fetched'), reading }) as TryLine;

  it.each<[string, TryLine[], SourceCheck['state'], string | null]>([
    ['nothing came', [seed('failed')], 'silent', 'https://a.test/: failed'],
    ['the host asks to wait', [seed('wait')], 'silent', 'https://a.test/: wait'],
    [
      'one seed of two is walled off',
      [seed('blocked'), seed('fetched'), ...two],
      'ok',
      'a seed page does not answer: https://a.test/: blocked',
    ],
    [
      'all documents are walled off',
      [seed('fetched'), ...two, document(1, 'blocked'), document(2, 'blocked')],
      'blocked',
      'https://a.test/1: blocked',
    ],
    [
      'all documents fail',
      [seed('fetched'), ...two, document(1, 'failed'), document(2, 'unread')],
      'unreadable',
      'https://a.test/1: failed',
    ],
    [
      'a seed page cannot be read',
      [seed('unread')],
      'low yield',
      '0 documents found, at least 2 expected; https://a.test/: unread',
    ],
    ['nothing was found', [seed('fetched'), found(1)], 'low yield', '1 documents found, at least 2 expected'],
    [
      'a page was found twice, once with the mark of a campaign',
      [seed('fetched'), found(1), { ...found(1), targetUri: 'https://a.test/1?utm_source=feed' }],
      'low yield',
      '1 documents found, at least 2 expected',
    ],
    ['all is well', [seed('fetched'), ...two], 'ok', null],
    ['what was tried is in order and no document yet', [seed('fetched'), ...two, none(1), none(2)], 'ok', null],
    [
      'something else was tried too, and cannot be read',
      [seed('fetched'), ...two, none(1), document(2, 'unread')],
      'unreadable',
      'https://a.test/2: unread',
    ],
  ])('when %s', (_what, lines, state, reason) => {
    expect(verdict(source, lines)).toMatchObject({ state, reason });
  });
});
