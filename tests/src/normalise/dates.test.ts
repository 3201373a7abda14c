import { describe, expect, it } from 'vitest';
import { parseUkDate } from '../../../src/normalise/dates.ts';

describe('parseUkDate', () => {
  it.each([
    [
      'finds a time and a date in a sentence',
      'Published by A Reporter at 12:29pm 19th December 2019.',
      '2019-12-19T12:29:00+00:00',
    ],
    ['gives no time where none is stated', '17 May 2024', '2024-05-17'],
    ['reads day before month', '05/06/2024', '2024-06-05'],
    ['reads month before day where only that is a date', '12/22/2023', '2023-12-22'],
    ['reads two-digit years with slashes', '19/12/19', '2019-12-19'],
    ['reads dots', '19.12.2019', '2019-12-19'],
    ['does not take the dots of a date for a time', 'Posted 19.12.2019', '2019-12-19'],
    ['reads dots in a time only with am or pm', '10 February 2026 10.00 am', '2026-02-10T10:00:00+00:00'],
    ['leaves an unmarked 10.45 alone', '29 September 2016 10.45', '2016-09-29'],
    ['takes London summer time for a time in July', '5 July 2024, 10:15', '2024-07-05T10:15:00+01:00'],
    ['takes BST for 31 March 2024, 01:30, which no clock showed', '31 March 2024, 01:30', '2024-03-31T01:30:00+01:00'],
    ['takes the first of two 01:30 on 27 October 2024', '27 October 2024 01:30', '2024-10-27T01:30:00+01:00'],
    ['believes a stated GMT in summer', '5 July 2024 10:15 GMT', '2024-07-05T10:15:00+00:00'],
    ['reads American order and zone', 'December 22, 2023 at 5:01 PM EST', '2023-12-22T17:01:00-05:00'],
    ['asks the calendar what ET means', 'July 4, 2023 3pm ET', '2023-07-04T15:00:00-04:00'],
    ['reads RFC 2822', 'Thu, 19 Dec 2019 12:29:00 +0000', '2019-12-19T12:29:00+00:00'],
    ['reads the form of date(1)', 'Fri Dec 22 10:00:00 GMT 2023', '2023-12-22T10:00:00+00:00'],
    ['keeps an ISO offset', '2023-12-22T10:00:00-0500', '2023-12-22T10:00:00-05:00'],
    ['drops parts of a second', '2023-12-22T10:00:00.123Z', '2023-12-22T10:00:00+00:00'],
    ['takes midnight without a zone for a day', '2023-12-22T00:00:00', '2023-12-22'],
    ['reads seconds since 1970', '1703260000', '2023-12-22T15:46:40+00:00'],
    ['reads eight digits', '20231222', '2023-12-22'],
    ['knows noon', 'Monday, 3rd of June 2024 at noon', '2024-06-03T12:00:00+01:00'],
    ['rejects 30 February', '30 February 2024', null],
    ['rejects 29 February 2023', '29/02/2023', null],
    ['rejects a month alone', 'December 2019', null],
    ['rejects a day without a year', '5 May 10:30', null],
    ['rejects a year alone', '2024', null],
    ['rejects hour 25 but keeps the day', '5 May 2024 25:10', '2024-05-05'],
    ['rejects words', 'yesterday', null],
  ])('%s', (_rule, text, expected) => {
    expect(parseUkDate(text)).toBe(expected);
  });

  it('reads 01/05/2023 as January when told that months come first', () => {
    expect(parseUkDate('01/05/2023', { monthFirst: true })).toBe('2023-01-05');
  });

  it('takes the zone that it is given', () => {
    expect(parseUkDate('5 July 2024 10:15', { zone: 'America/New_York' })).toBe('2024-07-05T10:15:00-04:00');
  });

  it('answers a hostile megabyte at once', () => {
    const before = performance.now();
    expect(parseUkDate('1 '.repeat(500_000))).toBeNull();
    expect(parseUkDate(' '.repeat(1_000_000) + '1 May 2024')).toBeNull();
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
