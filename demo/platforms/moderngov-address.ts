/** Addresses of a ModernGov site, and the meetings found by id. */
import { fileDate } from '../uk-date.ts';
import type { DemoCommittee, DemoCouncil, DemoItem, DemoMeeting, DemoPack, DemoReport } from './council.ts';

/** A meeting with the committee that holds it. */
export interface Sitting {
  readonly committee: DemoCommittee;
  readonly meeting: DemoMeeting;
}

export const originOf = (council: DemoCouncil): string => `https://${council.host}`;

export const meetingPath = ({ committee, meeting }: Sitting): string =>
  `/ieListDocuments.aspx?CId=${committee.id}&MId=${meeting.id}&Ver=4`;

export const servicePath = (meeting: DemoMeeting): string => `/mgWebService.asmx/GetMeeting?lMeetingId=${meeting.id}`;

export const itemPath = (item: DemoItem): string => `/mgAi.aspx?ID=${item.id}`;

export const attendancePath = (meeting: DemoMeeting): string => `/mgMeetingAttendance.aspx?ID=${meeting.id}`;

/** The web service's address of a paper. */
export const convertPath = (report: DemoReport): string => `/mgConvert2PDF.aspx?ID=${report.id}`;

/** The pages' address of a paper, percent-encoded as a browser would send it. */
export const reportPath = (report: DemoReport): string => encodeURI(`/documents/s${report.id}/${report.title}.pdf`);

/** A whole-meeting PDF: `documents/g101/Printed minutes 14th-Jan-2026 Cabinet.pdf?T=1`, spaces encoded. */
export function packPath({ committee, meeting }: Sitting, pack: DemoPack): string {
  return `${encodeURI(`/documents/g${meeting.id}/${pack.title} ${fileDate(meeting.date)} ${committee.title}.pdf`)}?T=${pack.t}`;
}

/** The PDF under `site/files` that a pack is served from. */
export const packFile = (meeting: DemoMeeting, pack: DemoPack): string =>
  `g${meeting.id}-${pack.title.toLowerCase().replaceAll(' ', '-')}.pdf`;

export function sittings(council: DemoCouncil): Sitting[] {
  return council.committees.flatMap((committee) => committee.meetings.map((meeting) => ({ committee, meeting })));
}

/** Every item with the meeting it belongs to. */
export function itemsOf(council: DemoCouncil): { readonly sitting: Sitting; readonly item: DemoItem }[] {
  return sittings(council).flatMap((sitting) => sitting.meeting.items.map((item) => ({ sitting, item })));
}
