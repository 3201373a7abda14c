/** Servers that misbehave: each ends in an outcome or a named error, in bounded time and memory, and nothing partial is kept. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FetchError } from '../../../src/records/errors.ts';
import type { Fetcher } from '../../../src/fetch/fetch-page.ts';
import type { FetchOutcome } from '../../../src/records/fetch-outcome.ts';
import { fetcherFor, head, html, redirect, respond, startSite } from './local-site.ts';
import type { LocalSite, Route } from './local-site.ts';

const PAGE = '<html><head><title>t</title></head><body><p>hello</p></body></html>';
const ZEROS = Buffer.alloc(1024 * 1024);
/** A thousand gzip members of 1 MB each: one megabyte on the wire, a gigabyte unpacked. */
const GZIP_BOMB = Buffer.concat(Array.from({ length: 1000 }, () => gzipSync(ZEROS)));
const BROTLI_BOMB = brotliCompressSync(Buffer.alloc(64 * 1024 * 1024), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});
const MINUTES = Array.from({ length: 2000 }, (_, line) => `<p>Item ${line * line}: agreed</p>`).join('\n');

const drip =
  (start: string, chunk: string | Buffer, everyMs: number): Route =>
  ({ socket }) => {
    socket.write(start);
    const timer = setInterval(() => socket.write(chunk), everyMs);
    socket.on('close', () => clearInterval(timer));
  };

const endless =
  (start: string, chunk: Buffer): Route =>
  ({ socket }) => {
    socket.write(start);
    const pump = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', pump);
    pump();
  };

const raw =
  (bytes: string | Buffer, then: 'end' | 'reset' | 'stay' = 'end'): Route =>
  ({ socket }) => {
    socket.write(bytes, () => {
      if (then === 'end') socket.end();
      if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 20);
    });
  };

const htmlHead = (more: Record<string, string | number> = {}): string =>
  head(200, { 'content-type': 'text/html', ...more });

const routes: Record<string, Route> = {
  '/ok': html(PAGE),
  '/slowheaders': drip('HTTP/1.1 200 OK\r\n', 'x-more: 1\r\n', 50),
  '/silent': () => {},
  '/drip': drip(htmlHead(), 'x', 50),
  '/pause': ({ socket }) => void socket.write(`${htmlHead({ 'content-length': 5000 })}<html>`),
  '/endless': endless(htmlHead(), Buffer.alloc(65_536, 'x')),
  '/claim10g': raw(`${htmlHead({ 'content-length': 10_000_000_000 })}<html>`, 'stay'),
  '/gzipbomb': respond(GZIP_BOMB, { 'content-type': 'text/html', 'content-encoding': 'gzip' }),
  '/gzipgzip': respond(gzipSync(GZIP_BOMB), { 'content-type': 'text/html', 'content-encoding': 'gzip, gzip' }),
  '/brbomb': respond(BROTLI_BOMB, { 'content-type': 'text/html', 'content-encoding': 'br' }),
  '/manyencodings': respond('abc', { 'content-encoding': Array<string>(100).fill('gzip').join(', ') }),
  '/unsupported': respond('abc', { 'content-encoding': 'compress' }),
  '/redirloop': redirect('/redirloop2'),
  '/redirloop2': redirect('/redirloop', 302),
  '/redirfar': ({ path, socket }) => redirect(`${path}?1`)({ path, socket, host: '', headers: {} }),
  '/redirfile': redirect('file:///etc/passwd'),
  '/redirbad': redirect('http://[nonsense'),
  '/redirnowhere': respond('', {}, 302),
  '/badlength': raw(`${htmlHead({ 'content-length': 5000 })}${PAGE}`),
  '/badchunk': raw(`${htmlHead({ 'transfer-encoding': 'chunked' })}zzzz\r\n${PAGE}\r\n`),
  '/cutchunk': raw(`${htmlHead({ 'transfer-encoding': 'chunked' })}ff\r\n${PAGE}`),
  '/headerbomb': raw(`HTTP/1.1 200 OK\r\nx-big: ${'a'.repeat(1024 * 1024)}\r\n\r\n${PAGE}`),
  '/garbage': raw('SSH-2.0-OpenSSH_9.2p1 not a web server at all\r\n\r\n'),
  '/emptyreply': ({ socket }) => void socket.end(),
  '/reset': raw(`${htmlHead({ 'content-length': 5000 })}${PAGE}`, 'reset'),
  '/resetnolength': raw(`${htmlHead({ connection: 'close' })}${PAGE}`, 'reset'),
  '/badgzip': respond('this is not gzip at all, whatever the label says', { 'content-encoding': 'gzip' }),
  '/truncgzip': respond(gzipSync(MINUTES).subarray(0, 4000), {
    'content-type': 'text/html',
    'content-encoding': 'gzip',
  }),
  '/truncbr': respond(brotliCompressSync(MINUTES).subarray(0, 3000), { 'content-encoding': 'br' }),
  '/status999': html(PAGE, {}, 999),
  '/status0': raw(`HTTP/1.1 000 Nothing\r\ncontent-length: ${PAGE.length}\r\n\r\n${PAGE}`),
  '/partial': html(PAGE, { 'content-range': 'bytes 0-66/5000' }, 206),
  '/unasked304': respond('', {}, 304),
  '/boguscharset': respond(PAGE, { 'content-type': 'text/html; charset=klingon-8' }),
  '/notype': respond(PAGE),
  '/wrongtype': respond(PAGE, { 'content-type': 'application/pdf' }),
  '/deephtml': html('<div>'.repeat(100_000)),
  '/info100': raw(`${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)}${htmlHead({ 'content-length': PAGE.length })}${PAGE}`),
  '/info103': drip('', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n', 50),
  '/retry429': html(PAGE, { 'retry-after': 100_000_000 }, 429),
  '/retry503': html(PAGE, { 'retry-after': 'Sun, 22 Nov 2026 12:30:00 GMT' }, 503),
  '/dupcl': raw(`HTTP/1.1 200 OK\r\ncontent-length: 67\r\ncontent-length: 5\r\n\r\n${PAGE}`),
};

let site: LocalSite;
let internal: LocalSite;
let fetcher: Fetcher;

beforeAll(async () => {
  internal = await startSite({ '/secret': html('SECRET') });
  routes['/redirinternal'] = redirect(`http://127.0.0.1:${internal.port}/secret`);
  routes['/redirname'] = redirect(`http://inside.example:${internal.port}/secret`);
  site = await startSite(routes);
  fetcher = fetcherFor(site, { clock: () => new Date('2026-11-22T12:00:00Z') });
  // robots.txt once, so that no case below pays for it.
  await fetcher.fetchPage({ targetUri: 'http://hostile.test/ok' });
});

afterAll(async () => {
  await fetcher.close();
  await Promise.all([site.close(), internal.close()]);
});

async function settle(path: string, expected?: 'pdf'): Promise<FetchOutcome | FetchError> {
  try {
    return await fetcher.fetchPage({ targetUri: `http://hostile.test${path}`, expect: expected });
  } catch (error) {
    if (error instanceof FetchError) return error;
    throw error;
  }
}

describe('thrown as a FetchError with a code', () => {
  it.each([
    ['/slowheaders', 'FETCH_TIMEOUT_HEADERS'],
    ['/silent', 'FETCH_TIMEOUT_HEADERS'],
    ['/info103', 'FETCH_TIMEOUT_'],
    ['/pause', 'FETCH_TIMEOUT_IDLE'],
    ['/drip', 'FETCH_TIMEOUT_TOTAL'],
    ['/endless', 'FETCH_TOO_LARGE'],
    ['/claim10g', 'FETCH_TOO_LARGE'],
    ['/gzipbomb', 'FETCH_TOO_LARGE'],
    ['/gzipgzip', 'FETCH_TOO_LARGE'],
    ['/brbomb', 'FETCH_TOO_LARGE'],
    ['/headerbomb', 'FETCH_TOO_LARGE'],
    ['/manyencodings', 'FETCH_ENCODING'],
    ['/unsupported', 'FETCH_ENCODING'],
    ['/badgzip', 'FETCH_ENCODING'],
    ['/redirloop', 'FETCH_REDIRECTS'],
    ['/redirbad', 'FETCH_REDIRECTS'],
    ['/redirnowhere', 'FETCH_REDIRECTS'],
    ['/badlength', 'FETCH_INCOMPLETE'],
    ['/cutchunk', 'FETCH_INCOMPLETE'],
    ['/truncgzip', 'FETCH_INCOMPLETE'],
    ['/truncbr', 'FETCH_INCOMPLETE'],
    ['/partial', 'FETCH_INCOMPLETE'],
    ['/badchunk', 'FETCH_PROTOCOL'],
    ['/garbage', 'FETCH_PROTOCOL'],
    ['/status0', 'FETCH_PROTOCOL'],
    ['/dupcl', 'FETCH_INCOMPLETE'],
    ['/unasked304', 'FETCH_PROTOCOL'],
    ['/emptyreply', 'FETCH_RESET'],
    ['/reset', 'FETCH_RESET'],
    ['/resetnolength', 'FETCH_RESET'],
  ])('%s is %s', async (path, code) => {
    const started = Date.now();
    const settled = await settle(path);
    expect(settled).toBeInstanceOf(FetchError);
    expect(settled).toMatchObject({ code: expect.stringContaining(code) as string });
    expect((settled as FetchError).message).toMatch(new RegExp(`^fetch http://hostile\\.test/\\S+ failed: .{10,}`));
    expect(Date.now() - started).toBeLessThan(3_000);
  });
});

describe('returned as an outcome', () => {
  it.each([
    ['/ok', { kind: 'fetched' }],
    ['/notype', { kind: 'fetched', page: { mediaType: 'text/html' } }],
    ['/boguscharset', { kind: 'fetched', page: { charset: 'windows-1252' } }],
    ['/wrongtype', { kind: 'fetched', page: { mediaType: 'text/html' } }],
    ['/deephtml', { kind: 'fetched' }],
    ['/redirfile', { kind: 'blocked', by: 'address' }],
    ['/status999', { kind: 'blocked', by: 'status', status: 999 }],
    ['/retry429', { kind: 'wait', status: 429, retryAfterMs: 3_600_000 }],
    ['/retry503', { kind: 'wait', status: 503, retryAfterMs: 30 * 60_000 }],
  ])('%s is %o', async (path, outcome) => {
    expect(await settle(path)).toMatchObject(outcome);
  });

  it('an HTML page behind a link to a PDF is wrong-kind', async () => {
    expect(await settle('/wrongtype', 'pdf')).toMatchObject({ kind: 'wrong-kind', found: 'text/html' });
  });

  it('a redirect to an internal address is refused and the address sees no connection', async () => {
    expect(await settle('/redirinternal')).toMatchObject({ kind: 'blocked', by: 'address' });
    expect(internal.connections()).toBe(0);
  });

  it('a redirect to a name of an internal address makes a target that is refused', async () => {
    const moved = await settle('/redirname');
    expect(moved).toMatchObject({ kind: 'moved', status: 301 });
    const outcome = await fetcher.fetchPage({ targetUri: (moved as { to: string }).to });
    expect(outcome).toMatchObject({ kind: 'blocked', by: 'address' });
    expect(internal.connections()).toBe(0);
  });

  it('many informational answers end one way or the other', async () => {
    const settled = await settle('/info100');
    expect(settled instanceof FetchError || settled.kind === 'fetched').toBe(true);
  });
});

it('bombs cost no memory', async () => {
  const before = process.memoryUsage().rss;
  for (const path of ['/gzipbomb', '/gzipgzip', '/brbomb', '/endless']) await settle(path);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

it('the next page of the same host is served after all that', async () => {
  expect(await settle('/ok')).toMatchObject({ kind: 'fetched', page: { status: 200 } });
});
