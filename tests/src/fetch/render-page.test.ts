/** Pages rendered by a real browser, through the fetcher, and what becomes of pages that end it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Fetcher, FetcherOptions } from '../../../src/fetch/fetch-page.ts';
import { pidsNaming, treePids } from '../../../src/fetch/process-tree.ts';
import type { FetchOutcome } from '../../../src/records/fetch-outcome.ts';
import { chromium } from '../../requirements.ts';
import { browserFolders, browserPids, until } from './browser-processes.ts';
import { fetcherFor, html, redirect, respond, startSite, testEtiquette } from './local-site.ts';
import type { LocalSite, Route } from './local-site.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
  expect(browserPids()).toEqual([]);
  expect(browserFolders()).toEqual([]);
});

interface Opened {
  readonly site: LocalSite;
  readonly fetcher: Fetcher;
  readonly rendered: (path: string) => Promise<FetchOutcome>;
}

async function open(
  routes: Readonly<Record<string, Route>>,
  options: Partial<FetcherOptions> & { readonly limits?: Partial<typeof testEtiquette> } = {},
): Promise<Opened> {
  const { limits = {}, ...more } = options;
  const site = await startSite(routes);
  const browser = { executable: null, isOff: false, pages: 2 };
  const fetcher = fetcherFor(site, { browser, etiquette: { ...testEtiquette, ...limits }, ...more });
  opened.push(site, fetcher);
  const rendered = (path: string): Promise<FetchOutcome> =>
    fetcher.fetchPage({ targetUri: `https://site.test${path}`, via: 'browser', etag: '"old"' });
  return { site, fetcher, rendered };
}

const json = (value: unknown): Route => respond(JSON.stringify(value), { 'content-type': 'application/json' });
const textOf = (outcome: FetchOutcome): string =>
  outcome.kind === 'fetched' ? Buffer.from(outcome.page.body).toString('utf8') : `(${JSON.stringify(outcome)})`;

/** Text that comes by script, from a JSON address, by way of a script file. */
const APP = html(
  '<!doctype html><html><head><meta charset="windows-1252"></head><body><main id="app">Loading</main><script src="/app.js"></script></body></html>',
  {
    etag: '"shell"',
  },
);
const APP_ROUTES = {
  '/news': APP,
  '/app.js': respond(
    `fetch('/data.json').then((answer) => answer.json()).then((story) => { document.getElementById('app').innerHTML = '<h1>' + story.headline + '</h1>'; });`,
    { 'content-type': 'text/javascript' },
  ),
  '/data.json': json({ headline: 'Café – “open” again' }),
};

describe.skipIf(!chromium.present)('a page in the browser', { timeout: 120_000 }, () => {
  it('is what stands in it when its scripts have done their work, in UTF-8, all asked for by us', async () => {
    const { site, rendered } = await open(APP_ROUTES);
    const outcome = await rendered('/news');
    expect(textOf(outcome)).toContain('<h1>Café – “open” again</h1>');
    expect(textOf(outcome)).not.toContain('Loading');
    expect(outcome).toMatchObject({
      kind: 'fetched',
      page: {
        finalUri: 'https://site.test/news',
        status: 200,
        mediaType: 'text/html',
        charset: 'utf-8',
        headers: { 'content-type': 'text/html; charset=utf-8' },
      },
    });
    expect(outcome.kind === 'fetched' && 'etag' in outcome.page.headers).toBe(false);
    expect(site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/news', '/app.js', '/data.json']);
    for (const { headers } of site.requests)
      expect(headers['user-agent']).toBe('Gleaner/0.1 (+https://example.org/bot)');
    expect(site.requests[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it('renders the same page to the same bytes, without memory of the first time', async () => {
    const { rendered } = await open({
      '/': html(`<p id="p"></p><script>
        const seen = Number(localStorage.getItem('seen') ?? 0);
        localStorage.setItem('seen', seen + 1); document.cookie = 'id=7; max-age=999';
        document.getElementById('p').textContent = 'visit ' + seen + ' with ' + document.cookie.length;
      </script>`),
    });
    const [first, second] = [await rendered('/'), await rendered('/')];
    expect(textOf(first)).toContain('visit 0 with 4');
    expect(textOf(second)).toBe(textOf(first));
  });

  it.each<[string, Record<string, Route>, object]>([
    ['gone', {}, { kind: 'gone', status: 404 }],
    ['moved to another host', { '/': redirect('https://other.test/') }, { kind: 'moved', to: 'https://other.test/' }],
    [
      'closed by robots.txt',
      { '/robots.txt': respond('User-agent: *\nDisallow: /') },
      { kind: 'blocked', by: 'robots' },
    ],
    [
      'a PDF',
      { '/': respond('%PDF-1.7 x', { 'content-type': 'text/html' }) },
      { kind: 'fetched', page: { mediaType: 'application/pdf' } },
    ],
    ['a feed', { '/': respond('<rss version="2.0"/>') }, { kind: 'fetched', page: { mediaType: 'application/xml' } }],
  ])('%s passes by the browser, which is not even started', async (_name, routes, expected) => {
    const { rendered } = await open(routes, { browser: { executable: '/nowhere', isOff: false, pages: 1 } });
    expect(await rendered('/')).toMatchObject(expected);
  });

  it('that forbids scripts, its own or any, is taken all the same', async () => {
    const { rendered } = await open({
      '/none': html('<p id="p">as sent</p><script>p.textContent = 1</script>', {
        'content-security-policy': "default-src 'none'",
      }),
      '/no-eval': html('<p id="p">as sent</p><script>p.textContent = "drawn"; eval("p.textContent = 2")</script>', {
        'content-security-policy': "script-src 'unsafe-inline'",
      }),
    });
    expect(textOf(await rendered('/none'))).toContain('as sent');
    expect(textOf(await rendered('/no-eval'))).toContain('drawn');
  });

  it('a wall that is drawn by script is a wall', async () => {
    const { rendered } = await open({
      '/': html(`<script>document.title = 'Vercel Security ' + 'Checkpoint'</script>`),
    });
    expect(await rendered('/')).toMatchObject({ kind: 'blocked', by: 'challenge' });
  });

  it('a script may lead on within the host; elsewhere and in circles it is not followed', async () => {
    const { rendered, site } = await open({
      '/start': html(`<p>start</p><script>location.href = '/next'</script>`),
      '/next': html('<p>next</p>'),
      '/away': html(`<p>stays</p><script>location.href = 'https://other.test/next'</script>`),
      '/circle': html(`<p>round</p><script>location.href = '/circle?' + Math.random()</script>`),
      '/pdf': html(`<p>stays</p><script>location.href = '/file.pdf'</script>`),
      '/file.pdf': respond('%PDF-1.7 x', { 'content-type': 'application/pdf', 'content-disposition': 'attachment' }),
    });
    const next = await rendered('/start');
    expect(next).toMatchObject({ kind: 'fetched', page: { finalUri: 'https://site.test/next' } });
    expect(textOf(next)).toContain('<p>next</p>');
    expect(textOf(await rendered('/away'))).toContain('<p>stays</p>');
    expect(textOf(await rendered('/pdf'))).toContain('<p>stays</p>');
    expect(textOf(await rendered('/circle'))).toContain('<p>round</p>');
    expect(site.requests.filter(({ host }) => host === 'other.test')).toEqual([]);
    expect(site.requests.filter(({ path }) => path.startsWith('/circle')).length).toBeLessThanOrEqual(7);
  });

  it('a page that never settles, and one with dialogs, pop-ups and POSTs, is taken as it stands', async () => {
    const { rendered, site } = await open(
      {
        '/poll': html(`<p id="p">0</p><script>setInterval(() => fetch('/tick?' + Math.random()), 50)</script>`),
        '/busy': html(`<script>
          alert('hello'); confirm('sure?'); window.open('/popup'); window.onbeforeunload = () => 'stay';
          fetch('/form', { method: 'POST', body: 'x' }).catch(() => { document.body.append('no post'); });
          navigator.sendBeacon('/beacon', 'x');
        </script>`),
      },
      { limits: { renderSettleMs: 2_000 } },
    );
    expect(textOf(await rendered('/poll'))).toContain('<p id="p">0</p>');
    expect(site.requests.filter(({ path }) => path.startsWith('/tick')).length).toBeLessThanOrEqual(
      testEtiquette.maxPageRequests,
    );
    expect(textOf(await rendered('/busy'))).toContain('no post');
    expect(site.requests.map(({ path }) => path)).not.toContain('/popup');
    expect(site.requests.map(({ path }) => path)).not.toContain('/form');
    expect(site.requests.map(({ path }) => path)).not.toContain('/beacon');
  });

  it.each([
    ['more markup than a page has', `document.body.append('x'.repeat(3e6))`, 'FETCH_TOO_LARGE', false],
    ['markup without end', `document.body.append('x'.repeat(3e7))`, 'BROWSER_', true],
    ['memory without end', `const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()))`, 'BROWSER_', true],
  ])('%s is refused', async (_name, script, code, retryable) => {
    const { rendered } = await open(
      { '/': html(`<body><script>${script}</script>`) },
      { limits: { maxBrowserBytes: 600e6 } },
    );
    await expect(rendered('/')).rejects.toMatchObject({ code: expect.stringContaining(code) as unknown, retryable });
  });
});

describe.skipIf(!chromium.present)('a browser that ends', { timeout: 120_000 }, () => {
  const limits = { renderTimeoutMs: 6_000, renderSettleMs: 3_000 };
  /** The program itself: our child. */
  const mainPid = (): number => browserPids().find((pid) => treePids(pid).length > 1) ?? 0;

  it.each([
    ['killed', () => [mainPid()]],
    [
      'left by the process of the page',
      () => pidsNaming('--type=renderer').filter((pid) => browserPids().includes(pid)),
    ],
  ])('%s is replaced, and its pages are rendered again from the bytes in hand', async (_name, victims) => {
    let asked = 0;
    const held: Route[] = [];
    const { rendered, site } = await open({
      '/': html('<p id="p"></p><script src="/slow.js"></script>'),
      // Answers only the second time.
      '/slow.js': (request) => {
        asked += 1;
        if (asked > 1) respond(`document.getElementById('p').textContent = 'whole'`)(request);
        else held.push(() => {});
      },
    });
    const page = rendered('/');
    await until('the script is asked for', () => held.length === 1);
    const killed = victims();
    expect(killed.length).toBeGreaterThan(0);
    for (const pid of killed) process.kill(pid, 'SIGKILL');
    expect(textOf(await page)).toContain('<p id="p">whole</p>');
    expect(site.requests.filter(({ path }) => path === '/')).toHaveLength(1);
  });

  it('takes nobody with it: of two pages one hangs for ever, the other comes whole', async () => {
    const { rendered } = await open(
      { ...APP_ROUTES, '/hang': html('<p>in</p><script>while (true) {}</script>') },
      { limits },
    );
    const hanging = rendered('/hang');
    const others = [rendered('/news'), rendered('/news'), rendered('/news')];
    await expect(hanging).rejects.toMatchObject({ code: 'BROWSER_TIMEOUT', retryable: true });
    for (const other of others) expect(textOf(await other)).toContain('again</h1>');
  });

  it('a script that opens dialogs for ever does not hang us', async () => {
    const { rendered } = await open(
      { '/': html(`<p>in</p><script>while (true) alert('again')</script>`), '/plain': html('<p>plain</p>') },
      { limits },
    );
    await expect(rendered('/')).rejects.toMatchObject({ code: 'BROWSER_TIMEOUT', retryable: true });
    expect(textOf(await rendered('/plain'))).toContain('<p>plain</p>');
  });

  it('stopped by a signal it is killed, and the page comes from another', async () => {
    const { rendered, site } = await open({ '/': html('<p>whole</p>'), '/warm': html('<p>warm</p>') }, { limits });
    await rendered('/warm');
    const stopped = mainPid();
    process.kill(stopped, 'SIGSTOP');
    expect(textOf(await rendered('/'))).toContain('<p>whole</p>');
    expect(browserPids()).not.toContain(stopped);
    expect(site.requests.filter(({ path }) => path === '/')).toHaveLength(1);
  });

  it('after so many pages is renewed, and left idle is closed', async () => {
    const { rendered } = await open(
      { '/': html('<p>x</p>') },
      { limits: { maxPagesPerBrowser: 2, browserIdleMs: 300 } },
    );
    await rendered('/');
    const first = mainPid();
    expect(first).toBeGreaterThan(0);
    await rendered('/');
    await until('the browser that has served is gone', () => !browserPids().includes(first));
    await rendered('/');
    await until('the idle browser is gone', () => browserPids().length === 0);
    expect(textOf(await rendered('/'))).toContain('<p>x</p>');
  });

  it('closed with a page in hand fails that page and those that wait', async () => {
    const { rendered, fetcher, site } = await open({
      '/': html('<p>x</p><script src="/never.js"></script>'),
      '/never.js': () => {},
    });
    const pages = [rendered('/'), rendered('/'), rendered('/')].map((page) => page.catch((error: unknown) => error));
    await until('a page is in hand', () => site.requests.some(({ path }) => path === '/never.js'));
    await fetcher.close();
    for (const page of pages) expect(await page).toMatchObject({ code: 'FETCH_CLOSED' });
  });

  it('of which there is none is a setting that is wrong', async () => {
    const { rendered, fetcher } = await open(
      { '/': html('<p>x</p>') },
      { browser: { executable: '/nowhere', isOff: false, pages: 1 } },
    );
    await expect(rendered('/')).rejects.toMatchObject({ code: 'CONFIGURATION' });
    await expect(fetcher.startBrowser()).rejects.toThrow(/GLEANER_BROWSER names \/nowhere/);
  });

  it('that is no browser is said to be none, in its own words', async () => {
    const { rendered, fetcher } = await open(
      { '/': html('<p>x</p>') },
      { browser: { executable: '/bin/false', isOff: false, pages: 1 } },
    );
    await expect(rendered('/')).rejects.toMatchObject({ code: 'BROWSER_START', retryable: true });
    await expect(fetcher.startBrowser()).rejects.toThrow(
      /start a browser failed: the browser \/bin\/false did not start.*GLEANER_BROWSER/s,
    );
  });
});
