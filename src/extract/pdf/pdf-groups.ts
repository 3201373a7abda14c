/** Lines of a PDF page that stand together: the lines of a paragraph set close, and the cells of a table row. */
import type { PdfLine } from './pdf-line.ts';
import { isForcedBreak, type PdfSetting } from './pdf-wrap.ts';

export interface LineGroup {
  /** One cell for running text, several for a table row. */
  readonly cells: PdfLine[][];
}

/** More than this many times the usual leading parts two paragraphs (Word's default spacing is 1.4 times and more). */
const GAP = 1.22;

/** The tallest label of a table that is looked at, in lines, and the widest row, in cells. */
const LABEL_LINES = 8;
const MAX_CELLS = 40;

/** Groups the lines of one page, which stand in reading order. */
export function pageGroups(lines: readonly PdfLine[], setting: PdfSetting): LineGroup[] {
  const groups: LineGroup[] = [];
  for (const [index, line] of lines.entries()) {
    const group = groups.at(-1);
    if (group && group.cells.length > 1 && extendsRow(group, line)) continue;
    if (group && (isBeside(group, line) || reachesBeside(group, lines, index))) {
      const { rest, label } = splitLabel(group, line);
      groups.pop();
      if (rest.length > 0) groups.push({ cells: [rest] });
      groups.push({ cells: [...label, [line]] });
    } else if (group?.cells.length === 1 && follows(group.cells[0] ?? [], line, setting)) group.cells[0]?.push(line);
    else groups.push({ cells: [[line]] });
  }
  return groups;
}

/** Adds the line to a row if it goes on with a cell of it. */
function extendsRow(row: LineGroup, line: PdfLine): boolean {
  if (line.isBullet) return false;
  const at = row.cells.findLastIndex((_cell, index) => goesOnWith(row, index, line));
  row.cells[at]?.push(line);
  return at >= 0;
}

function goesOnWith({ cells }: LineGroup, at: number, line: PdfLine): boolean {
  const [first, last, next] = [cells[at]?.[0], cells[at]?.at(-1), cells[at + 1]];
  if (!first || !last || !isJustBelow(last, line)) return false;
  if (!next) return Math.abs(line.x - last.x) < line.size;
  if (line.x < first.x - 1 || line.right >= (next[0]?.x ?? 0)) return false;
  // A page painted line by line, over all columns, comes back to a cell that goes on in small letters.
  if (/^\p{Ll}[\p{Ll}'\u2019-]*(?:[\s,;]|$)/u.test(line.text) && !/[.:;]$/.test(last.text)) return true;
  // A grade may stand between the two lines of its label: the label's second line comes after it.
  const value = next.at(-1)?.y ?? 0;
  return at === 0 && cells.length === 2 && value > last.y + line.size * 0.25 && value < line.y;
}

function isJustBelow(line: PdfLine, next: PdfLine): boolean {
  return next.y > line.y && next.y - line.y <= Math.max(line.size, next.size) * 1.5;
}

/** True for a line to the right of the whole group, at the height of one of its lines or between two. */
function isBeside(group: LineGroup, line: PdfLine): boolean {
  if (line.isBullet || group.cells.length > MAX_CELLS) return false;
  const lines = group.cells.flatMap((cell) => cell.slice(-LABEL_LINES));
  // A row is judged by all of it, running text by the lines nearby: a paragraph above may be wider.
  const near = lines.filter((other) => Math.abs(other.y - line.y) <= other.size * 0.75);
  return near.length > 0 && near.every((other) => line.x >= other.right + line.size * 0.5);
}

/** A cell with more lines than those left of it may begin above them and come down to their height. */
function reachesBeside(group: LineGroup, lines: readonly PdfLine[], index: number): boolean {
  const line = lines[index];
  const top = Math.min(...group.cells.map((cell) => cell[0]?.y ?? Infinity));
  const bottom = Math.max(...group.cells.map((cell) => cell.at(-1)?.y ?? -Infinity));
  if (!line || line.isBullet || group.cells.length > MAX_CELLS || line.y >= top || top - line.y > line.size * 3)
    return false;
  const isLeft = (other: PdfLine) => line.x >= other.right + line.size * 0.5;
  if (!group.cells.every((cell) => cell.length <= LABEL_LINES && cell.every(isLeft))) return false;
  let last = line;
  for (const next of lines.slice(index + 1, index + LABEL_LINES)) {
    if (Math.abs(next.x - last.x) >= next.size || !isJustBelow(last, next)) break;
    last = next;
  }
  // It stands on the same line as they do, or around them; a column that runs on is none of their row.
  return last.y >= top - 1 && last.y - bottom <= top - line.y + 1;
}

/** Parts the label of a new row from the text above it that was set just as close. */
function splitLabel(group: LineGroup, value: PdfLine): { rest: PdfLine[]; label: PdfLine[][] } {
  if (group.cells.length > 1) return { rest: [], label: group.cells };
  const lines = group.cells[0] ?? [];
  const level = lines.findIndex((line) => Math.abs(line.y - value.y) <= line.size * 0.25);
  const isMiddle = lines.length % 2 === 1 && level === (lines.length - 1) / 2;
  // Level with a line: the row begins there. Between two lines: it is centred on them.
  const below = lines.filter((line) => line.y > value.y).length;
  let start = isMiddle ? 0 : level >= 0 ? level : Math.max(0, lines.length - Math.max(1, 2 * below));
  // The value may stand beside the last line of its label, as page numbers do: what wrapped at the value's column belongs.
  for (
    let above = lines[start - 1], line = lines[start];
    above && line;
    above = lines[start - 1], line = lines[start]
  ) {
    if (above.right >= value.x || isForcedBreak(above, line, value.x - value.size)) break;
    start -= 1;
  }
  return { rest: lines.slice(0, start), label: [lines.slice(start)] };
}

/** "Inspection dates: 4 to 8 May": on a cover such lines are set as close as those of one title. */
export const LABELLED = /^\p{Lu}[\p{L}() ]{2,30}:\s/u;

function partsTitle(last: PdfLine, line: PdfLine, setting: PdfSetting): boolean {
  if (LABELLED.test(line.text)) return true;
  return LABELLED.test(last.text) && isForcedBreak(last, line, setting.margins[line.page - 1] ?? 0);
}

function follows(lines: readonly PdfLine[], line: PdfLine, setting: PdfSetting): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || line.isBullet || line.note !== null) return false;
  if (Math.abs(last.size - line.size) > line.size * 0.06) return false;
  const gap = line.y - last.y;
  if (gap <= 0 || gap > setting.leading * GAP * line.size) return false;
  const isTitle = line.size > setting.bodySize * 1.1;
  if (isTitle) return !partsTitle(last, line, setting);
  const hangs = lines.length > 1 && last.x > first.x + 3;
  // A new item without a glyph of its own; but some lists do not hang, and then a small letter goes on.
  if ((first.isBullet || hangs) && line.x < first.x + 2 && !/^\p{Ll}/u.test(line.text)) return false;
  const outdent = last.x - line.x;
  if (/^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]\s/.test(line.text) && (hangs || outdent > 3)) return false;
  return outdent < line.size * 4 && -outdent < line.size * 3;
}
