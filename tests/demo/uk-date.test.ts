import { describe, expect, test } from 'vitest';
import { bylineDate, dottedTime, fileDate, headingDate, longDate, slashDate } from '../../demo/uk-date.ts';

describe('British dates', () => {
  test.each([
    ['byline after noon', bylineDate('2024-12-19T12:29:00+00:00'), '12:29pm 19th December 2024'],
    ['byline in the morning', bylineDate('2024-06-03T08:05:00+01:00'), '8:05am 3rd June 2024'],
    ['byline after midnight', bylineDate('2024-06-11T00:05:00+01:00'), '12:05am 11th June 2024'],
    ['heading with weekday', headingDate('2026-01-22'), 'Thursday, 22nd January, 2026'],
    ['file name', fileDate('2026-01-01'), '1st-Jan-2026'],
    ['long', longDate('2026-02-03'), '3 February 2026'],
    ['slashes', slashDate('2026-02-03'), '03/02/2026'],
    ['dotted time', dottedTime('18:30'), '6.30 pm'],
  ])('%s', (_name, found, expected) => {
    expect(found).toBe(expected);
  });
});
