/** Small readings of DOM elements without recursion, safe on hostile depth. */
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode } from 'domhandler';

/** More than any name, date or headline; keeps a hostile element cheap. */
const MAX_CHARS = 2_000;
/** White space that is not one blank; to look for it costs less than to replace every blank by itself. */
export const UNEVEN = /\s{2,}|[^\S ]/g;
const SILENT = new Set('script style svg noscript template'.split(' '));
const EMPHASIS = new Set('b i em strong sup sub mark'.split(' '));

/** The text of a small element on one line, white space collapsed, cut at 2,000 characters. */
export function lineOf(element: AnyNode): string {
  const nodes: AnyNode[] = [element];
  let text = '';
  for (let node = nodes.pop(); node && text.length < MAX_CHARS; node = nodes.pop()) {
    if (isText(node)) text += node.data;
    else if (hasChildren(node)) {
      if (isTag(node) && SILENT.has(node.name)) continue;
      // Siblings such as <span>Jane</span><span>Smith</span> are apart on the screen more often than not.
      if (text !== '' && isTag(node) && !EMPHASIS.has(node.name)) text += ' ';
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const child = node.children[index];
        if (child) nodes.push(child);
      }
    }
  }
  return text.slice(0, MAX_CHARS).replace(UNEVEN, ' ').trim();
}
