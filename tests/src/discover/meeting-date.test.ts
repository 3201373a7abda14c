import { describe, expect, it } from 'vitest';
import { inWindow, meetingWindow, monthsOf, readClock, readMeetingDate } from '../../../src/discover/meeting-date.ts';

describe('readMeetingDate', () => {
  it.each([
    ['10/02/2026 10.00 am', '2026-02-10T10:00'],
    ['14 Jul 2026\u00a06.00 pm', '2026-07-14T18:00'],
    ['Cabinet - Tuesday, 10th February, 2026 12.30 pm', '2026-02-10T12:30'],
    ['Printed minutes 31st-Mar-2025 14.00 Cabinet.pdf', '2025-03-31T14:00'],
    ['1 September 2025, noon', '2025-09-01T12:00'],
    ['Minutes 25 Nov 2025', '2025-11-25'],
    ['31/02/2026', null],
    ['Budget 2025/26', null],
  ])('reads %s', (text, expected) => {
    expect(readMeetingDate(text)?.iso ?? null).toBe(expected);
  });
});

describe('readClock', () => {
  it.each([
    ['12.00 am', '00:00'],
    ['12 noon', '12:00'],
    ['2pm Cabinet', '14:00'],
    ['18:30', '18:30'],
    ['Item 4', null],
  ])('reads %s', (text, expected) => {
    expect(readClock(text)?.time ?? null).toBe(expected);
  });
});

describe('the window', () => {
  it('covers the months it touches, over a new year', () => {
    const window = meetingWindow({ weeksBack: 4, weeksForward: 1 }, new Date('2026-01-05T00:00:00Z'));
    expect(window).toEqual({ from: '2025-12-08', to: '2026-01-12' });
    expect(monthsOf(window)).toEqual([
      { year: 2025, month: 12 },
      { year: 2026, month: 1 },
    ]);
  });

  it('includes both ends, and meetings whose date cannot be read', () => {
    const window = { from: '2026-01-01', to: '2026-01-31' };
    expect([inWindow('2026-01-31T23:00', window), inWindow('2026-02-01', window), inWindow(null, window)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
