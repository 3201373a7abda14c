/** The part of a page that belongs to each of several marks, such as items' titles or people's names, whatever elements a skin uses. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { lineOf } from '../element-text.ts';
import { isHeadingLine } from './meeting-item-headings.ts';

/** Where a page has one mark only, nothing else tells how far its box reaches. */
const ROW = 'tr, li, article, section, details, [class*="item" i], [class*="row" i]';
const END =
  'footer, nav, aside, form, [class*="footer" i], [class*="share" i], [class*="related" i], [class*="cookie" i]';

export interface Box {
  readonly mark: Element;
  /** The largest element that holds this mark and no other. */
  readonly element: Element;
  /** That element with the siblings behind it that hold no mark: skins without a wrapper put the words beside the title. */
  readonly nodes: readonly Element[];
}

/** One box a mark, in the order of the marks, all within `root`. */
export function boxesOf($: CheerioAPI, marks: readonly Element[], root: Element): Box[] {
  const counts = countMarks(marks, root);
  const boxes = marks.map((mark) => ({
    mark,
    element: marks.length === 1 ? rowOf($, mark, root) : climb(mark, root, counts),
  }));
  return boxes.map(({ mark, element }) => ({ mark, element, nodes: [element, ...behind($, element, mark, counts)] }));
}

/** How many marks each element holds. */
function countMarks(marks: readonly Element[], root: Element): Map<AnyNode, number> {
  const counts = new Map<AnyNode, number>();
  for (const mark of marks) {
    for (let node: AnyNode | null = mark; node !== null && node !== root; node = node.parent)
      counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return counts;
}

function climb(mark: Element, root: Element, counts: ReadonlyMap<AnyNode, number>): Element {
  let element = mark;
  for (;;) {
    const up = element.parent;
    if (up === null || up === root || !isTag(up) || counts.get(up) !== 1) return element;
    element = up;
  }
}

function rowOf($: CheerioAPI, mark: Element, root: Element): Element {
  const [row] = $(mark).closest(ROW).toArray().filter(isTag);
  return row !== undefined && row !== root && $(row).closest(root).length > 0 ? row : mark;
}

function behind($: CheerioAPI, element: Element, mark: Element, counts: ReadonlyMap<AnyNode, number>): Element[] {
  const level = headingLevel(mark);
  const nodes: Element[] = [];
  for (let next: AnyNode | null = element.next; next !== null; next = next.next) {
    if (!isTag(next)) continue;
    const own = headingLevel(next) ?? 9;
    // Below items that are no headings, one of the page's own begins another part of it.
    const isOther = level === null ? own <= 2 && !isHeadingLine(lineOf(next)) : own <= level;
    if (counts.has(next) || $(next).is(END) || isOther) break;
    nodes.push(next);
  }
  return nodes;
}

const headingLevel = (element: Element): number | null =>
  /^h[1-6]$/.test(element.name) ? Number(element.name.slice(1)) : null;

/** Whether a node lies in one of these. */
export function isWithin(node: AnyNode, places: ReadonlySet<AnyNode>): boolean {
  if (places.size === 0) return false;
  for (let up: AnyNode | null = node; up !== null; up = up.parent) if (places.has(up)) return true;
  return false;
}
