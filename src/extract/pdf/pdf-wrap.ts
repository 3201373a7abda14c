/** How a PDF's text is set: its sizes, leading and margins, and with them whether a line's end was wanted. */
import type { PdfLine } from './pdf-line.ts';
import { commonSize } from './pdf-furniture.ts';

export interface PdfSetting {
  /** The size of running text, in points. */
  readonly bodySize: number;
  /** Baseline to baseline, in sizes of the text: about 1.2 for single spacing. */
  readonly leading: number;
  /** Where full lines end, by page index. */
  readonly margins: readonly number[];
  /** Fonts of running text; headings are set in others. */
  readonly bodyFonts: ReadonlySet<string>;
}

export interface JoinedText {
  readonly text: string;
  /** Where in the text each page begins, the first one at 0. */
  readonly turns: readonly { readonly offset: number; readonly page: number }[];
}

/** A line of fewer letters says little about the margin. */
export const FULL_LINE = 50;

/** Measures a document without its furniture. */
export function measure(linesByPage: readonly (readonly PdfLine[])[]): PdfSetting {
  const margins = linesByPage.map((lines) => pageMargin(lines));
  const known = margins.filter((margin) => margin > 0).sort((a, b) => a - b);
  const usual = known[Math.floor(known.length / 2)] ?? 0;
  const filled = margins.map((margin) => margin || usual);
  return {
    bodySize: commonSize(linesByPage),
    leading: usualLeading(linesByPage),
    margins: filled,
    bodyFonts: fontsOfRunningText(linesByPage, filled),
  };
}

function pageMargin(lines: readonly PdfLine[]): number {
  const ends = lines.filter((line) => line.text.length >= FULL_LINE).map((line) => line.right);
  // Not the longest: one wide table would stand for the page.
  return ends.sort((a, b) => a - b)[Math.floor(ends.length * 0.9)] ?? 0;
}

function usualLeading(linesByPage: readonly (readonly PdfLine[])[]): number {
  const seen = new Map<number, number>();
  for (const lines of linesByPage) {
    for (let index = 1; index < lines.length; index += 1) {
      const [before, line] = [lines[index - 1], lines[index]];
      if (!before || !line || Math.abs(before.size - line.size) > 0.5 || Math.abs(before.x - line.x) > 2) continue;
      const leading = Math.round(((line.y - before.y) / line.size) * 20) / 20;
      if (leading >= 0.9 && leading <= 2.2) seen.set(leading, (seen.get(leading) ?? 0) + before.text.length);
    }
  }
  return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1.2;
}

function fontsOfRunningText(linesByPage: readonly (readonly PdfLine[])[], margins: readonly number[]): Set<string> {
  const fonts = new Map<string, { all: number; full: number; isRunning: boolean }>();
  linesByPage.forEach((lines, index) => {
    let above = '';
    for (const line of lines) {
      const font = fonts.get(line.font) ?? { all: 0, full: 0, isRunning: false };
      font.all += line.text.length;
      const isFull = line.text.length >= FULL_LINE && line.right > (margins[index] ?? 0) * 0.9;
      if (isFull) font.full += line.text.length;
      // A title has one full line, seldom two; running text has them one below the other.
      font.isRunning ||= isFull && above === line.font;
      above = isFull ? line.font : '';
      fonts.set(line.font, font);
    }
  });
  const total = [...fonts.values()].reduce((sum, { full }) => sum + full, 0);
  const most = Math.max(...[...fonts.values()].map(({ full }) => full));
  // A long bold heading in a short letter is a full line too, but hardly a fiftieth of all; and a type that heads much
  // has most of its letters in short lines.
  const isBody = ({ all, full, isRunning }: { all: number; full: number; isRunning: boolean }): boolean =>
    full === most ? full > all * 0.4 : isRunning && full > all * 0.5 && full > total * 0.02;
  return new Set([...fonts].filter(([, counts]) => isBody(counts)).map(([font]) => font));
}

/** No paragraph ends with such a word, nor between a day and its month or a month and its year. */
const OPEN_WORDS = new Set(
  'a an and at between by for from in of on or the to with cllr. cllrs. mr. mrs. ms. dr. messrs.'.split(' '),
);
const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DAY_END = /\b\d{1,2}(?:st|nd|rd|th)?$/i;
const MONTH_END = new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)? (?:${MONTH})$`);
const MONTH_START = new RegExp(`^(?:${MONTH})(?=$|[.,;]|\\s+(?:(?:19|20)\\d\\d|and|to)\\b)`);

/** Asked of every line: its last word settles most, and costs less than a look at the line. */
function isOpen(line: string, next: string): boolean {
  const gap = line.lastIndexOf(' ');
  const last = line.slice(gap + 1);
  if (/^\p{Lu}\p{Ll}+$/u.test(last) && MONTH_END.test(line.slice(-60))) return /^(?:19|20)\d\d\b/.test(next);
  if (DAY_END.test(last)) return MONTH_START.test(next);
  return gap > 0 && line.lastIndexOf(' ', gap - 1) > 0 && OPEN_WORDS.has(last.toLowerCase());
}

/** True when the next line's first word would have fitted: the writer ended the line, not the margin. */
export function isForcedBreak(line: PdfLine, next: PdfLine, margin: number): boolean {
  // Indents and images make margins of their own; a sentence that goes on in small letters was not ended.
  if (/^\p{Ll}/u.test(next.text) && !/[.?!:;]$/.test(line.text) && !isMarked(next.text)) return false;
  if (/[-\u2013\u2014/]$/.test(line.text) || isOpen(line.text, next.text)) return false;
  const word = next.text.slice(0, 40).split(' ', 1)[0] ?? '';
  const letter = (next.right - next.x) / Math.max(next.text.length, 1);
  return line.right + letter * (word.length + 1) < margin - line.size * 0.3;
}

/** "r Ada North": a letter before a name marks it, as a list's legend says. */
const isMarked = (text: string): boolean => /^[b-z] \p{Lu}\p{L}+ \p{Lu}\p{L}+/u.test(text);

/** Joins the lines of one paragraph. Compounds broken after their hyphen keep it: Word does not hyphenate. */
export function joinLines(lines: readonly PdfLine[]): JoinedText {
  const parts: string[] = [];
  const turns: { offset: number; page: number }[] = [];
  let length = 0;
  lines.forEach((line, index) => {
    if (turns.at(-1)?.page !== line.page) turns.push({ offset: length, page: line.page });
    const next = lines[index + 1];
    const isSoft = next !== undefined && line.text.endsWith('\u00ad');
    const space =
      next === undefined || isSoft || line.text === '' || wantsNoSpace(line.text.slice(-200), next.text) ? '' : ' ';
    const part = (isSoft ? line.text.slice(0, -1) : line.text) + space;
    parts.push(part);
    length += part.length;
  });
  return { text: parts.join(''), turns };
}

function wantsNoSpace(end: string, next: string): boolean {
  // "short- and long-term" keeps its space; so does a dash between words.
  if (/[\p{L}\d]-$/u.test(end.slice(-3))) return !/^(?:and|or|to)\s/.test(next);
  if (/[\p{L}\d]\/$/u.test(end.slice(-3))) return true;
  return /(?:https?:\/\/|www\.)\S*[/.=_]$/.test(end) && /^[a-z0-9]\S*$/.test(next.split(' ', 1)[0] ?? '');
}
