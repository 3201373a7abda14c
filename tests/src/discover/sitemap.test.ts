import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sitemapEntries } from '../../../src/discover/sitemap-entries.ts';
import { readSitemap } from '../../../src/discover/sitemap.ts';
import { seedPage } from './seed-page.ts';

const uri = 'https://www.example.org/sitemap.xml';
const read = (content: string | Uint8Array, depth = 0) =>
  readSitemap(seedPage(content, { uri }), { reader: 'sitemap', depth });
const links = (content: string | Uint8Array) => read(content).targets.map(({ targetUri }) => targetUri);

const url = (loc: string) => `<url><loc>${loc}</loc></url>`;
const urlset = (...locs: string[]) => `<?xml version="1.0"?><urlset>${locs.map((loc) => url(loc)).join('\n')}</urlset>`;
const index = (...locs: string[]) =>
  `<sitemapindex>${locs.map((loc) => `<sitemap><loc>${loc}</loc></sitemap>`).join('')}</sitemapindex>`;

describe('a sitemap', () => {
  it('gives documents with their dates of change', () => {
    const map = `\ufeff<urlset><url><loc>
      https://a.example/?a=1&amp;b=2 </loc><lastmod>2024-05-17T09:30:00+01:00</lastmod><priority>0.5</priority></url>
      <url><loc>https://a.example/2</loc><lastmod>yesterday</lastmod></url></urlset>`;
    expect(read(map)).toEqual({
      targets: [
        { targetUri: 'https://a.example/?a=1&b=2', role: 'document', hint: {}, lastmod: '2024-05-17T09:30:00+01:00' },
        { targetUri: 'https://a.example/2', role: 'document', hint: {} },
      ],
      notes: [],
    });
  });

  it('reads the news extension and no other, whatever the prefixes', () => {
    const map = `<s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url>
      <image:image><image:loc>https://a.example/no.jpg</image:loc><image:title>A picture</image:title></image:image>
      <s:loc><![CDATA[https://a.example/1?a=1&b=2]]></s:loc>
      <n:news><n:publication><n:name>Echo</n:name></n:publication>
        <n:publication_date>2024-05-17</n:publication_date><n:title>Fish &amp;
        chips</n:title></n:news>
      <video:video><video:title>A film</video:title></video:video></s:url></s:urlset>`;
    expect(read(map).targets).toEqual([
      {
        targetUri: 'https://a.example/1?a=1&b=2',
        role: 'document',
        hint: { title: 'Fish & chips', published: '2024-05-17' },
      },
    ]);
  });

  it('gives each address once and says what has none', () => {
    expect(read(urlset('https://a.example/1', 'http://www.a.example/1', '/2', 'mailto:x@a.example', ''))).toEqual({
      targets: [
        { targetUri: 'https://a.example/1', role: 'document', hint: {} },
        { targetUri: 'https://www.example.org/2', role: 'document', hint: {} },
      ],
      notes: ['2 of 5 entries without a readable address'],
    });
  });

  it.each([
    ['plain', Buffer.from(urlset('https://a.example/1'))],
    ['gzipped', gzipSync(urlset('https://a.example/1'))],
    ['in UTF-16', Buffer.from(`\ufeff${urlset('https://a.example/1')}`, 'utf16le')],
    ['as a list of lines', Buffer.from('\ufeffhttps://a.example/1\r\n\r\n')],
    ['as a feed', Buffer.from('<rss><item><link>https://a.example/1</link></item></rss>')],
  ])('is read %s', (_how, bytes) => {
    expect(links(bytes)).toEqual(['https://a.example/1']);
  });

  it('yields what was read before it breaks off, and never half an address', () => {
    const whole = urlset('https://a.example/1', 'https://a.example/2');
    const note = 'the sitemap breaks off or is too long: the first 1 entries were read';
    expect(read(whole.slice(0, whole.indexOf('/2') - 4))).toEqual({
      targets: [{ targetUri: 'https://a.example/1', role: 'document', hint: {} }],
      notes: [note],
    });
    expect(
      read(
        gzipSync(Array.from({ length: 5_000 }, (_, n) => urlset(`https://a.example/${n}`)).join('')).subarray(0, 500),
      ).targets,
    ).not.toEqual([]);
  });

  it('reads 50,000 addresses, and not one more', () => {
    const { targets, notes } = read(urlset(...Array.from({ length: 50_001 }, (_, n) => `https://a.example/${n}`)));
    expect(targets.length).toBe(50_000);
    expect(notes).toEqual(['the sitemap breaks off or is too long: the first 50000 entries were read']);
  });

  it('says nothing of a map with just as many as may be read', () => {
    expect(sitemapEntries(urlset('https://a.example/1', 'https://a.example/2'), 2)).toMatchObject({ cut: false });
    expect(sitemapEntries(urlset('https://a.example/1', 'https://a.example/2'), 1)).toMatchObject({ cut: true });
  });

  it.each([
    [
      '<!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><urlset><url><loc>https://a.example/&b;</loc></url></urlset>',
      'not read: it declares entities of its own, which no sitemap needs',
    ],
    ['<html><body>Sorry</body></html>', 'not a sitemap: the outermost element is <html>'],
    ['', 'not a sitemap: neither markup nor addresses'],
    ['Nothing here.', 'not a sitemap: neither markup nor addresses'],
    ['<!-- -->', 'not a sitemap: no markup'],
  ])('is not made of %j', (content, note) => {
    expect(read(content)).toEqual({ targets: [], notes: [note] });
  });

  it('is refused when its gzip is broken or grows beyond 64 MiB', () => {
    expect(() => read(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toThrow(
      /^read sitemap https:\/\/www.example.org\/sitemap.xml failed: broken gzip/,
    );
    expect(() => read(gzipSync(Buffer.alloc(65 * 1024 * 1024)))).toThrow('over 64 MiB when unpacked');
  });
});

describe('a sitemap index', () => {
  it('gives seeds one level deeper, but never itself', () => {
    expect(read(index('/news.xml', 'http://example.org/sitemap.xml')).targets).toEqual([
      { targetUri: 'https://www.example.org/news.xml', role: 'seed', step: { reader: 'sitemap', depth: 1 } },
    ]);
  });

  it('is not followed below the third level', () => {
    expect(read(index('/one.xml'), 2).targets.length).toBe(1);
    expect(read(index('/one.xml'), 3)).toEqual({
      targets: [],
      notes: ['an index at depth 3 is not followed: 1 sitemaps left out'],
    });
  });
});
