/** Values that stand beside their labels on a page: "Venue:" and what is next to it, whatever the elements and classes. Which labels matter is the caller's. */
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode } from 'domhandler';
import { firstWords } from './elements-in.ts';
import { collapse } from './markup-text.ts';

const MAX_NODES = 50_000;
const MAX_LABEL_CHARS = 40;
const MAX_VALUE_CHARS = 200;
/** A label stands in a few elements of its own, never in the page. */
const MAX_CLIMB = 5;

/**
 * The first value of each label, by the name given.
 * @param names patterns of whole labels, without their colons
 */
export function labelledValues<Name extends string>(
  roots: readonly AnyNode[],
  names: Readonly<Record<Name, RegExp>>,
): Partial<Record<Name, string>> {
  const patterns = Object.entries(names) as [Name, RegExp][];
  const nameOf = (words: string): Name | undefined =>
    words.length > MAX_LABEL_CHARS
      ? undefined
      : patterns.find(([, pattern]) => pattern.test(words.replace(/\s?[:：]$/, '')))?.[0];
  const values: Partial<Record<Name, string>> = {};
  const open = [...roots].reverse();
  for (let seen = 0; open.length > 0 && seen < MAX_NODES; seen += 1) {
    const node = open.pop();
    if (node === undefined) break;
    if (hasChildren(node)) for (const child of node.children.toReversed()) open.push(child);
    if (!isText(node) || node.data.length > MAX_VALUE_CHARS + MAX_LABEL_CHARS) continue;
    const words = collapse(node.data);
    const colon = words.indexOf(':');
    const name = nameOf(words) ?? nameOf(words.slice(0, Math.max(0, colon)));
    if (name === undefined || values[name] !== undefined) continue;
    const rest = nameOf(words) === undefined ? words.slice(colon + 1).trim() : '';
    const value = rest === '' ? wordsNextTo(node) : rest;
    // A label whose value is missing has the next label beside it.
    if (value !== '' && nameOf(value.split(':')[0] ?? '') === undefined) values[name] = value;
  }
  return values;
}

/** The words of the next element on the label's line, or next to the elements that hold nothing but the label. */
function wordsNextTo(label: AnyNode): string {
  let node = label;
  for (let up = 0; up < MAX_CLIMB; up += 1) {
    let next = node.next;
    while (next !== null && !isTag(next) && !(isText(next) && next.data.trim() !== '')) next = next.next;
    if (next !== null) return firstWords(next, MAX_VALUE_CHARS);
    if (node.parent === null || !isTag(node.parent)) return '';
    node = node.parent;
  }
  return '';
}
