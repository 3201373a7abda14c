/** ModernGov's markup made plain: what is hidden, closed to the public or furniture is taken out, and links become documents. */
import type { Cheerio, CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { RESTRICTED } from '../../records/paper-kind.ts';
import { lineOf } from '../element-text.ts';
import { findIn } from '../find-in.ts';
import { removeElements } from '../remove-elements.ts';
import { CLOSED_TITLE, cleanTitle, DOCUMENT_LINK, documentsIn } from './meeting-documents.ts';
import { partTitle } from './meeting-item-titles.ts';
import { itemWords } from './meeting-item-words.ts';

const HIDDEN = '[class*="mgHid"], .mgFileSize, script, style';
const NOT_SHOWN = '[hidden], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"]';
/** What a reader opens with a click is content. */
const FOLDED = '[role="tabpanel"], [class*="accordion" i], [class*="collaps" i], [class*="tab-" i], [class*="tabs" i]';
/** Real pages, with Word's markup in them, stay under 60. */
const MAX_DEPTH = 100;

/** A badge beside a title, nothing else in it. */
const CLOSED_BADGE =
  /^\s*(?:restricted|exempt|confidential|private|not for publication|cyfyngedig|eithriedig)(?: (?:item|report|business))?\s*$/i;

interface ClosedItem {
  readonly mark: Element;
  readonly nodes: readonly Element[];
  readonly title: string | null;
}

/** A line in place of a paper. */
const CLOSED_NOTE =
  /^\W*(?:this (?:document|report|enclosure|appendix) is )?(?:restricted|exempt)(?: (?:enclosure|document|report|appendix))?\W*$/i;

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

/** Makes headings of what a click unfolds and of the terms of a list; what they hold is read block by block. */
export function unfoldLists($: CheerioAPI): void {
  // The triggers of folds are headings; other buttons are furniture and never read.
  $(
    'button[aria-expanded], button[aria-controls], button[class*="accordion" i], button[class*="collapse" i], button[class*="toggle" i]',
  ).each((_, element) => void (element.name = 'h6'));
  $('dl, dd').each((_, element) => void (element.name = 'div'));
  $('dt').each((_, element) => void (element.name = 'h6'));
}

/** Puts a paper's link that stands in a heading behind words of the heading's own below it, for it is no part of the title. */
export function moveLinksBelowHeadings($: CheerioAPI): void {
  $('h2, h3, h4, h5, h6, .mgAiTitleTxt').each((_, heading) => {
    // The last link of a title; more than a few are a list of something else.
    const anchors = findIn($, heading, 'a[href]');
    if (anchors.length <= MAX_LINKS_IN_TITLE) for (const anchor of anchors) moveLink($, $(heading), anchor);
  });
}

const MAX_LINKS_IN_TITLE = 20;

function moveLink($: CheerioAPI, heading: Cheerio<Element>, anchor: Element): void {
  const raw = lineOf(anchor);
  const name = cleanTitle(raw);
  const before = lineOf(heading.get(0) ?? anchor)
    .slice(0, -raw.length)
    .trim();
  const isLast = raw !== '' && lineOf(heading.get(0) ?? anchor).endsWith(raw);
  if (!isLast || !DOCUMENT_LINK.test($(anchor).attr('href') ?? '') || !/\p{L}{3}\P{L}*$/u.test(before)) return;
  // "Minutes of <a>14 May</a>" is one title; a size or the same words again mark the link as a paper's own.
  const isOwn = cleanTitle(before).toLowerCase() === name.toLowerCase() || (name !== raw && !JOINS.test(before));
  // A link that says no more than its size is called as the heading is.
  if (name === '') $(anchor).attr('title', partTitle(before).title);
  if (isOwn) heading.after($('<p></p>').append($(anchor)));
}

const JOINS = /\b(?:of|on|for|from|to|the|and|at|by|in|with|an?)$/i;

/** Removes hidden reference numbers, file sizes and notes on restricted papers from the whole page. */
export function removeHidden($: CheerioAPI): void {
  removeElements($<Element, string>(HIDDEN));
  const opened = openedParts($);
  removeElements(
    $<Element, string>(NOT_SHOWN).filter((_, element) => {
      const id = $(element).attr('id');
      return !$(element).is(FOLDED) && (id === undefined || !opened.has(id));
    }),
  );
  removeElements($<Element, string>('span, p, div').filter((_, element) => isReference($, element)));
  removeElements($<Element, string>('a').filter((_, element) => OTHER_FORM.test(lineOf(element))));
  const notes = $<Element, string>('li, p').filter((_, element) => isClosedNote($, element));
  for (const note of notes) $(note).parent().closest('tr, .mgItem, li, section, article, div').attr(CLOSED_MARK, '');
  removeElements(notes);
}

const isReference = ($: CheerioAPI, element: Element): boolean =>
  !element.children.some(isTag) && /^\s*\(?ref:?\s?[\w/.-]{1,30}\)?\s*$/i.test($(element).text());

/** Beside a paper's own link stands one to the same paper in another form. */
const OTHER_FORM =
  /^(?:view|open|read|download)? ?(?:this )?(?:document |file )?(?:as|in) (?:an? )?(?:html|pdf|word|rtf|text|accessible)\b/i;

/** A line in place of a closed paper. */
function isClosedNote($: CheerioAPI, element: Element): boolean {
  const text = $(element).text();
  if (text.length >= 600 || findIn($, element, '.mgWordPara, p').length > 0) return false;
  // A paragraph may speak of closed papers; one that marks a paper says nothing else.
  const isProse = element.name === 'p' || $(element).closest('ol, .mgWordPara').length > 0;
  if (isProse && !CLOSED_NOTE.test(text)) return false;
  return RESTRICTED.test(text) || $(element).is(CLOSED_CLASS) || findIn($, element, CLOSED_CLASS).length > 0;
}

/** The ids of what buttons and links of the page open. */
function openedParts($: CheerioAPI): ReadonlySet<string> {
  const openers = $('[aria-controls], [data-target], [data-bs-target], a[href^="#"]').toArray();
  const names = openers.flatMap(({ attribs }) => [
    ...(attribs['aria-controls'] ?? '').split(/\s+/),
    ...['data-target', 'data-bs-target', 'href'].map((name) => (attribs[name] ?? '').replace(/^#/, '')),
  ]);
  return new Set(names.filter((name) => name !== ''));
}

/** Whether an item is closed to the public: marked or worded so, or with nothing to it but closed papers. */
export function isRestricted($: CheerioAPI, { mark, nodes, title }: ClosedItem): boolean {
  const all = $([...nodes]);
  const marked = all.is(CLOSED_CLASS) || $(mark).is(CLOSED_CLASS) || findIn($, mark, CLOSED_CLASS).length > 0;
  if (marked || CLOSED_TITLE.test(title ?? '')) return true;
  const isBadged = nodes
    .flatMap((node) => findIn($, node, 'span, strong, em, small, b, p, div, label, abbr'))
    .some((element) => !element.children.some(isTag) && CLOSED_BADGE.test($(element).text()));
  if (isBadged || /this item is (?:restricted|exempt|confidential)\b/i.test(all.text().slice(0, 5_000))) return true;
  const hadClosed = all.is(`[${CLOSED_MARK}]`) || nodes.some((node) => findIn($, node, `[${CLOSED_MARK}]`).length > 0);
  const words = hadClosed ? wordsAfterTitle(itemWords(nodes), title) : null;
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
