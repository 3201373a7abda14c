import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedRefusals } from '../../demo/expectations.ts';
import { startDemoWeb } from '../../demo/server.ts';
import type { DemoWeb } from '../../demo/server.ts';
import { askDemo } from './ask-demo.ts';
import type { Heard } from './ask-demo.ts';

const PAPER = 'https://www.hartwellpost.demo.test';
const ARTICLE = `${PAPER}/news/25817733.kingsway-bus-gate-fines/`;
const CHANGING = `${PAPER}/news/25824410.ludwick-library-hours/`;
const COUNCIL = 'https://democracy.westmarch.demo.test';

let web: DemoWeb;
beforeAll(async () => {
  web = await startDemoWeb();
});
afterAll(() => web.close());

const ask = (url: string, headers?: Record<string, string>, method?: string): Promise<Heard> =>
  askDemo(web.port, url, { ...(headers && { headers }), ...(method && { method }) });

describe('manners of the wire', () => {
  test('an article carries an ETag and Last-Modified, and answers 304 to either', async () => {
    const { status, headers } = await ask(ARTICLE);
    expect(status).toBe(200);
    expect((await ask(ARTICLE, { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
    expect((await ask(ARTICLE, { 'if-modified-since': headers['last-modified'] ?? '' })).status).toBe(304);
    expect(
      (await ask(ARTICLE, { 'if-none-match': '"another"', 'if-modified-since': headers['last-modified'] ?? '' }))
        .status,
    ).toBe(200);
  });

  test('gzip is sent only to those who take it, with the same ETag', async () => {
    const plain = await ask(ARTICLE);
    const packed = await ask(ARTICLE, { 'accept-encoding': 'gzip, br' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.body)).toEqual(plain.body);
    expect(packed.headers.etag).toBe(plain.headers.etag);
  });

  test('HEAD gives the headers of GET and no body', async () => {
    const heard = await ask(ARTICLE, {}, 'HEAD');
    expect(heard.status).toBe(200);
    expect(Number(heard.headers['content-length'])).toBeGreaterThan(1000);
    expect(heard.body).toHaveLength(0);
  });

  test.each([
    ['an unknown page is 404', `${PAPER}/nothing-here`, 404],
    ['an unknown host is 421', 'https://elsewhere.demo.test/', 421],
    ['a broken escape is 400', `${PAPER}/%E0%A4%A`, 400],
    ['a closed web service is 403', 'https://committees.eastholm.demo.test/mgWebService.asmx/GetCommittees', 403],
    ['a restricted paper is 403', `${COUNCIL}/mgConvert2PDF.aspx?ID=504`, 403],
    ['a restricted item has no page', `${COUNCIL}/mgAi.aspx?ID=5133`, 404],
    ['a path out of the files is no file', 'https://files.inspectorate.demo.test/v1/file/..%2f..%2fpackage.json', 404],
  ])('%s', async (_name, url, status) => {
    expect((await ask(url)).status).toBe(status);
  });

  test('another method is refused', async () => {
    expect((await ask(ARTICLE, {}, 'POST')).status).toBe(405);
  });

  test('requests are logged with host, path, status and whether they were conditional', async () => {
    await ask(`${PAPER}/robots.txt?logged`, { 'user-agent': 'Tester/1', 'if-none-match': '"x"' });
    expect(web.requests().at(-1)).toMatchObject({
      host: 'www.hartwellpost.demo.test',
      path: '/robots.txt?logged',
      status: 200,
      userAgent: 'Tester/1',
      conditional: true,
    });
    expect(web.connectTo).toBe(`*.demo.test -> 127.0.0.1:${web.port}`);
  });
});

describe('traps', () => {
  test('the busy page answers 503 with Retry-After once, HEAD not counted, then 200', async () => {
    const url = `${PAPER}/news/25815026.market-hall-roof/`;
    await ask(url, {}, 'HEAD');
    const first = await ask(url);
    expect([first.status, first.headers['retry-after']]).toEqual([503, '1']);
    expect((await ask(url)).status).toBe(200);
    expect((await ask(url)).status).toBe(200);
  });

  test('the withdrawn story is 410 and stands in the gzipped archive sitemap', async () => {
    const [url = ''] = expectedRefusals.gone;
    expect((await ask(url)).status).toBe(410);
    const archive = await ask(`${PAPER}/sitemap-archive.xml.gz`);
    expect(archive.headers['content-encoding']).toBeUndefined();
    expect(gunzipSync(archive.body).toString()).toContain(url);
  });

  test('the challenge is a short page with status 200 that the sitemap lists', async () => {
    const [url = ''] = expectedRefusals.challenge;
    const { status, body } = await ask(url);
    expect(status).toBe(200);
    expect(body.length).toBeLessThan(300);
    expect((await ask('https://news.westmarch.demo.test/sitemap.xml')).body.toString()).toContain(url);
  });

  test('the lost letter is a web page with status 200 where its provider promises a pdf', async () => {
    const [url = ''] = expectedRefusals['wrong-kind'];
    const { status, headers, body } = await ask(url);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body.toString()).toContain('Report not found');
    const provider = await ask('https://reports.inspectorate.demo.test/provider/44/80993');
    expect(provider.body.toString()).toContain(`href="${url}"`);
  });

  test('one paper of a council is a PDF that is labelled text/html', async () => {
    const { headers, body } = await ask(`${COUNCIL}/mgConvert2PDF.aspx?ID=502`);
    expect(headers['content-type']).toBe('text/html');
    expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a story from the old site is windows-1252, said in its markup only', async () => {
    const { headers, body } = await ask(`${PAPER}/news/19104412.first-monitoring-visit-2024/`);
    expect(headers['content-type']).toBe('text/html');
    // 0x91: a left single quotation mark in windows-1252, a control character in ISO 8859-1.
    expect(body.includes(Buffer.from([0x91]))).toBe(true);
  });

  test('an old address of the council redirects to the new one', async () => {
    const { status, headers } = await ask('https://news.westmarch.demo.test/news/2026/budget-results');
    expect([status, headers.location]).toEqual([301, '/news/2026/budget-consultation-results']);
  });

  test('the feed links one story with tracking parameters, and the page answers under them', async () => {
    const rss = (await ask(`${PAPER}/rss/`)).body.toString();
    expect(rss.match(/utm_source/g)).toHaveLength(1);
    expect((await ask(`${ARTICLE}?utm_source=rss&utm_medium=feed`)).status).toBe(200);
  });
});

describe('the newsroom', () => {
  const NEWSROOM = 'https://newsroom.norburyvale.demo.test';

  test('answers every address with one shell that holds no text, and gives the text as JSON', async () => {
    const [list, story] = [await ask(`${NEWSROOM}/`), await ask(`${NEWSROOM}/stories/swimming-lessons-free`)];
    expect(story.body).toEqual(list.body);
    expect(story.headers.etag).toBe(list.headers.etag);
    expect(story.body.toString()).not.toMatch(/swimming/i);
    const data = JSON.parse((await ask(`${NEWSROOM}/api/stories/swimming-lessons-free`)).body.toString()) as object;
    expect(data).toMatchObject({
      headline: 'Free swimming lessons for every nine-year-old in the vale',
      shown: '22 January 2026',
    });
    expect((await ask(`${NEWSROOM}/stories/unknown`)).status).toBe(404);
  });
});

describe('what changes between crawls', () => {
  const textOf = async (port: number): Promise<string> => (await askDemo(port, CHANGING)).body.toString();

  test('the story changes with advance(), its ETag, its date and its place in the sitemap too', async () => {
    const own = await startDemoWeb();
    const before = await askDemo(own.port, CHANGING);
    expect(before.body.toString()).toContain('may close on Saturdays');
    own.advance();
    const after = await askDemo(own.port, CHANGING, { headers: { 'if-none-match': before.headers.etag ?? '' } });
    expect(after.status).toBe(200);
    expect(after.body.toString()).toContain('will keep its Saturday opening');
    expect(after.body.toString()).toContain('"dateModified": "2026-03-19T09:30:00+00:00"');
    expect((await askDemo(own.port, `${PAPER}/sitemap-news.xml`)).body.toString()).toContain(
      '2026-03-19T09:30:00+00:00',
    );
    await own.close();
  });

  test('without advance() it changes when the feed is asked for a second time', async () => {
    const own = await startDemoWeb();
    await askDemo(own.port, `${PAPER}/rss/`);
    await askDemo(own.port, `${PAPER}/sitemap.xml`);
    await askDemo(own.port, `${PAPER}/rss/`, { method: 'HEAD' });
    expect(await textOf(own.port)).toContain('may close on Saturdays');
    await askDemo(own.port, `${PAPER}/rss/`);
    expect(await textOf(own.port)).toContain('will keep its Saturday opening');
    await own.close();
  });

  test('every other page of the paper stays as it was, byte for byte', async () => {
    const own = await startDemoWeb();
    const before = await askDemo(own.port, ARTICLE);
    own.advance();
    expect((await askDemo(own.port, ARTICLE)).headers.etag).toBe(before.headers.etag);
    await own.close();
  });
});
