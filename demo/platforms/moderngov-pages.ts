/** ModernGov's pages for meetings, items and attendance, in two skins; lists and calendars are elsewhere. */
import { escapeHtml } from '../html.ts';
import { dottedTime, headingDate } from '../uk-date.ts';
import type { DemoCouncil, DemoItem, DemoPack, DemoReport } from './council.ts';
import { minuteLines } from './minute-blocks.ts';
import { attendancePath, itemPath, meetingPath, packPath, reportPath } from './moderngov-address.ts';
import type { Sitting } from './moderngov-address.ts';
import { moderngovFrame } from './moderngov-frame.ts';
import { pastedMinutes, pastedParagraphs } from './word-paste.ts';

/** `Cabinet - Tuesday, 20th January, 2026 5.00 pm` */
export const meetingTitle = ({ committee, meeting }: Sitting): string =>
  `${committee.title} - ${headingDate(meeting.date)} ${dottedTime(meeting.time)}`;

/** The kilobytes that the platform prints into its link texts; any number will do. */
const size = (id: number): string => `PDF ${(id % 400) + 90} KB`;

/** `ieListDocuments.aspx` */
export function meetingPage(council: DemoCouncil, sitting: Sitting): string {
  const { meeting } = sitting;
  const minuted = meeting.items.some((item) => item.minutes !== undefined);
  const main = minuted ? 'Agenda and minutes' : 'Agenda';
  const packs = meeting.packs.map((pack) => `<li>${packLink(sitting, pack)}</li>`).join('\n');
  const rows = meeting.items.map((item) => itemRow(council, item)).join('\n');
  // Nobody is named before the meeting has members.
  const attendance =
    meeting.attendees.length === 0
      ? ''
      : `<li><a href="${attendancePath(meeting).slice(1)}">Attendance details</a></li>`;
  const table =
    council.skin === 'classic'
      ? `<table class="mgItemTable" summary="Table of agenda items"><caption class="mgHide">Items</caption>\n<tr><th scope="col">No.</th><th scope="col">Item</th></tr>\n${rows}\n</table>`
      : `<table id="mgItemTable" class="mgItemTable">\n<tbody>\n${rows}\n</tbody>\n</table>`;
  const body = `<p><span class="mgLabel">Venue:</span>&nbsp;${escapeHtml(meeting.venue)}. <a href="ecMap.aspx?ID=${meeting.id}">View directions</a></p>
<p><span class="mgLabel">Contact:</span>&nbsp;${escapeHtml(meeting.contact)}&nbsp;&nbsp;Email: <a href="mailto:democracy@${council.host}">democracy@${council.host}</a></p>
<ul class="mgActionList">
${attendance}
${packs}
</ul>
${table}`;
  return moderngovFrame(council, { main, sub: meetingTitle(sitting), body });
}

function itemRow(council: DemoCouncil, item: DemoItem): string {
  const classic = council.skin === 'classic';
  const number = `<td class="mgItemNumberCell"><a name="AI${item.id}"></a><p class="mgAiTitleTxt">${item.number}</p></td>`;
  const hidden = `<span class="mgHide">ref: ${item.id - 4000}</span>`;
  if (item.restricted === true) {
    return `<tr>${number}<td><p class="mgAiTitleTxt">${escapeHtml(item.title)} ${hidden}</p>
<ul class="mgBulletList"><li>Restricted enclosure: ${escapeHtml(item.reports?.[0]?.title ?? '')}, not for publication</li></ul></td></tr>`;
  }
  const papers = item.reports ?? [];
  // With one paper the classic skin links it from the title, with its size glued on.
  const [first] = papers;
  const title = `<a class="mgAiTitleLnk" href="${itemPath(item).slice(1)}">${escapeHtml(item.title)}</a>`;
  const glued =
    classic && first !== undefined
      ? ` <a class="mgAiTitleLnk" href="${fileHref(reportPath(first))}" title="Link to document '${escapeHtml(first.title)}'"><span class="mgFileSize">${size(first.id)}</span></a>`
      : '';
  return `<tr>${number}<td><p class="mgAiTitleTxt">${title}${glued} ${hidden}</p>
<div class="mgWordPara">${pastedParagraphs(item.agenda)}</div>
${paperList(papers)}
${minutesPart(council, item)}</td></tr>`;
}

function minutesPart(council: DemoCouncil, item: DemoItem): string {
  if (item.minutes === undefined) return '';
  const words = pastedMinutes(minuteLines(item.minutes, council.skin));
  return `<p class="mgSubItemTitleTxt">Minutes:</p>\n<div class="mgWordPara">${words}</div>`;
}

function paperList(papers: readonly DemoReport[]): string {
  if (papers.length === 0) return '';
  const links = papers.map(
    (paper) =>
      `<li><a href="${fileHref(reportPath(paper))}">${escapeHtml(paper.title)} <span class="mgFileSize">${size(paper.id)}</span></a></li>`,
  );
  return `<ul class="mgBulletList">\n${links.join('\n')}\n</ul>`;
}

function packLink(sitting: Sitting, pack: DemoPack): string {
  return `<a href="${fileHref(packPath(sitting, pack))}">${escapeHtml(pack.title)} <span class="mgFileSize">${size(sitting.meeting.id)}</span></a>`;
}

/** Relative and with raw spaces, as the platform writes them. */
const fileHref = (path: string): string => escapeHtml(decodeURI(path).slice(1));

/** `mgAi.aspx` */
export function itemPage(council: DemoCouncil, sitting: Sitting, item: DemoItem): string {
  const { committee, meeting } = sitting;
  const when = `${committee.title}, ${headingDate(meeting.date)} ${dottedTime(meeting.time)}`;
  const papers = item.reports ?? [];
  const supporting =
    papers.length === 0 ? '' : `<p class="mgSubItemTitleTxt">Supporting documents:</p>\n${paperList(papers)}`;
  const body = `<p class="mgLabel"><a href="${escapeHtml(meetingPath(sitting).slice(1))}">Meeting of ${escapeHtml(when)} (Item ${item.number})</a></p>
<div class="mgWordPara">${pastedParagraphs(item.agenda)}</div>
${minutesPart(council, item)}
${supporting}`;
  return moderngovFrame(council, { main: 'Agenda item', sub: item.title, body });
}

/** `mgMeetingAttendance.aspx` */
export function attendancePage(council: DemoCouncil, sitting: Sitting): string {
  const rows = sitting.meeting.attendees.map(
    (attendee) =>
      `<tr><td><a href="mgUserInfo.aspx?UID=${attendee.memberId}">${escapeHtml(attendee.name)}</a></td><td>${escapeHtml(attendee.role)}</td><td>${attendee.attendance}</td></tr>`,
  );
  const body = `<table class="mgStatsTable" summary="Table of meeting attendance">
<tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>
${rows.join('\n')}
</table>`;
  return moderngovFrame(council, { main: 'Meeting attendance', sub: meetingTitle(sitting), body });
}
