import { describe, expect, it } from 'vitest';
import { councilName, readMeetingHeading } from '../../../../src/extract/meeting/meeting-heading.ts';

describe('readMeetingHeading', () => {
  it.each([
    ['Back to Harbour Committee, Thursday 7 May 2026 at 7.00pm', 'Harbour Committee', 'Thursday 7 May 2026 at 7.00pm'],
    ['Minutes of the hearing of the Ferry Sub-Committee, 7 May 2026', 'Ferry Sub-Committee', '7 May 2026'],
    ['CANCELLED Ferry Board, 7 May 2026', 'Ferry Board', '7 May 2026'],
    ['Ferry Board (postponed) - 7 May 2026', 'Ferry Board', '7 May 2026'],
    ['Meeting attendance - Ferry Board, 7 May 2026', 'Ferry Board', '7 May 2026'],
    ['Attendance: Ferry Board - 7 May 2026', 'Ferry Board', '7 May 2026'],
    ['Bwrdd y Fferi - Dydd Iau, 7fed Mai, 2026 2.00 yp', 'Bwrdd y Fferi', 'Dydd Iau, 7fed Mai, 2026 2.00 yp'],
    ['Bwrdd y Fferi - 7 Mai 2026 10.00 y.b.', 'Bwrdd y Fferi', '7 Mai 2026 10.00 y.b.'],
  ])('reads "%s"', (line, committee, start) => {
    expect(readMeetingHeading(line)).toMatchObject({ committee, start });
  });
});

describe('councilName', () => {
  it.each([
    ['Marlshire County Council home page', 'Marlshire County Council'],
    ['Marlshire County Council - home', 'Marlshire County Council'],
    ['Marlshire County Council logo', 'Marlshire County Council'],
    ['Marlshire County Council: go to home page', 'Marlshire County Council'],
    ['Marl and Sound Fire and Rescue Authority', 'Marl and Sound Fire and Rescue Authority'],
    ['Marl Moors National Park Authority', 'Marl Moors National Park Authority'],
    ['Fire Authority', null],
    ['Modern Council', null],
    ['District Council', null],
    ['Full Council', null],
  ])('reads "%s"', (text, name) => {
    expect(councilName(text)).toBe(name);
  });
});
