/** Builds a DOM from tags as they come, closing what HTML closes by itself. Bounded in depth and number of nodes; not a browser's repair in full. */
import { Document, Element, Text } from 'domhandler';
import type { ChildNode, ParentNode } from 'domhandler';
import { BREAKS_OUT, FOREIGN, HEADING, HEADINGS, IN_SCOPE, SPECIAL, VOID } from './markup-rules.ts';
import { openElements } from './open-elements.ts';

/** Honest pages stay under 100. Elements nested deeper stand side by side. */
const MAX_DEPTH = 200;
/** Elements and texts. The largest honest tables have half as many; the rest of such a page is not read. */
const MAX_NODES = 400_000;

export interface MarkupTree {
  readonly root: Document;
  /** True in `<svg>` and `<math>`, where a tag may close itself. */
  isForeign(): boolean;
  isFull(): boolean;
  /** False when the element has not become one, or is empty. */
  open(name: string, attribs: Element['attribs'], isSelfClosing: boolean): boolean;
  close(name: string): void;
  text(data: string): void;
}

export function markupTree(): MarkupTree {
  const root = new Document([]);
  const stack = openElements(root);
  let nodes = 0;

  const append = (node: ChildNode): void => {
    const parent = stack.top();
    const { children } = parent;
    const last = children[children.length - 1] ?? null;
    node.parent = parent;
    node.prev = last;
    if (last !== null) last.next = node;
    children.push(node);
    nodes += 1;
  };
  const open = (name: string, attribs: Element['attribs'], isSelfClosing: boolean): boolean => {
    if ((name === 'html' || name === 'body') && stack.holds(name)) return false;
    if (stack.isForeign() && BREAKS_OUT.has(name)) stack.endForeign();
    const isForeign = stack.isForeign();
    if (!isForeign) stack.makeRoom(name);
    const isEmpty = isForeign ? isSelfClosing : VOID.has(name) || (isSelfClosing && FOREIGN.has(name));
    if (!isEmpty && stack.depth() >= MAX_DEPTH) stack.pop();
    const element = new Element(name, attribs);
    // What a drawing is made of is never read, and many pages are half made of drawings.
    if (!isForeign) append(element);
    if (!isEmpty) stack.push(element);
    return !isEmpty;
  };
  return {
    root,
    open,
    isForeign: stack.isForeign,
    isFull: () => nodes >= MAX_NODES,
    close(name) {
      if (stack.holds(name)) stack.end(name);
      else if (HEADING.has(name)) stack.endGroup(HEADINGS, IN_SCOPE);
      // An end tag alone still parts what is before it from what is after it.
      else if (name === 'p' || name === 'br') {
        open(name, {}, false);
        if (name === 'p') stack.end(name);
      }
    },
    text(data) {
      if (stack.isForeign()) return;
      const isBlank = data.trim() === '';
      if (!isBlank) stack.leaveHead();
      const siblings = stack.top().children;
      const last = siblings[siblings.length - 1];
      // Blanks at the beginning of a block and between blocks are half of all texts, and nothing is seen of them.
      if (isBlank && (last === undefined || isBlock(last)) && isBlock(last ?? stack.top()) && !stack.holds('pre'))
        return;
      // What a comment parted is one text.
      if (last instanceof Text) last.data += data;
      else append(new Text(data));
    },
  };
}

function isBlock(node: ChildNode | ParentNode): boolean {
  return node instanceof Element && SPECIAL.has(node.name);
}
