/** Tells a PDF's furniture from its text: running headers and footers, page numbers, letterheads, leftovers of templates. */
import type { PdfPage } from './pdf-items.ts';
import type { PdfLine } from './pdf-line.ts';

/** Headers lie in this share of the page's height from the top, footers from the bottom. */
const TOP_BAND = 0.14;
const BOTTOM_BAND = 0.12;
/** Running lines may shift a little from page to page. */
const SAME_PLACE = 12;

/** No honest margin holds the same words in more places. */
const MAX_PLACES = 50;

const PAGE_NUMBER =
  /^(?:page\s*)?[-\u2013\u2014|\s]{0,3}(\d{1,4})[-\u2013\u2014|\s]{0,3}(?:(?:of|\/)\s*\d{1,4}|page)?$/i;
const PLACEHOLDER =
  /^[[<(]?(?:insert (?:la|local|your|name|date|title|address|text|here|full|council|authority|provider|recipient)\b.{0,40}|click (?:or tap )?(?:here )?to enter .{1,30}|choose an item\.?|enter (?:text|a date)\.?)[\])>]?$/i;
/** Hidden in Word, painted in the PDF: it may stand on the line of what took its place, without a space between. */
const GLUED_PLACEHOLDER =
  /^[[<(]?insert (?:la|local authority|council|authority|provider|recipient) (?:name|address|title|details)[\])>]?(?=\p{Lu}\p{Ll}|\s+dear\b)\s*/iu;
const CONTACT =
  /^(?:t(?:el(?:ephone)?)?|f(?:ax)?|e(?:-?mail)?|w(?:eb(?:site)?)?|textphone|minicom|direct (?:t|f|e)|phone)\s*[:.]?\s*(?:[+\d(]|www|\S+@)|\S@\S+\.\S|\bwww\.|https?:|^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;

const PHONE = /^(?:t(?:el(?:ephone)?)?|textphone|phone)\s*[:.]?\s*[+\d(][\d ()]{6,}/i;
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;
const ONLINE = /\S@\S+\.\S|\bwww\.|https?:/i;
/** A letterhead ends in the upper third of the page; its lines are short. */
const HEAD_SHARE = 0.33;
const MAX_HEAD_LINE = 45;
/** Nobody can read what is set in this share of the usual size: it was meant to be hidden. */
const HIDDEN_SIZE = 0.25;
/** Lines of one column begin at the same place. */
const COLUMN_WIDTH = 4;

/** Takes the furniture out of a document's lines. Pages and lines correspond by index; the order of lines is kept. */
export function dropFurniture(pages: readonly PdfPage[], linesByPage: readonly (readonly PdfLine[])[]): PdfLine[][] {
  const running = runningLines(pages, linesByPage);
  const bodySize = commonSize(linesByPage);
  return linesByPage.map((painted, index) => {
    const lines = painted.map(withoutPlaceholder);
    const page = pages[index];
    if (!page) return [...lines];
    const dropped = new Set(
      lines.filter((line) => line.size < bodySize * HIDDEN_SIZE || isFurniture(line, page, running)),
    );
    for (const line of numbersOfRows(lines, dropped)) dropped.delete(line);
    const number = pageNumber(lines, page, dropped);
    if (number) dropped.add(number);
    for (const line of letterhead(lines, page, bodySize)) dropped.add(line);
    return lines.filter((line) => !dropped.has(line));
  });
}

function withoutPlaceholder(line: PdfLine): PdfLine {
  return GLUED_PLACEHOLDER.test(line.text) ? { ...line, text: line.text.replace(GLUED_PLACEHOLDER, '') } : line;
}

/** The size that most letters are set in. */
export function commonSize(linesByPage: readonly (readonly PdfLine[])[]): number {
  const chars = new Map<number, number>();
  for (const line of linesByPage.flat()) {
    const size = Math.round(line.size * 2) / 2;
    chars.set(size, (chars.get(size) ?? 0) + line.text.length);
  }
  return [...chars].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12;
}

function isFurniture(line: PdfLine, page: PdfPage, running: ReadonlyMap<string, readonly number[]>): boolean {
  if (PLACEHOLDER.test(line.text)) return true;
  if (!inBand(line, page)) return false;
  return line.isArtifact || (running.get(pattern(line.text)) ?? []).some((y) => Math.abs(y - line.y) <= SAME_PLACE);
}

/** "25/07" or "5 2.15 pm" at the top of two pages is the same but for its figures: beside other words it is a cell of their row. */
function numbersOfRows(lines: readonly PdfLine[], dropped: ReadonlySet<PdfLine>): PdfLine[] {
  return [...dropped].filter(
    (line) =>
      !line.isArtifact &&
      /^\d/.test(line.text) &&
      line.text.replace(/\P{L}/gu, '').length <= 3 &&
      lines.some((other) => !dropped.has(other) && Math.abs(other.y - line.y) < line.size * 0.3),
  );
}

function inBand(line: PdfLine, page: PdfPage): boolean {
  return line.y < page.height * TOP_BAND || line.y > page.height * (1 - BOTTOM_BAND);
}

/** Page numbers and dates change from page to page, the words around them do not. */
function pattern(text: string): string {
  return text.replace(/\d+/g, '#').toLowerCase();
}

/** Lines that stand in the same place of the margin on several pages. Even and odd pages may differ, and covers may lack them. */
function runningLines(pages: readonly PdfPage[], linesByPage: readonly (readonly PdfLine[])[]): Map<string, number[]> {
  const seen = new Map<string, { y: number; pages: number }[]>();
  pages.forEach((page, index) => {
    const counted = new Set<object>();
    for (const line of linesByPage[index] ?? []) {
      if (!inBand(line, page)) continue;
      const key = pattern(line.text);
      const places = seen.get(key) ?? [];
      const place = places.find(({ y }) => Math.abs(y - line.y) <= SAME_PLACE);
      if (!place && places.length < MAX_PLACES) places.push({ y: line.y, pages: 1 });
      else if (!place) continue;
      else if (!counted.has(place)) place.pages += 1;
      counted.add(place ?? places.at(-1) ?? {});
      seen.set(key, places);
    }
  });
  const least = Math.min(Math.max(2, Math.ceil(pages.length * 0.3)), 5);
  const running = new Map<string, number[]>();
  for (const [key, places] of seen) {
    const repeated = places.filter((place) => place.pages >= least).map(({ y }) => y);
    if (repeated.length > 0) running.set(key, repeated);
  }
  return running;
}

/** The outermost line of a margin that is nothing but a number; what stands beside words is the number of these. */
function pageNumber(lines: readonly PdfLine[], page: PdfPage, dropped: ReadonlySet<PdfLine>): PdfLine | undefined {
  const rest = lines.filter((line) => !dropped.has(line)).sort((a, b) => a.y - b.y);
  return [rest.at(-1), rest[0]].find(
    (line) =>
      line &&
      inBand(line, page) &&
      !line.isBullet &&
      PAGE_NUMBER.test(line.text) &&
      !rest.some((other) => other !== line && Math.abs(other.y - line.y) < line.size * 0.3),
  );
}

/**
 * A letterhead stands once, on the first page, set smaller than the letter: the lines at the top (or foot) of the page
 * down to a gap, if at least two of them are ways to reach somebody (postcode, telephone, e-mail, web).
 */
function letterhead(lines: readonly PdfLine[], page: PdfPage, bodySize: number): PdfLine[] {
  if (page.number !== 1) return [];
  const byHeight = [...lines].sort((a, b) => a.y - b.y);
  const column = columnHead(byHeight, page);
  return [...column, ...smallPrint(byHeight, page, bodySize), ...smallPrint(byHeight.reverse(), page, bodySize)];
}

function smallPrint(fromEdge: readonly PdfLine[], page: PdfPage, bodySize: number): PdfLine[] {
  const found: PdfLine[] = [];
  for (const line of fromEdge) {
    const isOutside = line.y < page.height * (TOP_BAND + 0.06) || line.y > page.height * (1 - BOTTOM_BAND);
    if (!isOutside || line.size >= bodySize * 0.9) break;
    found.push(line);
  }
  return waysToReach(found) >= 2 ? found : [];
}

function waysToReach(lines: readonly PdfLine[]): number {
  return lines.filter((line) => CONTACT.test(line.text)).length;
}

/**
 * A letterhead set as large as the letter: a column of short lines at the top of the page that names a telephone and a
 * web or e-mail address. An addressee's block names neither.
 */
function columnHead(lines: readonly PdfLine[], page: PdfPage): PdfLine[] {
  const top = lines.filter((line) => line.y < page.height * HEAD_SHARE && line.text.length <= MAX_HEAD_LINE);
  const columns = new Map<number, PdfLine[]>();
  for (const line of top) {
    const x = Math.round(line.x / COLUMN_WIDTH);
    columns.set(x, [...(columns.get(x) ?? []), line]);
  }
  const contacts = [...columns.values()].flatMap((column) => {
    // It ends with a way to reach the sender: a postcode below may be the addressee's.
    const last = column.findLastIndex((line) => PHONE.test(line.text) || ONLINE.test(line.text));
    const head = column.slice(0, last + 1);
    const isSender = head.some((line) => PHONE.test(line.text)) && head.some((line) => ONLINE.test(line.text));
    return isSender ? head.filter((line, index) => index === 0 || isClose(head[index - 1], line)) : [];
  });
  return [...contacts, ...[...columns.values()].flatMap((column) => ownAddress(column, contacts))];
}

/**
 * The sender's address may be a column beside the ways to reach it; it begins with the name that those addresses have. It
 * ends with its postcode, or as low as they do.
 */
function ownAddress(column: readonly PdfLine[], contacts: readonly PdfLine[]): PdfLine[] {
  const sites = contacts.filter((line) => ONLINE.test(line.text)).map((line) => line.text.toLowerCase());
  const low = Math.max(...contacts.map((line) => line.y));
  const start = column.findIndex(
    ({ text }) => text.length >= 3 && sites.some((site) => site.includes(text.toLowerCase())),
  );
  const name = column[start];
  if (!name || contacts.includes(name)) return [];
  const own = column.slice(start).filter((line, at, lines) => at === 0 || isClose(lines[at - 1], line));
  const postcode = own.findIndex((line) => POSTCODE.test(line.text) && line.y <= low + line.size * 4);
  return postcode >= 0 ? own.slice(0, postcode + 1) : own.filter((line) => line.y <= low + 2);
}

function isClose(before: PdfLine | undefined, line: PdfLine): boolean {
  return before !== undefined && line.y - before.y < line.size * 3;
}
