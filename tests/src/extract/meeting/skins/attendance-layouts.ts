/** Lists of who came to a meeting in the layouts of many councils, each with whom it names. */
import { SITTING } from './sitting.ts';

type Row = readonly [name: string, role: string | null, attendance: string];

interface Layout {
  readonly name: string;
  readonly html: string;
  readonly attendees: readonly Row[];
  readonly officers?: readonly (readonly [name: string, role: string | null])[];
}

const item =
  '<table class="mgItemTable"><tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">1.</p></td><td><p class="mgAiTitleTxt">Ferry times</p><p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>RESOLVED: That the times be noted.</p></div></td></tr></table>';

/** The page of a meeting with this list above its items. */
export const meetingPage = (list: string, items = item): string =>
  `<html><head><title>Agenda for ${SITTING.committee}</title></head><body><main><div id="modgov"><h1>Agenda and minutes</h1><h2>${SITTING.committee} - ${SITTING.date} ${SITTING.time}</h2><p>Venue: Long Room, Marl House</p><p>Contact: Gail Hobb, Committee Clerk</p><div class="mgWordPara">${list}</div>${items}</div></main><footer><p>&copy; ${SITTING.council}</p></footer></body></html>`;

const lines = (...words: readonly string[]): string => words.map((line) => `<p>${line}</p>`).join('');
const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

export const ATTENDANCE_LAYOUTS: readonly Layout[] = [
  {
    name: 'headings beside tables within a table',
    html: `<table>${row('<b>PRESENT</b>', `<table>${row('Cllr Ada North (Chairman)')}${row('Cllr Piers Holt')}</table>`)}${row('<b>OFFICERS</b>', 'Jo Finch (Head of Piers)<br>Tom Poe (Clerk)')}${row('<b>APOLOGIES</b>', 'Cllr Una Dale')}</table>`,
    attendees: [
      ['Cllr Ada North', 'Chairman', 'present'],
      ['Cllr Piers Holt', null, 'present'],
      ['Cllr Una Dale', null, 'apologies'],
    ],
    officers: [
      ['Jo Finch', 'Head of Piers'],
      ['Tom Poe', 'Clerk'],
    ],
  },
  {
    name: 'columns of names under their headings',
    html: `<table>${row('<b>Members present</b>', '<b>Officers present</b>', '<b>Apologies</b>')}${row('Cllr Ada North<br>Cllr Piers Holt', 'Jo Finch, Head of Piers', 'Cllr Una Dale')}</table>`,
    attendees: [
      ['Cllr Ada North', null, 'present'],
      ['Cllr Piers Holt', null, 'present'],
      ['Cllr Una Dale', null, 'apologies'],
    ],
    officers: [['Jo Finch', 'Head of Piers']],
  },
  {
    name: 'names beside bodies, under headings that span the table',
    html: `<table><tr><td colspan="2"><b>Present:</b></td></tr>${row('Mayor Ada North (Chair)', 'Marlshire Combined Authority')}${row('Piers Holt', 'Moors and Dales Care Board')}<tr><td colspan="2"><b>School governors</b></td></tr>${row('Una Dale', 'Marlshire Constabulary')}</table>`,
    attendees: [
      ['Ada North', 'Chair', 'present'],
      ['Piers Holt', 'Moors and Dales Care Board', 'present'],
      ['Una Dale', 'Marlshire Constabulary', 'present'],
    ],
  },
  {
    name: 'tables with captions',
    html: `<table><caption>Members</caption><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>${row('Cllr Ada North', 'Committee Member', 'Present')}${row('Cllr Piers Holt', 'Chair', 'Absent')}</table><table><caption>Officers</caption><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>${row('Jo Finch', 'Solicitor', 'Present')}</table>`,
    attendees: [
      ['Cllr Ada North', 'Committee Member', 'present'],
      ['Cllr Piers Holt', 'Chair', 'absent'],
    ],
    officers: [['Jo Finch', 'Solicitor']],
  },
  {
    name: 'terms, the chair above the others',
    html: '<dl><dt>Chair</dt><dd>Cllr Ada North</dd><dt>Members</dt><dd>Cllrs Piers Holt and Una Dale</dd><dt>External auditor</dt><dd>Max Nye</dd><dt>Webcast</dt><dd>Long Room</dd></dl>',
    attendees: [
      ['Cllr Ada North', 'Chair', 'present'],
      ['Piers Holt', null, 'present'],
      ['Una Dale', null, 'present'],
      ['Max Nye', 'External auditor', 'present'],
    ],
  },
  {
    name: 'departments in bold above their officers',
    html: lines(
      '<b>Councillors Present:</b> Councillors Ada North (Convener) and Piers Holt',
      '<b>Attending:</b>',
      '<b>Finance and Harbours</b>',
      'J Finch, Administration Officer; T Poe, Harbour Manager',
      '<b>Applicant</b>',
      'Mr Max Nye',
    ),
    attendees: [
      ['Ada North', 'Convener', 'present'],
      ['Piers Holt', null, 'present'],
    ],
    officers: [
      ['J Finch', 'Administration Officer'],
      ['T Poe', 'Harbour Manager'],
    ],
  },
  {
    name: 'sentences',
    html: lines(
      'PRESENT: Councillor A North (Chairman) in the Chair; Councillors P Holt and Mrs U Dale.',
      'Apologies for absence were received from Councillor M Nye (illness). Councillor O Pym was absent.',
      'The following officers were in attendance: Jo Finch (Piers Manager) and 3 members of the public.',
    ),
    attendees: [
      ['Councillor A North', 'Chairman', 'present'],
      ['P Holt', null, 'present'],
      ['Mrs U Dale', null, 'present'],
      ['Councillor M Nye', null, 'apologies'],
      ['Councillor O Pym', null, 'absent'],
    ],
    officers: [['Jo Finch', 'Piers Manager']],
  },
  {
    name: 'surnames under "Also in attendance"',
    html: lines(
      '<b>Councillors:-</b> North (Chairman); Holt',
      '<b>Also in attendance:-</b>',
      'Councillors: Dale and Nye',
    ),
    attendees: [
      ['North', 'Chairman', 'present'],
      ['Holt', null, 'present'],
      ['Dale', null, 'in attendance'],
      ['Nye', null, 'in attendance'],
    ],
  },
  {
    name: 'two languages',
    html: lines(
      'Yn bresennol / Present:',
      'Y Cynghorydd / Councillor Alun Bevan',
      'Ymddiheuriadau / Apologies: Y Cynghorydd / Councillor Ifan James',
    ),
    attendees: [
      ['Councillor Alun Bevan', null, 'present'],
      ['Councillor Ifan James', null, 'apologies'],
    ],
  },
];
