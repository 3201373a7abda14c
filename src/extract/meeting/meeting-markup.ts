/** ModernGov's markup made plain: what is hidden, closed to the public or furniture is taken out, and links become documents. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { RawMeeting } from '../../records/extraction.ts';
import { bareTitle } from '../../records/bare-title.ts';
import { lineOf } from '../element-text.ts';
import { blockText } from '../markup.ts';

export type MeetingDocument = RawMeeting['documents'][number];

const HIDDEN =
  '[hidden], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"], [class*="mgHid"], .mgFileSize, script, style';
const DOCUMENT_LINK =
  /(?:^|\/)(?:documents\/[a-z]\d+\/|mgConvert2PDF\.aspx\?|Published\/C\d+\/M\d+\/)|^documents\/[a-z]\d+|\/documents\/[a-z]\d+(?:\/|$)/i;
/** What stands where a paper or an item is closed to the public. */
const RESTRICTED =
  /\bis restricted\b|\brestricted (?:enclosure|document|report|appendix|item|minutes?)\b|\(restricted\)|\bnot for publication\b|\(exempt\)|\bexempt (?:appendix|report|enclosure)\b/i;
const MAX_TITLE_CHARS = 500;
/** Real pages, with Word's markup in them, stay under 60. */
const MAX_DEPTH = 100;
/** Titles come escaped twice; after the page is parsed these are left. */
const ESCAPED: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  lt: '<',
  gt: '>',
};

/** A badge beside a title, nothing else in it. */
const CLOSED_BADGE =
  /^\s*(?:restricted|exempt|confidential|private|not for publication|cyfyngedig|eithriedig)(?: (?:item|report|business))?\s*$/i;
const CLOSED_TITLE =
  /[([](?:restricted|exempt|confidential|private|part (?:ii|2|b))(?: item| report)?[)\]]$|[-–—:] (?:restricted|exempt|confidential)(?: item)?$/i;

interface ClosedItem {
  readonly mark: Element;
  readonly nodes: readonly Element[];
  readonly title: string | null;
}

const CLOSED_CLASS = '.restricted, [class*="mgRestricted"], [class*="mgItemRestricted"], img[alt^="Restricted"]';

/** Set by `removeHidden` on an item that had a note on a restricted paper. */
const CLOSED_MARK = 'data-had-restricted';

/** Cuts what is nested deeper than people write: the DOM library walks recursively and would overflow. */
export function cutDeepMarkup($: CheerioAPI): void {
  const open: { readonly node: AnyNode; readonly depth: number }[] = $.root()
    .toArray()
    .map((node) => ({ node, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (!('children' in node)) continue;
    if (depth >= MAX_DEPTH) node.children = [];
    for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
}

/**
 * Makes plain what skins dress as tables: rows of an agenda and pairs of label and value become blocks, so that what they hold
 * is read block by block. Tables of figures stay tables.
 */
export function unfoldTables($: CheerioAPI): void {
  $('table').each((_, table) => {
    const rows = $(table)
      .find('tr')
      .toArray()
      .filter((row) => $(row).closest('table').get(0) === table)
      .map((row) => ({ row, cells: row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th') }));
    const firsts = rows
      .filter(({ cells }) => cells.length >= 2)
      .map(({ cells }) =>
        $(cells[0] as Element)
          .text()
          .trim(),
      );
    const numbered = firsts.filter((text) => /^(?:(?:agenda )?item )?\d{1,3}[a-z]?[.):]?$/i.test(text)).length;
    const isAgenda =
      $(table).is('[class*="mgItemTable" i], #mgItemTable') || (numbered > 0 && numbered >= firsts.length / 2);
    const isPairs =
      firsts.length > 0 &&
      rows.every(({ cells }) => cells.length <= 2) &&
      firsts.every((text) => text.length > 0 && text.length <= 60) &&
      rows.every(
        ({ cells }) => cells.length < 2 || cells[0]?.name === 'th' || /:\s*$/.test($(cells[0] as Element).text()),
      );
    if (!isAgenda && !isPairs) return;
    for (const { row, cells } of rows) for (const element of [row, ...cells]) element.name = 'div';
    for (const element of $(table).children('thead, tbody, tfoot').toArray()) element.name = 'div';
    table.name = 'div';
  });
  // The triggers of folds are headings; other buttons are furniture and never read.
  $(
    'button[aria-expanded], button[aria-controls], button[class*="accordion" i], button[class*="collapse" i], button[class*="toggle" i]',
  ).each((_, element) => void (element.name = 'h6'));
  $('dl, dd').each((_, element) => void (element.name = 'div'));
  $('dt').each((_, element) => void (element.name = 'h6'));
}

/** Removes hidden reference numbers, file sizes and notes on restricted papers from the whole page. */
export function removeHidden($: CheerioAPI): void {
  $(HIDDEN).remove();
  $('span, p, div').each((_, element) => {
    const node = $(element);
    if (node.children().length === 0 && /^\s*\(?ref:?\s?[\w/.-]{1,30}\)?\s*$/i.test(node.text())) node.remove();
  });
  $('li').each((_, element) => {
    const text = $(element).text();
    if (text.length >= 600 || $(element).find('.mgWordPara, p').length > 0) return;
    if (!RESTRICTED.test(text) && !$(element).is(CLOSED_CLASS) && $(element).find(CLOSED_CLASS).length === 0) return;
    $(element).parent().closest('tr, .mgItem, li, section, article, div').attr(CLOSED_MARK, '');
    $(element).remove();
  });
}

/** Whether an item is closed to the public: marked or worded so, or with nothing to it but closed papers. */
export function isRestricted($: CheerioAPI, { mark, nodes, title }: ClosedItem): boolean {
  const all = $([...nodes]);
  const marked = all.is(CLOSED_CLASS) || $(mark).is(CLOSED_CLASS) || $(mark).find(CLOSED_CLASS).length > 0;
  if (marked || CLOSED_TITLE.test(title ?? '')) return true;
  const isBadged = all
    .find('span, strong, em, small, b, p, div, label, abbr')
    .toArray()
    .some((element) => !element.children.some(isTag) && CLOSED_BADGE.test($(element).text()));
  if (isBadged || /\bthis item is (?:restricted|exempt|confidential)\b/i.test(all.text().slice(0, 5_000))) return true;
  const hadClosed = all.is(`[${CLOSED_MARK}]`) || all.find(`[${CLOSED_MARK}]`).length > 0;
  const words = hadClosed ? wordsAfterTitle(itemWords($, nodes), title) : null;
  return words === '' && nodes.every((node) => documentsIn($, node, null).length === 0);
}

/** An item's words without what stands before its title and the title itself, as skins have it among them. */
export function wordsAfterTitle(words: string, title: string | null): string {
  const blocks = words.split('\n\n');
  const bare = (text: string): string =>
    cleanTitle(text).replace(/^(?:(?:agenda )?item |eitem )?[\w/.-]{1,9}(?:[.):]|\s[-–—:])?\s+(?=\p{Lu})/iu, '');
  const isTitle = (block: string): boolean => title !== null && (cleanTitle(block) === title || bare(block) === title);
  const at = blocks.slice(0, 6).findIndex((block) => isTitle(block) || isTitle(block.split('\n')[0] ?? ''));
  const head = blocks[at] ?? '';
  // Below a line break the title's own element may hold more.
  const more = isTitle(head) || !head.includes('\n') ? [] : [head.slice(head.indexOf('\n') + 1)];
  const rest = [...more, ...blocks.slice(at + 1)];
  while (rest.length > 0 && /^(?:(?:agenda )?item|eitem)?\s*(?:no\.?\s*)?[\d./]{0,7}[a-z]?[.):]?$/i.test(rest[0] ?? ''))
    rest.shift();
  return rest.join('\n\n');
}

/** Link and title text without what ModernGov glues to it: file type and size, hidden reference numbers, escaped entities. */
export function cleanTitle(text: string): string {
  const unescaped = text
    .slice(0, MAX_TITLE_CHARS)
    .replace(/&(?:amp;)*(amp|quot|apos|#39|nbsp|lt|gt);/gi, (_, name: string) => ESCAPED[name.toLowerCase()] ?? '');
  return bareTitle(unescaped);
}

/** The papers linked within a node, each once, with absolute addresses. */
export function documentsIn($: CheerioAPI, node: Element, base: string | null): MeetingDocument[] {
  const documents: MeetingDocument[] = [];
  $(node)
    .find('a[href]')
    .addBack('a[href]')
    .each((_, anchor) => {
      const href = ($(anchor).attr('href') ?? '').trim();
      const title = cleanTitle($(anchor).text() || ($(anchor).attr('title') ?? ''));
      if (!DOCUMENT_LINK.test(href) || title === '' || RESTRICTED.test(title)) return;
      const url = absolute(href, base);
      if (!documents.some((other) => other.url === url))
        documents.push({ title, url, kind: documentKind(href, title) });
    });
  return documents;
}

/** What a paper is, from its address and title: packs and printed minutes are `g` documents of the whole meeting. */
export function documentKind(href: string, title: string): string {
  const words = `${title} ${href.slice(href.lastIndexOf('/') + 1).replace(/%20|[_+-]/g, ' ')}`;
  const whole = /documents\/g\d+\//i.test(href);
  if (/\bpack\b|\bsupplement/i.test(words)) return 'pack';
  if (/\bminutes\b/i.test(words)) return 'minutes';
  if (whole && /\bdecisions?\b/i.test(words)) return 'decision';
  if (/\bagenda (?:frontsheet|sheet)\b|^(?:printed )?agenda\b/i.test(title) || (whole && /\bagenda\b/i.test(words)))
    return 'agenda';
  return /documents\/b\d+\//i.test(href) ? 'pack' : 'report';
}

const PAPERS_HEADING =
  /^\s*(?:(?:supporting|additional|linked|related|accompanying|associated) (?:documents?|papers|files)|documents?(?: and reports)?|papers|reports|attachments|downloads|background papers|dogfennau(?: (?:ychwanegol|cysylltiedig|ategol))?)(?: \(\d{1,3}\))?\s*:?\s*$/i;

/** The words of a node without its furniture: action links, lists of papers and their headings. The node itself is left as it is. */
export function itemWords($: CheerioAPI, nodes: readonly Element[]): string {
  const copy = $('<div></div>');
  for (const node of nodes) copy.append($(node).clone());
  copy.find('.mgActionList, .mgAiTitleTxt, nav, form, img').remove();
  copy.find('ul, ol, p, div, span, section, h4, h5, h6').each((_, element) => {
    if (/^(?:div|section|span)$/.test(element.name) && $(element).find('p, li, div, table, h3, h4, h5').length > 0)
      return;
    const links = $(element).find('a[href]').toArray();
    if (links.length === 0 || !links.every((link) => isFurnitureLink($(link).attr('href') ?? ''))) return;
    const said = links.reduce((length, link) => length + $(link).text().trim().length, 0);
    // A list or line that is nothing but links to papers; a paragraph that mentions a paper stays.
    if ($(element).text().replace(/\s+/g, ' ').trim().length <= said + 30 * links.length) $(element).remove();
  });
  copy.find('p, h2, h3, h4, h5, h6, div, span, strong').each((_, element) => {
    if (PAPERS_HEADING.test(lineOf(element).slice(0, 100))) $(element).remove();
  });
  return blockText($, copy.toArray());
}

const isFurnitureLink = (href: string): boolean =>
  DOCUMENT_LINK.test(href) ||
  /^#|(?:ieDecisionDetails|ieIssueDetails|mgAi|ieListDocuments|mgMeetingAttendance|mgIssueHistory\w*|mgFileDetails)\.aspx/i.test(
    href,
  );

/** The address of a link; null when it is not a web address. */
export function absolute(href: string, base: string | null): string | null {
  try {
    const url = base === null ? new URL(href) : new URL(href, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
