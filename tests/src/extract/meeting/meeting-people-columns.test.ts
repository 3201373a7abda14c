import { describe, expect, it } from 'vitest';
import {
  headerColumns,
  isNameCell,
  personByColumns,
  personInRow,
} from '../../../../src/extract/meeting/meeting-people-columns.ts';

describe('headerColumns', () => {
  it('tells the columns by their names', () => {
    expect(headerColumns(['Board member', 'Position', 'Organisation'])).toMatchObject({ name: 0, role: 1, body: 2 });
    expect(headerColumns(['Attendance', 'Party', 'Attendee'])).toMatchObject({ name: 2, party: 1, attendance: 0 });
  });

  it.each([
    [['Cllr Ada North', 'Committee Member', 'Present']],
    [['Item', 'Discussion', 'Action']],
    [['Present', 'Apologies']],
  ])('takes %s for no header', (cells) => {
    expect(headerColumns(cells)).toBeNull();
  });

  it('reads a tick below "Apologies", and whom somebody represents where no role is said', () => {
    const columns = headerColumns(['Name', 'Organisation', 'Present', 'Apologies']);
    expect(columns && personByColumns(['Ada North', 'Ferry Trust', '', '✓'], columns)).toMatchObject({
      name: 'Ada North',
      role: 'Ferry Trust',
      attendance: 'Apologies',
    });
  });
});

describe('personInRow', () => {
  it.each([
    [
      ['Cllr Ada North (Deputy Chair)', 'Marlshire Council'],
      ['Cllr Ada North', 'Deputy Chair', null],
    ],
    [
      ['Harbour Clerk', 'Tom Poe'],
      ['Tom Poe', 'Harbour Clerk', null],
    ],
    [
      ['Tom Poe', 'Green', 'Pier ward', 'Apologies'],
      ['Tom Poe', null, 'Green'],
    ],
    [
      ['Parish Councillor Una Dale', 'Co-opted Member'],
      ['Councillor Una Dale', 'Co-opted Member', null],
    ],
  ])('reads %s', (cells, expected) => {
    const { name, role, party } = personInRow(cells) ?? {};
    expect([name, role, party]).toEqual(expected);
  });

  it('finds nobody among figures', () => {
    expect(personInRow(['Ferry fares', '£120', '2026'])).toBeNull();
  });
});

describe('isNameCell', () => {
  it.each([
    ['Cllr North', true],
    ['Ada North (Chair)', true],
    ['North', false],
    ['Present', false],
    ['Marlshire Constabulary', false],
    ['Head of Piers', false],
  ])('%s: %s', (words, expected) => {
    expect(isNameCell(words)).toBe(expected);
  });
});
