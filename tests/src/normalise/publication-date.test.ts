import { describe, expect, it } from 'vitest';
import { readPublication } from '../../../src/normalise/publication-date.ts';
import { parseUkDate } from '../../../src/normalise/dates.ts';
import type { DateSigns, Field } from '../../../src/records/extraction.ts';

const latest = '2024-12-31';
const read = (text: string): string | null => {
  const date = parseUkDate(text);
  return date !== null && date.slice(0, 10) <= latest ? date : null;
};
const told = (value: string): Field => ({ value, rule: 'told' });
const shown = (value: string): DateSigns => ({ shown: { value, rule: 'shown' } });
const published = (value: string | null, dateSigns: DateSigns, modified?: string) =>
  readPublication(
    {
      ...(value !== null && { datePublished: told(value) }),
      dateSigns,
      ...(modified !== undefined && { dateModified: told(modified) }),
    },
    read,
  );

describe('the day of publication', () => {
  it.each<[string, string | null, DateSigns, string | null, string | null]>([
    [
      'takes the hour from what machines are told',
      '2024-07-03T10:00:00Z',
      shown('3 July 2024'),
      '2024-07-03T10:00:00+00:00',
      'told',
    ],
    [
      'takes the hour from what is shown',
      '2024-07-03',
      shown('3 July 2024 10:00'),
      '2024-07-03T10:00:00+01:00',
      'shown',
    ],
    [
      'writes one moment on the publisher’s clock',
      '2024-12-23T01:48:19Z',
      shown('December 22, 2024 at 8:48 pm'),
      '2024-12-22T20:48:19-05:00',
      'told',
    ],
    [
      'keeps the day alone where no hour is shown',
      '2024-12-23T01:48:19Z',
      shown('22 December 2024'),
      '2024-12-22',
      'shown',
    ],
    ['believes what readers see', '2024-07-01T10:00:00Z', shown('4 July 2024'), '2024-07-04', 'shown'],
    [
      'mends the day by the address',
      '2024-12-23T01:48:19Z',
      { inUri: { value: '2024-12-22', rule: 'uri' } },
      '2024-12-22',
      'uri',
    ],
    [
      'is not led by an address of another day',
      '2024-12-23',
      { inUri: { value: '2018-12-03', rule: 'uri' } },
      '2024-12-23',
      'told',
    ],
    ['falls back from the future', '2031-01-01', shown('4 July 2024'), '2024-07-04', 'shown'],
    [
      'takes an update where nothing else is',
      null,
      { updated: { value: 'Updated 4 July 2024', rule: 'updated' } },
      '2024-07-04',
      'updated',
    ],
    ['is none where there is none', null, {}, null, null],
  ])('%s', (_rule, value, signs, date, rule) => {
    const found = published(value, signs);
    expect([found?.date ?? null, found?.rule ?? null]).toEqual([date, rule]);
  });

  it('is not the day of a change months later, though the page calls it none', () => {
    expect(published('2023-01-05', shown('4 July 2024'), '2024-07-04')?.date).toBe('2023-01-05');
    expect(published('2024-07-01', shown('4 July 2024'), '2024-07-04')?.date).toBe('2024-07-04');
  });

  it('is what the source’s selectors say', () => {
    const datePublished = { value: '1 July 2024', rule: 'selector.datePublished' };
    expect(readPublication({ datePublished, dateSigns: shown('4 July 2024') }, read)?.date).toBe('2024-07-01');
    const unread = { value: '1 July 2031', rule: 'selector.datePublished' };
    expect(readPublication({ datePublished: unread, dateSigns: shown('4 July 2024') }, read)?.date).toBe('2024-07-04');
  });
});
