import { describe, expect, it } from 'vitest';
import { readHarbour, ROPES } from './skins/harbour-page.ts';
import { readSkin } from './skins/read-skin.ts';

describe('boxes that are tables for those who hear the page', () => {
  it('name people, role and attendance', async () => {
    const row = (...cells: string[]): string =>
      `<div role="row">${cells.map((cell) => `<div role="cell">${cell}</div>`).join('')}</div>`;
    const head =
      '<div role="row"><div role="columnheader">Attendee</div><div role="columnheader">Role</div><div role="columnheader">Attendance</div></div>';
    const { meeting } = await readHarbour(
      `<div role="table">${head}${row('Ada North', 'Chair', 'Present')}</div><h3>Officers</h3><div role="table">${head}${row('Tom Poe', 'Clerk', 'Present')}</div>`,
    );
    expect(meeting.attendees.map(({ name, role }) => [name, role])).toEqual([['Ada North', 'Chair']]);
    expect(meeting.officers).toEqual([{ name: 'Tom Poe', role: 'Clerk' }]);
  });
});

describe('a table of markers and words', () => {
  it('holds resolutions', async () => {
    const { meeting } = await readHarbour(
      `<h3>1. Ropes</h3><div class="mgWordPara"><p>The crew spoke of ropes.</p><table><tr><td>RESOLVED -</td><td>(i)</td><td><p>That a rope be bought.</p></td></tr>
<tr><td>&nbsp;</td><td>(ii)</td><td>That its age be noted.</td></tr></table></div><h3>2. Piers</h3><p>New.</p>`,
    );
    expect(meeting.items[0]?.resolutions).toEqual(['That a rope be bought.', 'That its age be noted.']);
  });
});

describe('a table of labels in bold', () => {
  it('is read as headings with their words', async () => {
    const { meeting } = await readHarbour(
      `<h2>Rope</h2><p>Meeting: Harbour Committee, Thursday 7 May 2026 7.00 pm (Item 5)</p><div class="mgWordPara"><table>
<tr><td><b>Purpose of report</b></td><td><p>To choose a rope.</p></td></tr><tr><td><b>Officers</b></td><td>Tom Poe, Harbour Master<br>Ann Lee, Clerk</td></tr></table></div>`,
      { address: 'mgAi.aspx?ID=4' },
    );
    expect(meeting.items).toMatchObject([
      {
        number: '5',
        purpose: 'To choose a rope.',
        officers: [
          { name: 'Tom Poe', role: 'Harbour Master' },
          { name: 'Ann Lee', role: 'Clerk' },
        ],
      },
    ]);
  });
});

describe('a site that stands in one table', () => {
  it('names in a cell of it who was there', async () => {
    const html = `<html><head><title>Harbour Committee</title></head><body><table><tr><td>Menu</td><td id="main"><h1>Harbour Committee - Thursday 8 May 2025 7.00 pm</h1>
<p>PRESENT: Councillors A. North (in the Chair) and B. Holt.</p><p>APOLOGIES: Councillor C. Dale.</p>${ROPES}</td></tr></table></body></html>`;
    const { meeting } = await readSkin(html, 'ieListDocuments.aspx?CId=31&MId=77');
    expect(meeting.attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['A. North', 'Chair', 'present'],
      ['B. Holt', null, 'present'],
      ['Councillor C. Dale', null, 'apologies'],
    ]);
  });
});

describe('a table of tens of thousands of markers', () => {
  it('is read within seconds', async () => {
    const rows = '<tr><td>(i)</td><td>That a rope be bought.</td></tr>'.repeat(30_000);
    const started = performance.now();
    const { meeting } = await readHarbour(
      `<h3>1. Ropes</h3><div class="mgWordPara"><table>${rows}</table></div><h3>2. Piers</h3><p>New.</p>`,
    );
    expect(meeting.items).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
