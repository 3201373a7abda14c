/** How much of a page's prose lies under each element, so that a careless class name cannot cut away the story. */
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';

/** Shorter pieces are labels. */
const MIN_CHARS = 40;
/** Deeper ancestors are not counted: no honest page nests so far. */
const MAX_DEPTH = 256;

const SILENT = new Set('script style noscript a'.split(' '));

export interface ProseShare {
  readonly total: number;
  /** Share of the page's prose under this element, 0 to 1. */
  of(element: Element): number;
}

export function measureProse(roots: readonly AnyNode[]): ProseShare {
  const chars = new Map<AnyNode, number>();
  let total = 0;
  const nodes: AnyNode[] = [...roots];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (isText(node)) {
      const length = node.data.length < MIN_CHARS ? 0 : node.data.trim().length;
      if (length < MIN_CHARS) continue;
      total += length;
      let up: AnyNode | null = node.parent;
      for (let depth = 0; up && depth < MAX_DEPTH; depth += 1, up = up.parent)
        chars.set(up, (chars.get(up) ?? 0) + length);
    } else if (hasChildren(node) && !(isTag(node) && SILENT.has(node.name))) {
      for (const child of node.children) nodes.push(child);
    }
  }
  return { total, of: (element) => (total === 0 ? 0 : (chars.get(element) ?? 0) / total) };
}
