/** Paragraphs of one column of a page: which lines go on with the line above. Columns are found before (pdf-columns). */
import type { PdfLine } from './pdf-line.ts';
import { LABELLED } from './pdf-groups.ts';
import { isForcedBreak, joinLines } from './pdf-wrap.ts';
import type { JoinedText, PdfSetting } from './pdf-wrap.ts';

/** Lines of one paragraph, from the top. */
export type LineRun = PdfLine[];

interface ColumnSetting {
  /** Where the lines of the column may end. */
  readonly margin: number;
  readonly leading: number;
}

/** More than this many times the leading parts two paragraphs. */
const GAP = 1.22;
/** So many short lines below each other are a list, not a paragraph. */
const MIN_LIST_LINES = 4;
const LIST_SHARE = 0.6;
const SMALL_SHARE = 0.4;
/** An open bracket holds a line and the next together, but not without end. */
const MAX_BRACKET = 200;
const MAX_BRACKET_LINES = 4;

export const LIST_MARKER = /^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]\s/i;

/** Parts the lines of a column where a paragraph, an entry of a list or a name ends. */
export function paragraphRuns(lines: readonly PdfLine[], setting: ColumnSetting): LineRun[] {
  const close: LineRun[] = [];
  for (const line of lines) {
    const run = close.at(-1);
    if (run !== undefined && isClose(run, line, setting)) run.push(line);
    else close.push([line]);
  }
  return close.flatMap((run) => partAtBreaks(run, setting));
}

/** How a column is set: as close as its closest lines, and as wide as its sentences are, for a cell may end before its neighbour begins. */
export function columnSetting(lines: readonly PdfLine[], limit: number, document: PdfSetting): ColumnSetting {
  let { leading } = document;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before === undefined || Math.abs(before.size - line.size) > 0.5) return;
    const gap = (line.y - before.y) / line.size;
    if (gap >= 0.95) leading = Math.min(leading, gap);
  });
  const own = lines.reduce((right, line) => Math.max(right, line.right), 0);
  const isProse = lines.length >= 4 && startsSmall(lines.slice(1)) >= SMALL_SHARE;
  return { margin: isProse ? Math.min(limit, own) : limit, leading };
}

/** The share of lines that begin in small letters, as most lines of a paragraph do and no line of a list of names. */
const startsSmall = (lines: readonly PdfLine[]): number =>
  lines.filter(({ text }) => /^[\p{Ll}(]/u.test(text)).length / Math.max(1, lines.length);

function isClose(run: LineRun, line: PdfLine, { leading }: ColumnSetting): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || line.isBullet || line.note !== null) return false;
  if (Math.abs(last.size - line.size) > line.size * 0.06) return false;
  if (line.y - last.y > leading * GAP * line.size) return false;
  if (isOtherType(last, line) || last.text.includes(' | ') || line.text.includes(' | ')) return false;
  if (LIST_MARKER.test(line.text) && isNewEntry(first, last, line)) return false;
  const hangs = run.length > 1 && last.x > first.x + 3;
  return !((first.isBullet || hangs) && line.x < first.x + 2 && !goesOn(last, line));
}

/** Headings are set in another type than what they head; bold words within a sentence are not. */
function isOtherType(last: PdfLine, line: PdfLine): boolean {
  return last.font !== line.font && !last.isMixed && !line.isMixed && !goesOn(last, line);
}

function isNewEntry(first: PdfLine, last: PdfLine, line: PdfLine): boolean {
  if (line.x > last.x + last.size * 0.5 && !LIST_MARKER.test(first.text))
    return /[.:;,]$|\b(?:and|or)$/i.test(last.text);
  return LIST_MARKER.test(first.text) || /[.:;,]["'”’)]?-?$|[;,] (?:and|or)$/i.test(last.text) || last.x - line.x > 3;
}

/** A sentence that goes on in small letters was not ended. */
const goesOn = (last: PdfLine, line: PdfLine): boolean => /^\p{Ll}/u.test(line.text) && !/[.?!:;]$/.test(last.text);

function partAtBreaks(run: LineRun, setting: ColumnSetting): LineRun[] {
  const hanging = isHanging(run);
  const left = run.reduce((least, { x }) => Math.min(least, x), Infinity);
  const forced = run.map(
    (line, index) =>
      isBreak(run, index, { margin: setting.margin, left }) ||
      opensLabel(run, index) ||
      (hanging && index > 0 && isOuter(run, line)),
  );
  const breaks = forced.filter(Boolean).length;
  const isList =
    run.length >= MIN_LIST_LINES && breaks >= (run.length - 1) * LIST_SHARE && startsSmall(run.slice(1)) < SMALL_SHARE;
  const parts: LineRun[] = [];
  run.forEach((line, index) => {
    const before = run[index - 1];
    const part = parts.at(-1);
    const isStart =
      before === undefined ||
      part === undefined ||
      (!holdsOn(part) && (forced[index] === true || (isList && !isOpenEnd(before, line))));
    if (isStart) parts.push([line]);
    else part.push(line);
  });
  return parts;
}

/** "Recommendation: That it be noted." below "Purpose: To tell of it.": a label begins anew where a sentence has ended. */
function opensLabel(run: LineRun, index: number): boolean {
  const [before, line] = [run[index - 1], run[index]];
  return before !== undefined && line !== undefined && /[.?!)]$/.test(before.text) && LABELLED.test(line.text);
}

/** Entries whose further lines are set in: what begins at the margin begins anew. */
function isHanging(run: LineRun): boolean {
  const set = run.slice(1).filter((line) => !isOuter(run, line)).length;
  return set > 0 && run.some((line, index) => index > 1 && isOuter(run, line));
}

const isOuter = ([first]: LineRun, line: PdfLine): boolean => first !== undefined && line.x <= first.x + 3;

/** The line before was ended by the writer; centred lines are as wide as they are, wherever they end. */
function isBreak(
  run: LineRun,
  index: number,
  { margin, left }: { readonly margin: number; readonly left: number },
): boolean {
  const [before, line] = [run[index - 1], run[index]];
  if (before === undefined || line === undefined) return false;
  const isCentred =
    Math.abs(before.x - line.x) > line.size && Math.abs(before.x + before.right - line.x - line.right) < line.size;
  if (!isCentred) return isForcedBreak(before, line, margin);
  return isForcedBreak({ ...before, x: left, right: left + before.right - before.x }, line, margin);
}

const isOpenEnd = (before: PdfLine, line: PdfLine): boolean =>
  /^\p{Ll}/u.test(line.text) || /[,(–-]$|\b(?:and|of|the|for|to|&)$/i.test(before.text);

function holdsOn(part: LineRun): boolean {
  let depth = 0;
  let length = 0;
  for (const { text } of part.slice(-MAX_BRACKET_LINES)) {
    length += text.length;
    for (const letter of text) {
      if (letter === '(') depth += 1;
      if (letter === ')') depth = Math.max(0, depth - 1);
    }
  }
  return depth > 0 && length <= MAX_BRACKET;
}

/** Whether a run at the top of a page is the rest of one at the foot of the page before. */
export function continues(last: LineRun | undefined, first: LineRun | undefined, margin: number): boolean {
  const [top, end, line] = [last?.[0], last?.at(-1), first?.[0]];
  if (top === undefined || end === undefined || line === undefined) return false;
  if (line.isBullet || line.note !== null || Math.abs(end.size - line.size) > 0.6) return false;
  if (Math.abs(end.x - line.x) > line.size || isOtherType(end, line)) return false;
  if (/^[\p{Ll},‘“(]/u.test(line.text) && !LIST_MARKER.test(line.text)) return !/[.?!:]["'”’)]*$/.test(end.text);
  if (LIST_MARKER.test(line.text)) return false;
  const isOpen = !/[.?!:;…]["'”’)\]]*$/.test(end.text);
  return isOpen && !isForcedBreak(end, line, margin);
}

/** The words of a run, with the pages on which they stand. */
export const textOf = (run: LineRun): JoinedText => joinLines(run);
