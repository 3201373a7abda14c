import { describe, expect, it } from 'vitest';
import { readHarbour, ROPES } from './skins/harbour-page.ts';
import { readSkin } from './skins/read-skin.ts';

describe('the day on which an agenda was published', () => {
  it.each([
    ['<p>This agenda was published on Wednesday 29 January 2025.</p>', '2025-01-29'],
    ['<p><span>Date of publication:</span> Wednesday, 29th January, 2025</p>', '2025-01-29'],
    ['<p>This agenda follows that of Wednesday 29 January 2025.</p>', null],
  ])('is found above the items: %s', async (line, day) => {
    expect((await readHarbour(line + ROPES)).datePublished).toBe(day);
  });
});

describe('heading and papers', () => {
  it('are found where the content’s own box leaves them out', async () => {
    const html = `<html><head><title>Meeting</title></head><body><main><div><h1>Harbour Committee - Thursday 8 May 2025 7.00 pm</h1>
<ul><li><a href="documents/g9/a.pdf">Agenda frontsheet [PDF, 9KB]</a></li></ul><div class="mgContent">${ROPES.repeat(4)}</div></div></main></body></html>`;
    const { meeting } = await readSkin(html, 'ieListDocuments.aspx?CId=31&MId=77');
    expect([meeting.start, meeting.documents.map(({ title }) => title)]).toEqual([
      '2025-05-08T19:00:00+01:00',
      ['Agenda frontsheet'],
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
