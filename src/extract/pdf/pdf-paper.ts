/** A council's paper as its pages are laid out: paragraphs, and rows of tables with all that stands in each cell. Letters are read by pdf-blocks. */
import type { PdfLine } from './pdf-line.ts';
import { pageRegions } from './pdf-columns.ts';
import type { PageColumn, PageRegion } from './pdf-columns.ts';
import { columnSetting, continues, paragraphRuns, textOf } from './pdf-paragraphs.ts';
import type { LineRun } from './pdf-paragraphs.ts';
import { FULL_LINE, isForcedBreak } from './pdf-wrap.ts';
import type { JoinedText, PdfSetting } from './pdf-wrap.ts';

export interface PaperParagraph extends JoinedText {
  /** Set in another type than running text, and no sentence. */
  readonly isHeading: boolean;
  readonly isBullet: boolean;
  /** Words at its beginning in another type than the rest. */
  readonly lead: string;
}

/** One paragraph of running text, or the cells of a row; an empty cell holds no paragraphs. */
export interface PaperRow {
  readonly cells: readonly (readonly PaperParagraph[])[];
  /** Where each cell's column lies, from its left to its right. */
  readonly spans: readonly (readonly [left: number, right: number])[];
}

interface OpenRow {
  readonly cells: LineRun[][];
  readonly spans: readonly (readonly [number, number])[];
}

const MAX_HEADING_CHARS = 200;
/** A font in which so much is set is running text. */
const BODY_SHARE = 0.35;
const SENTENCE_CHARS = 60;

/** Reads the lines of all pages, whose furniture is gone, from the top of each page to its foot. */
export function paperRows(linesByPage: readonly (readonly PdfLine[])[], setting: PdfSetting): PaperRow[] {
  const rows: OpenRow[] = [];
  let before: PageRegion | undefined;
  linesByPage.forEach((lines, index) => {
    const limit = setting.margins[index] ?? 0;
    const regions = pageRegions(lines, before);
    const own = regions.flatMap((region) => regionRows(region, limit, setting));
    joinPages(rows, own, limit);
    for (const row of own) rows.push(row);
    before = regions.at(-1);
  });
  const bodyFonts = fontsOf(linesByPage);
  return rows
    .filter(({ cells }) => cells.some((runs) => runs.length > 0))
    .map(({ cells, spans }) => ({ spans, cells: cells.map((runs) => runs.map((run) => paragraphOf(run, bodyFonts))) }));
}

/** Fonts of sentences: of lines that are long or end as one does. A paper of few words may have more letters in its headings. */
function fontsOf(linesByPage: readonly (readonly PdfLine[])[]): ReadonlySet<string> {
  const chars = new Map<string, number>();
  let all = 0;
  for (const line of linesByPage.flat()) {
    const isSentence = line.text.length >= SENTENCE_CHARS || /[.,;]$/.test(line.text);
    // Where there are no sentences at all, all letters count a little.
    const weight = line.text.length * (isSentence ? 1 : 0.01);
    chars.set(line.font, (chars.get(line.font) ?? 0) + weight);
    all += weight;
  }
  const most = Math.max(0, ...chars.values());
  return new Set([...chars].filter(([, count]) => count === most || count > all * BODY_SHARE).map(([font]) => font));
}

function paragraphOf(run: LineRun, bodyFonts: ReadonlySet<string>): PaperParagraph {
  const joined = textOf(run);
  const first = run[0];
  const isSet = run.every((line) => !bodyFonts.has(line.font) && !line.isMixed);
  return {
    ...joined,
    isHeading: isSet && joined.text.length <= MAX_HEADING_CHARS && !/[.,;]$/.test(joined.text),
    isBullet: first?.isBullet === true,
    lead: first === undefined || bodyFonts.has(first.leadFont) ? '' : first.lead,
  };
}

function regionRows({ columns }: PageRegion, limit: number, setting: PdfSetting): OpenRow[] {
  const margins = columns.map((column, at) => {
    const next = columns[at + 1];
    return next === undefined ? Math.max(limit, column.right) : next.left - (column.lines[0]?.size ?? 0);
  });
  const grid = gridHeights(columns, margins);
  const runs = columns.map(({ lines }, at) =>
    partAt(paragraphRuns(lines, columnSetting(lines, margins[at] ?? limit, setting)), grid),
  );
  runs[0] = partBeside(runs[0] ?? [], runs.slice(1));
  const spans = columns.map(({ left, right }) => [left, right] as const);
  if (columns.length === 1) return (runs[0] ?? []).map((run) => ({ cells: [[run]], spans }));
  const rows: { cells: LineRun[][]; top: number; bottom: number }[] = [];
  const rowWith = (run: LineRun, at: number) => {
    const cells = columns.map((): LineRun[] => []);
    cells[at]?.push(run);
    return { cells, top: run[0]?.y ?? 0, bottom: run.at(-1)?.y ?? 0 };
  };
  for (const run of runs[0] ?? []) rows.push(rowWith(run, 0));
  runs.slice(1).forEach((column, index) => {
    let at = 0;
    for (const run of column) {
      const [top, bottom] = [(run[0]?.y ?? 0) - 2, (run.at(-1)?.y ?? 0) + 2];
      while (at < rows.length && (rows[at]?.bottom ?? 0) < top) at += 1;
      // The row whose label stands beside it, else the one that it goes on with.
      const next = rows[at];
      const row = next !== undefined && next.top <= bottom ? next : rows[at - 1];
      if (row !== undefined) row.cells[index + 1]?.push(run);
      else rows.unshift(rowWith(run, index + 1));
    }
  });
  return rows.map(({ cells }) => ({ cells, spans }));
}

/** Labels set close to each other are parted where a new cell begins beside them. */
function partBeside(labels: readonly LineRun[], others: readonly (readonly LineRun[])[]): LineRun[] {
  const starts = others.flatMap((runs) => runs.flatMap(([first]) => first ?? []));
  return partAt(labels, new Set(starts.map(({ y }) => Math.round(y))));
}

function partAt(runs: readonly LineRun[], heights: ReadonlySet<number>): LineRun[] {
  if (heights.size === 0) return [...runs];
  const isAt = ({ y }: PdfLine): boolean => [-1, 0, 1].some((off) => heights.has(Math.round(y) + off));
  return runs.flatMap((run) => {
    const parts: LineRun[] = [];
    for (const line of run) {
      const part = parts.at(-1);
      const before = part?.at(-1);
      if (part === undefined || before === undefined || (isAt(line) && mayBegin(before, line))) parts.push([line]);
      else part.push(line);
    }
    return parts;
  });
}

interface LevelLine {
  readonly before: PdfLine;
  readonly line: PdfLine;
  readonly margin: number;
}

/** A full line in the middle of a sentence has no new cell below it. */
const runsOn = ({ before, line, margin }: LevelLine): boolean =>
  before.text.length >= FULL_LINE && !/[.:;]$/.test(before.text) && !isForcedBreak(before, line, margin);

const mayBegin = (before: PdfLine, line: PdfLine): boolean =>
  !/^[\p{Ll}(]/u.test(line.text) && !/[-(,/&]$|\b(?:an?|and|at|by|for|from|in|of|on|or|the|to|with)$/.test(before.text);

/** The heights at which all columns begin a new line at once: rows of names and other short cells, set as close as lines of one cell. */
function gridHeights(columns: readonly PageColumn[], margins: readonly number[]): ReadonlySet<number> {
  const rows = new Map<number, LevelLine[]>();
  columns.forEach(({ lines }, at) =>
    lines.forEach((line, index) => {
      const before = lines[index - 1];
      const height = Math.round(line.y);
      if (before === undefined) return;
      const row = rows.get(height) ?? rows.get(height - 1) ?? [];
      row.push({ before, line, margin: margins[at] ?? 0 });
      rows.set(rows.has(height - 1) ? height - 1 : height, row);
    }),
  );
  const first = ({ line }: { readonly line: PdfLine }): string => line.text.split(' ', 1)[0] ?? '';
  const level = [...rows].filter(
    ([, row]) => row.length > 1 && row.every(({ before, line }) => mayBegin(before, line)) && !row.some(runsOn),
  );
  const surely = level.filter(
    ([, row]) =>
      new Set(row.map(first)).size === 1 || row.some(({ before, line, margin }) => isForcedBreak(before, line, margin)),
  );
  // Among rows of names a line may end so near the margin that nothing tells; texts side by side have few ends in common.
  const longest = Math.max(0, ...columns.map(({ lines }) => lines.length));
  const areRows = surely.length * 2 > level.length && level.length * 2 > longest;
  return new Set((areRows ? level : surely).map(([height]) => height));
}

/** A paragraph that runs over the end of its page, in its own column, is one. */
function joinPages(rows: readonly OpenRow[], own: readonly OpenRow[], margin: number): void {
  const first = own.slice(0, 2);
  for (const row of first) {
    const label = row.cells.length > 1 ? row.cells[0]?.[0]?.[0] : undefined;
    // What has a label of its own goes on with nothing.
    if (label !== undefined && !/^\p{Ll}/u.test(label.text)) return;
    row.cells.forEach((runs, at) => {
      const run = runs[0];
      const [left = 0, right = 0] = row.spans[at] ?? [];
      if (run === undefined || (row !== first[0] && first[0]?.cells[at]?.length !== 0)) return;
      const last = lastRunIn(rows, [left, right]);
      const width = row.cells.length > 1 ? right : margin;
      if (last === undefined || !continues(last, run, width)) return;
      for (const line of run) last.push(line);
      runs.shift();
    });
  }
}

/** The last run that stands above such a column, in the rows that end the page before. */
function lastRunIn(rows: readonly OpenRow[], [left, right]: readonly [number, number]): LineRun | undefined {
  for (const row of rows.slice(-3).reverse()) {
    const at = row.spans.findIndex(([start, end]) => start < right && end > left);
    const run = row.cells[at]?.at(-1);
    if (run !== undefined) return run;
  }
  return undefined;
}
