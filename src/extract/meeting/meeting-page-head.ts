/** What a page says of its meeting as a whole: committee, start, venue, status, ids. Items and people are read elsewhere. */
import type { CheerioAPI } from 'cheerio/slim';
import type { AnyNode, Element } from 'domhandler';
import { findIn } from '../find-in.ts';
import type { Field, ReadInput } from '../../records/extraction.ts';
import { lineOf } from '../element-text.ts';
import { readBlocks } from '../blocks.ts';
import { firstOf, rule } from '../rule.ts';
import { isWithin } from './meeting-boxes.ts';
import { meetingIdOf } from './meeting-documents.ts';
import { bodyName, committeeName, councilName, hasClock, readMeetingHeading } from './meeting-heading.ts';
import type { MeetingHeading } from './meeting-heading.ts';
import { labelOf, labelsOf } from './meeting-labels.ts';
import type { Labels } from './meeting-labels.ts';
import type { MeetingFacts } from './meeting-record.ts';
import { isPlace, placeBeside, publishedIn } from './meeting-text-head.ts';

export interface PageHead extends MeetingFacts {
  readonly labels: Labels;
}

interface Place {
  readonly root: Element;
  /** Items: what stands in them is theirs. */
  readonly skip: ReadonlySet<AnyNode>;
  /** Of the link in the breadcrumb that names the committee, read before furniture was removed. */
  readonly breadcrumb: Breadcrumb;
}

interface Breadcrumb {
  readonly committee: string | null;
  readonly committeeId: string | null;
  /** Of the link to the meeting's own page, which knows the committee too. */
  readonly meetingHref: string | null;
}

const ID = (names: string): RegExp => new RegExp(`[?&](?:${names})=([1-9]\\d{0,8})\\b`, 'i');

export function readPageHead($: CheerioAPI, input: ReadInput, { root, skip, breadcrumb }: Place): PageHead {
  const labels = labelsOf(root, skip);
  const above = linesAbove(root, skip);
  const found = headingOf($, root, skip);
  const own = found?.isTitle === false ? found : null;
  const committee = firstOf(
    rule('moderngov.heading', () => own?.heading.committee),
    rule('label.committee', () => labels.get('committee')?.value),
    rule('label.meeting', () => committeeName(readMeetingHeading(labels.get('meeting')?.value ?? '')?.committee ?? '')),
    rule('moderngov.breadcrumb', () => breadcrumb.committee),
    rule('html.title', () => found?.heading.committee),
    rule('moderngov.main-heading', () => bodyHeading($, root, skip)),
    rule('moderngov.first-body', () => firstBody(above)),
    rule('html.title-part', () => titlePart($)),
  );
  const start = startOf($, { root, skip, labels, above, stated: found?.heading.start ?? null });
  const composed = committee === undefined || start === undefined ? undefined : `${committee.value} - ${start.value}`;
  return {
    headline:
      own === null
        ? composed === undefined
          ? undefined
          : { value: composed, rule: 'moderngov.committee-and-start' }
        : { value: own.text, rule: 'moderngov.heading' },
    committee,
    start,
    committeeId:
      idOf(input.uri, ID('CId|CommitteeId')) ??
      idOf(breadcrumb.committeeId ?? null, /^([1-9]\d{0,8})$/, 'moderngov.breadcrumb') ??
      idOf(breadcrumb.meetingHref ?? null, ID('CId|CommitteeId'), 'moderngov.meeting-link'),
    meetingId:
      idOf(input.uri, /(?:ieListDocuments|mgMeetingAttendance)\.aspx.*[?&](?:MId|MeetingId|ID)=([1-9]\d{0,8})\b/i) ??
      linkedId($, root),
    venue: labels.get('venue') ?? placeBelow(above),
    status: labels.get('status') ?? cancelledNotice($, root, skip),
    datePublished: labels.get('published') ?? firstOf(rule('text.published', () => publishedIn(above))),
    labels,
  };
}

/** The committee's link among the breadcrumbs, and the page's link to its meeting. */
export function readBreadcrumb($: CheerioAPI): Breadcrumb {
  const meetingHref = $('a[href*="ieListDocuments.aspx" i]').first().attr('href') ?? null;
  const anchors = $('a[href*="mgCommitteeDetails.aspx" i], a[href*="ieListMeetings.aspx" i]').toArray();
  for (const anchor of anchors) {
    const committee = committeeName(lineOf(anchor));
    const isCrumb = $(anchor).closest('[class*="crumb" i], [id*="crumb" i], [aria-label*="crumb" i]').length > 0;
    if (!isCrumb || committee === null || /^(?:view|browse|meetings?|committees?|back)\b/i.test(committee)) continue;
    return {
      committee,
      committeeId: /[?&](?:ID|CId|CommitteeId)=([1-9]\d{0,8})\b/i.exec($(anchor).attr('href') ?? '')?.[1] ?? null,
      meetingHref,
    };
  }
  return { committee: null, committeeId: null, meetingHref };
}

interface Found {
  readonly text: string;
  readonly heading: MeetingHeading;
  readonly isTitle: boolean;
}

function headingOf($: CheerioAPI, root: Element, skip: ReadonlySet<AnyNode>): Found | null {
  // The page's own sub-title is best; titles of the window carry the site's name as well.
  const groups = [
    '.mgSubTitleTxt',
    '.mgMainTitleTxt',
    'h1, h2, h3, h4',
    '[class*="title" i], [class*="heading" i], caption',
  ];
  for (const selector of [...groups, 'title']) {
    const isTitle = selector === 'title';
    const elements = (isTitle ? $('title').toArray() : findIn($, root, selector)).slice(0, 200);
    for (const element of elements) {
      if (isWithin(element, skip)) continue;
      const text = lineOf(element);
      const heading = readMeetingHeading(text);
      if (heading?.committee) return { text, heading, isTitle };
    }
  }
  return null;
}

/** A heading that names a body where the date stands elsewhere. */
function bodyHeading($: CheerioAPI, root: Element, skip: ReadonlySet<AnyNode>): string | null {
  const headings = findIn($, root, '.mgSubTitleTxt, .mgMainTitleTxt, h1, h2, h3').slice(0, 40);
  const texts = headings.filter((element) => !isWithin(element, skip)).map((element) => committeeName(lineOf(element)));
  const names = texts.filter((text) => text !== null && text.length <= 120);
  return names.map((text) => bodyName(text ?? '')).find((text) => text !== null) ?? null;
}

const BODY_LINE =
  /^[\p{L} ,&'’()-]{0,90}\b(?:Committee|Sub-?Committee|Board|Cabinet|Council|Panel|Executive|Forum|Commission|Authority|Assembly|Group|Pwyllgor|Bwrdd|Cabinet)(?: \([^()]{1,40}\))?$/u;

/** The lines above the items. */
function linesAbove(root: Element, skip: ReadonlySet<AnyNode>): string[] {
  const blocks = readBlocks([root]).slice(0, MAX_BLOCKS_ABOVE);
  const end = blocks.findIndex(({ element }) => element !== null && isWithin(element, skip));
  return (end === -1 ? blocks : blocks.slice(0, end)).flatMap(({ text }) => text.split('\n'));
}

const MAX_BLOCKS_ABOVE = 60;

/** A short line above the items that is a body's name. */
function firstBody(above: readonly string[]): string | null {
  const line = above.find((text) => text.length <= 110 && BODY_LINE.test(text) && councilName(text) === null);
  return line === undefined ? null : committeeName(line);
}

/** `Attendance - Audit Committee - Marlshire County Council` */
function titlePart($: CheerioAPI): string | null {
  const parts = $('title')
    .first()
    .text()
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
    .split(/\s[-–|]\s/);
  return parts.find((part) => BODY_LINE.test(part) && councilName(part) === null) ?? null;
}

function startOf(
  $: CheerioAPI,
  {
    root,
    skip,
    labels,
    above,
    stated,
  }: {
    root: Element;
    skip: ReadonlySet<AnyNode>;
    labels: Labels;
    above: readonly string[];
    stated: string | null;
  },
): Field | undefined {
  const date = firstOf(
    rule('moderngov.heading', () => stated),
    rule('label.date', () => readMeetingHeading(labels.get('date')?.value ?? '')?.start),
    rule('label.meeting', () => readMeetingHeading(labels.get('meeting')?.value ?? '')?.start),
    rule('html.time', () =>
      findIn($, root, 'time[datetime]')
        .filter((element) => !isWithin(element, skip))
        .map((element) => $(element).attr('datetime') ?? '')
        .find((text) => /^\d{4}-\d{2}-\d{2}/.test(text)),
    ),
    rule('moderngov.first-date', () => firstDate(above)),
  );
  if (date === undefined || hasClock(date.value) || /T\d/.test(date.value)) return date;
  const time = labels.get('time')?.value;
  if (time !== undefined && hasClock(`1 May 2020 ${time}`)) return { value: `${date.value} ${time}`, rule: date.rule };
  // The window's title may give the day alone, and a line of the page the time with it.
  const fuller = [labels.get('date')?.value, firstDate(above)].find(
    (other) => typeof other === 'string' && hasClock(other) && dayOf(other) === dayOf(date.value),
  );
  return typeof fuller !== 'string' ? date : { value: fuller, rule: date.rule };
}

/** A date without a time takes it from another way of writing the same day. */
export const withTimeOf = (date: Field, fuller: Field | undefined): Field =>
  fuller !== undefined && !hasClock(date.value) && hasClock(fuller.value) && dayOf(fuller.value) === dayOf(date.value)
    ? fuller
    : date;

/** `3 mar 2026`, whatever stands around and between. */
const dayOf = (date: string): string | null => {
  const [, day, month, year] = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(date) ?? [];
  if (day !== undefined) return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  const [, ...words] = /(\d{1,2})(?:\p{L}{2,3})?\W+(?:of )?(\p{L}{3})\p{L}*\W+(\d{4})/u.exec(date) ?? [];
  return words.length === 0 ? null : `${Number(words[0])} ${words[1]} ${words[2]}`.toLowerCase();
};

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** A date in a short line above the items: "Tuesday 10 February 2026 at 10.00 am". */
function firstDate(above: readonly string[]): string | null {
  for (const text of above) {
    const start = text.length <= 150 ? readMeetingHeading(text)?.start : undefined;
    if (start !== undefined && !/\b(?:publi(?:shed|cation)|issued|updated|previous|last|next|minutes of)\b/i.test(text))
      return start;
  }
  return null;
}

/** A place without a label: behind the date or on the line below it, above the items. */
function placeBelow(lines: readonly string[]): Field | undefined {
  const at = lines.findIndex((line) => line.length <= 150 && readMeetingHeading(line) !== null);
  const dated = lines[at] ?? '';
  const heading = readMeetingHeading(dated);
  const beside = heading === null ? null : placeBeside({ line: dated, heading });
  const value = beside ?? (at === -1 ? undefined : lines.slice(at + 1, at + 3).find((line) => isPlace(line)));
  return value === undefined || labelOf(value.split(':')[0] ?? '') !== null
    ? undefined
    : { value: value.replace(/[.,;]$/, ''), rule: 'moderngov.place-line' };
}

function cancelledNotice($: CheerioAPI, root: Element, skip: ReadonlySet<AnyNode>): Field | undefined {
  return firstOf(
    rule('moderngov.notice', () => {
      const notices = findIn($, root, 'h1, h2, h3, p, [class*="notice" i], [class*="alert" i], strong, span').slice(
        0,
        400,
      );
      const text = notices
        .filter((notice) => !isWithin(notice, skip))
        .map((notice) => lineOf(notice).slice(0, 300))
        .find((words) =>
          /\b(?:this )?meeting (?:has been|was|is|had been) (?:cancell?ed|postponed|adjourned)\b|^[\s*(]*(?:cancell?ed|postponed|wedi['’]i ganslo)[\s*)!.]*$|[-–:(] ?cancell?ed\)?$/i.test(
            words,
          ),
        );
      if (text === undefined) return null;
      return /postponed/i.test(text) ? 'Postponed' : /adjourned/i.test(text) ? 'Adjourned' : 'Cancelled';
    }),
  );
}

/** Links of the page that carry the meeting's id. */
function linkedId($: CheerioAPI, root: Element): Field | undefined {
  return firstOf(
    rule('moderngov.meeting-link', () =>
      findIn($, root, 'a[href*="ieListDocuments.aspx" i], a[href*="mgMeetingAttendance.aspx" i]')
        .map((anchor) => /[?&](?:MId|MeetingId|ID)=([1-9]\d{0,8})\b/i.exec($(anchor).attr('href') ?? '')?.[1])
        .find((id) => id !== undefined),
    ),
    rule('moderngov.pack-link', () =>
      findIn($, root, 'a[href*="documents/g" i]')
        .map((anchor) => meetingIdOf($(anchor).attr('href')))
        .find((id) => id !== undefined),
    ),
  );
}

function idOf(text: string | null, pattern: RegExp, name = 'uri.query'): Field | undefined {
  const value = pattern.exec(text ?? '')?.[1];
  return value === undefined ? undefined : { value, rule: name };
}
