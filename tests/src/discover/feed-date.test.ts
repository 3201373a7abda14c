import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feedDate } from '../../../src/discover/feed-date.ts';
import { sharedData } from '../../shared-data.ts';

describe('feedDate', () => {
  it.each([
    ['RFC 822 with a numeric zone', 'Fri, 17 May 2024 09:30:00 +0100', '2024-05-17T09:30:00+01:00'],
    ['British Summer Time by name', 'Fri, 17 May 2024 09:30:00 BST', '2024-05-17T09:30:00+01:00'],
    ['GMT as Z', 'Fri, 17 May 2024 09:30 GMT', '2024-05-17T09:30:00Z'],
    ['a year of two digits', '17 May 24 09:30:00 GMT', '2024-05-17T09:30:00Z'],
    ['a month in full, no weekday', '3 September 2024', '2024-09-03'],
    ['a weekday in full', 'Tuesday, 3 Sept 2024 10:00 UT', '2024-09-03T10:00:00Z'],
    ['the month first', 'Sep 3, 2024', '2024-09-03'],
    ['asctime', 'Tue Sep  3 10:00:00 2024', '2024-09-03T10:00:00Z'],
    ['W3C date-time', '2024-05-17T09:30:00.123+01:00', '2024-05-17T09:30:00+01:00'],
    ['a date alone, which stays one', ' 2024-05-17 ', '2024-05-17'],
    ['a space for the T', '2024-05-17 09:30', '2024-05-17T09:30:00Z'],
    ['a month alone as its first day', '2024-05', '2024-05-01'],
    ['the day first in figures', '03/09/2024 10:00', '2024-09-03T10:00:00Z'],
    ['the afternoon', '17 May 2024 2:05 pm', '2024-05-17T14:05:00Z'],
    ['midnight in twelve hours', '17 May 2024 12:00 am', '2024-05-17T00:00:00Z'],
    ['a leap day', '2024-02-29', '2024-02-29'],
  ])('reads %s', (_what, text, expected) => {
    expect(feedDate(text)).toBe(expected);
  });

  it.each([
    '',
    'today',
    '2023-02-29',
    '30 Feb 2024',
    '17 May',
    '2024-05-17T25:00:00Z',
    '2024-05-17T09:30:00Zjunk',
    '17 May 2024 09:30 XYZ',
    '9'.repeat(200),
  ])('leaves out %j', (text) => {
    expect(feedDate(text)).toBeNull();
  });
});

interface Case {
  readonly input: string;
  readonly expected: string | null;
}

const data = sharedData('conformance');
it.skipIf(!data.present)("reads at least 66 of feedparser's 72 dates", () => {
  const { cases } = JSON.parse(readFileSync(`${data.path}/dates-feed.json`, 'utf8')) as { cases: Case[] };
  const instant = (date: string | null) => (date === null ? null : new Date(date).getTime());
  const agreed = cases.filter(({ input, expected }) => instant(feedDate(input)) === instant(expected));
  expect(cases.length).toBe(72);
  expect(agreed.length).toBeGreaterThanOrEqual(66);
});
