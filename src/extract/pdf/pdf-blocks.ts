/** Paragraphs, list items and table rows of a PDF, made of its lines. Furniture is gone before (pdf-furniture). */
import { LABELLED, pageGroups, type LineGroup } from './pdf-groups.ts';
import type { PdfLine } from './pdf-line.ts';
import { isForcedBreak, joinLines, type JoinedText, type PdfSetting } from './pdf-wrap.ts';

export interface PdfBlock extends JoinedText {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'row' | 'note';
  /** The page on which it begins, from 1. */
  readonly page: number;
  /** The size of its first line, in points. */
  readonly size: number;
  /** The texts of a row's cells; empty for other kinds. */
  readonly cells: readonly string[];
}

/** Headings are at least this much larger than running text, or set in another font. */
const HEADING_SIZE = 1.1;
const MAX_HEADING_CHARS = 200;

/** Makes blocks of all pages; a paragraph that runs over the page's end is one block. Footnotes come last. */
export function pdfBlocks(linesByPage: readonly (readonly PdfLine[])[], setting: PdfSetting): PdfBlock[] {
  const groups: LineGroup[] = [];
  linesByPage.forEach((lines, index) => {
    const margin = setting.margins[index] ?? 0;
    const own = pageGroups(lines, setting)
      .flatMap(splitLabelledRows)
      .flatMap((group) => splitAtForcedBreaks(group, margin, setting));
    const before = groups.findLast((group) => !isNote(group));
    const first = own[0];
    if (before && first && runsOn(before, first, setting)) {
      for (const line of first.cells[0] ?? []) before.cells[0]?.push(line);
      own.shift();
    }
    for (const group of own) groups.push(group);
  });
  const blocks = groups.map((group) => toBlock(group, setting)).filter((block) => block.text !== '');
  return [...blocks.filter((block) => block.kind !== 'note'), ...blocks.filter((block) => block.kind === 'note')];
}

function isNote(group: LineGroup): boolean {
  return group.cells[0]?.[0]?.note !== null;
}

/** "Chair:" above "Clerk:" beside a column of names are two rows, though painted column by column. */
function splitLabelledRows(group: LineGroup): LineGroup[] {
  const [labels = [], ...values] = group.cells;
  const isList =
    values.length > 0 &&
    labels.length > 1 &&
    labels.every((label) => label.text.endsWith(':')) &&
    values.every((cell) => cell.every((line, at) => Math.abs(line.y - (labels[at]?.y ?? Infinity)) < line.size * 0.3));
  if (!isList) return [group];
  return labels.map((label, at) => ({ cells: [[label], ...values.map((cell) => cell.slice(at, at + 1))] }));
}

function splitAtForcedBreaks(group: LineGroup, pageMargin: number, setting: PdfSetting): LineGroup[] {
  const lines = group.cells[0] ?? [];
  if (group.cells.length > 1 || lines.length < 2 || isNote(group)) return [group];
  // Large type is a title: its lines are broken for looks.
  if ((lines[0]?.size ?? 0) >= setting.bodySize * HEADING_SIZE) return [group];
  const margin = ownMargin(lines, pageMargin);
  const parts: PdfLine[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    // A label opens a line of its own wherever the one above might have gone on.
    const end = LABELLED.test(line.text) ? Math.max(margin, pageMargin) : margin;
    if (before && !isForcedBreak(before, line, end)) parts.at(-1)?.push(line);
    else parts.push([line]);
  });
  return parts.map((part) => ({ cells: [part] }));
}

/** A text box or column has a margin of its own: taken when the page's would break every line and its own hardly any. */
function ownMargin(lines: readonly PdfLine[], pageMargin: number): number {
  if (lines.length < 4) return pageMargin;
  const own = lines.reduce((right, line) => Math.max(right, line.right), 0);
  const broken = (margin: number) =>
    lines.filter((line, index) => {
      const next = lines[index + 1];
      return next !== undefined && isForcedBreak(line, next, margin);
    }).length;
  return broken(pageMargin) > lines.length * 0.6 && broken(own) < lines.length * 0.25 ? own : pageMargin;
}

/** True when the first group of a page goes on with the last one of the page before. */
function runsOn(before: LineGroup, first: LineGroup, setting: PdfSetting): boolean {
  const last = before.cells[0]?.at(-1);
  const next = first.cells[0]?.[0];
  if (!last || !next || before.cells.length > 1 || first.cells.length > 1) return false;
  if (next.isBullet || next.note !== null || Math.abs(last.size - next.size) > 0.6) return false;
  if (isHeading(before, setting) || isHeading(first, setting)) return false;
  const opens = before.cells[0]?.[0];
  const isItem = opens !== undefined && (opens.isBullet || isNumbered(opens.text));
  // The text of a list item hangs under its first word; what hangs so on the next page belongs to it.
  const hangs = isItem && opens !== undefined && next.x > opens.x + 4;
  if (isNumbered(next.text) && !hangs) return false;
  const isOpen = !/[.?!\u2026][\u2019\u201d'")\]]*(?:\[\d+\])?$/.test(last.text);
  if (hangs) return true;
  if (/^[\p{Ll}\d(,\u2018\u201c]/u.test(next.text)) return isOpen;
  return isOpen && !/[:;]$/.test(last.text) && !isForcedBreak(last, next, setting.margins[last.page - 1] ?? 0);
}

function isNumbered(text: string): boolean {
  return /^\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[a-z][.)]|[ivx]{1,5}[.)])\s/.test(text);
}

function isHeading(group: LineGroup, setting: PdfSetting): boolean {
  const lines = group.cells[0] ?? [];
  const first = lines[0];
  if (!first || group.cells.length > 1 || first.isBullet || first.note !== null) return false;
  const chars = lines.reduce((sum, line) => sum + line.text.length, 0);
  const isSetApart =
    first.size >= setting.bodySize * HEADING_SIZE || lines.every((line) => !setting.bodyFonts.has(line.font));
  return isSetApart && chars <= MAX_HEADING_CHARS && !/[.,;]$/.test(lines.at(-1)?.text ?? '');
}

function toBlock(group: LineGroup, setting: PdfSetting): PdfBlock {
  const first = group.cells[0]?.[0];
  const joined = group.cells.map(joinLines);
  const { text, turns } = joined[0] ?? { text: '', turns: [] };
  const common = { page: first?.page ?? 1, size: first?.size ?? 0, turns };
  if (joined.length > 1) {
    const cells = joined.map((cell) => cell.text).filter((cell) => cell !== '');
    return { ...common, kind: 'row', text: cells.join(' | '), cells };
  }
  if (first?.note) return { ...common, kind: 'note', text: `[${first.note}] ${text}`, cells: [] };
  const kind = first?.isBullet ? 'item' : isHeading(group, setting) ? 'heading' : 'paragraph';
  return { ...common, kind, text, cells: [] };
}
