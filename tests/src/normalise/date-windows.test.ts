import { describe, expect, it } from 'vitest';
import { parseDateWindows } from '../../../src/normalise/date-windows.ts';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['month and year once', '13 to 17 June 2022', ['2022-06-13/2022-06-17']],
  ['an en dash', '11 \u2013 22 July 2022', ['2022-07-11/2022-07-22']],
  ['a hyphen without spaces', '11-22 July 2022', ['2022-07-11/2022-07-22']],
  ['two months, one year', '27 November to 8 December 2023', ['2023-11-27/2023-12-08']],
  ['all twice', '30 April 2014 \u2013 21 May 2014', ['2014-04-30/2014-05-21']],
  ['a span over new year, year once', '28 November to 9 January 2024', ['2023-11-28/2024-01-09']],
  ['a span over new year, year twice', '11 December 2023 to 12 January 2024', ['2023-12-11/2024-01-12']],
  ['the year on the first day only', '27 November 2023 to 8 December', ['2023-11-27/2023-12-08']],
  ['two days', '3 and 4 May 2023', ['2023-05-03/2023-05-04']],
  ['three days', '5, 6 and 7 March 2019', ['2019-03-05/2019-03-07']],
  ['two days at the turn of a month', '29 February and 1 March 2024', ['2024-02-29/2024-03-01']],
  ['between ... and', 'between 29 September and 1 October 2020', ['2020-09-29/2020-10-01']],
  ['between ... and, two weeks apart', 'Between 5 November 2018 and 23 November 2018', ['2018-11-05/2018-11-23']],
  ['days over a weekend are one visit', '7 and 10 May 2024', ['2024-05-07/2024-05-10']],
  ['days a week apart are two', '17 and 24 April 2024', ['2024-04-17/2024-04-17', '2024-04-24/2024-04-24']],
  [
    'two windows',
    '30 September to 4 October and 14 to 18 October 2024',
    ['2024-09-30/2024-10-04', '2024-10-14/2024-10-18'],
  ],
  [
    'two windows in two years',
    '9 to 13 December 2019 and 6 to 10 January 2020',
    ['2019-12-09/2019-12-13', '2020-01-06/2020-01-10'],
  ],
  [
    'a window and a single day',
    '14 to 18 October 2024 and 4 November 2024',
    ['2024-10-14/2024-10-18', '2024-11-04/2024-11-04'],
  ],
  [
    'a range and listed days',
    '5 to 7 March and 19 and 20 March 2019',
    ['2019-03-05/2019-03-07', '2019-03-19/2019-03-20'],
  ],
  ['one day', '14 July 2021', ['2021-07-14/2021-07-14']],
  ['ordinals and weekdays', 'Monday 3rd to Friday 7th June 2019', ['2019-06-03/2019-06-07']],
  ['numbers, day first', '06/11/2017 to 30/11/2017', ['2017-11-06/2017-11-30']],
  ['short month names', '3 Sept to 5 Oct 2018', ['2018-09-03/2018-10-05']],
  ['no year is no date', '13 to 17 June', []],
  ['no such day', '31 to 32 June 2022', []],
  ['backwards is misread', '17 to 13 June 2022', []],
  ['no dates at all', 'to be confirmed', []],
];

describe('parseDateWindows', () => {
  it.each(cases)('reads %s: %j', (_rule, text, expected) => {
    expect(parseDateWindows(text).map(({ start, end }) => `${start}/${end}`)).toEqual(expected);
  });

  it('answers for hostile input in no time', () => {
    const began = performance.now();
    parseDateWindows('1 and 2 to '.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(200);
  });
});
