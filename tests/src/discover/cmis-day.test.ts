import { expect, it } from 'vitest';
import { dayBeside } from '../../../src/discover/cmis-day.ts';

it.each([
  ['Monday, 7 June', '2027-06', '2027-06-07'],
  ['Monday 7th June', '2027-06', '2027-06-07'],
  ['Friday, 1 January', '2026-12', '2027-01-01'],
  ['Thursday, 31 December', '2027-01', '2026-12-31'],
  ['Mon, 7 June 2027 at the Guildhall', '2020-01', '2027-06-07'],
  ['7 June', '2027-06', '2027-06-07'],
])('%s in the calendar of %s is %s', (words, month, day) => {
  expect(dayBeside(words, month)).toBe(day);
});

it.each([
  ['no day of that weekday is near', 'Friday, 7 June', '2027-06'],
  ['a page shows another month than was asked for, and no weekday tells the year', '7 November', '2027-06'],
  ['the day does not exist', 'Monday, 31 June', '2027-06'],
  ['the words are none of a day', '10:00 Cabinet', '2027-06'],
  ['a text is endless', `Monday, ${'7 '.repeat(50_000)}June`, '2027-06'],
])('says nothing where %s', (_, words, month) => {
  expect(dayBeside(words, month)).toBeNull();
});

it('finds the day on a site that shows the current month whatever was asked for', () => {
  expect(dayBeside('Monday, 1 November', '2027-06')).toBe('2027-11-01');
});
