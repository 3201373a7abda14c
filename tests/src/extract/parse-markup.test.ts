import { isTag, isText } from 'domhandler';
import type { AnyNode } from 'domhandler';
import { describe, expect, it } from 'vitest';
import { parseMarkup } from '../../../src/extract/parse-markup.ts';

/** The DOM in one line: `div(p("text") img)`. */
function sketch(html: string): string {
  const show = (node: AnyNode): string => {
    if (isText(node)) return JSON.stringify(node.data);
    const inside = 'children' in node ? node.children.map(show).join(' ') : '';
    return isTag(node) ? `${node.name}${inside === '' ? '' : `(${inside})`}` : inside;
  };
  return show(parseMarkup(html));
}

/** How deep its elements are nested. */
function depthOf(html: string): number {
  let deepest = 0;
  const open: (readonly [AnyNode, number])[] = [[parseMarkup(html), 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    if ('children' in node) for (const child of node.children) open.push([child, depth + 1]);
  }
  return deepest;
}

describe('parseMarkup', () => {
  it.each([
    ['nests elements', '<div><p>One <b>two</b></p></div>', 'div(p("One " b("two")))'],
    ['ends a paragraph where a block begins', '<p>One<div>Two</div>', 'p("One") div("Two")'],
    ['ends a list item where the next begins', '<ul><li>One<li>Two</ul>', 'ul(li("One") li("Two"))'],
    ['ends cells and rows', '<table><tr><td>1<td>2<tr><th>3', 'table(tr(td("1") td("2")) tr(th("3")))'],
    ['makes one text of what a comment parts', 'By <!-- -->Ann<!-->!', '"By Ann!"'],
    ['leaves declarations out', '<!doctype html><?xml version="1.0"?><p>One</p>', 'p("One")'],
    ['reads on after a CDATA mark', '<p>One<![CDATA[</p><p>Two</p>', 'p("One") p("Two")'],
    ['reads characters by name and number', 'Fish &amp; chips &#163;5 &zzz;', '"Fish & chips £5 &zzz;"'],
    [
      'keeps scripts as they stand',
      '<script>if (a < b) c("</div>")</script>1',
      'script("if (a < b) c(\\"</div>\\")") "1"',
    ],
    ['leaves drawings out, with all that is in them', '<p>1<svg><g><text>2</text></g></svg>3</p>', 'p("13")'],
    ['drops NUL', 'a\0b<d\0iv>c', '"ab" div("c")'],
  ])('%s', (_rule, html, expected) => {
    expect(sketch(html)).toBe(expected);
  });

  it('reads attributes however they are written', () => {
    const [element] = parseMarkup(`<A HREF='/a?b&amp;c' class = "x &lt; y" hidden>`).children;
    expect(element && isTag(element) ? { ...element.attribs } : null).toEqual({
      href: '/a?b&c',
      class: 'x < y',
      hidden: '',
    });
  });

  it('opens no element beyond the greatest depth, and keeps what stands in it', () => {
    const html = `${'<div>'.repeat(2_000)}<p>The story.</p>${'</div>'.repeat(2_000)}<p>The end.</p>`;
    expect(depthOf(html)).toBeLessThan(500);
    expect(sketch(html)).toContain('"The story."');
    expect(sketch(html)).toMatch(/ p\("The end\."\)$/);
  });

  it('flattens elements nested by the ten thousand', () => {
    const html = `${'<div>'.repeat(50_000)}<p>The story.</p>${'</div>'.repeat(50_000)}`;
    expect(depthOf(html)).toBeLessThan(1_000);
    expect(sketch(html)).toContain('"The story."');
  });

  it('says when nothing can be made of a page', () => {
    expect(() => parseMarkup('<li><dd>'.repeat(50_000))).toThrow(/thousands of elements in each other/);
  });

  it('reads the beginning of a page with too many elements', () => {
    expect(sketch(`<p>The story.</p>${'<b>x</b>'.repeat(300_000)}`)).toMatch(/^p\("The story\."\)/);
  });
});
