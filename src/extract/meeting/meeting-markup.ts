/** ModernGov's markup made plain: what is hidden, closed to the public or furniture is taken out, and links become documents. */
import type { CheerioAPI } from 'cheerio/slim';
import type { AnyNode, Element } from 'domhandler';
import type { RawMeeting } from '../../records/extraction.ts';
import { blockText } from '../markup.ts';

export type MeetingDocument = RawMeeting['documents'][number];

const HIDDEN =
  '[hidden], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"], [class*="mgHid"], .mgFileSize, script, style';
const DOCUMENT_LINK = /(?:^|\/)(?:documents\/[a-z]\d+\/|mgConvert2PDF\.aspx\?)/i;
/** What stands where a paper or an item is closed to the public. */
const RESTRICTED =
  /\bis restricted\b|\brestricted (?:enclosure|document|report|appendix|item|minutes?)\b|\(restricted\)|\bnot for publication\b|\(exempt\)|\bexempt (?:appendix|report|enclosure)\b/i;
const MAX_TITLE_CHARS = 500;
/** Real pages, with Word's markup in them, stay under 60. */
const MAX_DEPTH = 300;
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
    $(element).closest('tr, .mgItem, section, article').attr(CLOSED_MARK, '');
    $(element).remove();
  });
}

/** Whether an item is closed to the public: marked or worded so, or with nothing to it but closed papers. */
export function isRestricted($: CheerioAPI, item: Element): boolean {
  const title = $(item).find('.mgAiTitleTxt');
  const marked = $(item).is(CLOSED_CLASS) || title.is(CLOSED_CLASS) || title.find(CLOSED_CLASS).length > 0;
  const hasOnlyClosed =
    $(item).is(`[${CLOSED_MARK}]`) && itemWords($, [item]) === '' && documentsIn($, item, null).length === 0;
  return (
    marked ||
    hasOnlyClosed ||
    /\bthis item is (?:restricted|exempt|confidential)\b/i.test($(item).text().slice(0, 5_000))
  );
}

/** Link and title text without what ModernGov glues to it: file type and size, hidden reference numbers, escaped entities. */
export function cleanTitle(text: string): string {
  return text
    .slice(0, MAX_TITLE_CHARS)
    .replace(/&(?:amp;)*(amp|quot|apos|#39|nbsp|lt|gt);/gi, (_, name: string) => ESCAPED[name.toLowerCase()] ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\bref: ?[\w/.-]{1,30}/i, '')
    .replace(/[\s,(]{0,3}(?:PDF|DOCX?|XLSX?|PPTX?|RTF|HTML|CSV)?[\s,]{0,3}\d[\d.,]{0,8} ?[KMG]B\)?(?=$|[\s,)])/gi, '')
    .replace(/[\s,(-]{1,5}$/, '')
    .trim();
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

/** The words of a node without its furniture: action links, lists of papers and their headings. The node itself is left as it is. */
export function itemWords($: CheerioAPI, nodes: readonly Element[]): string {
  const copies = nodes.map((node) => $(node).clone());
  for (const copy of copies) {
    copy.find('.mgActionList, .mgAiTitleTxt, nav, form, img').remove();
    copy.find('ul, ol, p').each((_, element) => {
      const links = $(element).find('a[href]').toArray();
      if (links.length === 0) return;
      const papers = links.filter((link) => isFurnitureLink($(link).attr('href') ?? ''));
      const said = links.reduce((length, link) => length + $(link).text().trim().length, 0);
      // A list or line that is nothing but links to papers; a paragraph that mentions a paper stays.
      if (
        papers.length === links.length &&
        $(element).text().replace(/\s+/g, ' ').trim().length <= said + 30 * links.length
      )
        $(element).remove();
    });
    copy.find('p, h2, h3, h4, h5').each((_, element) => {
      if (
        /^\s*(?:(?:supporting|additional|linked|related|accompanying) documents?|documents|attachments):?\s*$/i.test(
          $(element).text(),
        )
      )
        $(element).remove();
    });
  }
  return copies
    .map((copy) => blockText($, copy.toArray() as AnyNode[]))
    .filter((text) => text !== '')
    .join('\n\n');
}

const isFurnitureLink = (href: string): boolean =>
  DOCUMENT_LINK.test(href) || /(?:ieDecisionDetails|mgAi|ieListDocuments|mgMeetingAttendance)\.aspx/i.test(href);

function absolute(href: string, base: string | null): string | null {
  try {
    const url = base === null ? new URL(href) : new URL(href, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
