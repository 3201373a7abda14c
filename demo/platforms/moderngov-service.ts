/** ModernGov's web service: GetCommittees, GetMeetings and GetMeeting as XML, titles escaped twice as the real one does. */
import { escapeHtml } from '../html.ts';
import { dottedTime, slashDate } from '../uk-date.ts';
import type { DemoAttendee, DemoCommittee, DemoCouncil, DemoItem, DemoReport } from './council.ts';
import { minuteLines } from './minute-blocks.ts';
import { convertPath, originOf, packPath, sittings } from './moderngov-address.ts';
import type { Sitting } from './moderngov-address.ts';
import { pastedMinutes, pastedParagraphs } from './word-paste.ts';

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';
/** The platform escapes a title that is escaped already. */
const twice = (text: string): string => escapeHtml(escapeHtml(text));
const flag = (value: boolean): string => (value ? 'True' : 'False');

export function getCommittees(council: DemoCouncil): string {
  const committees = council.committees.map(
    (committee) => `  <committee>
    <committeeid>${committee.id}</committeeid>
    <committeetitle>${twice(committee.title)}</committeetitle>
    <committeedeleted>False</committeedeleted>
    <committeeexpired>${flag(committee.expired === true)}</committeeexpired>
    <committeecategory>${escapeHtml(committee.category)}</committeecategory>
  </committee>`,
  );
  return `${DECLARATION}<committees>
  <committeescount> ${council.committees.length}</committeescount>
${committees.join('\n')}
</committees>
`;
}

/** The meetings of one committee between two days, both inclusive, as `YYYY-MM-DD`. */
export function getMeetings(committee: DemoCommittee, from: string, to: string): string {
  const within = committee.meetings.filter((meeting) => meeting.date >= from && meeting.date <= to);
  const meetings = within.map(
    (meeting) => `      <meeting>
        <meetingid>${meeting.id}</meetingid>
        <meetingdate>${slashDate(meeting.date)}</meetingdate>
        <meetingstatus>${meeting.status}</meetingstatus>
        <meetingtime>${dottedTime(meeting.time)}</meetingtime>
        <iswebcast>False</iswebcast>
      </meeting>`,
  );
  return `${DECLARATION}<getmeetings>
  <meetingscount> ${within.length}</meetingscount>
  <committeescount> 1</committeescount>
  <committee>
    <committeeid>${committee.id}</committeeid>
    <committeetitle>${twice(committee.title)}</committeetitle>
    <committeemeetingcount> ${within.length}</committeemeetingcount>
    <committeemeetings>
${meetings.join('\n')}
    </committeemeetings>
  </committee>
</getmeetings>
`;
}

/** One meeting whole; null when there is none of that id. */
export function getMeeting(council: DemoCouncil, id: number): string | null {
  const sitting = sittings(council).find(({ meeting }) => meeting.id === id);
  if (sitting === undefined) return null;
  const { meeting } = sitting;
  const minuted = meeting.items.some((item) => item.minutes !== undefined);
  return `${DECLARATION}<meeting>
  <meetingid>${meeting.id}</meetingid>
  <meetingdate>${slashDate(meeting.date)}</meetingdate>
  <meetingstatus>${meeting.status}</meetingstatus>
  <isdisplayallowed>True</isdisplayallowed>
  <meetingtime>${dottedTime(meeting.time)}</meetingtime>
  <meetingactualstarttime>
  </meetingactualstarttime>
  <meetinglocation>${escapeHtml(meeting.venue)}</meetinglocation>
  <iswebcast>False</iswebcast>
  <agendaid>${meeting.id}</agendaid>
  <agendapublished>True</agendapublished>
  <decisionpublished>False</decisionpublished>
  <minutepublished>${flag(minuted)}</minutepublished>
  <agendaitems>
${meeting.items.map((item, index) => agendaItem(council, sitting, item, index)).join('\n')}
  </agendaitems>
  <linkeddocuments>
${meeting.packs.map((pack, index) => linkedDocument(sitting, { id: 900 + index, title: pack.title, url: packPath(sitting, pack) }, council)).join('\n')}
  </linkeddocuments>
  <attendees>
${meeting.attendees.map((attendee) => attendeeXml(council, attendee)).join('\n')}
  </attendees>
</meeting>
`;
}

function agendaItem(council: DemoCouncil, sitting: Sitting, item: DemoItem, index: number): string {
  const { meeting } = sitting;
  const minutes = item.minutes === undefined ? '' : escapeHtml(pastedMinutes(minuteLines(item.minutes, council.skin)));
  return `    <agendaitem>
      <agendaitemid>${item.id}</agendaitemid>
      <agendaitemtitle>${twice(item.title)}</agendaitemtitle>
      <agendatext>${escapeHtml(pastedParagraphs(item.agenda))}</agendatext>
      <actualmeetingdate>${slashDate(meeting.date)}</actualmeetingdate>
      <agendaitemnumber>${index + 1}</agendaitemnumber>
      <agendaitemsubnumber>
      </agendaitemsubnumber>
      <fulldisplaynumberformat>${item.number}</fulldisplaynumberformat>
      <minutesnonemptyhtmlbody>${minutes}</minutesnonemptyhtmlbody>
      <declarationcount>0</declarationcount>
      <isdecision>False</isdecision>
      <isminutepublished>${flag(item.minutes !== undefined)}</isminutepublished>
      <isrestricted>${flag(item.restricted === true)}</isrestricted>
      <isdisplayallowed>True</isdisplayallowed>
      <meetingdate>${slashDate(meeting.date)}</meetingdate>
      <linkeddocuments>
${(item.reports ?? []).map((report) => linkedDocument(sitting, { ...report, url: convertPath(report) }, council)).join('\n')}
      </linkeddocuments>
    </agendaitem>`;
}

type Paper = Pick<DemoReport, 'id' | 'title' | 'restricted'> & { readonly url: string };

function linkedDocument({ committee, meeting }: Sitting, paper: Paper, council: DemoCouncil): string {
  return `        <linkeddoc>
          <attachmentid>${paper.id}</attachmentid>
          <title>${twice(paper.title)}</title>
          <isurl>False</isurl>
          <url>${escapeHtml(originOf(council) + paper.url)}</url>
          <isrestricted>${flag(paper.restricted === true)}</isrestricted>
          <publicationdate>${slashDate(meeting.date)}</publicationdate>
          <meetingdate>${slashDate(meeting.date)}</meetingdate>
          <committeetitle>${twice(committee.title)}</committeetitle>
          <isdecisionattachment>False</isdecisionattachment>
        </linkeddoc>`;
}

function attendeeXml(council: DemoCouncil, attendee: DemoAttendee): string {
  const attributes = Object.entries({
    membertype: 'U',
    memberid: String(attendee.memberId),
    name: attendee.name,
    roledescription: attendee.role,
    attendance: attendee.attendance,
    politicalparty: attendee.party,
    ward: attendee.ward,
  }).map(([name, value]) => `${name}="${escapeHtml(value)}"`);
  return `    <attendee ${attributes.join(' ')}>
      <url>${originOf(council)}/mgUserInfo.aspx?UID=${attendee.memberId}</url>
    </attendee>`;
}
