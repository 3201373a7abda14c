/** The ways of an ordinary request, over real sockets on loopback. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fetcher, FetcherOptions } from '../../../src/fetch/fetch-page.ts';
import { fetcherFor, head, html, redirect, respond, startSite, testEtiquette } from './local-site.ts';
import type { LocalSite, Route } from './local-site.ts';

const PAGE = '<html><head><title>Minutes</title></head><body><p>The committee met.</p></body></html>';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function open(
  routes: Readonly<Record<string, Route>>,
  options: Partial<FetcherOptions> = {},
): Promise<{ site: LocalSite; fetcher: Fetcher }> {
  const site = await startSite(routes);
  const fetcher = fetcherFor(site, options);
  opened.push(site, fetcher);
  return { site, fetcher };
}

describe('a page', () => {
  it('is returned whole, with what was sent and what it is', async () => {
    const sent = new Date('2026-11-22T12:00:00Z');
    const { site, fetcher } = await open(
      { '/a?b=1': html(PAGE, { 'x-robots-tag': 'noai', 'set-cookie': 'id=7', etag: '"v1"' }) },
      { clock: () => sent },
    );
    const outcome = await fetcher.fetchPage({ targetUri: 'http://site.test/a?b=1#part' });
    expect(outcome).toMatchObject({
      kind: 'fetched',
      page: {
        targetUri: 'http://site.test/a?b=1#part',
        finalUri: 'http://site.test/a?b=1',
        status: 200,
        mediaType: 'text/html',
        charset: 'utf-8',
        fetchedAt: sent,
        headers: { 'x-robots-tag': 'noai', etag: '"v1"' },
      },
    });
    if (outcome.kind !== 'fetched') return;
    expect(Buffer.from(outcome.page.body).toString()).toBe(PAGE);
    expect(outcome.page.headers).not.toHaveProperty('set-cookie');
    expect(outcome.page.elapsedMs).toBeGreaterThanOrEqual(0);
    const asked = site.requests.at(-1);
    expect(asked?.headers).toMatchObject({ 'user-agent': 'Gleaner/0.1 (+https://example.org/bot)', host: 'site.test' });
    expect(asked?.headers).not.toHaveProperty('if-none-match');
  });

  it('of https on a mapped host is asked for in plain HTTP', async () => {
    const { site, fetcher } = await open({ '/': html(PAGE) });
    const outcome = await fetcher.fetchPage({ targetUri: 'https://site.test/' });
    expect(outcome).toMatchObject({ kind: 'fetched', page: { finalUri: 'https://site.test/' } });
    expect(site.requests.map((request) => request.path)).toEqual(['/robots.txt', '/']);
  });

  it('credentials in the URL are not sent', async () => {
    const { site, fetcher } = await open({ '/': html(PAGE) });
    await fetcher.fetchPage({ targetUri: 'http://user:secret@site.test/' });
    expect(site.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('a second page of the host uses the same connection', async () => {
    const { site, fetcher } = await open({ '/1': html(PAGE), '/2': html(PAGE) });
    await fetcher.fetchPage({ targetUri: 'http://site.test/1' });
    await fetcher.fetchPage({ targetUri: 'http://site.test/2' });
    expect(site.connections()).toBe(1);
  });

  it('a kept connection that the server closes as we ask is replaced once', async () => {
    let asked = 0;
    const fickle: Route = (request) => {
      asked += 1;
      if (asked === 2) request.socket.destroy();
      else html(PAGE)(request);
    };
    const { fetcher } = await open({ '/': fickle });
    expect(await fetcher.fetchPage({ targetUri: 'http://site.test/' })).toMatchObject({ kind: 'fetched' });
    expect(await fetcher.fetchPage({ targetUri: 'http://site.test/' })).toMatchObject({ kind: 'fetched' });
    expect(asked).toBe(3);
  });
});

describe('content encodings', () => {
  it.each([
    ['gzip', gzipSync(PAGE)],
    ['x-gzip', gzipSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['deflate', deflateRawSync(PAGE)],
    ['gzip, br', brotliCompressSync(gzipSync(PAGE))],
    ['GZIP , identity', gzipSync(PAGE)],
    ['utf-8', Buffer.from(PAGE)],
  ])('%s is decoded', async (encoding, body) => {
    const { fetcher } = await open({ '/': html('', {}), '/p': respond(body, { 'content-encoding': encoding }) });
    const outcome = await fetcher.fetchPage({ targetUri: 'http://site.test/p' });
    expect(outcome.kind === 'fetched' && Buffer.from(outcome.page.body).toString()).toBe(PAGE);
  });

  it('an empty body needs no decoding', async () => {
    const { fetcher } = await open({ '/': respond('', { 'content-encoding': 'gzip' }) });
    expect(await fetcher.fetchPage({ targetUri: 'http://site.test/' })).toMatchObject({ kind: 'fetched' });
  });
});

describe('conditional requests', () => {
  it('send the validators, and 304 is not-modified', async () => {
    const { site, fetcher } = await open({ '/': respond('', {}, 304) });
    const outcome = await fetcher.fetchPage({
      targetUri: 'http://site.test/',
      etag: '"v1"',
      lastModified: 'Sat, 21 Nov 2026 10:00:00 GMT',
    });
    expect(outcome.kind).toBe('not-modified');
    expect(site.requests.at(-1)?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Sat, 21 Nov 2026 10:00:00 GMT',
    });
  });

  it('leave out what no header can hold', async () => {
    const { site, fetcher } = await open({ '/': html(PAGE) });
    await fetcher.fetchPage({ targetUri: 'http://site.test/', etag: '"a"\r\nx-evil: 1', lastModified: '' });
    expect(site.requests.at(-1)?.headers).not.toHaveProperty('x-evil');
    expect(site.requests.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('redirects', () => {
  it.each([301, 302, 303, 307, 308])('%i on the same host is followed', async (status) => {
    const { fetcher } = await open({ '/old': redirect('/new?x=1#top', status), '/new?x=1': html(PAGE) });
    const outcome = await fetcher.fetchPage({ targetUri: 'http://site.test/old' });
    expect(outcome).toMatchObject({
      kind: 'fetched',
      page: { targetUri: 'http://site.test/old', finalUri: 'http://site.test/new?x=1' },
    });
  });

  it('from http to https on the same host is followed', async () => {
    const { fetcher } = await open({ '/old': redirect('https://site.test/new'), '/new': html(PAGE) });
    const outcome = await fetcher.fetchPage({ targetUri: 'http://site.test/old' });
    expect(outcome).toMatchObject({ kind: 'fetched', page: { finalUri: 'https://site.test/new' } });
  });

  it('to another host is a new target, without credentials', async () => {
    const { site, fetcher } = await open({ '/': redirect('https://user:pw@www.other.test/x') });
    const outcome = await fetcher.fetchPage({ targetUri: 'http://site.test/' });
    expect(outcome).toEqual({ kind: 'moved', to: 'https://www.other.test/x', status: 301 });
    expect(site.requests).toHaveLength(2);
  });

  it('to a forbidden path are stopped by robots.txt', async () => {
    const { site, fetcher } = await open({
      '/robots.txt': respond('User-agent: *\nDisallow: /private'),
      '/': redirect('/private/x'),
      '/private/x': html(PAGE),
    });
    const outcome = await fetcher.fetchPage({ targetUri: 'http://site.test/' });
    expect(outcome).toMatchObject({ kind: 'blocked', by: 'robots', status: null });
    expect(site.requests.map((request) => request.path)).not.toContain('/private/x');
  });

  it('as many as allowed are followed, one more is an error', async () => {
    const routes: Record<string, Route> = { '/6': html(PAGE) };
    for (let hop = 0; hop < 6; hop += 1) routes[`/${hop}`] = redirect(`/${hop + 1}`);
    const { fetcher } = await open(routes);
    expect(await fetcher.fetchPage({ targetUri: 'http://site.test/1' })).toMatchObject({ kind: 'fetched' });
    await expect(fetcher.fetchPage({ targetUri: 'http://site.test/0' })).rejects.toMatchObject({
      code: 'FETCH_REDIRECTS',
      retryable: false,
    });
  });
});

describe('statuses', () => {
  it.each([
    [404, { kind: 'gone', status: 404 }],
    [410, { kind: 'gone', status: 410 }],
    [401, { kind: 'blocked', by: 'status', status: 401 }],
    [403, { kind: 'blocked', by: 'status', status: 403 }],
    [451, { kind: 'blocked', by: 'status', status: 451 }],
    [400, { kind: 'blocked', by: 'status', status: 400 }],
    [429, { kind: 'wait', status: 429, retryAfterMs: null }],
    [503, { kind: 'wait', status: 503, retryAfterMs: null }],
  ])('%i', async (status, expected) => {
    const { fetcher } = await open({ '/': html('<p>An error page.', {}, status) });
    expect(await fetcher.fetchPage({ targetUri: 'http://site.test/' })).toMatchObject(expected);
  });

  it.each([
    [500, 'FETCH_HTTP_5XX'],
    [502, 'FETCH_HTTP_5XX'],
    [504, 'FETCH_HTTP_5XX'],
    [408, 'FETCH_HTTP_4XX'],
  ])('%i is %s and may be tried again', async (status, code) => {
    const { fetcher } = await open({ '/': html('<p>An error page.', {}, status) });
    await expect(fetcher.fetchPage({ targetUri: 'http://site.test/' })).rejects.toMatchObject({
      code,
      retryable: true,
      context: { status },
    });
  });

  it('204 is a page without content', async () => {
    const { fetcher } = await open({ '/': respond('', {}, 204) });
    expect(await fetcher.fetchPage({ targetUri: 'http://site.test/' })).toMatchObject({
      kind: 'fetched',
      page: { status: 204, mediaType: 'text/plain' },
    });
  });

  it('an error page that never ends takes the status no less', async () => {
    const stuck: Route = ({ socket }) => void socket.write(`${head(403, { 'content-length': 5_000 })}<p>Forb`);
    const { fetcher } = await open({ '/': stuck });
    expect(await fetcher.fetchPage({ targetUri: 'http://site.test/' })).toMatchObject({ kind: 'blocked', status: 403 });
  });
});

describe('promises of links', () => {
  const pdf = respond('%PDF-1.7\n', { 'content-type': 'text/html' });
  it.each([
    ['a PDF labelled HTML is a PDF', pdf, 'pdf', 'fetched', 'application/pdf'],
    ['a PDF where a page was expected is welcome', pdf, 'html', 'fetched', 'application/pdf'],
    ['a page where a PDF was promised', html(PAGE), 'pdf', 'wrong-kind', 'text/html'],
    ['a page where a feed was promised', html(PAGE), 'xml', 'wrong-kind', 'text/html'],
    ['a gzipped sitemap', respond(gzipSync('<urlset/>')), 'xml', 'fetched', 'application/octet-stream'],
    ['a feed', respond('<rss/>'), 'xml', 'fetched', 'text/plain'],
    ['a feed with a channel', respond('<rss><channel/>'), 'xml', 'fetched', 'application/xml'],
  ] as const)('%s', async (_rule, route, promised, kind, mediaType) => {
    const { fetcher } = await open({ '/': route });
    const outcome = await fetcher.fetchPage({ targetUri: 'http://site.test/', expect: promised });
    expect(outcome).toMatchObject({ kind, page: { mediaType } });
  });
});

describe('errors', () => {
  it('a name without an address', async () => {
    const { fetcher } = await open(
      {},
      { resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })) },
    );
    await expect(
      fetcher.fetchPage({ targetUri: 'http://user:secret@nowhere.example/?token=s3cret' }),
    ).rejects.toMatchObject({
      code: 'FETCH_DNS',
      retryable: true,
      message: expect.not.stringContaining('secret') as string,
    });
  });

  it('a server that is not there', async () => {
    const { site, fetcher } = await open({});
    await site.close();
    await expect(fetcher.fetchPage({ targetUri: 'http://site.test/' })).rejects.toMatchObject({
      code: 'FETCH_REFUSED',
    });
  });

  it('what is no URL is refused, not thrown', async () => {
    const { fetcher } = await open({});
    expect(await fetcher.fetchPage({ targetUri: 'http://[' })).toMatchObject({ kind: 'blocked', by: 'address' });
  });

  it('close() ends running requests and every socket', async () => {
    const { site, fetcher } = await open(
      { '/': () => {}, '/ok': html(PAGE) },
      { etiquette: { ...testEtiquette, headersTimeoutMs: 60_000 } },
    );
    await fetcher.fetchPage({ targetUri: 'http://site.test/ok' });
    const running = fetcher.fetchPage({ targetUri: 'http://site.test/' });
    const failed = expect(running).rejects.toMatchObject({ code: 'FETCH_CLOSED' });
    while (site.requests.at(-1)?.path !== '/') await new Promise(setImmediate);
    await fetcher.close();
    await failed;
  });
});
