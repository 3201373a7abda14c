/** robots.txt between the site and the fetcher: what its answers mean, and how long they hold. */
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fetcher, FetcherOptions } from '../../../src/fetch/fetch-page.ts';
import type { RobotsEntry, RobotsStore } from '../../../src/fetch/robots.ts';
import { fetcherFor, head, html, redirect, respond, startSite } from './local-site.ts';
import type { LocalSite, Route } from './local-site.ts';

const PAGE = html('<p>A page.');
const FORBIDDEN = respond('User-agent: *\nDisallow: /page');

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function open(
  robots: Route,
  options: Partial<FetcherOptions> = {},
  routes: Readonly<Record<string, Route>> = {},
): Promise<{ site: LocalSite; fetcher: Fetcher; asked: () => number }> {
  const site = await startSite({ '/robots.txt': robots, '/page': PAGE, '/page2': PAGE, '/else': PAGE, ...routes });
  const fetcher = fetcherFor(site, options);
  opened.push(site, fetcher);
  return { site, fetcher, asked: () => site.requests.filter((request) => request.path === '/robots.txt').length };
}

const page = { targetUri: 'http://site.test/page' };

describe('what the answer means', () => {
  it.each([
    ['no file', respond('', {}, 404), 'fetched'],
    ['a forbidden file', respond('', {}, 403), 'fetched'],
    ['an empty file', respond(''), 'fetched'],
    ['a page in its place', html('<!doctype html><p>Disallow: /'), 'fetched'],
    ['a rule against us', FORBIDDEN, 'blocked'],
    [
      'a compressed rule',
      respond(gzipSync('User-agent: *\nDisallow: /page'), { 'content-encoding': 'gzip' }),
      'blocked',
    ],
    ['a server error', respond('', {}, 500), 'wait'],
    ['too many requests', respond('', {}, 429), 'wait'],
    ['silence', () => {}, 'wait'],
    [
      'an answer that breaks off',
      ({ socket }) => void socket.end(`${head(200, { 'content-length': 99 })}User-agent: *`),
      'wait',
    ],
    ['garbage', ({ socket }) => void socket.end('SMTP ready\r\n\r\n'), 'wait'],
    ['damaged compression', respond('xx', { 'content-encoding': 'gzip' }), 'wait'],
    ['redirects in a circle', redirect('/robots.txt'), 'fetched'],
    ['a redirect to nowhere', redirect('http://[', 302), 'fetched'],
    ['a redirect to an internal address', redirect('http://127.0.0.1/robots.txt'), 'fetched'],
    ['a redirect to a name of an internal address', redirect('http://inside.example/robots.txt'), 'fetched'],
    ['a redirect to rules on another host', redirect('http://other.test/rules'), 'blocked'],
  ] as [string, Route, string][])('%s: the page is %s', async (_name, robots, kind) => {
    const { fetcher, site } = await open(robots, {}, { '/rules': FORBIDDEN });
    expect(await fetcher.fetchPage(page)).toMatchObject({ kind });
    const sawPage = site.requests.some((request) => request.path === '/page');
    expect(sawPage).toBe(kind === 'fetched');
  });

  it('rules in the first 500 KiB are obeyed, an endless file is not read to its end', async () => {
    const filler = '# filler\n'.repeat(Math.floor((500 * 1024 - 40) / 9));
    const endless: Route = ({ socket }) => {
      socket.write(`${head(200)}${filler}User-agent: *\nDisallow: /page\n`);
      const pump = (): void => {
        while (!socket.destroyed && socket.write('# and so on\n'.repeat(1_000)));
      };
      socket.on('drain', pump);
      pump();
    };
    const { fetcher } = await open(endless);
    expect(await fetcher.fetchPage(page)).toMatchObject({ kind: 'blocked', by: 'robots' });
    expect(await fetcher.fetchPage({ targetUri: 'http://site.test/else' })).toMatchObject({ kind: 'fetched' });
  });

  it('Retry-After of robots.txt is passed on', async () => {
    const { fetcher } = await open(respond('', { 'retry-after': 120 }, 503), { clock: () => new Date(0) });
    expect(await fetcher.fetchPage(page)).toMatchObject({ kind: 'wait', status: 503, retryAfterMs: 120_000 });
  });

  it('a host that cannot be connected to is a failure of the host', async () => {
    const { fetcher, site } = await open(FORBIDDEN);
    await site.close();
    await expect(fetcher.fetchPage(page)).rejects.toMatchObject({ code: 'FETCH_REFUSED' });
  });
});

describe('what it also says', () => {
  it('Crawl-delay and sitemaps are known once a page was asked for', async () => {
    const { fetcher } = await open(respond('Sitemap: http://site.test/map.xml\nUser-agent: gleaner\nCrawl-delay: 7'));
    expect(fetcher.crawlDelayMs(page.targetUri)).toBeNull();
    expect(fetcher.sitemaps(page.targetUri)).toEqual([]);
    await fetcher.fetchPage(page);
    expect(fetcher.crawlDelayMs('http://site.test/anything')).toBe(7_000);
    expect(fetcher.sitemaps('http://site.test/')).toEqual(['http://site.test/map.xml']);
    expect(fetcher.crawlDelayMs('http://other.test/')).toBeNull();
    expect(fetcher.crawlDelayMs('not a url')).toBeNull();
  });
});

describe('how long it holds', () => {
  it('a day, then it is asked for again', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const { fetcher, asked } = await open(respond(''), { clock: () => new Date(now) });
    await fetcher.fetchPage(page);
    now += 23 * 3_600_000;
    await fetcher.fetchPage(page);
    expect(asked()).toBe(1);
    now += 2 * 3_600_000;
    await fetcher.fetchPage(page);
    expect(asked()).toBe(2);
  });

  it('an unreachable one is left alone for five minutes', async () => {
    let now = 0;
    const { fetcher, asked } = await open(respond('', {}, 500), { clock: () => new Date(now) });
    await fetcher.fetchPage(page);
    now = 60_000;
    expect(await fetcher.fetchPage(page)).toMatchObject({ kind: 'wait', status: 500, retryAfterMs: 240_000 });
    expect(asked()).toBe(1);
    now = 301_000;
    await fetcher.fetchPage(page);
    expect(asked()).toBe(2);
  });

  it('pages that ask together share one request', async () => {
    const { fetcher, asked } = await open(respond(''));
    await Promise.all([fetcher.fetchPage(page), fetcher.fetchPage({ targetUri: 'http://site.test/page2' })]);
    expect(asked()).toBe(1);
  });

  it('http and https are two origins', async () => {
    const { fetcher, asked } = await open(respond(''));
    await fetcher.fetchPage(page);
    await fetcher.fetchPage({ targetUri: 'https://site.test/page' });
    expect(asked()).toBe(2);
  });

  it('a store keeps it over a restart, and stale entries are not used', async () => {
    const kept = new Map<string, RobotsEntry>();
    const robotsStore: RobotsStore = {
      load: async (origin) => kept.get(origin) ?? null,
      save: async (origin, entry) => void kept.set(origin, entry),
    };
    let now = Date.parse('2026-11-22T12:00:00Z');
    const options = { robotsStore, clock: () => new Date(now) };
    const { site, fetcher, asked } = await open(FORBIDDEN, options);
    await fetcher.fetchPage(page);
    expect([...kept]).toEqual([
      [
        'http://site.test',
        { fetchedAt: '2026-11-22T12:00:00.000Z', status: 200, text: 'User-agent: *\nDisallow: /page' },
      ],
    ]);
    const restarted = fetcherFor(site, options);
    opened.push(restarted);
    expect(await restarted.fetchPage(page)).toMatchObject({ kind: 'blocked', by: 'robots' });
    expect(asked()).toBe(1);
    now += 25 * 3_600_000;
    const later = fetcherFor(site, options);
    opened.push(later);
    await later.fetchPage(page);
    expect(asked()).toBe(2);
  });
});
