/** Builds a DOM from tags as they come, closing what HTML closes by itself. Bounded in depth and number of nodes; not a browser's repair in full. */
import { Document, Element, Text } from 'domhandler';
import type { ChildNode, ParentNode } from 'domhandler';
import {
  BREAKS_OUT,
  FOREIGN,
  HEAD,
  HEADING,
  INLINE,
  SCOPE,
  SPECIAL,
  TABLE_PARTS,
  VOID,
  closedBy,
} from './markup-rules.ts';

/** Honest pages stay under 100. Elements nested deeper are not opened; what they hold goes to the last one that was. */
const MAX_DEPTH = 400;
/** Elements and texts. The largest honest tables have half as many; the rest of such a page is not read. */
const MAX_NODES = 400_000;

const NOTHING: ReadonlySet<string> = new Set();
const TABLE: ReadonlySet<string> = new Set(['table']);

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

/** An open element, and whether an inline end tag has come for it before those of the blocks inside. */
interface Opened {
  readonly element: Element;
  readonly name: string;
  isEnded: boolean;
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
    if (!isEmpty && stack.depth() >= MAX_DEPTH) return false;
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
      else if (HEADING.has(name)) stack.endAny(HEADING, SCOPE);
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

/** The elements that are open, outermost first, and the rules by which they end. */
function openElements(root: Document) {
  const stack: Opened[] = [];
  const counts = new Map<string, { open: number }>();
  let parent: ParentNode = root;
  let foreign = 0;

  const holds = (name: string): boolean => (counts.get(name)?.open ?? 0) > 0;
  const popTo = (depth: number): void => {
    while (stack.length > depth || stack[stack.length - 1]?.isEnded === true) {
      const name = stack.pop()?.name ?? '';
      const count = counts.get(name);
      if (count !== undefined) count.open -= 1;
      if (FOREIGN.has(name)) foreign -= 1;
    }
    parent = stack[stack.length - 1]?.element ?? root;
  };
  /** The place of the innermost open one of these; -1 when the barrier comes first. */
  const find = (targets: ReadonlySet<string> | string, barrier: ReadonlySet<string>): number => {
    for (let depth = stack.length - 1; depth >= 0; depth -= 1) {
      const name = stack[depth]?.name ?? '';
      if (typeof targets === 'string' ? targets === name : targets.has(name)) return depth;
      if (barrier.has(name)) return -1;
    }
    return -1;
  };
  const endAny = (targets: ReadonlySet<string> | string, barrier: ReadonlySet<string>): boolean => {
    const depth = find(targets, barrier);
    if (depth >= 0) popTo(depth);
    return depth >= 0;
  };
  const topName = (): string => stack[stack.length - 1]?.name ?? '';
  return {
    top: () => parent,
    depth: () => stack.length,
    isForeign: () => foreign > 0,
    holds,
    endAny,
    push(element: Element): void {
      const { name } = element;
      stack.push({ element, name, isEnded: false });
      const count = counts.get(name);
      if (count === undefined) counts.set(name, { open: 1 });
      else count.open += 1;
      if (FOREIGN.has(name)) foreign += 1;
      parent = element;
    },
    /** Closes what cannot stand open around the element that comes. */
    makeRoom(name: string): void {
      const top = topName();
      if ((top === 'head' && !HEAD.has(name)) || (HEADING.has(top) && HEADING.has(name))) popTo(stack.length - 1);
      for (const { targets, barrier } of closedBy(name)) {
        for (const target of targets) {
          if (!holds(target)) continue;
          endAny(targets, barrier);
          break;
        }
      }
    },
    leaveHead(): void {
      if (topName() === 'head') popTo(stack.length - 1);
    },
    /** Ends a drawing that was left open, unless it holds a page of its own. */
    endForeign(): void {
      if (!holds('foreignobject')) popTo(stack.findIndex(({ name }) => FOREIGN.has(name)));
    },
    end(name: string): void {
      // What stands after their end tags belongs to the body all the same.
      if (name === 'body' || name === 'html') return;
      if (!INLINE.has(name)) {
        endAny(name, name === 'table' ? NOTHING : TABLE_PARTS.has(name) ? TABLE : SCOPE);
        return;
      }
      if (endAny(name, SPECIAL)) return;
      const outer = stack[find(name, SCOPE)];
      if (outer !== undefined) outer.isEnded = true;
    },
  };
}
