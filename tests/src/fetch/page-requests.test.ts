/** What a page in a real browser can reach: what we fetch for it, and nothing by itself. */
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fetcher } from '../../../src/fetch/fetch-page.ts';
import type { FetchOutcome } from '../../../src/records/fetch-outcome.ts';
import { chromium } from '../../requirements.ts';
import { sharedData } from '../../shared-data.ts';
import { fetcherFor, html, redirect, respond, startSite, testEtiquette } from './local-site.ts';
import type { LocalSite, Route } from './local-site.ts';

const script = (text: string): Route => respond(text, { 'content-type': 'text/javascript' });
const textOf = (outcome: FetchOutcome): string =>
  outcome.kind === 'fetched' ? Buffer.from(outcome.page.body).toString('utf8') : `(${JSON.stringify(outcome)})`;

/** Counts who connects; answers nobody. */
async function startTrap(): Promise<{ port: number; connections: () => number; close: () => Promise<void> }> {
  let connections = 0;
  const listen = (host: string, port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer((socket) => {
        connections += 1;
        socket.destroy();
      });
      server.once('error', reject).listen(port, host, () => resolve(server));
    });
  const first = await listen('127.0.0.1', 0);
  const { port } = first.address() as AddressInfo;
  // A machine without IPv6 has no [::1] to be reached at.
  const second = await listen('::1', port).catch(() => null);
  const datagrams = createSocket('udp4').on('message', () => (connections += 1));
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve));
  return {
    port,
    connections: () => connections,
    async close() {
      datagrams.close();
      for (const server of [first, second]) await new Promise((resolve) => server?.close(resolve) ?? resolve(null));
    },
  };
}

describe.skipIf(!chromium.present)('a page in the browser', { timeout: 120_000 }, () => {
  const routes: Record<string, Route> = {};
  let site: LocalSite;
  let fetcher: Fetcher;
  beforeAll(async () => {
    site = await startSite(routes);
    fetcher = fetcherFor(site, { browser: { executable: null, isOff: false, pages: 2 } });
  });
  afterAll(async () => {
    await fetcher.close();
    await site.close();
  });
  const rendered = (path: string): Promise<FetchOutcome> =>
    fetcher.fetchPage({ targetUri: `https://site.test${path}`, via: 'browser' });
  /** What was asked for since, robots.txt apart. */
  const askedBy = async (path: string): Promise<string[]> => {
    const before = site.requests.length;
    await rendered(path);
    return site.requests
      .slice(before)
      .flatMap((asked) => (asked.path === '/robots.txt' ? [] : [`${asked.host}${asked.path}`]));
  };

  it('reaches no address of this machine or its neighbours by any way there is', async () => {
    const trap = await startTrap();
    const hosts = ['127.0.0.1', '[::1]', 'localhost', '169.254.169.254', 'rebound.example', '0.0.0.0', '2130706433'];
    const every = hosts.map((host) => waysTo(`${host}:${trap.port}`)).join('\n');
    routes['/ways'] = html(`<!doctype html><head>${every}</head><body><p id="end"></p><script>
      setTimeout(() => { document.getElementById('end').textContent = 'all tried'; location.href = 'http://127.0.0.1:${trap.port}/away' }, 200)</script>`);
    routes['/to-trap.js'] = redirect(`http://127.0.0.1:${trap.port}/redirected.js`);
    routes['/worker.js'] = script(`for (const host of ${JSON.stringify(hosts)}) {
      const at = host + ':${trap.port}/worker';
      fetch('http://' + at).catch(() => {});
      try { new WebSocket('ws://' + at) } catch {}
      try { importScripts('http://' + at) } catch {}
    }`);
    const outcome = await rendered('/ways');
    expect(textOf(outcome)).toContain('all tried');
    expect(trap.connections()).toBe(0);
    expect(site.requests.map(({ path }) => path)).toContain('/to-trap.js');
    // And the trap would have shut.
    await fetch(`http://127.0.0.1:${trap.port}/`).catch(() => {});
    expect(trap.connections()).toBe(1);
    await trap.close();
  });

  it('gets scripts, styles and data, also from elsewhere, and nothing that brings no text', async () => {
    routes['/kinds'] =
      html(`<link rel="stylesheet" href="/a.css"><link rel="manifest" href="/m.json"><link rel="prefetch" href="/pre.html">
      <style>@font-face { font-family: F; src: url(/f.woff2) } p { font-family: F; background: url(/b.png) }</style>
      <p>text</p><img src="/i.png"><video src="/v.mp4"></video><audio src="/s.mp3"></audio><iframe src="/frame"></iframe>
      <object data="/o.svg"></object><embed src="/e.svg"><script src="//cdn.test/lib.js"></script>
      <script>fetch('https://api.test/data', { headers: { 'x-key': '1' } }); new EventSource('/events'); new Image().src = '/pixel.gif';
      const request = new XMLHttpRequest(); request.open('GET', '/xhr'); request.send();</script>`);
    expect((await askedBy('/kinds')).toSorted()).toEqual([
      'api.test/data',
      'cdn.test/lib.js',
      'site.test/a.css',
      'site.test/kinds',
      'site.test/xhr',
    ]);
  });

  it('gets nothing that the robots.txt of its host forbids', async () => {
    routes['/robots.txt'] = ({ host, ...request }) =>
      respond(host === 'shut.test' ? 'User-agent: *\nDisallow: /' : 'User-agent: *\nDisallow: /shut/')({
        host,
        ...request,
      });
    routes['/rules'] = html(
      '<script src="/open.js"></script><script src="https://shut.test/a.js"></script><script src="https://half.test/shut/a.js"></script>',
    );
    expect(await askedBy('/rules')).toEqual(['site.test/rules', 'site.test/open.js']);
    delete routes['/robots.txt'];
  });

  it('has its redirects followed for it, and told the status it would be told', async () => {
    routes['/statuses'] = html(`<p id="p"></p><script>(async () => {
      const told = [];
      for (const path of ['/moved', '/missing', '/circle'])
        told.push(await fetch(path).then(async (answer) => answer.status + ' ' + (await answer.text()), () => 'none'));
      document.getElementById('p').textContent = told.join(', ');
    })()</script>`);
    routes['/moved'] = redirect('/there');
    routes['/there'] = respond('there', { 'content-type': 'text/plain', 'content-encoding': 'identity' });
    routes['/missing'] = respond('not here', {}, 404);
    routes['/circle'] = redirect('/circle');
    expect(textOf(await rendered('/statuses'))).toContain('200 there, 404 not here, none');
  });

  it('gets no more requests and bytes than a page may have', async () => {
    routes['/many'] = html(`<script>for (let n = 0; n < 200; n += 1) fetch('/n?' + n).catch(() => {})</script>`);
    expect((await askedBy('/many')).length).toBe(1 + 40);
    routes['/heavy'] = html(`<p id="p"></p><script>(async () => {
      let got = 0;
      for (let n = 0; n < 10; n += 1) got += await fetch('/500k').then((answer) => answer.text()).then((text) => text.length, () => 0);
      document.getElementById('p').textContent = 'got ' + got;
    })()</script>`);
    routes['/500k'] = respond('x'.repeat(500_000), { 'content-type': 'text/plain' });
    expect(textOf(await rendered('/heavy'))).toContain('got 2000000');
  });

  const data = sharedData('conformance');
  it.skipIf(!data.present)('gets none of the forbidden addresses of the list', async () => {
    const { cases } = JSON.parse(readFileSync(`${data.path}/ssrf.json`, 'utf8')) as {
      cases: { url: string; expect: string }[];
    };
    const forbidden = cases.filter(({ expect: verdict }) => verdict.startsWith('refuse')).map(({ url }) => url);
    expect(forbidden.length).toBeGreaterThan(400);
    const asked: string[] = [];
    const guarded = fetcherFor(site, {
      browser: { executable: null, isOff: false, pages: 1 },
      // What is refused does not keep a page waiting.
      etiquette: { ...testEtiquette, renderQuietMs: 3_000 },
      resolve: async (name) => {
        asked.push(name);
        return [];
      },
    });
    routes['/list'] = html(`<p id="p"></p><script>(async () => {
      const got = [];
      await Promise.all(${JSON.stringify(forbidden).replaceAll('<', '\\u003c')}.map((url) =>
        fetch(url, { mode: 'no-cors' }).then(() => got.push(url.slice(0, 12)), () => {})));
      document.getElementById('p').textContent = 'got ' + got.length + got.join(' ');
    })()</script>`);
    const before = site.connections();
    expect(textOf(await guarded.fetchPage({ targetUri: 'https://site.test/list', via: 'browser' }))).toContain(
      'got 1data:',
    );
    expect(asked).toEqual([]);
    // One connection carries robots.txt and the page itself.
    expect(site.connections() - before).toBeLessThanOrEqual(1);
    await guarded.close();
  });
});

/** Markup that tries to reach a place by all that a page can do. */
function waysTo(place: string): string {
  const url = `http://${place}`;
  return `<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}"><link rel="prefetch" href="${url}/p">
<link rel="preload" as="script" href="${url}/pl.js"><link rel="stylesheet" href="${url}/s.css"><link rel="icon" href="${url}/i.ico">
<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${url}/spec"]}],"prerender":[{"source":"list","urls":["${url}/spec2"]}]}</script>
<script src="${url}/s.js"></script><script src="/to-trap.js"></script><img src="${url}/i.png"><iframe src="${url}/f"></iframe>
<object data="${url}/o"></object><embed src="${url}/e"><video src="${url}/v"></video><a id="a" ping="${url}/ping" href="#">x</a>
<script>
for (const way of [
  () => fetch('${url}/fetch').catch(() => {}),
  () => fetch('${url}/keep', { keepalive: true, mode: 'no-cors' }).catch(() => {}),
  () => fetch('${url}/post', { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => {}),
  () => { const request = new XMLHttpRequest(); request.open('GET', '${url}/xhr'); request.send() },
  () => new WebSocket('ws://${place}/ws'),
  () => new EventSource('${url}/es'),
  () => navigator.sendBeacon('${url}/beacon', 'x'),
  () => document.getElementById('a').click(),
  () => new Worker('/worker.js'),
  () => new SharedWorker('/worker.js'),
  () => navigator.serviceWorker.register('/worker.js').catch(() => {}),
  () => window.open('${url}/popup'),
  () => { const form = document.createElement('form'); form.action = '${url}/form'; form.target = '_blank'; document.head.append(form); form.submit() },
  () => { const frame = document.createElement('iframe'); frame.srcdoc = '<img src="${url}/srcdoc"><script>fetch("${url}/srcdoc2")<\\/script>'; document.documentElement.append(frame) },
  () => import('${url}/module.js').catch(() => {}),
  () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:${place}' }, { urls: 'turn:${place}?transport=tcp', username: 'u', credential: 'c' }] })
    .createOffer({ offerToReceiveAudio: true }),
  () => new WebTransport('https://${place}/wt').ready.catch(() => {}),
]) try { Promise.resolve(way()).catch(() => {}) } catch {}
</script>`;
}
