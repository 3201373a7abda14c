import { describe, expect, it } from 'vitest';
import { readCronPattern } from '../../config/cron-pattern.ts';

describe('a cron pattern', () => {
  it('is read into minutes, hours and days', () => {
    expect(readCronPattern(' 0,30  9-11 1-7 * mon ')).toEqual({
      minutes: [0, 30],
      hours: [9, 10, 11],
      days: '0 0 1-7 * mon',
      isInterval: false,
    });
  });

  it.each([
    ['every half hour', '*/30 * * * *', true],
    ['every hour at ten past', '10 * * * *', true],
    ['every six hours', '0 */6 * * *', true],
    ['every second hour, written as a range', '5 0-23/2 * * *', true],
    ['every half hour on weekdays', '*/30 * * * 1-5', true],
    ['once a day', '30 1 * * *', false],
    ['twice a day', '0 6,18 * * *', false],
    ['in office hours', '*/15 9-17 * * 1-5', false],
    ['an interval within some hours', '0 0-12/3 * * *', false],
    ['on the last Friday of a month', '0 9 * * 5L', false],
  ])('is an interval or a time of day: %s', (_what, pattern, isInterval) => {
    expect(readCronPattern(pattern).isInterval).toBe(isInterval);
  });

  it.each([
    ['nothing', '  ', /^0 fields instead of five$/],
    ['too few fields', '30 6 * *', /^4 fields instead of five$/],
    ['seconds', '0 30 6 * * *', /^6 fields instead of five$/],
    ['a nickname', '@daily', /^1 fields instead of five$/],
    ['a minute that is none', '61 6 * * *', /61/],
    ['a weekday that is none', '30 6 * * 8', /8/],
    ['words', 'half past six every day', /half/],
    ['a random value', 'H 6 * * *', /^H is a random value$/],
    ['a random value in a range', '0 H(1-4) * * *', /^H is a random value$/],
    ['a step longer than the hour', '*/90 * * * *', /^a step of 90 in the minute field, at most 59$/],
    ['a step longer than the day', '0 */36 * * *', /^a step of 36 in the hour field, at most 23$/],
    ['a step of nothing', '*/0 * * * *', /0/],
    ['30 February', '0 6 30 2 *', /day of month/],
    ['31 April or June', '0 6 31 4,6 *', /^its day never comes$/],
  ])('is refused with the reason: %s', (_what, pattern, reason) => {
    expect(() => readCronPattern(pattern)).toThrow(reason);
  });

  it('may name months and days that hold an H', () => {
    expect(readCronPattern('0 6 * MAR THU').days).toBe('0 0 * MAR THU');
  });

  it('of 29 February is right in every year', () => {
    expect(readCronPattern('0 6 29 2 *').days).toBe('0 0 29 2 *');
  });
});
