/** ModernGov's ways in: the list of committees, the meetings of a committee, the calendar of a month. */
import { escapeHtml } from '../html.ts';
import { dottedTime, longDate, monthAndYear, slashDate } from '../uk-date.ts';
import type { DemoCommittee, DemoCouncil } from './council.ts';
import { meetingPath, sittings } from './moderngov-address.ts';
import { moderngovFrame } from './moderngov-frame.ts';

/** `mgListCommittees.aspx` */
export function committeesPage(council: DemoCouncil): string {
  const links = council.committees.map(
    (committee) => `<li><a href="mgCommitteeDetails.aspx?ID=${committee.id}">${escapeHtml(committee.title)}</a></li>`,
  );
  return moderngovFrame(council, { main: 'Committees', body: `<ul class="mgBulletList">\n${links.join('\n')}\n</ul>` });
}

/** `ieListMeetings.aspx?CId=` */
export function meetingsPage(council: DemoCouncil, committee: DemoCommittee): string {
  const links = committee.meetings.map((meeting) => {
    const path = escapeHtml(meetingPath({ committee, meeting }).slice(1));
    const off = meeting.status === 'Cancelled' ? ' - CANCELLED' : '';
    return `<li><a class="mgMeetingTableLnk" href="${path}" title="Link to ${longDate(meeting.date)}">${longDate(meeting.date)} ${dottedTime(meeting.time)}${off}</a></li>`;
  });
  const body = `<div class="mgNonBulletTableList"><ul class="mgNonBulletList">\n${links.join('\n')}\n</ul></div>`;
  return moderngovFrame(council, { main: 'Browse meetings', sub: committee.title, body });
}

/** `mgCalendarMonthView.aspx?M=&DD=`: a table of days, meetings in the cell of theirs. */
export function calendarPage(council: DemoCouncil, year: number, month: number): string {
  const prefix = `${year}-${String(month).padStart(2, '0')}`;
  const days = Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, index) => index + 1);
  const cells = days.map((day) => {
    const date = `${prefix}-${String(day).padStart(2, '0')}`;
    const held = sittings(council).filter(({ meeting }) => meeting.date === date);
    const links = held.map((sitting) => {
      const { committee, meeting } = sitting;
      const off = meeting.status === 'Cancelled' ? ' CANCELLED' : '';
      const hint = `Link to ${committee.title}, ${slashDate(meeting.date)} ${dottedTime(meeting.time)}`;
      return `<p><a href="${escapeHtml(meetingPath(sitting).slice(1))}" title="${escapeHtml(hint)}">${dottedTime(meeting.time)} ${escapeHtml(committee.title)}${off}</a></p>`;
    });
    return `<td class="mgCalendarCell"><div class="mgCalendarDay">${day}</div>${links.join('')}</td>`;
  });
  const weeks: string[] = [];
  for (let start = 0; start < cells.length; start += 7)
    weeks.push(`<tr>${cells.slice(start, start + 7).join('')}</tr>`);
  const body = `<table class="mgCalendarMonthGrid" summary="Calendar of meetings">\n${weeks.join('\n')}\n</table>`;
  return moderngovFrame(council, { main: `Monthly meetings calendar - ${monthAndYear(`${prefix}-01`)}`, body });
}
