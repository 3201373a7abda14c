/** Rows of a data table as a table of a Markdown tree. Which rows make one table, `markdown-tree.ts` says. */
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import type { Table, TableRow } from 'mdast';
import { readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { phrasingOf } from './markdown-phrasing.ts';

const MAX_COLSPAN = 30;
/** In a row of more cells no claim of width is believed. */
const MAX_SPANNED_CELLS = 100;

/** The dialect has no table without a head, and what is no head must not become one. */
export function tableOf(rows: readonly Block[]): Table {
  const head: TableRow[] = isHead(rows[0]?.element ?? null) ? [] : [{ type: 'tableRow', children: [] }];
  return { type: 'table', children: [...head, ...rows.map(rowOf)] };
}

function rowOf(block: Block): TableRow {
  return {
    type: 'tableRow',
    children: cellsOf(block).map((cell) => ({
      type: 'tableCell',
      children: phrasingOf(cell.replace(/\s+/g, ' ').trim()),
    })),
  };
}

function isHead(row: Element | null): boolean {
  if (row?.parent && isTag(row.parent) && row.parent.name === 'thead') return true;
  const cells = row ? cellElements(row) : [];
  return cells.length > 1 && cells.every(({ name }) => name === 'th');
}

/** Empty cells at the edge are not in a row's text, and a bar in it may be the page's own: so the row itself is asked. */
function cellsOf({ text, element }: Block): string[] {
  const elements = element?.name === 'tr' ? cellElements(element) : [];
  const cells = elements.map((cell) => ({
    text: readBlocks(cell.children)
      .map((block) => block.text)
      .join(' '),
    span: Math.min(MAX_COLSPAN, Math.max(1, Number.parseInt(cell.attribs.colspan ?? '1', 10) || 1)),
  }));
  const told = cells.map((cell) => cell.text).join('');
  // A row of which a part was left out is written as its text is.
  if (withoutBars(told) !== withoutBars(text)) return text.split(' | ');
  const spans = cells.length <= MAX_SPANNED_CELLS;
  return cells.flatMap((cell) => [cell.text, ...Array.from({ length: spans ? cell.span - 1 : 0 }, () => '')]);
}

function cellElements(row: Element): Element[] {
  return row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');
}

function withoutBars(text: string): string {
  return text.replace(/[\s|]+/g, '');
}
