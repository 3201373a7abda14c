/** The page of a meeting's attendance in several skins: a table, columns to tick, cards, lists under headings, lines with links. */
import type { Skin } from './meeting-skins.ts';
import { PEOPLE, SITTING } from './sitting.ts';
import type { SkinPerson } from './sitting.ts';

const { council, committee, date, time } = SITTING;
const page = (heading: string, body: string): string =>
  `<html><head><title>Attendance - ${committee} - ${council}</title></head><body><nav><a href="/">Home</a></nav><div id="modgov"><h1>Meeting attendance</h1>${heading}${body}</div><footer>${council}</footer></body></html>`;
const heading = `<h2 class="mgSubTitleTxt">${committee} - ${date} ${time}</h2>`;
const link = ({ uid, name }: SkinPerson): string =>
  uid === null ? name : `<a href="mgUserInfo.aspx?UID=${uid}">${name}</a>`;

const table = page(
  heading,
  `<table class="mgStatsTable"><tr><th>Attendance</th><th>Name</th><th>Political party</th><th>Position</th></tr>
${PEOPLE.map((person) => `<tr><td>${person.attendance}</td><td>${link(person)}</td><td>${person.party ?? ''}</td><td>${person.role ?? ''}</td></tr>`).join('\n')}</table>`,
);

const cards = page(
  `<p>${committee}</p><p>${date} at ${time}</p>`,
  `<div class="row">${PEOPLE.map(
    (person) =>
      `<div class="col-4"><div class="person-card"><h3>${link(person)}</h3><p class="role">${person.role ?? ''}</p>${person.party === null ? '' : `<p class="party">${person.party}</p>`}<span class="badge">${person.attendance}</span></div></div>`,
  ).join('\n')}</div>`,
);

const byGroup = (each: (people: readonly SkinPerson[], title: string) => string): string =>
  ['Present', 'Apologies', 'Absent', 'In attendance']
    .map((state) =>
      each(
        PEOPLE.filter(({ attendance }) => attendance === state),
        state,
      ),
    )
    .join('\n');

const lists = page(
  heading,
  byGroup(
    (people, state) =>
      `<h3>${state}</h3><ul>${people.map((person) => `<li>${link(person)} (${[person.role, person.party].filter((word) => word !== null).join(') (')})</li>`).join('')}</ul>`,
  ),
);

const lines = page(
  heading,
  `<p>${PEOPLE.map((person) => `${link(person)} - ${person.role ?? ''}${person.party === null ? '' : ` (${person.party})`} - ${person.attendance}`).join('<br>')}</p>`,
);

const terms = page(
  heading,
  `<dl>${PEOPLE.map((person) => `<dt>${person.name}</dt><dd>Role: ${person.role ?? ''}</dd>${person.party === null ? '' : `<dd>Party: ${person.party}</dd>`}<dd>Attendance: ${person.attendance}</dd>`).join('')}</dl>`,
);

const ticks = page(
  heading,
  `<table><thead><tr><th>Councillor</th><th>Present</th><th>Apologies</th><th>Absent</th><th>In attendance</th></tr></thead><tbody>
${PEOPLE.map((person) => `<tr><th scope="row">${person.name} (${person.role ?? ''})</th>${['Present', 'Apologies', 'Absent', 'In attendance'].map((state) => `<td>${state === person.attendance ? '✓' : ''}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`,
);

const groups = `<html><head><title>Meeting attendance | ${council}</title></head><body><div class="crumb"><a href="ieListDocuments.aspx?CId=${SITTING.committeeId}&amp;MId=${SITTING.meetingId}">The meeting</a></div><div><h1>Attendance for ${committee} on ${date}, 14:00</h1>
${byGroup(
  (people, state) =>
    `<h2>${state === 'In attendance' ? 'Officers in attendance' : state}</h2><ul>${people.map(({ name, role, party }) => `<li>${name}${party === null ? `, ${role}` : ` (${role}) (${party})`}</li>`).join('')}</ul>`,
)}</div><div class="site-foot"><p>&copy; 2026 ${council}, Marl House, Old Green, MA1 2SH</p></div></body></html>`;

/** Under a heading of their own officers are no attendees; in a list of all they stand among them. */
interface AttendanceSkin extends Skin {
  readonly parties: boolean;
  readonly areOfficersApart?: boolean;
}

export const ATTENDANCE_SKINS: readonly AttendanceSkin[] = [
  { name: 'table', html: table, parties: true },
  { name: 'cards', html: cards, parties: true },
  { name: 'lists under headings', html: lists, parties: true, areOfficersApart: true },
  { name: 'lines with links', html: lines, parties: true },
  { name: 'terms', html: terms, parties: true },
  { name: 'columns to tick', html: ticks, parties: false },
  { name: 'groups, officers apart', html: groups, parties: true, areOfficersApart: true },
];
