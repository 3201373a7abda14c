/** Elements below one element by a selector, in time that grows with their number and not with its square. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';

/**
 * In the page's order. The library's own `find` starts at each child and compares all children with one another;
 * told its scope, it starts once.
 */
export function findIn($: CheerioAPI, element: AnyNode, selector: string): Element[] {
  const found = $(element).find(`:scope :is(${selector})`).toArray();
  // The start counts as a match of its own when the selector fits it.
  return found.filter((node): node is Element => isTag(node) && node !== element);
}
