import { describe, expect, it } from 'vitest';
import { ATTENDANCE_SKINS } from './skins/attendance-skins.ts';
import { ATTENDANCE_LAYOUTS, meetingPage } from './skins/attendance-layouts.ts';
import { readSkin } from './skins/read-skin.ts';
import { PEOPLE, SITTING } from './skins/sitting.ts';
import { readHarbour } from './skins/harbour-page.ts';

describe.each(ATTENDANCE_SKINS)('attendance in the skin "$name"', ({ html, parties, areOfficersApart = false }) => {
  it('names everybody with role, party and attendance, and their meeting', async () => {
    const { meeting, text } = await readSkin(html, `mgMeetingAttendance.aspx?ID=${SITTING.meetingId}`);
    expect(meeting.attendees).toEqual(
      PEOPLE.filter(({ attendance }) => !areOfficersApart || attendance !== 'In attendance').map(
        ({ name, role, party, attendance }) => ({
          name,
          role,
          party: parties ? party : null,
          attendance: attendance.toLowerCase(),
        }),
      ),
    );
    expect(meeting.officers).toEqual([{ name: 'Tom O’Dowd', role: 'Head of Housing' }]);
    expect(meeting).toMatchObject({
      kind: 'attendance',
      meetingId: String(SITTING.meetingId),
      committee: SITTING.committee,
      start: '2026-03-03T14:00:00+00:00',
    });
    // The same people meet again: the day stands in the text, so that it is another text.
    expect(text).toMatch(/3rd March, 2026/);
    expect(text).toMatch(/- Councillor Basil Grey, Vice-Chair, present/i);
  });
});

describe.each(ATTENDANCE_LAYOUTS)('who came, as $name', ({ html, attendees, officers = [] }) => {
  it('names everybody once, and nobody else', async () => {
    const { meeting } = await readSkin(meetingPage(html), `ieListDocuments.aspx?MId=${SITTING.meetingId}`);
    expect(meeting.attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual(attendees);
    expect(meeting.officers.map(({ name, role }) => [name, role])).toEqual(officers);
  });
});

describe('who came, in the item that tells it', () => {
  it('is read from its tables and lists', async () => {
    const told = `<table class="mgItemTable"><tr><td><p class="mgAiTitleTxt">1.</p></td><td><p class="mgAiTitleTxt">Attendance</p><p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>The Mayor, Councillor Ada North (in the Chair)<br>The Deputy Mayor, Councillor Piers Holt</p><p>Councillors:</p><table><tr><td>Una Dale<br>Max Nye</td><td>Ola Pym</td></tr></table></div></td></tr><tr><td><p class="mgAiTitleTxt">2.</p></td><td><p class="mgAiTitleTxt">Apologies</p><p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>Councillors Rae and Sim had sent their apologies.</p></div></td></tr></table>`;
    const { meeting } = await readSkin(meetingPage('', told), `ieListDocuments.aspx?MId=${SITTING.meetingId}`);
    expect(meeting.attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['Councillor Ada North', 'Mayor', 'present'],
      ['Councillor Piers Holt', 'Deputy Mayor', 'present'],
      ['Una Dale', null, 'present'],
      ['Max Nye', null, 'present'],
      ['Ola Pym', null, 'present'],
      ['Rae', null, 'apologies'],
      ['Sim', null, 'apologies'],
    ]);
  });
});

describe('an agenda', () => {
  it('names who is expected', async () => {
    const list = '<h3>Members of the Board</h3><ul><li>Councillor Ada North (Chair)</li></ul>';
    const told =
      '<table class="mgItemTable"><tr><td><p class="mgAiTitleTxt">1.</p></td><td><p class="mgAiTitleTxt">Ferry times</p></td></tr></table>';
    const { meeting } = await readSkin(meetingPage(list, told), `ieListDocuments.aspx?MId=${SITTING.meetingId}`);
    expect(meeting).toMatchObject({
      kind: 'agenda',
      attendees: [{ name: 'Councillor Ada North', role: 'Chair', attendance: 'expected' }],
    });
  });
});

describe('hostile lists', () => {
  it.each([
    ['cells', `<table><tr>${'<td>Present</td>'.repeat(30_000)}</tr></table>`],
    [
      'tables within tables',
      `<table><tr><td>Present${'<table><tr><td>Ada North<td>Clerk</table>'.repeat(10_000)}</table>`,
    ],
    ['breaks', `<p>Present:${'<br>Ada North,'.repeat(30_000)}</p>`],
    ['commas', `<p>Present: ${', '.repeat(300_000)}</p>`],
    ['brackets', `<p>Present: ${'('.repeat(300_000)}</p>`],
  ])('of %s are read within seconds', async (_, list) => {
    const started = performance.now();
    await readSkin(meetingPage(list), `ieListDocuments.aspx?MId=${SITTING.meetingId}`);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('who came', () => {
  const readPeople = async (people: string, address = 'mgMeetingAttendance.aspx?ID=77') =>
    (await readHarbour(people, { address })).meeting;

  it('has badges, and offices with brackets', async () => {
    const { attendees, officers } = await readPeople(
      '<h3>Present</h3><ul><li>Cllr Ada North <span class="badge">Chair</span></li><li>Cllr Piers Holt</li></ul><h3>Officers present</h3><ul><li>Tom Poe – Director of Resources (Section 151 Officer)</li><li>Ann Lee – Clerk</li></ul>',
    );
    expect(attendees.map(({ name, role }) => [name, role])).toEqual([
      ['Cllr Ada North', 'Chair'],
      ['Cllr Piers Holt', null],
    ]);
    expect(officers[0]).toEqual({ name: 'Tom Poe', role: 'Director of Resources (Section 151 Officer)' });
  });

  it('is told in sentences of the item about substitutes', async () => {
    const { attendees } = await readPeople(
      '<h2>1. Apologies and substitutes</h2><p>Minutes:</p><p>Councillor Cora Dale apologised for her absence.</p><p>Councillor Ada North attended as a substitute for Councillor Cora Dale.</p><h2>2. Ropes</h2><p>RESOLVED that one be bought.</p>',
      'ieListDocuments.aspx?CId=31&MId=77',
    );
    expect(attendees.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Councillor Cora Dale', 'apologies'],
      ['Councillor Ada North', 'present'],
    ]);
  });

  it.each([
    ['Present, as expected', 'present'],
    ['Present, as substitute', 'present'],
    ['Apologies, sent representative', 'apologies'],
    ['Expected', 'expected'],
  ])('is told in the platform’s own words: %s', async (words, attendance) => {
    const row = (name: string, state: string): string => `<tr><td>${name}</td><td>Member</td><td>${state}</td></tr>`;
    const { attendees } = await readPeople(
      `<table><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>${row('Ada North', words)}${row('Piers Holt', 'Present')}</table>`,
    );
    expect(attendees[0]).toMatchObject({ name: 'Ada North', attendance });
  });
});
