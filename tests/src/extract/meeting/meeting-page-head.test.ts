import { describe, expect, it } from 'vitest';
import { readSkin } from './skins/read-skin.ts';

const agenda = (top: string, title: string, items: string): string =>
  `<html><head><title>${title}</title></head><body>${top}<main><h1>Harbour Committee - Thursday 7 May 2026 7.00 pm</h1>${items}</main></body></html>`;
const ROPES = '<h2>1. Apologies</h2><p>To receive apologies.</p><h2>2. Ropes</h2><p>To consider the price of rope.</p>';

describe('the council of a page', () => {
  it.each([
    ['<header><a href="/"><img alt="Marlshire Borough Council: go to home page" src="a.png"></a></header>'],
    ['<header><a href="/" aria-label="Marlshire Borough Council"><i></i></a></header>'],
  ])('is named in full where any place of it does so: %s', async (top) => {
    const html = agenda(top, 'Agenda for Harbour Committee on 7 May 2026 | Marlshire Council', ROPES);
    expect((await readSkin(html, 'ieListDocuments.aspx?CId=31&MId=77')).meeting.council).toBe(
      'Marlshire Borough Council',
    );
  });
});

describe('the council of a page in two languages', () => {
  it.each([
    ['en', 'Marl County Council'],
    ['cy', 'Cyngor Sir Marl'],
  ])('is named in that of the page: %s', async (lang, council) => {
    const html = agenda(
      '<header><a href="/"><img alt="Cyngor Sir Marl - Marl County Council"></a></header>',
      'Ropes',
      ROPES,
    );
    const { meeting } = await readSkin(
      html.replace('<html>', `<html lang="${lang}">`),
      'ieListDocuments.aspx?CId=31&MId=77',
    );
    expect(meeting.council).toBe(council);
  });

  it('stands behind the day in the title of the window', async () => {
    const html = agenda(
      '',
      'Agenda for Harbour Committee on Thursday, 7th May, 2026, 7.00 pm, Marlshire Council',
      ROPES,
    );
    expect((await readSkin(html, 'ieListDocuments.aspx?CId=31&MId=77')).meeting.council).toBe('Marlshire Council');
  });
});

describe('the day on which an agenda was published', () => {
  it.each([
    ['<p>This agenda was published on Wednesday 29 January 2025.</p>', '2025-01-29'],
    ['<p><span>Date of publication:</span> Wednesday, 29th January, 2025</p>', '2025-01-29'],
    ['<p>This agenda follows that of Wednesday 29 January 2025.</p>', null],
  ])('is found above the items: %s', async (line, day) => {
    const html = agenda('', 'Harbour Committee', line + ROPES);
    expect((await readSkin(html, 'ieListDocuments.aspx?CId=31&MId=77')).datePublished).toBe(day);
  });
});

describe('an item closed to the public', () => {
  const closed = (words: string): string =>
    `${ROPES}<div><h2>3. The ferryman’s pay <img alt="Restricted item" src="lock.png"></h2>${words}</div>`;

  it.each([
    ['<p>To consider the pay.</p>', 2],
    ['<p>Minutes:</p><p>RESOLVED that the pay be raised.</p>', 3],
  ])('is left out unless its minutes are published: %s', async (words, count) => {
    const { meeting } = await readSkin(
      agenda('', 'Harbour Committee', closed(words)),
      'ieListDocuments.aspx?CId=31&MId=77',
    );
    expect(meeting.items).toHaveLength(count);
  });
});

describe('items of a skin of headings', () => {
  const read = async (items: string) =>
    (await readSkin(agenda('', 'Planning', items), 'ieListDocuments.aspx?CId=31&MId=77')).meeting;

  it('have parts with letters as items of their own', async () => {
    const { items } = await read(
      '<h3>4. Applications</h3><p>To decide.</p><h4>4a. Orchard Barn</h4><p>A barn.</p><h4>4b. Pound Road</h4><p>A road.</p><h3>5. Ropes</h3><p>Old.</p>',
    );
    expect(items.map(({ number }) => number)).toEqual(['4', '4a', '4b', '5']);
  });

  it('have their minutes in parts that a click unfolds, and none in what nothing unfolds', async () => {
    const fold = (id: string, words: string): string => `<div id="${id}" hidden><p>RESOLVED: ${words}</p></div>`;
    const { items } = await read(
      `<h3>1. Ropes</h3><p>Old.</p><button aria-controls="m1">Minutes</button>${fold('m1', 'That one be bought.')}
<h3>2. Piers</h3><p>New.</p>${fold('m2', 'That one be built.')}`,
    );
    expect(items.map(({ resolutions }) => resolutions)).toEqual([['That one be bought.'], []]);
  });

  it('leave out headings that part the numbered ones', async () => {
    const row = (number: string, title: string, words: string): string =>
      `<tr><td><p class="mgAiTitleTxt">${number}</p></td><td><p class="mgAiTitleTxt">${title}</p>${words}</td></tr>`;
    const { items } = await read(
      `<table class="mgItemTable">${row('1', 'Ropes', '<p>Old.</p>')}${row('', 'Key decisions', '')}${row('2', 'Piers', '<p>New.</p>')}</table>`,
    );
    expect(items.map(({ title }) => title)).toEqual(['Ropes', 'Piers']);
  });

  it('resolve in a table of markers and words', async () => {
    const { items } = await read(
      `<h3>1. Ropes</h3><div class="mgWordPara"><p>The crew spoke of ropes.</p><table><tr><td>RESOLVED -</td><td>(i)</td><td><p>That a rope be bought.</p></td></tr>
<tr><td>&nbsp;</td><td>(ii)</td><td>That its age be noted.</td></tr></table></div><h3>2. Piers</h3><p>New.</p>`,
    );
    expect(items[0]?.resolutions).toEqual(['That a rope be bought.', 'That its age be noted.']);
  });

  it('name a paper by the words before a link that tells its size alone', async () => {
    const { documents } = await read(
      '<h3>1. Minutes of May <a href="documents/g9/x.pdf">PDF 9 KB</a></h3><p>To agree.</p><h3>2. Piers</h3><p><a href="documents/s3/p.pdf">Piers report</a>, item 2. <a href="mgConvert2PDF.aspx?ID=3">PDF 9 KB</a></p>',
    );
    expect(documents.map(({ title }) => title)).toEqual(['Minutes of May', 'Piers report']);
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

describe('what a page shows beside its content', () => {
  it('is read where the content’s own box leaves out the heading and the papers', async () => {
    const html = `<html><head><title>Meeting</title></head><body><main><div><h1>Harbour Committee - Thursday 8 May 2025 7.00 pm</h1>
<ul><li><a href="documents/g9/a.pdf">Agenda frontsheet [PDF, 9KB]</a></li></ul><div class="mgContent">${ROPES.repeat(4)}</div></div></main></body></html>`;
    const { meeting } = await readSkin(html, 'ieListDocuments.aspx?CId=31&MId=77');
    expect([meeting.start, meeting.documents.map(({ title }) => title)]).toEqual([
      '2025-05-08T19:00:00+01:00',
      ['Agenda frontsheet'],
    ]);
  });

  it('keeps a decision that speaks of a closed paper', async () => {
    const words =
      '<div class="mgWordPara"><p>RESOLVED that:</p><ol><li>The bid in the exempt appendix be taken.</li><li>A rope be bought.</li></ol></div>';
    const { meeting } = await readSkin(
      agenda('', 'Harbour Committee', `<h2>1. Bids</h2>${words}<h2>2. Ropes</h2><p>Old.</p>`),
      'ieListDocuments.aspx?CId=31&MId=77',
    );
    expect(meeting.items[0]?.resolutions).toHaveLength(2);
  });
});

describe('people', () => {
  const read = async (people: string, page = 'mgMeetingAttendance.aspx?ID=77') =>
    (await readSkin(agenda('', 'Harbour Committee', people), page)).meeting;

  it('stand in boxes that are tables for those who hear the page', async () => {
    const row = (...cells: string[]): string =>
      `<div role="row">${cells.map((cell) => `<div role="cell">${cell}</div>`).join('')}</div>`;
    const head =
      '<div role="row"><div role="columnheader">Attendee</div><div role="columnheader">Role</div><div role="columnheader">Attendance</div></div>';
    const { attendees, officers } = await read(
      `<div role="table">${head}${row('Ada North', 'Chair', 'Present')}</div><h3>Officers</h3><div role="table">${head}${row('Tom Poe', 'Clerk', 'Present')}</div>`,
    );
    expect(attendees.map(({ name, role }) => [name, role])).toEqual([['Ada North', 'Chair']]);
    expect(officers).toEqual([{ name: 'Tom Poe', role: 'Clerk' }]);
  });

  it('have badges, and offices with brackets', async () => {
    const { attendees, officers } = await read(
      '<h3>Present</h3><ul><li>Cllr Ada North <span class="badge">Chair</span></li><li>Cllr Piers Holt</li></ul><h3>Officers present</h3><ul><li>Tom Poe – Director of Resources (Section 151 Officer)</li><li>Ann Lee – Clerk</li></ul>',
    );
    expect(attendees.map(({ name, role }) => [name, role])).toEqual([
      ['Cllr Ada North', 'Chair'],
      ['Cllr Piers Holt', null],
    ]);
    expect(officers[0]).toEqual({ name: 'Tom Poe', role: 'Director of Resources (Section 151 Officer)' });
  });

  it('are substituted and apologise in sentences of the item about it', async () => {
    const { attendees } = await read(
      '<h2>1. Apologies and substitutes</h2><p>Minutes:</p><p>Councillor Cora Dale apologised for her absence.</p><p>Councillor Ada North attended as a substitute for Councillor Cora Dale.</p><h2>2. Ropes</h2><p>RESOLVED that one be bought.</p>',
      'ieListDocuments.aspx?CId=31&MId=77',
    );
    expect(attendees.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Councillor Cora Dale', 'apologies'],
      ['Councillor Ada North', 'present'],
    ]);
  });
});

describe('the platform’s own words of attendance', () => {
  it.each([
    ['Present, as expected', 'present'],
    ['Present, as substitute', 'present'],
    ['Apologies, sent representative', 'apologies'],
    ['Expected', 'expected'],
  ])('say how somebody came: %s', async (words, attendance) => {
    const row = (name: string, state: string): string => `<tr><td>${name}</td><td>Member</td><td>${state}</td></tr>`;
    const html = agenda(
      '',
      'Harbour Committee',
      `<table><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>${row('Ada North', words)}${row('Piers Holt', 'Present')}</table>`,
    );
    const { meeting } = await readSkin(html, 'mgMeetingAttendance.aspx?ID=77');
    expect(meeting.attendees[0]).toMatchObject({ name: 'Ada North', attendance });
  });
});

describe('a page that names who is expected', () => {
  it('is an agenda', async () => {
    const people =
      '<table><tr><th>Member</th><th>Attendance</th></tr><tr><td>Ada North</td><td>Expected</td></tr><tr><td>Piers Holt</td><td>Expected</td></tr></table>';
    const { meeting } = await readSkin(agenda('', 'Planning', people + ROPES), 'ieListDocuments.aspx?CId=31&MId=77');
    expect([meeting.kind, meeting.attendees.length]).toEqual(['agenda', 2]);
  });
});

describe('an application’s reference', () => {
  it('is part of the item’s title, behind its number', async () => {
    const items =
      '<h2>63. Minutes</h2><p>To agree them.</p><h2>64. 25/00871/FUL - Orchard Barn</h2><p>To decide.</p><h2>65. 25/00640/OUT - Pound Road</h2><p>To decide.</p>';
    const { meeting } = await readSkin(agenda('', 'Planning', items), 'ieListDocuments.aspx?CId=31&MId=77');
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
      ['63', 'Minutes'],
      ['64', '25/00871/FUL - Orchard Barn'],
      ['65', '25/00640/OUT - Pound Road'],
    ]);
  });
});

describe('a place without a label', () => {
  it.each([
    ['<p>Thursday 7 May 2026, 7.00 pm, Council Chamber</p>', 'Council Chamber'],
    ['<p>Thursday 7 May 2026, 7.00 pm</p><p>Pier Room, Marl House</p>', 'Pier Room, Marl House'],
    ['<p>Thursday 7 May 2026, 7.00 pm</p><p>Bring your own rope.</p>', null],
  ])('is found behind the day or below it: %s', async (lines, venue) => {
    const { meeting } = await readSkin(
      `<html><head><title>Harbour Committee</title></head><body><main><h1>Harbour Committee</h1>${lines}
<h2>Present</h2><ul><li>Cllr Ada North</li></ul></main></body></html>`,
      'mgMeetingAttendance.aspx?ID=77',
    );
    expect(meeting.venue).toBe(venue);
  });
});
