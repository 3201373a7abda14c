/** Tells tables that hold data from tables that only place things on a page. */
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';

/** A cell that says more than this holds an article, not a figure. */
const MAX_CELL_CHARS = 1_500;
/** Enough of a table to know its nature. */
const MAX_NODES = 4_000;

const LAYOUT = new Set('table h1 h2 h3 form article section aside nav iframe main'.split(' '));

const known = new WeakMap<Element, boolean>();

/** True when the row belongs to a table of data: two cells or more side by side, none of them a page in itself. */
export function isDataTable(row: Element): boolean {
  const table = tableOf(row);
  if (!table) return false;
  const before = known.get(table);
  if (before !== undefined) return before;
  const answer = hasDataShape(table);
  known.set(table, answer);
  return answer;
}

function tableOf(row: Element): Element | null {
  let node = row.parent;
  for (let up = 0; node && up < 3; up += 1, node = node.parent) {
    if (isTag(node) && node.name === 'table') return node;
  }
  return null;
}

function hasDataShape(table: Element): boolean {
  const nodes: AnyNode[] = [...table.children];
  let cells = 0;
  let rows = 0;
  let seen = 0;
  for (let node = nodes.pop(); node && seen < MAX_NODES; node = nodes.pop(), seen += 1) {
    if (!isTag(node)) continue;
    if (LAYOUT.has(node.name)) return false;
    if (node.name === 'tr') rows += 1;
    if (node.name === 'td' || node.name === 'th') {
      cells += 1;
      if (charsIn(node) > MAX_CELL_CHARS) return false;
    }
    nodes.push(...node.children.slice(0, MAX_NODES));
  }
  return rows > 0 && cells >= rows * 1.5;
}

function charsIn(cell: Element): number {
  const nodes: AnyNode[] = [...cell.children];
  let chars = 0;
  for (let node = nodes.pop(); node && chars <= MAX_CELL_CHARS; node = nodes.pop()) {
    if (isText(node)) chars += node.data.trim().length;
    else if (hasChildren(node)) nodes.push(...node.children.slice(0, MAX_NODES));
  }
  return chars;
}
