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

describe('parseMarkup', () => {
  it.each([
    ['nests elements', '<div><p>One <b>two</b></p></div>', 'div(p("One " b("two")))'],
    ['ends a paragraph where a block begins', '<p>One<div>Two</div>', 'p("One") div("Two")'],
    ['ends a paragraph whose emphasis is left open', '<p><b>One<p>Two', 'p(b("One")) p("Two")'],
    ['keeps an outer paragraph open around a table cell', '<p><table><tr><td><p>One', 'p table(tr(td(p("One"))))'],
    ['ends a list item where the next begins', '<ul><li>One<li>Two</ul>', 'ul(li("One") li("Two"))'],
    [
      'keeps an outer item open around an inner list',
      '<ul><li>A<ul><li>B</ul><li>C</ul>',
      'ul(li("A" ul(li("B"))) li("C"))',
    ],
    ['ends cells and rows', '<table><tr><td>1<td>2<tr><th>3', 'table(tr(td("1") td("2")) tr(th("3")))'],
    ['lets no end tag reach out of a cell', '<div><table><tr><td>1</div>2</table>3', 'div(table(tr(td("12"))) "3")'],
    ['lets no inline end tag end a block', '<span><div>1</span>2</div>3', 'span(div("12")) "3"'],
    ['ends a link that was to end inside a block', '<a><div>1</a>2</div>3', 'a(div("12")) "3"'],
    ['ends a link where the next begins', '<a>1<a>2', 'a("1") a("2")'],
    ['leaves the head where the page forgets to', '<head><title>T</title><div>1</div>', 'head(title("T")) div("1")'],
    ['leaves the head at text', '<head><meta> one', 'head(meta) " one"'],
    ['takes one body only', '<body><p>1</body></html><p>2<body><p>3', 'body(p("1") p("2") p("3"))'],
    ['parts text at an end tag without a beginning', 'One</p>Two', '"One" p "Two"'],
    ['ends one heading with the end tag of another', '<h2>One</h3>Two', 'h2("One") "Two"'],
    ['knows elements without content', '<br>1<img src=a>2<input/>3</br>4', 'br "1" img "2" input "3" br "4"'],
    ['leaves comments out, and makes one text of what they part', 'By <!-- -->Ann<!-->!', '"By Ann!"'],
    ['leaves declarations out', '<!doctype html><?xml version="1.0"?><![CDATA[x]]>One', '"One"'],
    ['reads characters by name and number', 'Fish &amp; chips &#163;5 &pound6 &zzz;', '"Fish & chips £5 £6 &zzz;"'],
    ['takes a sign for text where no tag begins', '1 < 2 <3 <', '"1 < 2 <3 <"'],
    ['drops a tag that does not end', 'One<div class="a', '"One"'],
    [
      'keeps scripts as they stand',
      '<script>if (a < b && "</div>") c()</script>1',
      'script("if (a < b && \\"</div>\\") c()") "1"',
    ],
    [
      'knows a script in a script',
      '<script><!--"<script>1</script>"--></script>2',
      'script("<!--\\"<script>1</script>\\"-->") "2"',
    ],
    ['ends a script whose comment does not end', '<script><!-- 1</script>2', 'script("<!-- 1") "2"'],
    ['says no more after a script cut off', '1<script>2<p>3', '"1" script("2<p>3")'],
    ['reads on after a title that does not end', '<title>1<p>2', 'title "1" p("2")'],
    ['reads characters in a title and no tags', '<title>A &amp; <b></title>', 'title("A & <b>")'],
    ['lets tags end themselves in drawings only', '<p>1<svg><g/><a/>2</svg>3<div/>4', 'p("1" svg "3") div("4")'],
    ['ends a drawing that does not end', '<svg><path><div>1</div>2', 'svg div("1") "2"'],
    ['leaves a page in a drawing out', '<svg><foreignObject><div>1</div></foreignObject></svg>2', 'svg "2"'],
    [
      'drops blanks between blocks',
      '<div>\n <p> 1</p>\n <p>2 </p> <b>3</b> <i>4</i></div>',
      'div(p(" 1") p("2 ") b("3") " " i("4"))',
    ],
    ['keeps blanks where they are set', '<pre>\n <b>1</b></pre>', 'pre("\\n " b("1"))'],
    ['drops NUL', 'a\0b<d\0iv>c', '"ab" div("c")'],
  ])('%s', (_rule, html, expected) => {
    expect(sketch(html)).toBe(expected);
  });

  it('reads attributes however they are written; the first of a name counts', () => {
    const [element] = parseMarkup(`<A HREF='/a?b&amp;c' class = "x &lt; y" hidden data-n=5/ data-n=6 =odd>`).children;
    expect(element && isTag(element) ? { ...element.attribs } : null).toEqual({
      href: '/a?b&c',
      class: 'x < y',
      hidden: '',
      'data-n': '5/',
      '=odd': '',
    });
  });

  it('links every node with its parent and neighbours', () => {
    const nodes: AnyNode[] = [parseMarkup('<div>1<p>2</p><p>3</div>4')];
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      if (!('children' in node)) continue;
      for (const [at, child] of node.children.entries()) {
        expect(child.parent).toBe(node);
        expect(child.prev).toBe(node.children[at - 1] ?? null);
        expect(child.next).toBe(node.children[at + 1] ?? null);
        nodes.push(child);
      }
    }
  });
});
