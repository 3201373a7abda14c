/** `mgAi.aspx` and `ieDecisionDetails.aspx`: one agenda item or one decision as a record of its own, tied to its meeting. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { committeeName, councilName, readMeetingHeading } from './meeting-heading.ts';
import type { MeetingHeading } from './meeting-heading.ts';
import { cleanTitle, documentsIn, itemWords } from './meeting-markup.ts';
import { meetingExtraction, readItem } from './meeting-record.ts';
import { firstOf, rule } from '../rule.ts';

const ROOTS = ['#modgov', '.mgContent', '#mgContent', 'main', '[role="main"]', '#content', 'body'];
/** Words that the platform puts where other pages have a title. */
const GENERIC = /^(?:agenda items?|issue|decision|issue details|decision details|details|agenda|home)$/i;
const TITLED = /^\s*(?:agenda item|decision|issue|decision details|issue details)\s*[-–:]\s*(.+)$/i;
const META_LABEL =
  /^(?:decision maker|decision status|is key decision\?|is subject to call in\?|date of decision|decided at meeting|publication date|effective from|status|issue status)\b/i;

/** Reads a page of one item; `council` was told from the page as a whole. */
export function extractItemPage(
  $: CheerioAPI,
  input: ReadInput,
  { council, kind }: { readonly council: Field | undefined; readonly kind: 'agenda-item' | 'decision' },
): Extraction {
  const root = ROOTS.map((selector) => $<Element, string>(selector).get(0)).find((element) => element !== undefined);
  if (root === undefined) return { kind: 'not-a-document', reason: 'empty', detail: 'a page without elements' };
  const meeting = meetingOf($, root);
  const title = titleOf($, council);
  const documents = documentsIn($, root, input.uri);
  const words = bodyWords($, root);
  if (words === '' && documents.length === 0) {
    return { kind: 'not-a-document', reason: 'empty', detail: 'an item page without words or papers' };
  }
  const read = readItem(
    { number: meeting?.itemNumber ?? null, title: title?.value ?? input.hint.title ?? null, text: words },
    kind === 'decision',
  );
  const field = (value: string | null | undefined, name: string): Field | undefined =>
    value ? { value, rule: name } : undefined;
  return meetingExtraction(
    {
      kind,
      headline: title,
      council,
      committee: field(meeting?.committee, meeting?.rule ?? '') ?? breadcrumbCommittee($) ?? labelledMaker($, root),
      start: field(meeting?.start, meeting?.rule ?? '') ?? decisionDate($, root),
      committeeId: field(
        /[?&](?:CId|CommitteeId)=([1-9]\d{0,8})\b/i.exec(meeting?.href ?? '')?.[1],
        'moderngov.meeting-link',
      ),
      meetingId: field(
        /[?&](?:MId|MeetingId)=([1-9]\d{0,8})\b/i.exec(meeting?.href ?? '')?.[1],
        'moderngov.meeting-link',
      ),
      items: [read],
      documents,
      text: {
        value: words === '' ? documents.map((paper) => `- ${paper.title}`).join('\n') : words,
        rule: 'moderngov.item',
      },
    },
    input,
  );
}

type FoundMeeting = MeetingHeading & { readonly href: string | null; readonly rule: string };

/** The link back to the meeting, else a heading or short line of the same form. */
function meetingOf($: CheerioAPI, root: Element): FoundMeeting | null {
  const link = $('a[href*="ieListDocuments.aspx" i]').toArray();
  const lines = $(root).find('.mgSubTitleTxt, h2, h3, .mgLabel, p, li').toArray();
  for (const [rule, elements] of [
    ['moderngov.meeting-link', link],
    ['moderngov.heading', lines.slice(0, 40)],
  ] as const) {
    for (const element of elements) {
      if ($(element).closest('.mgWordPara').length > 0 || META_LABEL.test($(element).text().trim())) continue;
      const heading = readMeetingHeading($(element).text());
      const href = $(element).attr('href') ?? null;
      if (heading !== null && (heading.committee !== null || href !== null)) return { ...heading, href, rule };
    }
  }
  return null;
}

function titleOf($: CheerioAPI, council: Field | undefined): Field | undefined {
  const texts = (selector: string): string[] =>
    $(selector)
      .toArray()
      .map((element) => cleanTitle($(element).text()));
  const named = (found: readonly string[]): string | null =>
    found.map((text) => TITLED.exec(text)?.[1]).find((title) => title !== undefined) ?? null;
  const own = (text: string): boolean =>
    text !== '' && !GENERIC.test(text) && text !== council?.value && readMeetingHeading(text) === null;
  return firstOf(
    rule('moderngov.title', () => named(texts('.mgMainTitleTxt, .mgSubTitleTxt, h1, h2'))),
    rule('moderngov.sub-title', () => texts('.mgSubTitleTxt').find(own) ?? null),
    rule('html.title', () => named([cleanTitle(withoutSiteName($('title').first().text()))])),
    rule(
      'moderngov.item-title',
      () => texts('.mgAiTitleTxt').find((text) => own(text) && /\p{L}{3}/u.test(text)) ?? null,
    ),
    rule('moderngov.main-title', () => texts('.mgMainTitleTxt').find(own) ?? null),
  );
}

/** "Agenda item - Budget - update - Marlshire County Council" without the last part, where that names the site. */
function withoutSiteName(title: string): string {
  const parts = title.split(/\s[-–|]\s/);
  const last = parts.at(-1) ?? '';
  const isSite = councilName(last) !== null || /\b(?:democracy|moderngov|modern\.gov|website)\b/i.test(last);
  return (isSite ? parts.slice(0, -1) : parts).join(' - ');
}

/** Word paragraphs with the sub-headings between them; a skin without those classes is read as a whole. */
function bodyWords($: CheerioAPI, root: Element): string {
  const parts = $(root)
    .find('.mgWordPara, .mgSubItemTitleTxt, .mgSubSubTitleTxt')
    .toArray()
    .filter((element) => $(element).parents('.mgWordPara').length === 0);
  if (parts.some((element) => $(element).is('.mgWordPara'))) return withoutEmptyHeadings($, parts);
  const copy = $(root).clone();
  copy
    .find('h1, h2.mgSubTitleTxt, .mgMainTitleTxt, .mgSubTitleTxt, nav, header, footer, [class*="readcrumb"]')
    .remove();
  copy.find('p, li, div').each((_, element) => {
    const text = $(element).text().replace(/\s+/g, ' ').trim();
    if (
      text.length < 300 &&
      $(element).find('p, li, div').length === 0 &&
      (META_LABEL.test(text) || $(element).find('a[href*="ieListDocuments"]').length > 0)
    )
      $(element).remove();
  });
  return itemWords($, copy.toArray().filter(isTag));
}

/** Headings of papers ("Supporting documents:") have no words of their own behind them. */
function withoutEmptyHeadings($: CheerioAPI, parts: readonly Element[]): string {
  const kept = parts.filter((element, index) => {
    const next = parts[index + 1];
    return $(element).is('.mgWordPara') || (next !== undefined && $(next).is('.mgWordPara'));
  });
  return itemWords($, kept);
}

function breadcrumbCommittee($: CheerioAPI): Field | undefined {
  return firstOf(
    rule('moderngov.breadcrumb', () => {
      const crumbs = $('[class*="readcrumb"] a, [id*="readcrumb"] a, [aria-label*="readcrumb"] a').toArray();
      const crumb = crumbs.find((anchor) =>
        /(?:mgCommitteeDetails|ieListMeetings)\.aspx/i.test($(anchor).attr('href') ?? ''),
      );
      return crumb === undefined ? null : committeeName($(crumb).text());
    }),
  );
}

function labelledMaker($: CheerioAPI, root: Element): Field | undefined {
  return firstOf(
    rule('moderngov.label-decision-maker', () =>
      labelledValue($, root, /^(?:decision maker|decided at meeting)\s*:\s*(.+)$/i),
    ),
  );
}

function decisionDate($: CheerioAPI, root: Element): Field | undefined {
  return firstOf(
    rule('moderngov.label-date-of-decision', () => labelledValue($, root, /^date of decision\s*:\s*(.+)$/i)),
  );
}

function labelledValue($: CheerioAPI, root: Element, pattern: RegExp): string | null {
  for (const element of $(root).find('p, li, td, div, dd').toArray().slice(0, 500)) {
    const text = $(element).text().slice(0, 300).replace(/\s+/g, ' ').trim();
    const value = pattern.exec(text)?.[1];
    if (value !== undefined && $(element).find('p, li, div').length === 0) return value.trim();
  }
  return null;
}
