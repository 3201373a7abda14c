/** Reads the pages of a CMIS site that lead to meetings: the calendar of a month, lists, committees' pages, and the way to them. */
import type { CheerioAPI } from 'cheerio';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { ReadInput } from '../records/extraction.ts';
import type { FoundTarget, SeedReading, TargetHint } from '../records/target.ts';
import { isCommitteePage, listUri, meetingIds, meetingIdentity, moduleIn, monthUri } from './cmis-address.ts';
import type { CmisStep } from './cmis-address.ts';
import { dayBeside } from './cmis-day.ts';
import { distinct } from './distinct.ts';
import { elementsIn, firstWords } from './elements-in.ts';
import { inWindow, meetingWindow, monthsOf, readClock, readMeetingDate } from './meeting-date.ts';
import type { MeetingWindow } from './meeting-date.ts';
import { cancelledNote, committeeIn, isCancelled } from './meeting-words.ts';
import type { MeetingHint } from './meeting-words.ts';
import { linkedAddress, loadSeedMarkup, MAX_LINKS } from './seed-markup.ts';

/** What the readers of one page are given. */
interface Page {
  readonly $: CheerioAPI;
  readonly uri: string;
  readonly step: CmisStep;
  readonly hint: MeetingHint;
  readonly window: MeetingWindow;
  /** `YYYY-MM` that the page shows, as far as is known. */
  readonly month: string;
  /** What rows and cells say, each read once. */
  readonly rows: Map<AnyNode, RowFacts>;
}

interface RowFacts {
  /** The first words, parts apart. */
  readonly words: string;
  /** One meeting stands here, and no other. */
  readonly isAlone: boolean;
  /** `YYYY-MM-DD` that a grid gives its cell. */
  readonly gridDay: string | null;
}

interface Link {
  readonly anchor: Element;
  readonly uri: string;
}

const MAX_ROW_CHARS = 300;
/** Rows around a row: layouts are tables in tables. */
const MAX_ROWS = 6;
/** A page of meetings or a calendar, by the name of its file; the other pages of such a site are not looked into. */
const MEETINGS_PAGE = /\/[^/]*(?:meeting|calendar)[^/]*\.aspx$/i;
const MAX_WAYS = 3;
const MAX_COMMITTEES = 150;

/** The meetings in the window that the page links to; from a page that is no month's, the months as well. */
export function readCmisCalendar(input: ReadInput, step: CmisStep, now: Date): SeedReading {
  const { $, base } = loadSeedMarkup(input);
  const uri = base ?? '';
  const window = meetingWindow(step, now);
  const month = step.month ?? now.toISOString().slice(0, 7);
  const page: Page = { $, uri, step, hint: input.hint.meeting ?? {}, window, month, rows: new Map() };
  const links = linksOf(page);
  const meetings = readMeetings(page, links);
  if (step.page === 'committee') return meetings;
  if (step.page === 'month') return isEmpty(meetings) && !isCalendar($) ? listInstead(step, input) : meetings;
  const ways = waysOn(page, links, input.uri);
  const notes =
    ways.length === 0 && isEmpty(meetings)
      ? ['no link shows how the pages of meetings are called: give the address of one that does']
      : [];
  return { targets: [...ways, ...meetings.targets], notes: [...meetings.notes, ...notes] };
}

const isEmpty = ({ targets, notes }: SeedReading): boolean => targets.length === 0 && notes.length === 0;

/** A month without meetings is a calendar all the same. */
const isCalendar = ($: CheerioAPI): boolean =>
  $('[id*="MeetingCalendar"], [class*="SimpleCalendar"], [class*="ModCMIS"]').length > 0;

function listInstead(step: CmisStep, { hint }: ReadInput): SeedReading {
  return {
    targets: listOf(step, hint),
    notes: ['calendar page not understood: the list of this month is read instead'],
  };
}

/** The list of the current month, for a month that cannot be had. */
export function listOf(step: CmisStep, hint: TargetHint): FoundTarget[] {
  if (step.module === null) return [];
  const { base, id } = step.module;
  const targetUri = listUri(`${base}/Default.aspx`, id);
  return [{ targetUri, role: 'seed', step: { ...step, page: 'list', month: null }, hint }];
}

function linksOf({ $, uri }: Page): Link[] {
  const links: Link[] = [];
  for (const anchor of $<Element, string>('a[href]')) {
    if (links.length === MAX_LINKS) break;
    const target = linkedAddress($, anchor, uri);
    if (target !== null) links.push({ anchor, uri: target });
  }
  return links;
}

/** Where to go on: the months; else the list that shows how they are called; else the pages of meetings or of committees. */
function waysOn(page: Page, links: readonly Link[], own: string | null): FoundTarget[] {
  const { $, step } = page;
  const onwards = (targetUri: string, to: Partial<CmisStep>): FoundTarget => ({
    targetUri,
    role: 'seed',
    step: { ...step, ...to },
    hint: { meeting: page.hint },
  });
  const module = links.map(({ uri }) => (meetingIds(uri) === null ? null : moduleIn(uri))).find((one) => one !== null);
  if (module !== undefined) {
    const months = monthsOf(page.window).map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);
    return months.map((month) => onwards(monthUri(module, month), { page: 'month', module, month }));
  }
  if (step.page === 'list') return [];
  const moduleId = moduleIdOn($);
  if (moduleId !== null && own !== null) return [onwards(listUri(own, moduleId), { page: 'list' })];
  const pages = (isMeant: (uri: string) => boolean, to: CmisStep['page'], most: number): FoundTarget[] =>
    distinct(
      links.filter(({ uri }) => isMeant(uri)).map(({ uri }) => onwards(uri, { page: to })),
      [own],
    ).slice(0, most);
  const isMeetingsPage = (uri: string): boolean =>
    new URL(uri).host === new URL(page.uri).host && MEETINGS_PAGE.test(new URL(uri).pathname);
  const calendars = step.page === 'start' ? pages(isMeetingsPage, 'calendar', MAX_WAYS) : [];
  return calendars.length > 0 ? calendars : pages(isCommitteePage, 'committee', MAX_COMMITTEES);
}

/** The number of the calendar's module, from the ids that DotNetNuke gives its parts: `dnn_ctr397_MeetingCalendarPublic`. */
function moduleIdOn($: CheerioAPI): string | null {
  const [part] = $<Element, string>('[id*="MeetingCalendar"], [name*="MeetingCalendar"]');
  const name = part?.attribs['id'] ?? part?.attribs['name'] ?? '';
  return /dnn[_$]ctr([1-9]\d{0,8})[_$]MeetingCalendar/i.exec(name)?.[1] ?? null;
}

function readMeetings(page: Page, links: readonly Link[]): SeedReading {
  const targets = new Map<string, FoundTarget>();
  const notes = new Set<string>();
  let outside = 0;
  for (const link of links) {
    const target = meetingTarget(page, link);
    if (target === null) continue;
    const meeting = target.hint?.meeting ?? {};
    if (!inWindow(meeting.start ?? null, page.window)) outside += 1;
    else if (isCancelled(wordsAbout(page, link))) notes.add(cancelledNote(meeting));
    else if (!targets.has(target.identity ?? '')) targets.set(target.identity ?? '', target);
  }
  if (outside > 0) notes.add(`${outside} meetings outside the window`);
  return { targets: [...targets.values()], notes: [...notes] };
}

function meetingTarget(page: Page, link: Link): FoundTarget | null {
  const { step } = page;
  const ids = meetingIds(link.uri);
  if (ids === null) return null;
  const [words, title] = [firstWords(link.anchor, MAX_ROW_CHARS), link.anchor.attribs['title'] ?? ''];
  const start = startOf(page, link, `${words} ${title}`.slice(0, MAX_ROW_CHARS));
  const committee = committeeOf(words) ?? committeeOf(title) ?? page.hint.committee;
  const meeting: MeetingHint = {
    ...page.hint,
    ...ids,
    ...(committee === undefined ? {} : { committee }),
    ...(start === null ? {} : { start }),
  };
  return {
    targetUri: link.uri,
    identity: meetingIdentity(link.uri, ids.meetingId),
    role: 'both',
    step: { ...step, page: 'meeting', module: null, month: null },
    hint: { expect: 'html', type: 'MeetingMinutes', meeting },
  };
}

/** "10:00 Licensing Sub-Committee A" of a calendar, "9 Jul 2026 14:00 - Planning Committee" of a list. */
function committeeOf(title: string): string | undefined {
  const words = title.replace(/[([]\s{0,3}cancell?ed\s{0,3}[)\]]/i, ' ');
  const date = readMeetingDate(words);
  return committeeIn(words) ?? (date === null ? undefined : committeeIn(words.slice(date.end)));
}

function startOf(page: Page, { anchor }: Link, words: string): string | null {
  const own = readMeetingDate(words)?.iso;
  if (own?.includes('T')) return own;
  const day = own ?? dayAbove(page, anchor);
  const clock = readClock(words);
  return day === null || clock === null ? day : `${day}T${clock.time}`;
}

/** The day of the row, or of the cell of a month's grid, in which a link stands. */
function dayAbove(page: Page, anchor: Element): string | null {
  let rows = 0;
  for (let node: AnyNode | null = anchor.parent; node !== null && rows < MAX_ROWS; node = node.parent) {
    if (!isTag(node) || (node.name !== 'td' && node.name !== 'tr')) continue;
    rows += 1;
    const first = node.name === 'tr' ? node.children.find(isTag) : undefined;
    const found =
      first === undefined
        ? factsOf(page, node).gridDay
        : (dayBeside(factsOf(page, first).words, page.month) ?? readMeetingDate(factsOf(page, node).words)?.iso);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

/** What is said of one meeting: the link's words, and those of its row where it stands there alone. */
function wordsAbout(page: Page, { anchor }: Link): string {
  const own = `${firstWords(anchor, MAX_ROW_CHARS)} ${anchor.attribs['title'] ?? ''}`;
  let row: AnyNode | null = anchor.parent;
  while (row !== null && !(isTag(row) && /^(?:p|li|tr)$/.test(row.name))) row = row.parent;
  const facts = row !== null && isTag(row) ? factsOf(page, row) : null;
  return facts?.isAlone === true ? `${own} ${facts.words}` : own;
}

function factsOf({ rows }: Page, row: Element): RowFacts {
  const known = rows.get(row);
  if (known !== undefined) return known;
  const hrefs = [...elementsIn(row, 'a')].map(({ attribs }) => attribs['href'] ?? '');
  // Grids name the day of a cell in an anchor of its own: `<a href="#2026-06-08">8</a>`.
  const gridDay = hrefs.map((href) => /^#(\d{4}-\d{2}-\d{2})$/.exec(href)?.[1]).find((day) => day !== undefined);
  const isAlone = hrefs.filter((href) => /\/meeting\/\d/i.test(href)).length === 1;
  const facts: RowFacts = { words: firstWords(row, MAX_ROW_CHARS), isAlone, gridDay: gridDay ?? null };
  rows.set(row, facts);
  return facts;
}
