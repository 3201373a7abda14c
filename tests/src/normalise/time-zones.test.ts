import { expect, it } from 'vitest';
import { onTheClock } from '../../../src/normalise/time-zones.ts';

it.each([
  ['2024-07-03T23:30:00+00:00', '2024-07-04T00:30:00+01:00'],
  ['2024-01-03T23:30:00+00:00', '2024-01-03T23:30:00+00:00'],
  ['2024-07-03', '2024-07-03'],
])('%s is %s in London', (date, expected) => {
  expect(onTheClock(date, 'Europe/London')).toBe(expected);
});
