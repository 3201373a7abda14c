/** The addresses of a ModernGov site and the targets made of them; it reads no pages. */
import type { ReadInput } from '../records/extraction.ts';
import { moderngovPaperKind } from '../records/paper-kind.ts';
import type { FoundTarget, SeedStep, TargetHint } from '../records/target.ts';
import { monthsOf, readMeetingDate } from './meeting-date.ts';
import type { MeetingWindow } from './meeting-date.ts';
import type { MeetingHint } from './meeting-words.ts';

export type ModernGovStep = Extract<SeedStep, { reader: 'moderngov' }>;

/** What a reader of one ModernGov page is given. */
export interface ModernGovPage {
  readonly input: ReadInput;
  readonly uri: string;
  readonly step: ModernGovStep;
  readonly hint: TargetHint;
  readonly window: MeetingWindow;
}

/** The folder of the site: page name, query and fragment dropped, ending in a slash. */
export function siteBase(url: string): string {
  const parsed = new URL(url);
  parsed.search = '';
  parsed.hash = '';
  parsed.pathname = parsed.pathname.replace(/\/[^/]*\.as[mp]x(\/[^/]*)?$/i, '/').replace(/\/?$/, '/');
  return parsed.href;
}

/** Where a council's web service begins. One request tells whether it is open at all. */
export function serviceStart(step: ModernGovStep, hint: MeetingHint): FoundTarget[] {
  const targetUri = `${step.base}mgWebService.asmx/GetCommittees`;
  return [{ targetUri, role: 'seed', step: { ...step, page: 'service-committees' }, hint: { meeting: hint } }];
}

/** The meetings of one committee in the window; the service wants dd/mm/yyyy and ignores ISO dates. */
export function serviceMeetings(page: ModernGovPage, committeeId: string, committee: string): FoundTarget {
  const uk = (iso: string): string => iso.split('-').reverse().join('/');
  const query = `lCommitteeId=${committeeId}&sFromDate=${uk(page.window.from)}&sToDate=${uk(page.window.to)}`;
  return {
    targetUri: `${page.step.base}mgWebService.asmx/GetMeetings?${query}`,
    role: 'seed',
    step: { ...page.step, page: 'service-meetings', committees: [Number(committeeId)] },
    hint: { meeting: { ...councilOf(page), committeeId, ...(committee === '' ? {} : { committee }) } },
  };
}

/** Where the web pages begin: the committees that were named, or every month of the window. */
export function htmlStart(step: ModernGovStep, window: MeetingWindow, hint: MeetingHint): FoundTarget[] {
  if (step.committees !== null) {
    return step.committees.map((id) => meetingList(step, String(id), { ...hint, committeeId: String(id) }));
  }
  return monthsOf(window).map(({ year, month }) => ({
    // The year is DD on the sites whose forms were seen, Y on others; either ignores the other's.
    targetUri: `${step.base}mgCalendarMonthView.aspx?M=${month}&DD=${year}&Y=${year}&CID=0&OT=&C=-1&MR=0&DL=0&ACT=Go`,
    role: 'seed' as const,
    step: { ...step, page: 'calendar' as const },
    hint: { meeting: hint },
  }));
}

/** Decisions that single members and officers took outside meetings: two lists, for councils fill one or the other. */
export function decisionLists(step: ModernGovStep, hint: MeetingHint): FoundTarget[] {
  return ['mgDelegatedDecisions.aspx?DS=2&bcr=1', 'mgListOfficerDecisions.aspx?bcr=1'].map((page) => ({
    targetUri: step.base + page,
    role: 'seed' as const,
    step: { ...step, page: 'decisions' as const },
    hint: { meeting: hint },
  }));
}

/** The list of committees: the way in where a calendar is missing or not understood. */
export function committeeList(step: ModernGovStep, hint: MeetingHint): FoundTarget {
  const targetUri = `${step.base}mgListCommittees.aspx`;
  return { targetUri, role: 'seed', step: { ...step, page: 'meetings' }, hint: { meeting: hint } };
}

/** All meetings of one committee. */
export function meetingList(step: ModernGovStep, committeeId: string, hint: MeetingHint): FoundTarget {
  return {
    targetUri: `${step.base}ieListMeetings.aspx?CId=${committeeId}&Year=0`,
    role: 'seed',
    step: { ...step, page: 'meetings', committees: [Number(committeeId)] },
    hint: { meeting: hint },
  };
}

/** The council that the run was started for: every hint carries it on. */
export function councilOf(page: ModernGovPage): MeetingHint {
  const council = page.hint.meeting?.council;
  return council === undefined ? {} : { council };
}

/** What a link within a meeting leads to, told from its address and its cleaned words. */
function documentKind(uri: string, title: string): NonNullable<MeetingHint['kind']> {
  const path = decodedPath(uri);
  if (/\/mgai\.aspx/i.test(path)) return 'agenda-item';
  if (/\/(?:iedecisiondetails|ieissuedetails)\.aspx/i.test(path)) return 'decision';
  return /\/mgmeetingattendance\.aspx/i.test(path) ? 'attendance' : moderngovPaperKind(path, title);
}

/**
 * What is known of a document that hangs on a meeting or one of its items.
 * Minutes that hang on an item are those of an earlier meeting, put there for approval: they get that meeting's date,
 * if their title states it, and nothing of this one's.
 */
export function documentHint(uri: string, title: string, meeting: MeetingHint): TargetHint {
  const kind = documentKind(uri, title);
  const earlier = kind === 'minutes' && !/\/documents\/g\d+\//i.test(decodedPath(uri));
  const date = earlier ? readMeetingDate(title)?.iso : undefined;
  const { council, committee, committeeId } = meeting;
  const own: MeetingHint = earlier
    ? {
        ...(council === undefined ? {} : { council }),
        ...(committee === undefined ? {} : { committee }),
        ...(committeeId === undefined ? {} : { committeeId }),
        ...(date === undefined ? {} : { start: date }),
      }
    : meeting;
  return { ...(title === '' ? {} : { title }), type: 'MeetingMinutes', meeting: { ...own, kind } };
}

function decodedPath(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return uri;
  }
}
