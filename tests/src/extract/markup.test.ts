import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { textOfScript } from '../../../src/extract/script-text.ts';
import { blockText, decodeText, loadMarkup, rawMarkup, rootsOf, withoutMarkup } from '../../../src/extract/markup.ts';
import { sharedData } from '../../shared-data.ts';

const text = (html: string): string => {
  const $ = loadMarkup(html);
  return blockText($, rootsOf($));
};

describe('blockText', () => {
  it.each([
    ['parts blocks by a blank line', '<h1>A <b>b</b></h1><p>c\n d</p>', 'A b\n\nc d'],
    ['reads unclosed paragraphs', '<p>a<p>b', 'a\n\nb'],
    ['keeps one line break', '<p>a<br>b</p>', 'a\nb'],
    ['takes two line breaks for a new paragraph', '<div>a<br> <br>b</div>', 'a\n\nb'],
    ['reads text between blocks', '<div>a<p>b</p>c</div>', 'a\n\nb\n\nc'],
    ['marks list entries', '<ul><li>a</li><li><p>b</p></li></ul>', '- a\n- b'],
    ['writes rows of data on a line', '<table><tr><th>A<th>B<tr><td>1<td><p>2</p></table>', 'A | B\n1 | 2'],
    ['reads a table that only places things', '<table><tr><td><h2>a</h2>b<td>c</table>', 'a\n\nb\n\nc'],
    ['leaves out scripts', 'a<script>b</script><style>c</style>', 'a'],
    ['takes no-break spaces for spaces', '<p>a&nbsp;&nbsp;b</p>', 'a b'],
  ])('%s', (_rule, html, expected) => {
    expect(text(html)).toBe(expected);
  });

  it.each([
    ['nested elements', '<div>'.repeat(100_000) + 'x'],
    ['unclosed formatting', '<b><i>'.repeat(50_000) + 'x'],
    ['attributes', `<div ${'a=1 '.repeat(100_000)}>x</div>`],
    ['line breaks', 'x<br>'.repeat(100_000)],
    ['a colspan', '<table><tr><td colspan=9007199254740991>x<td>y</table>'],
  ])('survives 100,000 %s', (_name, html) => {
    const before = performance.now();
    expect(text(html)).toContain('x');
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('decodeText', () => {
  it.each([
    ['the label of the response', Buffer.from('caf\xe9', 'latin1'), 'iso-8859-1', 'café'],
    ['UTF-8 under a wrong single-byte label', Buffer.from('café'), 'iso-8859-1', 'café'],
    ['the meta tag', Buffer.from('<meta charset=koi8-r>\xcb', 'latin1'), null, '<meta charset=koi8-r>к'],
    ['a byte order mark against the label', Buffer.from('\ufeffcafé'), 'windows-1252', 'café'],
    ['nothing but bytes', Buffer.from('caf\xe9', 'latin1'), null, 'café'],
    ['an unknown label', Buffer.from('café'), 'klingon', 'café'],
  ])('reads %s', (_rule, bytes, charset, expected) => {
    expect(decodeText(bytes, charset).text).toBe(expected);
  });
});

describe('rawMarkup', () => {
  /** Attributes and text of a page, as they are read from its bytes. */
  const read = (html: string, decode?: (text: string) => string): string => {
    const $ = loadMarkup(html, decode);
    const titles = $('[title]')
      .toArray()
      .map((element) => element.attribs.title);
    const scripts = $('script').toArray().map(textOfScript);
    return JSON.stringify([titles, scripts, blockText($, rootsOf($))]);
  };
  const readLate = (bytes: Uint8Array, charset: string | null): string => {
    const { html, decode } = rawMarkup(bytes, charset);
    return read(html, decode);
  };
  const page = (text: string): string =>
    `<meta charset=utf-8><p title="${text}">${text} caf&eacute;</p><script>say("${text}")</script>`;

  it.each([
    ['a mark of its order', Buffer.from(`\ufeff${page('It’s £5')}`), null],
    ['UTF-8 under a wrong label', Buffer.from(page('naïve – “so”')), 'iso-8859-1'],
    ['another encoding', Buffer.from(page('caf\xe9').replace('utf-8', 'windows-1252'), 'latin1'), null],
    ['nothing but ASCII', Buffer.from(page('plain')), null],
    ['a character that is cut off', Buffer.from(page('caf\xc3'), 'latin1'), 'utf-8'],
    ['NUL', Buffer.from(page('a\0’')), null],
    ['NUL within a character', Buffer.from(page('a\xc2\0\x80'), 'latin1'), 'utf-8'],
  ])('says what the decoded page says: %s', (_what, bytes, charset) => {
    expect(readLate(bytes, charset)).toBe(read(decodeText(bytes, charset).text));
  });

  it('says what the decoded page says, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 20 }), (noise, words) => {
        const bytes = Buffer.concat([Buffer.from('<meta charset=utf-8><p>'), noise, Buffer.from(` ${words}</p>`)]);
        expect(readLate(bytes, null)).toBe(read(decodeText(bytes, null).text));
      }),
      { numRuns: 500 },
    );
  });
});

const data = sharedData('conformance');
describe.skipIf(!data.present)('shared conformance: xss', () => {
  it('reads every vector without failing', () => {
    const file = JSON.parse(readFileSync(`${data.path}/xss.json`, 'utf8')) as {
      cases: { input?: string; payload?: string }[];
    };
    expect(file.cases.length).toBeGreaterThan(0);
    for (const vector of file.cases) expect(() => text(vector.input ?? vector.payload ?? '')).not.toThrow();
  });
});

describe('withoutMarkup', () => {
  it.each([
    ['Tom &amp; Jerry&#8217;s', 'Tom & Jerry’s'],
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['a < b', 'a < b'],
  ])('%s', (value, expected) => {
    expect(withoutMarkup(value)).toBe(expected);
  });
});

it('leaves a value empty that no reading can bring to an end', () => {
  const nested = Array.from({ length: 20_000 }, () => '<p><h1>').join('');
  expect(() => loadMarkup(nested)).toThrow(/thousands of elements/);
  expect(withoutMarkup(nested)).toBe('');
});
