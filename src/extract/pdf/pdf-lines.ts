/** Lines of a PDF page: runs of text joined along a baseline and put into reading order. Not paragraphs: see pdf-blocks. */
import type { PdfItem, PdfPage } from './pdf-items.ts';
import type { PdfLine, PdfTab } from './pdf-line.ts';
import { inReadingOrder } from './pdf-order.ts';

/** A gap wider than this many ems parts two cells; justified text stays well below. */
const CELL_GAP = 1.5;
/** Narrower gaps are kerning between the letters of one word. */
const SPACE_GAP = 0.18;
const BULLET = /^[\u2022\u2023\u2043\u204c\u204d\u2219\u25a0-\u25ff\u2756\u27a2\u27a4\u29bf\u00b7\ue000-\uf8ff]$/u;
/** Courier's "o" and dashes serve as bullets too, but only where a tab follows. */
const BULLET_BY_GAP = /^[o\u2013\u2014*-]$/u;
/** After these a gap is the tab of a list, not a cell's border. */
const LIST_NUMBER = /^(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(?[a-z][.)]|\(?[ivx]{1,5}[.)])$/i;
/** A minute's number in the first column of a table; a cell's padding is narrower than a tab. */
const MINUTE_NUMBER = /^(?:\d{1,4}\/\d{1,4}|[A-Z]{1,6}[ ./-]?\d{1,4}(?:[./-]\d{1,4})?)[.:]?$/;
const PADDING = 0.6;
const LABEL_GAP = 0.8;
const MAX_LABEL = 40;
const MAX_MARKER = 16;
/** No line on paper is longer; runs beyond begin another. */
const MAX_LINE = 2_000;
const NOTE = /^(?:\d{1,3}|[*\u2020\u2021])$/;

interface Draft {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  isArtifact: boolean;
  isBullet: boolean;
  note: string | null;
  tab: PdfTab | null;
  /** Letters of the runs in the first font, as long as no other was used. */
  lead: number;
  leadFont: string;
  readonly fonts: Map<string, number>;
}

/** Joins the runs of a page into lines, in the order in which they are read. */
export function pageLines(page: PdfPage): PdfLine[] {
  const drafts: Draft[] = [];
  let last: PdfItem | undefined;
  for (const item of page.items) {
    // Shadows and fake bold paint the same run twice.
    if (last && last.text === item.text && Math.abs(last.x - item.x) < 1 && Math.abs(last.y - item.y) < 1) continue;
    const draft = drafts.at(-1);
    if (draft && belongs(draft, item)) extend(draft, item);
    else drafts.push(begin(item));
    last = item;
  }
  return inReadingOrder(
    drafts.map((draft) => finish(draft, page.number)).filter((line) => line.text !== '' || line.isBullet),
  );
}

function begin(item: PdfItem): Draft {
  const glyph = item.text.trim();
  const isBullet = BULLET.test(glyph);
  const { x, y, size, isArtifact } = item;
  const fonts = isBullet ? new Map<string, number>() : new Map([[item.font, item.text.length]]);
  return {
    text: isBullet ? '' : item.text,
    x,
    right: x + item.width,
    y,
    size,
    isArtifact,
    isBullet,
    note: null,
    tab: null,
    lead: isBullet ? 0 : item.text.length,
    leadFont: item.font,
    fonts,
  };
}

function belongs(draft: Draft, item: PdfItem): boolean {
  const size = Math.max(draft.size, item.size);
  const gap = item.x - draft.right;
  if (draft.text.length > MAX_LINE) return false;
  if (gap < -size || Math.abs(item.y - draft.y) > size * 0.7) return false;
  const isLevel = Math.abs(item.y - draft.y) <= size * 0.2;
  // A run off the baseline belongs only when it is small and close: a raised number, or the text after one.
  const isClose = gap <= size * 0.8 && gap >= -size * 0.3;
  if (!isLevel && (!isClose || ratio(draft.size, item.size) > 0.85)) return false;
  return gap <= size * CELL_GAP || isMarker(draft);
}

function isMarker(draft: Draft): boolean {
  if (draft.text.length > MAX_MARKER) return false;
  const text = draft.text.trim();
  return (draft.isBullet && text === '') || BULLET_BY_GAP.test(text) || LIST_NUMBER.test(text);
}

/** Wide gaps part a list's numbers, narrow ones a minute's number or a label in a font of its own. */
function isTab({ text, fonts }: Draft, item: PdfItem, ems: number): boolean {
  if (ems <= PADDING || text.length > MAX_LABEL) return false;
  const marker = text.trim();
  if (MINUTE_NUMBER.test(marker) || (ems > CELL_GAP && LIST_NUMBER.test(marker))) return true;
  return ems > LABEL_GAP && /\p{L}{3}/u.test(marker) && !fonts.has(item.font);
}

function extend(draft: Draft, item: PdfItem): void {
  const gap = item.x - draft.right;
  const size = Math.max(draft.size, item.size);
  // Long lines are not trimmed for every run: what is asked of `text` holds for short ones only.
  const text = draft.text.length > MAX_MARKER ? '' : draft.text.trim();
  if (draft.tab === null && !draft.isBullet && isTab(draft, item, gap / size))
    draft.tab = { right: draft.right, x: item.x, chars: draft.text.trim().length };
  if (draft.text === '') draft.leadFont = item.font;
  const isLead = draft.lead === draft.text.length && draft.leadFont === item.font;
  if (BULLET_BY_GAP.test(text) && !draft.isBullet && gap > size * 0.3 && !draft.fonts.has(item.font)) {
    draft.isBullet = true;
    draft.text = '';
    draft.lead = 0;
    draft.fonts.clear();
  }
  const isRaised = item.size < draft.size * 0.85 && item.y < draft.y - draft.size * 0.15;
  if (NOTE.test(text) && draft.size < item.size * 0.85 && draft.y < item.y) {
    draft.note = text;
    draft.text = '';
    draft.lead = 0;
    draft.y = item.y;
    draft.size = item.size;
  }
  if (isRaised && NOTE.test(item.text.trim()) && /\D\s*$/.test(draft.text.slice(-5)))
    draft.text += `[${item.text.trim()}]`;
  else
    draft.text +=
      gap > size * SPACE_GAP && !/\s/.test(draft.text.slice(-1)) && !/\s/.test(item.text.charAt(0))
        ? ` ${item.text}`
        : item.text;
  if (isLead) draft.lead = draft.text.length;
  if (!isRaised) draft.size = Math.max(draft.size, item.size);
  draft.right = Math.max(draft.right, item.x + item.width);
  draft.isArtifact &&= item.isArtifact;
  draft.fonts.set(item.font, (draft.fonts.get(item.font) ?? 0) + item.text.length);
}

function finish(draft: Draft, page: number): PdfLine {
  const { x, right, y, size, isArtifact, note, tab } = draft;
  const raw = clean(draft.text);
  const lead = draft.lead < draft.text.length ? clean(draft.text.slice(0, draft.lead)) : '';
  // A heading's number is often not set as the heading is.
  const isNumber = LIST_NUMBER.test(lead) || MINUTE_NUMBER.test(lead);
  const opensWithBullet = !draft.isBullet && BULLET.test(raw.charAt(0));
  const font = [...draft.fonts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const text = opensWithBullet ? raw.slice(1).trim() : raw;
  return {
    page,
    text: text.replace(/[\ue000-\uf8ff]/g, ''),
    x,
    right,
    y,
    size,
    font,
    isArtifact,
    isBullet: draft.isBullet || opensWithBullet,
    note,
    tab,
    lead: isNumber ? '' : lead,
    leadFont: draft.leadFont,
    isMixed: draft.fonts.size > (isNumber ? 2 : 1),
  };
}

/** Asked of every line: few have more than letters, signs of English and single blanks. */
const UNUSUAL = /[^ -~\u2013\u2014\u2018\u2019\u201c\u201d\u00a3]| {2}/;

function clean(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim();
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u2060\ufeff\ufffd]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\u00ad(?=\S)/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function ratio(a: number, b: number): number {
  return Math.min(a, b) / Math.max(a, b, 1e-9);
}
