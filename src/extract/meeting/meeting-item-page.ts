/** `mgAi.aspx` and `ieDecisionDetails.aspx`: one agenda item or one decision as a record of its own, tied to its meeting. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { findIn } from '../find-in.ts';
import { removeElements } from '../remove-elements.ts';
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { lineOf } from '../element-text.ts';
import { decisionOf } from './meeting-decision.ts';
import { councilName, readMeetingHeading } from './meeting-heading.ts';
import { partTitle } from './meeting-item-titles.ts';
import { isHeadingLine } from './meeting-item-headings.ts';
import { removeLabels } from './meeting-labels.ts';
import type { Labels } from './meeting-labels.ts';
import { cleanTitle, DOCUMENT_LINK, documentsIn } from './meeting-documents.ts';
import { itemWords } from './meeting-item-words.ts';
import { readBreadcrumb, readPageHead, withTimeOf } from './meeting-page-head.ts';
import type { PageHead } from './meeting-page-head.ts';
import { meetingExtraction, readItem } from './meeting-record.ts';
import type { MeetingParts } from './meeting-record.ts';
import { contentRoot, removeFurniture } from './meeting-root.ts';
import { firstOf, rule } from '../rule.ts';

/** Words that the platform puts where other pages have a title. */
const GENERIC =
  /^(?:agenda items?(?: \d{1,4}[a-z]?)?|issue|decision|issue details|decision details|details|agenda|home|back|item|officer decision|(?:delegated|executive) decision)$/i;
const TITLED =
  /^\s*(?:(?:agenda item(?: \d{1,4}[a-z]?)?|(?:officer |delegated )?decision|issue|decision details|issue details|eitem agenda)\s*[-–:]|agenda item \d{1,4}[a-z]?(?=\s+(?!(?:of|at|on|for|from|in)\b)\p{L}))\s*(.+)$/iu;
/** Reads a page of one item; `council` was told from the page as a whole. */
export function extractItemPage(
  $: CheerioAPI,
  input: ReadInput,
  { council, kind }: { readonly council: Field | undefined; readonly kind: 'agenda-item' | 'decision' },
): Extraction {
  const root = contentRoot($);
  if (root === null) return { kind: 'not-a-document', reason: 'empty', detail: 'a page without elements' };
  const breadcrumb = readBreadcrumb($);
  const link = meetingLink($, root);
  removeFurniture($, root);
  const head = readPageHead($, input, { root, skip: new Set(), breadcrumb });
  const title = titleOf($, root, { council, committee: head.committee }) ?? head.labels.get('title');
  const documents = documentsIn($, root, input.uri);
  const words = bodyWords($, root, title?.value ?? null);
  if (words === '' && documents.length === 0) {
    return { kind: 'not-a-document', reason: 'empty', detail: 'an item page without words or papers' };
  }
  const named = partTitle(title?.value ?? input.hint.title ?? '');
  const number =
    link?.itemNumber ??
    head.labels.get('item')?.value.replace(/[.:\s]+$/, '') ??
    readMeetingHeading(head.labels.get('meeting')?.value ?? '')?.itemNumber ??
    named.number ??
    numberOnPage($, root);
  const read = readItem({ number, title: named.title === '' ? null : named.title, text: words }, kind === 'decision');
  const decision =
    kind === 'decision'
      ? decisionOf((label) => (label === 'maker' ? makerOf(head.labels) : head.labels.get(label))?.value, read)
      : undefined;
  return meetingExtraction(
    {
      kind,
      council,
      headline: title === undefined || named.title === null ? title : { value: named.title, rule: title.rule },
      ...meetingOf(head, { link, isDecision: kind === 'decision' }),
      datePublished: kind === 'decision' ? head.labels.get('published') : undefined,
      venue: head.venue,
      status: head.status,
      items: [read],
      documents,
      decision,
      text: {
        value: words === '' ? documents.map((paper) => `- ${paper.title}`).join('\n') : words,
        rule: 'moderngov.item',
      },
    },
    input,
  );
}

interface MeetingLink {
  readonly committee: string | null;
  readonly start: string | null;
  readonly itemNumber: string | null;
  readonly href: string;
}

/** The link back to the meeting: its address has the ids, its words the committee and the day. */
function meetingLink($: CheerioAPI, root: Element): MeetingLink | null {
  const anchors = [...findIn($, root, MEETING_LINK), ...$(MEETING_LINK).toArray()];
  const links = anchors
    .filter((anchor) => $(anchor).closest('.mgWordPara').length === 0)
    .map((anchor) => {
      const around = lineOf(anchor.parent ?? anchor);
      const beside = readMeetingHeading(around);
      const { committee = null, start = null, itemNumber = null } = readMeetingHeading(lineOf(anchor)) ?? beside ?? {};
      const number = itemNumber ?? beside?.itemNumber ?? numberBeside(around);
      return { committee, start, itemNumber: number, href: $(anchor).attr('href') ?? '' };
    });
  return (
    links.find(({ committee, start }) => committee !== null && start !== null) ??
    links.find(({ start }) => start !== null) ??
    links[0] ??
    null
  );
}

/** "Item 6 at Planning Committee, 14 May 2025": the number before the link. */
const numberBeside = (line: string): string | null =>
  line.length > 200
    ? null
    : (/^(?:agenda )?(?:item|eitem)(?: no\.?| number)?:? (\d{1,4}(?:[./]\d{1,4})?[a-z]?)\b(?=[.:,]?\s(?:at|of|on|for|in|from|[-–|])\s)/i.exec(
        line,
      )?.[1] ?? null);

const MEETING_LINK = 'a[href*="ieListDocuments.aspx" i]';

/** What ties the page to its meeting: the link back, else the page's own head; a decision outside meetings has a maker and a day. */
function meetingOf(
  head: PageHead,
  { link, isDecision }: { readonly link: MeetingLink | null; readonly isDecision: boolean },
): Pick<PageHead, 'committee' | 'committeeId' | 'meetingId' | 'start'> {
  const linked = (value: string | null | undefined): Field | undefined =>
    value ? { value, rule: 'moderngov.meeting-link' } : undefined;
  const id = (names: string): string | undefined =>
    new RegExp(`[?&](?:${names})=([1-9]\\d{0,8})\\b`, 'i').exec(link?.href ?? '')?.[1];
  const decidedAt = readMeetingHeading(head.labels.get('decided-at')?.value ?? '');
  const start =
    linked(link?.start) ??
    (isDecision ? head.labels.get('decided-on') : undefined) ??
    linked(decidedAt?.start) ??
    (isDecision ? undefined : head.start);
  const maker = isDecision ? makerOf(head.labels) : undefined;
  return {
    committee: linked(link?.committee) ?? linked(decidedAt?.committee) ?? maker ?? head.committee,
    start: start === undefined ? undefined : withTimeOf(start, head.start),
    committeeId: linked(id('CId|CommitteeId')) ?? head.committeeId,
    meetingId: linked(id('MId|MeetingId')) ?? (isDecision ? undefined : head.meetingId),
  };
}

/** Who decides, also where the page says so only with the day: "Decision due: 9 Dec 2025 by Cabinet". */
function makerOf(labels: Labels): Field | undefined {
  const due = labels.get('due');
  const by = / by (?:the )?(\p{Lu}.{2,100})$/u.exec(due?.value ?? '')?.[1];
  return labels.get('maker') ?? (due === undefined || by === undefined ? undefined : { value: by, rule: due.rule });
}

/** "Item 4" in a line or crumb of its own. */
function numberOnPage($: CheerioAPI, root: Element): string | null {
  const crumbs = $('[class*="readcrumb" i] li, [class*="readcrumb" i] a, [class*="readcrumb" i] span').toArray();
  const lines = [...findIn($, root, 'h1, h2, h3, p, span, .mgAiTitleTxt').slice(0, 60), ...crumbs].map((element) =>
    lineOf(element),
  );
  return (
    lines
      .map(
        (line) =>
          /^(?:agenda )?(?:item|eitem)(?: no\.?| number)?:? (\d{1,4}(?:[./]\d{1,4})?[a-z]?)[.:]?$/i.exec(line)?.[1],
      )
      .find((number) => number !== undefined) ?? null
  );
}

function titleOf(
  $: CheerioAPI,
  root: Element,
  { council, committee }: Pick<MeetingParts, 'council' | 'committee'>,
): Field | undefined {
  const texts = (selector: string): string[] => findIn($, root, selector).map((element) => cleanTitle(lineOf(element)));
  const named = (found: readonly string[]): string | null =>
    found.map((text) => TITLED.exec(text)?.[1]).find((title) => title !== undefined) ?? null;
  const own = (text: string): boolean =>
    text !== '' &&
    !GENERIC.test(text) &&
    text !== council?.value &&
    councilName(text) === null &&
    !isHeadingLine(text) &&
    (readMeetingHeading(text)?.committee ?? null) === null;
  return firstOf(
    rule('moderngov.title', () => named(texts('.mgMainTitleTxt, .mgSubTitleTxt, h1, h2'))),
    rule('moderngov.sub-title', () => texts('.mgSubTitleTxt').find(own) ?? null),
    rule('html.title', () => named([cleanTitle(withoutSiteName($('title').first().text(), committee))])),
    rule(
      'moderngov.item-title',
      () => texts('.mgAiTitleTxt').find((text) => own(text) && /\p{L}{3}/u.test(text)) ?? null,
    ),
    rule('moderngov.main-title', () => texts('.mgMainTitleTxt').find(own) ?? null),
    rule('html.heading', () => texts('h1').find(own) ?? texts('h2').find(own) ?? texts('h3').find(own) ?? null),
  );
}

/** "Agenda item - Budget - update - Marlshire County Council" without the last part, where that names the site. */
function withoutSiteName(title: string, committee: Field | undefined): string {
  const parts = title.split(/\s[-–|]\s/);
  const isSite = (words: string): boolean =>
    councilName(words) !== null || /\b(?:democracy|moderngov|modern\.gov|website)\b/i.test(words);
  if (isSite(parts.at(-1) ?? '')) parts.pop();
  // The committee's name may stand before the site's.
  if (parts.length > 2 && parts.at(-1)?.trim() === committee?.value) parts.pop();
  return parts.join(' - ');
}

const OWN_HEADINGS = '.mgSubItemTitleTxt, .mgSubSubTitleTxt';
/** What other skins put above the platform's paragraphs. */
const OTHER_HEADINGS = 'h2, h3, h4, h5, h6, [class*="label" i]';

/** Word paragraphs with the sub-headings between them; a skin without those classes is read as a whole. */
function bodyWords($: CheerioAPI, root: Element, title: string | null): string {
  const parts = findIn($, root, `.mgWordPara, ${OWN_HEADINGS}, ${OTHER_HEADINGS}`).filter(
    (element) =>
      $(element).parents('.mgWordPara').length === 0 &&
      ($(element).is(`.mgWordPara, ${OWN_HEADINGS}`) || isHeadingLine(lineOf(element))),
  );
  if (parts.some((element) => $(element).is('.mgWordPara'))) return withoutEmptyHeadings($, parts);
  const copy = $(root).clone();
  const [top] = copy.toArray();
  if (top === undefined) return '';
  removeElements(findIn($, top, '.mgMainTitleTxt, .mgSubTitleTxt, aside, header'));
  const frame: Element[] = [];
  for (const element of findIn($, top, 'h1, h2, h3, p, div, li, span, a')) {
    if (element.children.some((child) => isTag(child) && /^(?:p|div|ul|ol|table|h\d|section)$/.test(child.name)))
      continue;
    const text = lineOf(element);
    // A paper may be called as its item is; it goes with the list of papers.
    if (DOCUMENT_LINK.test(element.attribs['href'] ?? '')) continue;
    if (
      text.length < 300 &&
      (isFrame(text, title) || isLinkWithDay($, element, text)) &&
      $(element).closest('.mgWordPara').length === 0
    )
      frame.push(element);
    else if (text.length < 300 && $(element).is('p, div, li') && findIn($, element, MEETING_LINK).length > 0)
      frame.push(element);
  }
  removeElements(frame);
  removeLabels($, copy.toArray());
  return itemWords(copy.toArray().filter(isTag));
}

/** "11/03/2025 - Cabinet", the name a link to another of the platform's pages: a line of its lists. */
function isLinkWithDay($: CheerioAPI, element: Element, text: string): boolean {
  const links = findIn($, element, 'a[href*=".aspx" i]');
  const rest = links.reduce((words, link) => words.replace(lineOf(link), ' '), text);
  const day = links.length === 0 ? null : readMeetingHeading(rest);
  return day !== null && /^\W*$/.test(rest.replace(day.start, ''));
}

/** What a page repeats of its own name: the title, "Agenda item 3", the committee with the day. */
function isFrame(text: string, title: string | null): boolean {
  const bare = cleanTitle(text);
  if (
    bare === '' ||
    (GENERIC.test(bare) && (!isHeadingLine(bare) || /^agenda item$/i.test(bare))) ||
    /^\W{0,3}(?:back|return) to\b/i.test(bare) ||
    /^(?:agenda )?item \d{1,4}[a-z]?[.:]?$/i.test(bare)
  )
    return true;
  if (bare === title || TITLED.exec(bare)?.[1] === title || partTitle(bare).title === title) return true;
  const heading = text.length <= 160 ? readMeetingHeading(text) : null;
  return (
    heading !== null &&
    heading.committee !== null &&
    text.length <= heading.committee.length + heading.start.length + 40 &&
    !/[.;]$/.test(text)
  );
}

/** Headings of papers ("Supporting documents:") have no words of their own behind them. */
function withoutEmptyHeadings($: CheerioAPI, parts: readonly Element[]): string {
  const kept = parts.filter((element, index) => {
    const next = parts[index + 1];
    return $(element).is('.mgWordPara') || (next !== undefined && $(next).is('.mgWordPara'));
  });
  return itemWords(kept);
}
