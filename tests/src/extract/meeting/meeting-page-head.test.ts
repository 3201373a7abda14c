import { describe, expect, it } from 'vitest';
import { readSkin } from './skins/read-skin.ts';

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
