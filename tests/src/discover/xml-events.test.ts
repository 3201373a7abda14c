import { describe, expect, it } from 'vitest';
import { readAttributes, xmlEvents } from '../../../src/discover/xml-events.ts';

/** Events in short: `<name attributes>`, `</name>`, the text, `!` where the text is cut. */
function shorthand(xml: string): string[] {
  return [...xmlEvents(xml)].map((event) => {
    switch (event.kind) {
      case 'open':
        return `<${event.name}${event.attributes}${event.empty ? '/' : ''}>`;
      case 'close':
        return `</${event.name}>`;
      case 'text':
        return event.text;
      case 'cut':
        return '!';
    }
  });
}

describe('xmlEvents', () => {
  it.each([
    ['reads elements in order, names in lower case', '<A b="1">x<C/></A>', ['<a b="1">', 'x', '<c/>', '</a>']],
    ['takes > in quotes for text', '<a b="1>2" c = \'>\'>x', ['<a b="1>2" c = \'>\'>', 'x']],
    ['passes over comments, instructions and DOCTYPE', '<?xml?><!-- <a> --><!DOCTYPE a [<!ENTITY b "c">]><d>', ['<d>']],
    ['gives CDATA as text', '<a><![CDATA[<b>&amp;]]></a>', ['<a>', '<b>&amp;', '</a>']],
    ['takes a stray < for text', '3 < 4 <a>', ['3 < 4 ', '<a>']],
    ['ends a tag where the next begins', '<a b="1<c>', ['<a b="1>', '<c>']],
    ['says where a tag is cut', '<a><b c', ['<a>', '<b c>', '!']],
    ['says where CDATA is cut', '<a><![CDATA[b', ['<a>', 'b', '!']],
    ['says where a comment is cut', '<a><!-- b', ['<a>', '!']],
  ])('%s', (_rule, xml, expected) => {
    expect(shorthand(xml)).toEqual(expected);
  });

  it.each([
    ['opened and never closed', '<a>'.repeat(100_000)],
    ['tags without an end', '<'.repeat(500_000)],
    ['comments in comments', '<!--'.repeat(150_000)],
    ['DOCTYPEs in DOCTYPEs', '<!DOCTYPE ['.repeat(100_000)],
    ['quotes without an end', '<a b="'.repeat(100_000)],
    ['a tag of spaces', `<a${' '.repeat(500_000)}`],
    ['a tag of names', `<a ${'b   '.repeat(150_000)}>`],
    ['a tag of halves', `<a ${`b=' c=" `.repeat(100_000)}>`],
  ])('takes linear time: %s', (_what, xml) => {
    const start = performance.now();
    for (const event of xmlEvents(xml)) if (event.kind === 'open') readAttributes(event.attributes);
    // A linear reader needs a tenth of a second, a second on a busy machine; a quadratic one needs minutes.
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe('readAttributes', () => {
  it('reads double, single and no quotes, and the first of a name', () => {
    expect([...readAttributes(` A="1" b='2' c=3 d a="4" xml:base = "/e/" `)]).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
      ['d', ''],
      ['xml:base', '/e/'],
    ]);
  });
});
