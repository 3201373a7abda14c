/** What the records of the councils' meetings, items and papers must say, from the same data that the sites are made of. */
import type { DemoCouncil, DemoItem, DemoPack, DemoReport } from '../platforms/council.ts';
import { minuteLines } from '../platforms/minute-blocks.ts';
import {
  attendancePath,
  convertPath,
  itemPath,
  itemsOf,
  meetingPath,
  originOf,
  packPath,
  reportPath,
  servicePath,
  sittings,
} from '../platforms/moderngov-address.ts';
import type { Sitting } from '../platforms/moderngov-address.ts';
import { meetingTitle } from '../platforms/moderngov-pages.ts';
import { moderngovFurniture } from '../platforms/moderngov-frame.ts';
import { plainPieces, readSheets } from '../sheet.ts';
import { eastholm } from '../site/eastholm-meetings/council.ts';
import { westmarch } from '../site/westmarch-meetings/council.ts';
import type { ExpectedDocument, ExpectedItem, ExpectedMeeting } from './expected-document.ts';

/** Meetings, item pages, papers and packs of both councils; nothing of what is cancelled or restricted. */
export function expectedMeetings(): ExpectedDocument[] {
  return [westmarch, eastholm].flatMap((council) => [
    ...sittings(council)
      .filter(({ meeting }) => meeting.status !== 'Cancelled')
      .flatMap((sitting) => [
        wholeMeeting(council, sitting),
        ...sitting.meeting.packs.map((pack) => wholePack(council, sitting, pack)),
        ...(council.webService || sitting.meeting.attendees.length === 0 ? [] : [attendance(council, sitting)]),
      ]),
    ...itemsOf(council)
      .filter(({ item }) => item.restricted !== true)
      .flatMap(({ sitting, item }) => [
        itemAlone(council, sitting, item),
        ...(item.reports ?? []).map((report) => paper(council, sitting, report)),
      ]),
  ]);
}

const common = (council: DemoCouncil): Pick<ExpectedDocument, 'sourceId' | 'type' | 'publisher' | 'excludes'> => ({
  sourceId: council.sourceId,
  type: 'MeetingMinutes',
  publisher: council.name,
  excludes: [...Object.values(moderngovFurniture), ...restrictedWords(council)],
});

function meetingFacts(
  council: DemoCouncil,
  { committee, meeting }: Sitting,
  kind: ExpectedMeeting['kind'],
): ExpectedMeeting {
  return {
    kind,
    council: council.name,
    committee: committee.title,
    committeeId: String(committee.id),
    meetingId: String(meeting.id),
    // All of the demo's meetings are in winter.
    start: `${meeting.date}T${meeting.time}:00+00:00`,
  };
}

function wholeMeeting(council: DemoCouncil, sitting: Sitting): ExpectedDocument {
  const { meeting } = sitting;
  const open = meeting.items.filter((item) => item.restricted !== true);
  const items = open.map((item) => expectedItem(council, item));
  const minuted = open.some((item) => item.minutes !== undefined);
  return {
    ...common(council),
    urls: [originOf(council) + (council.webService ? servicePath(meeting) : meetingPath(sitting))],
    ...(minuted && meeting.packs.some(({ kind }) => kind === 'minutes') ? minutesTwice(sitting) : {}),
    contains: items.flatMap((item) => [item.title, ...item.contains]),
    meeting: {
      ...meetingFacts(council, sitting, minuted ? 'minutes' : 'agenda'),
      venue: meeting.venue,
      items,
      officers: open.flatMap((item) => item.minutes?.officers ?? []).filter(firstOfName),
      documents: open.flatMap((item) => (item.reports ?? []).map((report) => report.title)),
      // Pages name attendees on a page of their own.
      ...(council.webService ? { status: meeting.status, attendees: attendeesOf(sitting) } : {}),
    },
  };
}

function wholePack(council: DemoCouncil, sitting: Sitting, pack: DemoPack): ExpectedDocument {
  const open = sitting.meeting.items.filter((item) => item.restricted !== true);
  const items = open.map((item) => (pack.kind === 'minutes' ? expectedItem(council, item, false) : agendaOnly(item)));
  return {
    ...common(council),
    urls: [originOf(council) + packPath(sitting, pack)],
    ...(pack.kind === 'minutes' ? minutesTwice(sitting) : {}),
    contains: items.flatMap((item) => [item.title, ...item.contains]),
    meeting: {
      ...meetingFacts(council, sitting, pack.kind),
      venue: sitting.meeting.venue,
      items,
      ...(pack.kind === 'minutes' ? { attendees: attendeesOf(sitting) } : {}),
    },
  };
}

/** Minutes stand on the meeting's page and once more in print: one text. */
const minutesTwice = ({ meeting }: Sitting): Pick<ExpectedDocument, 'sameTextAs'> => ({
  sameTextAs: String(meeting.id),
});

/** Where the service is closed, who was there stands on a page of its own. */
function attendance(council: DemoCouncil, sitting: Sitting): ExpectedDocument {
  return {
    ...common(council),
    urls: [originOf(council) + attendancePath(sitting.meeting)],
    headline: meetingTitle(sitting),
    contains: sitting.meeting.attendees.map(({ name }) => name),
    meeting: { ...meetingFacts(council, sitting, 'attendance'), items: [], attendees: attendeesOf(sitting) },
  };
}

function itemAlone(council: DemoCouncil, sitting: Sitting, item: DemoItem): ExpectedDocument {
  const expected = expectedItem(council, item);
  return {
    ...common(council),
    urls: [originOf(council) + itemPath(item)],
    headline: item.title,
    contains: expected.contains,
    meeting: {
      ...meetingFacts(council, sitting, 'agenda-item'),
      items: [expected],
      officers: [...(item.minutes?.officers ?? [])],
      documents: (item.reports ?? []).map((report) => report.title),
    },
  };
}

function paper(council: DemoCouncil, sitting: Sitting, report: DemoReport): ExpectedDocument {
  const sheet = readSheets(council.sourceId, 'reports').find(({ name }) => name === report.sheet);
  const sharers = itemsOf(council)
    .flatMap(({ item }) => item.reports ?? [])
    .filter(({ sheet: other }) => other === report.sheet);
  return {
    ...common(council),
    urls: [originOf(council) + (council.webService ? convertPath(report) : reportPath(report))],
    headline: report.title,
    contains: plainPieces(sheet?.blocks ?? []),
    meeting: meetingFacts(council, sitting, 'report'),
    ...(sharers.length > 1 ? { sameTextAs: `${council.sourceId}/${report.sheet}` } : {}),
  };
}

/** `withAgenda`: pages give what the agenda said above the minutes, printed minutes do not. */
function expectedItem(council: DemoCouncil, item: DemoItem, withAgenda = true): ExpectedItem {
  const { minutes } = item;
  const lines =
    minutes === undefined
      ? []
      : minuteLines(minutes, council.skin).filter(({ style }) => style === 'text' || style === 'point');
  return {
    ...agendaOnly(item),
    ...(minutes?.purpose === undefined ? {} : { purpose: minutes.purpose }),
    contains: [
      ...(withAgenda || minutes === undefined ? item.agenda : []),
      ...lines.map(({ text }) => text.replace(/^\d{1,2}\.\s+/, '')),
      ...(minutes?.resolved ?? []),
    ],
    keyPoints: minutes?.points ?? [],
    resolutions: minutes?.resolved ?? [],
  };
}

const agendaOnly = (item: DemoItem): ExpectedItem => ({
  number: item.number.replace(/\.$/, ''),
  title: item.title,
  contains: item.agenda,
  keyPoints: [],
  resolutions: [],
});

const attendeesOf = ({ meeting }: Sitting): NonNullable<ExpectedMeeting['attendees']> =>
  meeting.attendees.map(({ name, role, attendance }) => ({ name, role, attendance: attendance.toLowerCase() }));

function restrictedWords(council: DemoCouncil): string[] {
  return itemsOf(council)
    .filter(({ item }) => item.restricted === true)
    .flatMap(({ item }) => [item.title, ...item.agenda]);
}

/** One person may speak to several items. */
function firstOfName(
  officer: { readonly name: string },
  index: number,
  all: readonly { readonly name: string }[],
): boolean {
  return all.findIndex(({ name }) => name === officer.name) === index;
}
