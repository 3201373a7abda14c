/** A council on CMIS of our own writing, on loopback: its papers have another address on every view of a page, and old addresses soon lead nowhere. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cmis, councilSource } from '../config/define-source.ts';
import type { Source } from '../config/define-source.ts';
import { drawPdf, measure } from '../demo/pdf/draw-pdf.ts';
import { createPageFlow } from '../demo/pdf/placed-pages.ts';
import { longDate } from '../demo/uk-date.ts';
import { detail, link, monthPage, page, paperList } from './src/discover/cmis-pages.ts';

export interface CouncilPaper {
  readonly title: string;
  /** A paragraph each. */
  readonly words: readonly string[];
}

export interface CouncilMeeting {
  readonly id: number;
  readonly committee: string;
  /** Days from today. */
  readonly inDays: number;
  readonly status: string;
  readonly papers: readonly CouncilPaper[];
}

const HOST = 'hallowby.cmis.test';
const SITE = `https://${HOST}/live/`;
const DAY_MS = 24 * 3_600_000;
/** One day for the whole test, even at midnight. */
const TODAY = Date.now();
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export const hallowby: Source = councilSource({
  id: 'hallowby-meetings',
  publisher: { name: 'Hallowby Council', url: SITE },
  seeds: [cmis(`${SITE}Meetings.aspx`, { weeksBack: 2, weeksForward: 2 })],
  minExpected: 0,
  // Loopback: nobody is disturbed.
  fetch: { minDelayMs: 1 },
});

export const meetingUri = (meeting: CouncilMeeting): string =>
  `${SITE}Meetings/tabid/81/ctl/ViewMeetingPublic/mid/512/Meeting/${meeting.id}/Committee/6/Default.aspx`;

export const dayOf = ({ inDays }: CouncilMeeting): string =>
  new Date(TODAY + inDays * DAY_MS).toISOString().slice(0, 10);

export interface CouncilSite {
  readonly connectTo: string;
  /** Paths asked for so far. */
  readonly asked: string[];
  /** What it shows from now on; addresses of papers that were given out before lead nowhere. */
  show(meetings: readonly CouncilMeeting[]): void;
  close(): Promise<void>;
}

export async function startCouncil(first: readonly CouncilMeeting[]): Promise<CouncilSite> {
  let meetings = first;
  let views = 0;
  const issued = new Map<string, CouncilPaper>();
  const asked: string[] = [];

  const listed = ({ papers }: CouncilMeeting): string => {
    views += 1;
    const entries = papers.map((paper, at) => {
      const query = `czJK${views}x${at}%3D%3D=${views * 31}`;
      issued.set(query, paper);
      return { query, title: paper.title, size: `${paper.words.join(' ').length}Kb` };
    });
    return paperList(entries);
  };
  const markup = (path: string): string | null => {
    const view = /\/Meeting\/(\d+)\//.exec(path);
    const month = /\/MeetingCalendarPublicNoJava\/mid\/512\/Date\/(\d{4}-\d\d)-01\//.exec(path)?.[1];
    if (month !== undefined) return monthOf(meetings, month);
    if (path.includes('ctl=MeetingCalendarListView')) return listOf(meetings);
    if (view === null)
      return path === '/live/Meetings.aspx' ? page('<div id="dnn_ctr512_MeetingCalendarPublic_x"></div>') : null;
    const meeting = meetings.find(({ id }) => id === Number(view[1]));
    return meeting === undefined ? null : page(detailsOf(meeting) + listed(meeting));
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const [, query] = path.split('/live/Document.ashx?');
    const paper = query === undefined ? undefined : issued.get(query);
    const html = markup(path);
    if (paper !== undefined) {
      void pdfOf(paper).then((bytes) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(bytes));
    } else if (html !== null) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    connectTo: `*.cmis.test -> 127.0.0.1:${port}`,
    asked,
    show(now) {
      meetings = now;
      issued.clear();
      asked.length = 0;
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

const ukDay = (iso: string): string => longDate(iso).replace(/ \d{4}$/, '');
const entryOf = (meeting: CouncilMeeting): string => link(meetingUri(meeting), `10:00 ${meeting.committee}`);

function monthOf(meetings: readonly CouncilMeeting[], month: string): string {
  const held = meetings.filter((meeting) => dayOf(meeting).startsWith(month));
  return monthPage(
    ...held.map((meeting): [string, string] => {
      const weekday = WEEKDAYS[new Date(dayOf(meeting)).getUTCDay()] ?? '';
      return [`${weekday}, ${ukDay(dayOf(meeting))}`, entryOf(meeting)];
    }),
  );
}

/** Of one meeting: enough to show how the module is addressed. */
function listOf(meetings: readonly CouncilMeeting[]): string {
  const rows = meetings
    .slice(0, 1)
    .map(
      (meeting) =>
        `<tr><td>${link(meetingUri(meeting), `${longDate(dayOf(meeting))} 10:00 - ${meeting.committee}`)}</td></tr>`,
    );
  return page(`<table id="dnn_ctr512_MeetingCalendarListView">${rows.join('')}</table>`);
}

const detailsOf = (meeting: CouncilMeeting): string =>
  detail('Committee', meeting.committee) +
  detail('Date/Time', `${longDate(dayOf(meeting))} - 10:00`) +
  detail('Status', meeting.status, detail('Venue', '<a href="/live/venue/3">Council Chamber</a>')) +
  // Every view carries a state of its own: no two pages have the same bytes.
  `<input type="hidden" name="__VIEWSTATE" value="${Math.random()}" />`;

async function pdfOf({ title, words }: CouncilPaper): Promise<Buffer> {
  const flow = createPageFlow(measure, 90);
  for (const paragraph of [title, ...words]) flow.paragraph(paragraph);
  return drawPdf(flow.pages, { title, date: '2026-01-05' });
}
