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
