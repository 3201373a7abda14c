import { describe, expect, it } from 'vitest';
import { inspectionDates, publicationDate } from '../../../../src/extract/inspection/inspection-dates.ts';
import { parseDateWindows } from '../../../../src/normalise/date-windows.ts';
import { blocksOf } from './blocks-of.ts';

/** As the record will have it: `2024-05-03..2024-05-04`, several with a comma. */
function windows(cover: string, opening = '', published?: string): string {
  return inspectionDates(blocksOf(cover), blocksOf(opening), published)
    .flatMap(({ value }) => parseDateWindows(value))
    .map(({ start, end }) => `${start}..${end}`)
    .join(', ');
}

describe('inspectionDates: a labelled line', () => {
  it.each([
    ['Inspection dates: 13 to 17 June 2022', '2022-06-13..2022-06-17'],
    ['Inspection date: 30 December 2018 – 10 January 2019', '2018-12-30..2019-01-10'],
    ['Inspection date(s): 3–14 July 2023', '2023-07-03..2023-07-14'],
    ['Inspection dates || 3 to 14 July 2023', '2023-07-03..2023-07-14'],
    ['Inspection dates:\n3 to 14 July 2023', '2023-07-03..2023-07-14'],
    ['Inspection period: 3 to 14 July 2023', '2023-07-03..2023-07-14'],
    ['Dates of visit: 4/12/2018 – 5/12/2018', '2018-12-04..2018-12-05'],
    [
      'Inspection dates: 30 September to 4 October and 14 to 18 October 2024',
      '2024-09-30..2024-10-04, 2024-10-14..2024-10-18',
    ],
    ['Date of previous inspection: 15 to 17 October 2019', ''],
    ['Inspection dates: to be confirmed', ''],
  ])('%j', (cover, found) => {
    expect(windows(cover)).toBe(found);
  });
});

describe('inspectionDates: the opening of a letter', () => {
  const about = 'children’s services, which looked at plans';
  it.each([
    [
      `This letter summarises the findings of the monitoring visit to Northshire ${about}, on 29 and 30 August 2018.`,
      '2018-08-29..2018-08-30',
    ],
    [
      `This letter summarises the findings of the first monitoring visit since the inspection of 5 March 2018. The visit took place on 29 and 30 August 2018.`,
      '2018-08-29..2018-08-30',
    ],
    [
      `Following the inspection report published on 16 May 2018, this monitoring visit was carried out on 29 and 30 August 2018.`,
      '2018-08-29..2018-08-30',
    ],
    [
      `This letter summarises the findings of the monitoring visit to Northshire on 30 November and 1 December 2021. It was the second since the report dated 4 May 2020.`,
      '2021-11-30..2021-12-01',
    ],
    [
      `Between 14 January 2019 and 18 January 2019, Ofsted and others carried out a joint inspection of the response to neglect in Northport.`,
      '2019-01-14..2019-01-18',
    ],
    [
      `This letter summarises the findings of the monitoring visit to Northshire children’s services. The local authority was judged inadequate in the report of 4 May 2020.`,
      '',
    ],
  ])('%j', (opening, found) => {
    expect(windows('', opening)).toBe(found);
  });
});

describe('inspectionDates: a letter’s own date', () => {
  const weak = 'Inspectors visited Northshire’s family centres and offices on 29 and 30 August 2018.';
  const strong = 'This letter summarises the findings of the monitoring visit to Northshire on 29 and 30 August 2018.';
  const older = 'Northshire knows where it stands since the report of the last inspection, on 6 March 2017.';
  it.each([
    [weak, '4 October 2018', '2018-08-29..2018-08-30'],
    [weak, '4 October 2019', ''],
    [weak, '4 July 2018', ''],
    [
      `This inspection’s recommendations, agreed on 6 March 2017, stand. ${weak}`,
      '4 October 2018',
      '2018-08-29..2018-08-30',
    ],
    [older, '4 October 2018', ''],
    [strong, '4 October 2021', '2018-08-29..2018-08-30'],
  ])('%j in a letter of %j', (opening, published, found) => {
    expect(windows('', opening, published)).toBe(found);
  });

  it('is not cut off by the full stop of a saint', () => {
    const opening =
      'This letter summarises the findings of the monitoring visit to St. Helens children’s services on 29 and 30 August 2018.';
    expect(windows('', opening)).toBe('2018-08-29..2018-08-30');
  });
});

describe('publicationDate', () => {
  const stated = (cover: string) => publicationDate(blocksOf(cover))?.value;

  it.each([
    ['18 December 2019\nMs Director\nDear Ms Director', '18 December 2019'],
    ['18th December 2019\nDear Ms Director', '18th December 2019'],
    ['Wednesday 18 December 2019\nDear Ms Director', 'Wednesday 18 December 2019'],
    ['Date: 18/12/2019\nDear Ms Director', 'Date: 18/12/2019'],
    ['Ms Director || 18 December 2019\nDear Ms Director', '18 December 2019'],
    ['18 December 2019 Ms Director, Northshire Council\nDear Ms Director', '18 December 2019'],
    ['Report published: 12 May 2015', '12 May 2015'],
    ['Published: 12 May 2015\nDear Ms Director', '12 May 2015'],
    ['Inspection date: 3 – 26 March 2015 || Report published: 12 May 2015', '12 May 2015'],
    ['Inspection dates: 3 to 26 March 2015 Report published: 12 May 2015', '12 May 2015'],
  ])('%j', (cover, date) => {
    expect(stated(cover)).toBe(date);
  });

  it('is none where a report has no date line: dates of inspections are not it', () => {
    expect(stated('# Inspection of Northshire\nInspection dates: 4 to 8 May 2015')).toBeUndefined();
    expect(stated('Dear Ms Director\n18 December 2019')).toBeUndefined();
  });
});
