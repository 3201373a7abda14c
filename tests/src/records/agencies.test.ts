import { expect, it } from 'vitest';
import { agencyIn, namesAgency, withoutAgency } from '../../../src/records/agencies.ts';

it.each([
  ['By Jo Marsh, PA', 'PA Media'],
  ['Press Association', 'PA Media'],
  ['AP', 'Associated Press'],
  ['Jo Marsh (AFP)', 'AFP'],
  ['Australian Associated Press', 'AAP'],
  ['By Pa Marsh', null],
  ['The Maple Gazette', null],
])('%s credits %s', (credit, expected) => {
  expect(agencyIn(credit)).toBe(expected);
});

it('knows initials only in a credit', () => {
  expect(namesAgency('a PA to the director')).toBe(false);
  expect(namesAgency('By Jo Marsh, Local Democracy Reporter')).toBe(true);
});

it('cuts an agency off a name', () => {
  expect(withoutAgency('Jo Marsh The Associated Press')).toBe('Jo Marsh');
  expect(withoutAgency('Jo Marsh for PA Media')).toBe('Jo Marsh');
  expect(withoutAgency('Jo Reuter')).toBe('Jo Reuter');
});
