/** Goes through a DOM in document order without recursion, and without a list of what is still to come. */
import { hasChildren } from 'domhandler';
import type { AnyNode, ChildNode, ParentNode } from 'domhandler';

interface Walker {
  /** Told each node; says whether to go into it. */
  readonly enter: (node: AnyNode) => boolean;
  /** Told each node that was gone into, once all below it was told. */
  readonly leave?: (node: ParentNode) => void;
}

/** Goes through the given nodes, one after the other, and all below them. */
export function walk(nodes: readonly AnyNode[], walker: Walker): void {
  for (const root of nodes) walkOne(root, walker);
}

function walkOne(root: AnyNode, { enter, leave }: Walker): void {
  let node = root;
  for (;;) {
    if (enter(node) && hasChildren(node)) {
      const [first] = node.children;
      if (first) {
        node = first;
        continue;
      }
      leave?.(node);
    }
    while (node !== root && node.next === null) {
      node = node.parent as ChildNode;
      leave?.(node as ParentNode);
    }
    if (node === root) return;
    node = node.next as ChildNode;
  }
}
