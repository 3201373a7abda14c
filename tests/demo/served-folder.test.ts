import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoWeb } from '../../demo/server.ts';
import type { DemoWeb } from '../../demo/server.ts';
import { askDemo } from './ask-demo.ts';
import type { Heard } from './ask-demo.ts';

const root = mkdtempSync(join(tmpdir(), 'gleaner-served-'));
const page = Buffer.from('<title>Two & three</title><p>caf\xe9</p>', 'latin1');
let web: DemoWeb;

beforeAll(async () => {
  for (const folder of ['a/pages', 'b/pages']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'secret.html'), 'secret');
  writeFileSync(join(root, 'a/pages/one.html'), page);
  writeFileSync(join(root, 'a/pages/50% off & more #2.html'), 'odd name');
  writeFileSync(join(root, 'a/pages/notes.txt'), 'not served');
  writeFileSync(join(root, 'a/pages/letter.pdf'), '<html>no pdf at all</html>');
  writeFileSync(join(root, 'b/pages/one.html'), 'the other folder');
  writeFileSync(join(root, 'b/pages/letter.pdf'), '%PDF-1.4 two');
  web = await startDemoWeb({ serve: [join(root, 'a/pages'), join(root, 'b/pages')] });
});
afterAll(async () => {
  await web.close();
  rmSync(root, { recursive: true });
});

const ask = (url: string, headers: Record<string, string> = {}): Promise<Heard> => askDemo(web.port, url, { headers });
const sitemapUrls = async (): Promise<string[]> => {
  const map = (await ask('https://served.demo.test/sitemap.xml')).body.toString();
  return [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
};

describe('served folders', () => {
  test('pages are served byte for byte, with validators that hold', async () => {
    const { body, headers } = await ask('https://served.demo.test/pages/one.html');
    expect(body).toEqual(page);
    expect((await ask('https://served.demo.test/pages/one.html', { 'if-none-match': headers.etag ?? '' })).status).toBe(
      304,
    );
    expect(
      (await ask('https://served.demo.test/pages/one.html', { 'if-modified-since': headers['last-modified'] ?? '' }))
        .status,
    ).toBe(304);
  });

  test('the sitemap lists every page at an address that answers, odd names and folders of one name included', async () => {
    const urls = await sitemapUrls();
    expect(urls).toHaveLength(3);
    expect(new Set(urls).size).toBe(3);
    for (const url of urls) expect((await ask(url)).status, url).toBe(200);
  });

  test('papers hang on a provider of their own and are called PDF whatever they are', async () => {
    const provider = (await ask('https://reports.inspectorate.demo.test/provider/44/90001')).body.toString();
    const links = [...provider.matchAll(/publication-link"[^>]*href="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(links).toHaveLength(2);
    for (const link of links) expect((await ask(link)).headers['content-type']).toBe('application/pdf');
    expect((await ask(links[0] ?? '')).body.toString()).toBe('<html>no pdf at all</html>');
    const search = await ask('https://reports.inspectorate.demo.test/search?start=2&rows=100');
    expect(search.body.toString()).toContain('/provider/44/90001');
  });

  test.each([
    'https://served.demo.test/pages/../secret.html',
    'https://served.demo.test/pages/..%2f..%2fsecret.html',
    'https://served.demo.test/pages/%2e%2e/%2e%2e/secret.html',
    'https://served.demo.test/pages/notes.txt',
    'https://served.demo.test/pages/',
    'https://served.demo.test//etc/passwd',
    'https://files.inspectorate.demo.test/v1/file/served-..%2f..%2fsecret',
  ])('%s is not found', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  test('without folders there is no extra provider and an empty sitemap', async () => {
    const bare = await startDemoWeb();
    const map = (await askDemo(bare.port, 'https://served.demo.test/sitemap.xml')).body.toString();
    expect(map).not.toContain('<loc>');
    expect((await askDemo(bare.port, 'https://reports.inspectorate.demo.test/provider/44/90001')).status).toBe(404);
    await bare.close();
  });

  test('a page that vanishes costs one answer and not the server', async () => {
    writeFileSync(join(root, 'b/pages/two.html'), 'soon gone');
    const own = await startDemoWeb({ serve: [join(root, 'b/pages')] });
    rmSync(join(root, 'b/pages/two.html'));
    expect((await askDemo(own.port, 'https://served.demo.test/pages/two.html')).status).toBe(500);
    expect((await askDemo(own.port, 'https://served.demo.test/pages/one.html')).status).toBe(200);
    await own.close();
  });
});
