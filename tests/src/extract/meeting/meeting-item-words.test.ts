import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { describe, expect, it } from 'vitest';
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { itemWords } from '../../../../src/extract/meeting/meeting-item-words.ts';

describe('itemWords', () => {
  it('keeps what was said and drops papers, their heading and links to other pages', () => {
    const html = `<div><h4>Documents (2)</h4><ul><li><a href="documents/s1/Tolls.pdf">Tolls report</a> PDF, 12 KB</li><li><a href="documents/s2/Map.pdf">Map</a> (3 pages)</li></ul>
<p>The <a href="documents/s1/Tolls.pdf">tolls report</a> was taken as read by all who sat on the bridge panel that night.</p>
<p><a href="mgAi.aspx?ID=4">Details of this item</a></p><p>Noted.</p></div>`;
    expect(wordsOf(html)).toBe(
      'The tolls report was taken as read by all who sat on the bridge panel that night.\n\nNoted.',
    );
  });

  it('keeps a list that leads elsewhere, and a sentence that begins with the word for papers', () => {
    const html =
      '<ul><li><a href="https://ferry.example/times">Ferry times</a></li></ul><p>Documents were handed round.</p>';
    expect(wordsOf(html)).toBe('- Ferry times\n\nDocuments were handed round.');
  });

  it('leaves the page as it is', () => {
    const root = bodyOf('<p><a href="documents/s1/A.pdf">A</a></p><p>Noted.</p>');
    const before = root.children.length;
    itemWords([root]);
    expect(root.children.length).toBe(before);
  });

  it('looks at each of thousands of siblings as often as at each of a few', () => {
    const few = looksAt(500);
    expect(looksAt(4_000)).toBeLessThan(few * 8.5);
  });
});

function bodyOf(html: string): Element {
  const root = loadMarkup(`<body>${html}</body>`)('body').get(0);
  if (root === undefined || !isTag(root)) throw new Error('no body');
  return root;
}

const wordsOf = (html: string): string => itemWords([bodyOf(html)]);

/** How often the list of children is read at, when half of them are papers that must go. */
function looksAt(siblings: number): number {
  const root = bodyOf('<p><a href="documents/s1/A.pdf">Paper A</a></p><p>Noted.</p>'.repeat(siblings / 2));
  let looks = 0;
  root.children = new Proxy(root.children, {
    get(target, name, receiver) {
      looks += 1;
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  itemWords([root]);
  return looks;
}
