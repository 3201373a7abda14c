/** A ModernGov site: its web service, its pages and its papers under one host. Pages carry no validators, papers do. */
import { fileAnswer, html, text, validated, xml } from '../answer.ts';
import type { Answer, Asked, VirtualHost } from '../answer.ts';
import { sitePath } from '../site-path.ts';
import type { DemoCouncil } from './council.ts';
import { itemsOf, packFile, sittings } from './moderngov-address.ts';
import { calendarPage, committeesPage, meetingsPage } from './moderngov-lists.ts';
import { attendancePage, itemPage, meetingPage } from './moderngov-pages.ts';
import { getCommittees, getMeeting, getMeetings } from './moderngov-service.ts';

export function moderngov(council: DemoCouncil): VirtualHost {
  const answer = (asked: Asked): Answer | null => {
    // The platform runs on a server that ignores the case of names.
    const path = asked.path.toLowerCase();
    if (path === '/robots.txt')
      return text('User-agent: *\nDisallow: /ieDocSearch.aspx\nDisallow: /mgMemberIndex.aspx\n');
    if (path.startsWith('/mgwebservice.asmx/'))
      return serviceAnswer(council, path.slice('/mgwebservice.asmx/'.length), asked.query);
    if (path.startsWith('/documents/')) return documentAnswer(council, path, asked.query);
    const page = pageMarkup(council, path, asked.query);
    if (page !== null) return html(page);
    return path === '/mgconvert2pdf.aspx' ? paperAnswer(council, numberIn(asked.query, 'ID')) : null;
  };
  return { name: council.host, answer };
}

const numberIn = (query: URLSearchParams, name: string): number => Number(query.get(name) ?? NaN);

function serviceAnswer(council: DemoCouncil, method: string, query: URLSearchParams): Answer | null {
  if (!council.webService) return html('<h1>403 - Forbidden: access is denied</h1>', { status: 403 });
  switch (method) {
    case 'getcommittees':
      return xml(getCommittees(council));
    case 'getmeetings': {
      const committee = council.committees.find(({ id }) => id === numberIn(query, 'lCommitteeId'));
      const day = (name: string): string => (query.get(name) ?? '').split('/').reverse().join('-');
      return committee === undefined ? null : xml(getMeetings(committee, day('sFromDate'), day('sToDate')));
    }
    case 'getmeeting': {
      const markup = getMeeting(council, numberIn(query, 'lMeetingId'));
      return markup === null ? null : xml(markup);
    }
    default:
      return null;
  }
}

function pageMarkup(council: DemoCouncil, path: string, query: URLSearchParams): string | null {
  const sitting = sittings(council).find(
    ({ meeting }) => meeting.id === (numberIn(query, 'MId') || numberIn(query, 'ID')),
  );
  const committee = council.committees.find(({ id }) => id === (numberIn(query, 'CId') || numberIn(query, 'ID')));
  switch (path) {
    case '/':
    case '/mglistcommittees.aspx':
      return committeesPage(council);
    case '/ielistmeetings.aspx':
    case '/mgcommitteedetails.aspx':
      return committee === undefined ? null : meetingsPage(council, committee);
    case '/mgcalendarmonthview.aspx':
      return calendarPage(council, numberIn(query, 'DD') || numberIn(query, 'Y') || 2026, numberIn(query, 'M') || 1);
    case '/ielistdocuments.aspx':
      return sitting === undefined ? null : meetingPage(council, sitting);
    case '/mgmeetingattendance.aspx':
      return sitting === undefined ? null : attendancePage(council, sitting);
    case '/mgai.aspx': {
      const found = itemsOf(council).find(({ item }) => item.id === numberIn(query, 'ID') && item.restricted !== true);
      return found === undefined ? null : itemPage(council, found.sitting, found.item);
    }
    default:
      return null;
  }
}

/** `/documents/s501/…` a paper, `/documents/g101/…?T=1` a whole meeting; the name after the number is decoration. */
function documentAnswer(council: DemoCouncil, path: string, query: URLSearchParams): Answer | null {
  const [, kind, digits] = /^\/documents\/([sg])(\d{1,9})\//.exec(path) ?? [];
  if (kind === 's') return paperAnswer(council, Number(digits));
  const meeting = sittings(council).find((sitting) => sitting.meeting.id === Number(digits))?.meeting;
  const pack = meeting?.packs.find(({ t }) => t === numberIn(query, 'T'));
  if (kind !== 'g' || meeting === undefined || pack === undefined) return null;
  return pdf(packFile(meeting, pack));
}

function paperAnswer(council: DemoCouncil, id: number): Answer | null {
  const paper = itemsOf(council)
    .flatMap(({ item }) => item.reports ?? [])
    .find((report) => report.id === id);
  if (paper === undefined) return null;
  if (paper.restricted === true) return html('<h1>You must sign in to see this document</h1>', { status: 403 });
  return pdf(`${paper.sheet}.pdf`, paper.mislabelled);
}

/** Dated by name and not by file time, which a checkout would change. */
const pdf = (name: string, type = 'application/pdf'): Answer =>
  fileAnswer(sitePath('files', name), type, validated('2026-01-05T09:00:00Z'));
