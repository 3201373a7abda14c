import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feedElements } from '../../../src/discover/feed-elements.ts';
import { feedEntry } from '../../../src/discover/feed-entry.ts';
import { readFeed } from '../../../src/discover/feed.ts';
import { htmlToLine } from '../../../src/discover/markup-text.ts';
import { xmlText } from '../../../src/discover/seed-text.ts';
import { sharedData } from '../../shared-data.ts';
import { fixture, seedPage } from './seed-page.ts';

const read = (content: string | Uint8Array) => readFeed(seedPage(content));
const links = (content: string) => read(content).targets.map(({ targetUri }) => targetUri);
const titles = (content: string) => read(content).targets.map(({ hint }) => hint?.title);

it('reads an RSS feed with its titles, dates and addresses, each once', () => {
  expect(read(fixture('rss.xml'))).toEqual({
    targets: [
      {
        targetUri: 'https://www.northmere-echo.example/news/101.inspectors/?ref=rss&utm_source=rss',
        role: 'document',
        hint: { title: 'Inspectors praise ‘steady’ progress', published: '2024-05-17T09:30:00+01:00' },
      },
      {
        targetUri: 'https://www.northmere-echo.example/news/102.cafe/',
        role: 'document',
        hint: { title: 'Café & library share a roof', published: '2024-05-16' },
      },
    ],
    notes: ['1 of 4 entries without a link'],
  });
});

it('reads Atom with bases, relations and dates of change', () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/one/">
    <title>Feed</title><link href="https://a.example/"/>
    <entry xml:base="two/"><title type="html">A &lt;b&gt;bold&lt;/b&gt; &amp;amp; brave plan</title>
      <link rel="self" href="self"/><link rel="alternate" type="application/pdf" href="x.pdf"/><link rel="alternate" type="text/html" href="x"/>
      <published>2024-05-17T09:30:00Z</published><updated>2024-06-01</updated></entry>
    <entry><title type="xhtml"><div>In <i>parts</i></div></title><id>https://b.example/y</id></entry>
  </feed>`;
  expect(read(feed).targets).toEqual([
    {
      targetUri: 'https://a.example/one/two/x',
      role: 'document',
      hint: { title: 'A bold & brave plan', published: '2024-05-17T09:30:00Z' },
      lastmod: '2024-06-01',
    },
    { targetUri: 'https://b.example/y', role: 'document', hint: { title: 'In parts' } },
  ]);
});

it('reads JSON Feed', () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    items: [
      { id: '1', url: '/a', title: 'A', date_published: '2024-05-17T09:30:00+01:00', date_modified: 'soon' },
      { id: 'https://b.example/', external_url: 7 },
      { id: '3', title: 'Nowhere' },
      null,
    ],
  };
  expect(read(JSON.stringify(feed))).toEqual({
    targets: [
      {
        targetUri: 'https://www.example.org/a',
        role: 'document',
        hint: { title: 'A', published: '2024-05-17T09:30:00+01:00' },
      },
      { targetUri: 'https://b.example/', role: 'document', hint: {} },
    ],
    notes: ['1 of 3 entries without a link'],
  });
});

describe('links', () => {
  it.each([
    [
      'takes the link before the guid',
      '<item><guid>https://a.example/1</guid><link>https://a.example/2</link></item>',
      ['https://a.example/2'],
    ],
    [
      'takes the page before the counter',
      '<item><link>https://c.example/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink></item>',
      ['https://a.example/1'],
    ],
    [
      'knows Microsoft’s prefix for Atom',
      '<item><a10:link href="https://a.example/1"/></item>',
      ['https://a.example/1'],
    ],
    [
      'never takes a guid that is no permalink',
      '<item><guid isPermaLink="false">https://a.example/1</guid></item>',
      [],
    ],
    [
      'reads RDF’s own address',
      '<item rdf:about="https://a.example/1"><title>a</title></item>',
      ['https://a.example/1'],
    ],
    [
      'resolves relative links against the feed',
      '<item><link>/a?b=1&amp;c=2</link></item>',
      ['https://www.example.org/a?b=1&c=2'],
    ],
    ['mends a bare ampersand', '<item><link>https://a.example/?a=1&b=2</link></item>', ['https://a.example/?a=1&b=2']],
    ['passes over other schemes', '<item><link>mailto:a@example.org</link></item>', []],
    [
      'does not take the picture’s link',
      '<item><image><link>https://a.example/no</link></image><link>https://a.example/1</link></item>',
      ['https://a.example/1'],
    ],
    [
      'reads prefixed entries',
      '<a:feed><a:entry><a:link href="https://a.example/1"/></a:entry></a:feed>',
      ['https://a.example/1'],
    ],
  ])('%s', (_rule, entry, expected) => {
    expect(links(`<rss><channel>${entry}</channel></rss>`)).toEqual(expected);
  });
});

describe('titles', () => {
  it.each([
    ['decodes once where it is text', 'Fish &amp; chips', 'Fish & chips'],
    ['decodes twice where it is HTML', 'Fish &amp;amp; chips', 'Fish & chips'],
    ['drops tags', '&lt;b&gt;Bold&lt;/b&gt; words', 'Bold words'],
    ['keeps what only resembles a tag', 'If a &lt; b and c &gt; d', 'If a < b and c > d'],
    ['collapses white space', '\n One\n\t two&#160;three ', 'One two three'],
    ['decodes entities of HTML that nobody declared', 'Caf&eacute;&nbsp;Noir', 'Café Noir'],
    ['leaves entities of the feed’s own as written', '&lol9;', '&lol9;'],
  ])('%s', (_rule, title, expected) => {
    expect(titles(`<rss><item><title>${title}</title><link>https://a.example/</link></item></rss>`)).toEqual([
      expected,
    ]);
  });
});

describe('malformed feeds', () => {
  it.each([
    [
      'a title that is not closed',
      '<rss><item><title>One<link>https://a.example/1</link></item><item><link>https://a.example/2</link></item></rss>',
      2,
    ],
    [
      'an item that is not closed',
      '<rss><item><link>https://a.example/1</link><item><link>https://a.example/2</link></rss>',
      2,
    ],
    ['a stray closing tag', '<rss></p></item><item></b><link>https://a.example/1</link></item></rss>', 1],
    [
      'a feed that breaks off in a later link',
      '<rss><item><link>https://a.example/1</link></item><item><link>https://a.exa',
      1,
    ],
    [
      'white space and a comment before the declaration',
      '\n<!-- x --><?xml version="1.0"?><rss><item><link>https://a.example/1</link></item></rss>',
      1,
    ],
    ['no root at all', '<item><link>https://a.example/1</link></item>', 1],
  ])('yields what can be read of %s', (_what, feed, count) => {
    expect(read(feed).targets.length).toBe(count);
  });

  it.each([
    ['', 'not a feed: no markup'],
    ['<html><body>Sorry</body></html>', 'not a feed: the outermost element is <html>'],
    ['{"error": 1}', 'not a feed: JSON without items'],
    ['<rss><channel><title>Quiet</title></channel></rss>', 'no entries'],
  ])('says of %j: %s', (content, note) => {
    expect(read(content)).toEqual({ targets: [], notes: [note] });
  });

  it('does not expand entities', () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const feed = `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]><rss><item><title>&l9;</title><link>https://a.example/</link></item></rss>`;
    expect(titles(feed)).toEqual(['&l9;']);
  });
});

describe('encodings', () => {
  const feed = (declaration: string) =>
    `<?xml version="1.0"${declaration}?><rss><item><title>Caf\u00e9 \u2013 \u00a35</title><link>https://a.example/</link></item></rss>`;
  it.each([
    ['UTF-8 without a word', Buffer.from(feed('')), null],
    ['UTF-8 against a wrong declaration', Buffer.from(feed(' encoding="iso-8859-1"')), 'windows-1252'],
    ['what is declared', Buffer.from(feed(' encoding="windows-1252"').replace('\u2013', '\u0096'), 'latin1'), 'utf-8'],
    [
      'what the response says where nothing is declared',
      Buffer.from(feed('').replace('\u2013', '\u0096'), 'latin1'),
      'windows-1252',
    ],
    ['UTF-16 by its mark', Buffer.from(`\ufeff${feed(' encoding="utf-16"')}`, 'utf16le'), null],
    ['UTF-16 by its shape', Buffer.from(feed(' encoding="utf-16"'), 'utf16le'), null],
    ['an unknown label as none', Buffer.from(feed(' encoding="bogus"')), null],
  ])('decodes %s', (_what, bytes, charset) => {
    expect(readFeed(seedPage(bytes, { charset })).targets[0]?.hint?.title).toBe('Café – £5');
  });
});

interface Case {
  readonly file: string;
  readonly category: string;
  readonly b64: string;
  readonly expect: readonly (readonly [readonly (string | number)[], unknown])[];
}

const data = sharedData('conformance');
describe.skipIf(!data.present)("feedparser's feeds", () => {
  const { cases } = data.present
    ? (JSON.parse(readFileSync(`${data.path}/feeds.json`, 'utf8')) as { cases: Case[] })
    : { cases: [] };

  it('reads all 1,850 without a crash', () => {
    expect(cases.length).toBe(1_850);
    for (const { file, b64 } of cases) {
      const reading = readFeed(seedPage(Buffer.from(b64, 'base64'), { uri: `http://127.0.0.1:8097/${file}` }));
      expect(reading.targets.length + reading.notes.length, file).toBeGreaterThan(0);
    }
  });

  it('finds every title, as text', () => {
    const wrong: string[] = [];
    let checks = 0;
    for (const { file, b64, category, expect: expected } of cases) {
      if (category === 'sanitize') continue;
      const { entries } = feedElements(xmlText({ bytes: Buffer.from(b64, 'base64'), charset: null }), null);
      for (const [[list, index, ...rest], value] of expected) {
        if (list !== 'entries' || !/^title(?:_detail\.value)?$/.test(rest.join('.'))) continue;
        checks += 1;
        const entry = entries[Number(index)];
        const title = entry === undefined ? null : feedEntry(entry).title;
        if ((title ?? '') !== htmlToLine(String(value)) && title !== value) wrong.push(file);
      }
    }
    expect(checks).toBe(110);
    expect(wrong).toEqual([]);
  });
});
