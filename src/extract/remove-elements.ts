/** Takes elements out of a page in time that grows with their number: the library looks for each among its siblings. */
import type { ChildNode, Element } from 'domhandler';

export function removeElements(elements: Iterable<Element>): void {
  const gone = new Set<ChildNode>(elements);
  const parents = new Set([...gone].flatMap(({ parent }) => parent ?? []));
  for (const parent of parents) {
    parent.children = parent.children.filter((child) => !gone.has(child));
    parent.children.forEach((child, index, children) => {
      child.prev = children[index - 1] ?? null;
      child.next = children[index + 1] ?? null;
    });
  }
  for (const element of gone) element.parent = element.prev = element.next = null;
}
