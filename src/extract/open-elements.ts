/** The elements that stand open while a page is parsed, outermost first, and the rules by which they end. */
import type { Document, Element, ParentNode } from 'domhandler';
import {
  FOREIGN,
  HEAD,
  HEADING,
  INLINE,
  IN_BLOCK,
  IN_SCOPE,
  IN_TABLE,
  TABLE_PARTS,
  closedBy,
  groupsOf,
} from './markup-rules.ts';

interface Opened {
  readonly element: Element;
  readonly name: string;
  readonly groups: number;
  /** An inline end tag has come for it before those of the blocks inside. */
  isEnded: boolean;
}

export function openElements(root: Document) {
  const stack: Opened[] = [];
  const counts = new Map<string, { open: number }>();
  let parent: ParentNode = root;
  let foreign = 0;

  const holds = (name: string): boolean => (counts.get(name)?.open ?? 0) > 0;
  const topName = (): string => stack[stack.length - 1]?.name ?? '';
  const popTo = (depth: number): void => {
    while (stack.length > depth || stack[stack.length - 1]?.isEnded === true) {
      const name = stack.pop()?.name ?? '';
      const count = counts.get(name);
      if (count !== undefined) count.open -= 1;
      if (FOREIGN.has(name)) foreign -= 1;
    }
    parent = stack[stack.length - 1]?.element ?? root;
  };
  /** The place of the innermost open one of that name or group; -1 when the barrier comes first. */
  const find = (name: string | null, targets: number, barrier: number): number => {
    for (let depth = stack.length - 1; depth >= 0; depth -= 1) {
      const opened = stack[depth] as Opened;
      if (opened.name === name || (opened.groups & targets) !== 0) return depth;
      if ((opened.groups & barrier) !== 0) return -1;
    }
    return -1;
  };
  const popFound = (depth: number): boolean => {
    if (depth >= 0) popTo(depth);
    return depth >= 0;
  };
  return {
    top: () => parent,
    depth: () => stack.length,
    isForeign: () => foreign > 0,
    holds,
    pop: () => popTo(stack.length - 1),
    push(element: Element): void {
      const { name } = element;
      stack.push({ element, name, groups: groupsOf(name), isEnded: false });
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
      for (const { names, targets, barrier } of closedBy(name))
        if (names.some(holds)) popFound(find(null, targets, barrier));
    },
    leaveHead(): void {
      if (topName() === 'head') popTo(stack.length - 1);
    },
    /** Ends a drawing that was left open, unless it holds a page of its own. */
    endForeign(): void {
      if (!holds('foreignobject')) popTo(stack.findIndex(({ name }) => FOREIGN.has(name)));
    },
    endGroup: (targets: number, barrier: number): boolean => popFound(find(null, targets, barrier)),
    end(name: string): void {
      // What stands after their end tags belongs to the body all the same.
      if (name === 'body' || name === 'html') return;
      if (!INLINE.has(name)) {
        popFound(find(name, 0, name === 'table' ? 0 : TABLE_PARTS.has(name) ? IN_TABLE : IN_SCOPE));
        return;
      }
      if (popFound(find(name, 0, IN_BLOCK))) return;
      const outer = stack[find(name, 0, IN_SCOPE)];
      if (outer !== undefined) outer.isEnded = true;
    },
  };
}
