import { describe, expect, it } from 'vitest';
import { isDateLine, statesDay } from '../../../../src/extract/text/date-text.ts';

describe('isDateLine', () => {
  it.each([
    ['Published: Thursday 19 December 2019 at 12:29pm', true],
    ['19/12/2019', true],
    ['Last updated on 3rd March 2024', true],
    ['The visit took place on 16 April 2024', false],
    ['Published in 2019', false],
    ['Council meeting, 3 March 2024', false],
  ])('%s', (line, expected) => {
    expect(isDateLine(line)).toBe(expected);
  });
});

it('needs a day, a month and a year', () => {
  expect(statesDay('May 2024')).toBe(false);
  expect(statesDay('on 3 May 2024')).toBe(true);
});
