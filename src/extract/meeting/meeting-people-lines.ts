/** A page's lists of people as plain lines, whatever a skin makes them of: tables, lists, terms, breaks. Nothing is read from them here. */
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { isBlockElement } from '../blocks.ts';
import { walk } from '../walk.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';
import { headerColumns, isNameCell } from './meeting-people-columns.ts';

/** A line of text, or a row of a table with its cells. */
export interface PeopleLine {
  readonly cells: readonly string[];
  /** The level of a heading; 7 for the caption of a table, the term of a list; null for other lines. */
  readonly level: number | null;
  /** All of it bold or underlined, as headings are where a page has no others. */
  readonly isStrong?: boolean;
  /** Rows of one table share it; null outside tables. */
  readonly table: number | null;
}

/** No page about one meeting has more lines above its items. */
const MAX_LINES = 3_000;
const MAX_LINE_CHARS = 8_000;
const SILENT = /^(?:script|style|noscript|template|svg|select|option|input|button|textarea|nav|footer|iframe|head)$/;
const HEADING = /^h[1-6]$/;
const STRONG = /^(?:b|strong|u)$/;
const TERM = /^(?:dt|caption|legend|summary|figcaption)$/;

/** Lines of a text, in which ` | ` stands for the border of a cell. */
export function textLines(lines: readonly string[]): PeopleLine[] {
  let table = 0;
  return lines.map((line, index) => {
    const words = line.replace(/\s+/g, ' ');
    const isRow = words.includes(' | ');
    if (isRow && !(lines[index - 1] ?? '').includes(' | ')) table += 1;
    const cells = isRow ? words.split('|').map((cell) => cell.trim()) : [words];
    return { cells, level: null, table: isRow ? table : null };
  });
}

/** What a cell, row or table holds until it ends. */
interface Frame {
  readonly element: Element | null;
  readonly lines: PeopleLine[];
  readonly rows: PeopleLine[][][];
  cells: PeopleLine[][];
}

/** The lines under the given nodes; nothing from elements in `skip`. */
export function linesOf(nodes: readonly AnyNode[], skip: ReadonlySet<AnyNode>): PeopleLine[] {
  const open: Frame[] = [{ element: null, lines: [], rows: [], cells: [] }];
  let text = '';
  let level: number | null = null;
  let tables = 0;
  let count = 0;
  let strength = 0;
  let weakChars = 0;
  const top = (): Frame => open.at(-1) as Frame;
  const flush = (): void => {
    const line = text
      .replace(/[\s\u200b\u00ad]+/g, ' ')
      .replace(/^(?: ?–)+|(?:– ?)+$/g, '')
      .trim();
    const isStrong = weakChars === 0;
    text = '';
    weakChars = 0;
    if (line === '' || count >= MAX_LINES) return;
    count += 1;
    addLine(top().lines, { cells: [line], level, table: null, ...(isStrong ? { isStrong } : {}) });
  };
  walk(nodes, {
    enter: (node) => {
      if (count >= MAX_LINES) return false;
      if (isText(node)) {
        if (strength === 0) weakChars += node.data.trim().length;
        text += text.length < MAX_LINE_CHARS ? node.data.slice(0, MAX_LINE_CHARS) : '';
      } else if (isTag(node)) {
        if (SILENT.test(node.name) || skip.has(node)) return false;
        if (isApart(node)) flush();
        else if (isBadge(node)) text += /\b(?:badge|pill|chip|tag)/i.test(node.attribs['class'] ?? '') ? ' – ' : ' ';
        if (STRONG.test(node.name)) strength += 1;
        if (HEADING.test(node.name)) level = Number(node.name.slice(1));
        else if (TERM.test(node.name)) level = 7;
        if (node.name === 'table' || isCell(node)) open.push({ element: node, lines: [], rows: [], cells: [] });
      }
      return true;
    },
    leave: (node) => {
      if (!isTag(node)) return;
      if (isApart(node)) flush();
      if (STRONG.test(node.name)) strength -= 1;
      if (HEADING.test(node.name) || TERM.test(node.name)) level = null;
      if (top().element === node) {
        const { lines, rows, cells } = open.pop() as Frame;
        if (isCell(node)) top().cells.push(lines);
        else {
          tables += 1;
          top().lines.push(...lines, ...tableLines(cells.length > 0 ? [...rows, cells] : rows, tables));
        }
      } else if (node.name === 'tr') {
        const table = top();
        if (table.cells.length > 0) table.rows.push(table.cells);
        table.cells = [];
      }
    },
  });
  flush();
  while (open.length > 1) {
    const { lines, cells } = open.pop() as Frame;
    top().lines.push(...lines, ...cells.flat());
  }
  // The nodes may be cells or rows themselves: old sites stand in one table.
  const { lines, rows, cells } = top();
  return [...lines, ...rows.flat(2), ...cells.flat()];
}

/** Apart on the screen, though nothing is written between. */
const isBadge = ({ name, attribs }: Element): boolean =>
  name === 'small' ||
  (name === 'span' && attribs['class'] !== undefined && !/^(?:mso|spell|gram)/i.test(attribs['class']));
const isCell = ({ name }: Element): boolean => name === 'td' || name === 'th';
const isApart = (element: Element): boolean => element.name === 'br' || isCell(element) || isBlockElement(element);

/** A break in mid-list is no end: "Councillors North, Holt and", "Mrs Dale,". */
function addLine(lines: PeopleLine[], line: PeopleLine): void {
  const before = lines.at(-1);
  const [words = ''] = before?.cells ?? [];
  const [more = ''] = line.cells;
  const isOpen = before?.table === null && before.level === null && line.level === null && before.cells.length === 1;
  if (
    isOpen &&
    (/(?:,| and| &)$/.test(words) || /^(?:and|&|of|for|the) |^[,;)&]/.test(more)) &&
    words.length < MAX_LINE_CHARS
  )
    lines[lines.length - 1] = { ...before, cells: [`${words} ${more}`] };
  else lines.push(line);
}

/** A table's rows as lines: side by side where each cell says one thing, one cell after the other where cells are lists. */
function tableLines(rows: readonly (readonly PeopleLine[][])[], table: number): PeopleLine[] {
  const [first = []] = rows;
  const heads = first.map(wordsOf);
  if (isHeadedColumns(heads, rows)) {
    return heads.flatMap((head, at) => [
      { cells: [head], level: 7, table: null },
      ...rows.slice(1).flatMap((cells) => cells[at] ?? []),
    ]);
  }
  return rows.flatMap((cells) => rowLines(cells, table));
}

/** "Present" above one column of names and "Apologies" above another. */
function isHeadedColumns(heads: readonly string[], rows: readonly (readonly PeopleLine[][])[]): boolean {
  const filled = heads.filter((head) => head !== '');
  const isHeaded = filled.length >= 2 && filled.every((head) => groupHeadingOf(head)?.rest === '');
  if (!isHeaded) return false;
  const columns = headerColumns(heads);
  if (columns === null) return true;
  // With a column of names the others are ticked, unless they hold names themselves.
  const others = rows.slice(1).flatMap((cells) => cells.filter((_, at) => at !== columns.name));
  return others.some((lines) => lines.some(({ cells }) => isNameCell(cells[0] ?? '')));
}

const wordsOf = (lines: readonly PeopleLine[]): string => lines.flatMap(({ cells }) => cells).join(' ');

/** No table of people has more columns. */
const MAX_CELLS = 40;

function rowLines(row: readonly PeopleLine[][], table: number): PeopleLine[] {
  const cells = row.slice(0, MAX_CELLS);
  const filled = cells.filter((lines) => lines.length > 0);
  if (filled.length < 2) return filled.flat();
  if (filled.every((lines) => lines.length === 1)) return [{ cells: cells.map(wordsOf), level: null, table }];
  const heads = filled.findIndex((lines) => lines.length > 1 || groupHeadingOf(wordsOf(lines))?.rest !== '');
  return [...filled.slice(0, Math.max(heads, 0)).flat(), ...besideHeading(filled.slice(Math.max(heads, 0)), table)];
}

function besideHeading(filled: readonly PeopleLine[][], table: number): PeopleLine[] {
  const [first = []] = filled;
  const isHeaded = filled.some((lines) => groupHeadingOf(wordsOf(lines.slice(0, 1))) !== null);
  // Names in one cell, as many offices in the next.
  if (filled.length > 1 && filled.every((lines) => lines.length === first.length) && !isHeaded) {
    return first.map((_, at) => ({
      cells: filled.map((lines) => wordsOf(lines.slice(at, at + 1))),
      level: null,
      table,
    }));
  }
  // One name with what stands below it, and the cells beside.
  const named = filled.flat().map((line) => wordsOf([line]));
  const isOne =
    filled.length > 1 && named.length <= 8 && isNameCell(named[0] ?? '') && named.filter(isNameCell).length === 1;
  return isOne ? [{ cells: named, level: null, table }] : filled.flat();
}
