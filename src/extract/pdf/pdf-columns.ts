/** The columns of a page whose text is laid out as a table or in lists: which lines stand below each other. It does not make paragraphs. */
import type { PdfLine } from './pdf-line.ts';
import { LIST_MARKER } from './pdf-paragraphs.ts';

export interface PageColumn {
  readonly left: number;
  readonly right: number;
  /** From the top. */
  readonly lines: readonly PdfLine[];
}

/** Lines of running text in one column, or a stretch of the page in which no line reaches from one column into the next. */
export interface PageRegion {
  readonly columns: readonly PageColumn[];
}

interface OpenColumn {
  left: number;
  right: number;
  lines: PdfLine[];
}

/** Lines of text level to this share of their size stand in one row. */
const LEVEL = 0.35;
/** No table is wider; what is, is a drawing, and its words are read as they stand. */
const MAX_COLUMNS = 24;
/** A cell may begin this many sizes above the first row in which two cells stand side by side. */
const CLOSE = 1.5;
/** Rows of one table are nearer, in sizes of the text. */
const FAR = 2.5;
/** What is longer is a paragraph. */
const MAX_PULLED = 3;
/** So many lines may stand at the height of one and the next. */
const NEAR_LINES = 8;

/**
 * Parts a page into regions from its top to its foot.
 * `before` is the last region of the page before: a table goes on with the columns that it has.
 */
export function pageRegions(lines: readonly PdfLine[], before?: PageRegion): PageRegion[] {
  const regions: OpenColumn[][] = [];
  const seed = before !== undefined && before.columns.length > 1 ? before.columns : [];
  let open: OpenColumn[] = seed.map(({ left, right }) => ({ left, right, lines: [] }));
  if (open.length > 0) regions.push(open);
  for (const row of visualRows(lines)) {
    if (open.length > 0 && takes(open, row)) continue;
    const next = columnsOf(row);
    if (next.length > 1 && open.length === 1) pullDown(open, next);
    open = next;
    regions.push(open);
  }
  return regions
    .map((columns) => ({ columns }))
    .filter(({ columns }) => columns.some((column) => column.lines.length > 0));
}

/** The lines at one height, from the left; a marker with a tab behind it stands apart from its words. */
function visualRows(lines: readonly PdfLine[]): PdfLine[][] {
  const byHeight = [...lines].sort((a, b) => a.y - b.y);
  const parts = byHeight
    .flatMap((line, at) => (isJustified(line, byHeight.slice(at + 1, at + 1 + NEAR_LINES)) ? [line] : partAtTab(line)))
    .sort((a, b) => a.y - b.y);
  const rows: PdfLine[][] = [];
  for (const line of parts) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && line.y - first.y <= Math.min(line.size, first.size) * LEVEL)
      row.push(line);
    else rows.push([line]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** In justified text the gap behind a label is a blank drawn wide: the next line begins under the label, and is none. */
function isJustified({ x, y, size, tab, leadFont }: PdfLine, below: readonly PdfLine[]): boolean {
  if (tab === null) return false;
  return below.some(
    (next) =>
      next.tab === null &&
      next.y > y + size * LEVEL &&
      next.y - y <= size * CLOSE &&
      Math.abs(next.x - x) < size * 0.5 &&
      (next.right > tab.right || next.font !== leadFont),
  );
}

function partAtTab(line: PdfLine): PdfLine[] {
  const { tab, text } = line;
  if (tab === null || tab.chars < 1 || tab.chars >= text.length) return [line];
  const [marker, words] = [text.slice(0, tab.chars).trim(), text.slice(tab.chars).trim()];
  const lead = line.lead.length > tab.chars ? line.lead.slice(tab.chars).trim() : '';
  const isLabel = line.lead !== '' && lead === '';
  return [
    { ...line, text: marker, right: tab.right, tab: null, font: line.leadFont, lead: '', isMixed: false },
    { ...line, text: words, x: tab.x, tab: null, lead, isMixed: line.isMixed && !isLabel },
  ];
}

function columnsOf(row: readonly PdfLine[]): OpenColumn[] {
  const columns: OpenColumn[] = [];
  for (const line of row) {
    const last = columns.at(-1);
    if (last !== undefined && (line.x < last.right || columns.length === MAX_COLUMNS)) addTo(last, line);
    else columns.push({ left: line.x, right: line.right, lines: [line] });
  }
  return columns;
}

/** Adds a row to an open region, unless one of its lines reaches over the border of two columns. */
function takes(open: OpenColumn[], row: readonly PdfLine[]): boolean {
  if (open.length === 1 && row.length > 1) return false;
  const places = row.map((line) => open.filter((column) => line.x < column.right && line.right > column.left));
  if (open.length > 1 && (places.some((found) => found.length > 1) || isOtherTable(places) || isAbove(open, row)))
    return false;
  const isNew = places.some((found) => found.length === 0);
  if (isNew && (open.length + places.length > MAX_COLUMNS || isFarBelow(open, row))) return false;
  row.forEach((line, index) => {
    const column = open.length === 1 ? open[0] : places[index]?.[0];
    if (column !== undefined) addTo(column, line);
    else insert(open, line);
  });
  return true;
}

/** Cells that stand side by side within one column and beside it are those of another table; within one alone, of a table in a cell. */
function isOtherTable(places: readonly (readonly OpenColumn[])[]): boolean {
  const found = new Set(places.map(([column]) => column));
  return found.size > 1 && places.some(([column], index) => column !== undefined && places[index - 1]?.[0] === column);
}

/** A column that nothing stood in before, below a gap: the header of another table. */
function isFarBelow(open: readonly OpenColumn[], row: readonly PdfLine[]): boolean {
  const lines = open.flatMap((column) => column.lines.slice(-1));
  const [first] = row;
  return row.length > 1 && first !== undefined && lines.every((line) => first.y - line.y > line.size * FAR);
}

/** A line in larger type, or further left than all cells, stands above another table. */
function isAbove(open: readonly OpenColumn[], row: readonly PdfLine[]): boolean {
  const [line] = row;
  if (line === undefined || row.length > 1 || open.every((column) => column.lines.length === 0)) return false;
  const size = Math.max(...open.map((column) => column.lines.at(-1)?.size ?? 0));
  return line.size > size * 1.08 || line.x < Math.min(...open.map(({ left }) => left)) - 2;
}

function insert(open: OpenColumn[], line: PdfLine): void {
  const at = open.findIndex(({ left }) => left > line.x);
  // Two lines of one row may both stand where no column was, one in the other's way.
  const other = open.find(({ left, right }) => line.x < right && line.right > left);
  if (other !== undefined) addTo(other, line);
  else open.splice(at === -1 ? open.length : at, 0, { left: line.x, right: line.right, lines: [line] });
}

/** A table within a cell: what stands side by side in one column is one line of it. */
function addTo(column: OpenColumn, line: PdfLine): void {
  const last = column.lines.at(-1);
  const isBeside =
    last !== undefined && Math.abs(last.y - line.y) <= Math.min(last.size, line.size) * LEVEL && line.x >= last.right;
  if (isBeside) {
    const isMarker = LIST_MARKER.test(`${last.text} `);
    // A marker is set as it may be; the words behind it show whether this is a heading.
    const own = isMarker ? line : { ...last, isMixed: last.isMixed || last.font !== line.font };
    const text = `${last.text}${isMarker ? ' ' : ' | '}${line.text}`;
    column.lines[column.lines.length - 1] = { ...own, text, x: last.x, right: line.right, isBullet: last.isBullet };
  } else column.lines.push(line);
  column.left = Math.min(column.left, line.x);
  column.right = Math.max(column.right, line.right);
}

/** A cell beside a smaller one may begin above it: its first lines were taken for running text. */
function pullDown(above: OpenColumn[], columns: OpenColumn[]): void {
  const [text] = above;
  if (text === undefined) return;
  const pulled: PdfLine[] = [];
  let below = columns[0]?.lines[0];
  while (below !== undefined && pulled.length <= MAX_PULLED) {
    const line = text.lines.at(-1);
    if (line === undefined || below.y - line.y > Math.max(line.size, below.size) * CLOSE) break;
    pulled.push(line);
    text.lines.pop();
    below = line;
  }
  pulled.reverse();
  const at = columns.findIndex(({ left }, index) =>
    pulled.every((line) => line.x >= left - 2 && line.right < (columns[index + 1]?.left ?? Infinity)),
  );
  const column = columns[at];
  // What is as long as a paragraph is one; a list above a list is none of its cells.
  if (column === undefined || pulled.length > MAX_PULLED || (at > 0 && !isCell(pulled, column)))
    text.lines.push(...pulled);
  else {
    column.lines.unshift(...pulled);
    column.left = Math.min(column.left, ...pulled.map((line) => line.x));
    column.right = Math.max(column.right, ...pulled.map((line) => line.right));
  }
}

const isCell = (lines: readonly PdfLine[], column: OpenColumn): boolean =>
  lines.every((line) => Math.abs(line.x - column.left) < line.size * 0.5);
