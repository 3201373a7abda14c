/** The elements and the first words below a node, in time that grows with their number: the library's own search compares all children with one another. */
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { collapse } from './markup-text.ts';

/** Those with one of these names, in the page's order. */
export function* elementsIn(root: AnyNode, ...names: readonly string[]): Generator<Element> {
  const open: AnyNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node !== root && isTag(node) && names.includes(node.name)) yield node;
    if (!hasChildren(node)) continue;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) open.push(child);
    }
  }
}

/** The first words below a node on one line, the parts of a row apart. */
export function firstWords(root: AnyNode, maxChars: number): string {
  const open: AnyNode[] = [root];
  let words = '';
  for (let node = open.pop(); node !== undefined && words.length < maxChars; node = open.pop()) {
    if (isText(node)) words += `${node.data.slice(0, maxChars)} `;
    // More children than characters are not needed to fill the line, but for those without words.
    else if (hasChildren(node)) open.push(...node.children.slice(0, maxChars).reverse());
  }
  return collapse(words).slice(0, maxChars);
}
