/** The addresses of a CMIS site: what the steps of a path say, and how the views of its meetings module are named. It reads no pages. */
import { canonicalUri } from '../records/target-uri.ts';
import type { SeedStep } from '../records/target.ts';

export type CmisStep = Extract<SeedStep, { reader: 'cmis' }>;
type Module = NonNullable<CmisStep['module']>;

/**
 * The names and values of an address. DotNetNuke writes them as steps of the path or as a query:
 * `/Meetings/tabid/70/ctl/ViewMeetingPublic/mid/397/Meeting/15028/Committee/6/Default.aspx`. Names in lower case.
 */
function valuesIn(uri: string): ReadonlyMap<string, string> {
  const { pathname, searchParams } = new URL(uri);
  const values = new Map<string, string>();
  const steps = pathname.split('/');
  for (const [at, name] of steps.entries()) {
    const value = steps[at + 1];
    if (value !== undefined && value !== '' && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  }
  for (const [name, value] of searchParams) values.set(name.toLowerCase(), value);
  return values;
}

interface MeetingIds {
  readonly meetingId: string;
  readonly committeeId?: string;
}

/** The ids of the meeting that an address shows; null for every other page. */
export function meetingIds(uri: string): MeetingIds | null {
  const values = valuesIn(uri);
  const meetingId = idIn(values.get('meeting'));
  if (meetingId === undefined || !/^viewmeeting/i.test(values.get('ctl') ?? '')) return null;
  const committeeId = idIn(values.get('committee'));
  return { meetingId, ...(committeeId === undefined ? {} : { committeeId }) };
}

export const isCommitteePage = (uri: string): boolean =>
  /^viewcmis_committeedetails$/i.test(valuesIn(uri).get('ctl') ?? '');

const idIn = (value: string | undefined): string | undefined =>
  /^[1-9]\d{0,8}$/.test(value ?? '') ? value : undefined;

/** The meetings module as one of its own addresses shows it: the page with its `tabid`, and the module's number. */
export function moduleIn(uri: string): Module | null {
  const id = idIn(valuesIn(uri).get('mid'));
  const base = /^[^?#]*?\/tabid\/\d{1,9}(?=\/)/i.exec(uri)?.[0];
  return id === undefined || base === undefined ? null : { base, id };
}

/** The calendar of one month without scripts, the one view that answers for any date. */
export const monthUri = ({ base, id }: Module, month: string): string =>
  `${base}/ctl/MeetingCalendarPublicNoJava/mid/${id}/Date/${month}-01/Default.aspx`;

/** The list of the current month: it takes no date, but shows how the module is addressed. */
export function listUri(page: string, moduleId: string): string {
  const url = new URL(page);
  url.hash = '';
  url.searchParams.set('ctl', 'MeetingCalendarListView');
  url.searchParams.set('mid', moduleId);
  return url.href;
}

/** What a meeting is known by: sites link one meeting by several spellings of its address. */
export function meetingIdentity(uri: string, meetingId: string): string {
  const site = canonicalUri(new URL('/', uri).href) ?? uri;
  return `${site}#meeting/${meetingId}`;
}
