import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueTicks, localTime, nextTick, zoneOf } from '../../queue/schedule.ts';

const LONDON = 'Europe/London';
const short = (instant: Date): string => `${instant.toISOString().slice(0, 16)}Z`;
const ticksAfter = (pattern: string, after: string, count: number, timeZone = LONDON): string[] => {
  const found: string[] = [];
  for (let at = new Date(after); found.length < count;) {
    at = nextTick({ pattern, timeZone }, at);
    found.push(short(at));
  }
  return found;
};

describe('a daily schedule in London', () => {
  it.each<[string, string, string, string[]]>([
    [
      'keeps its time of day over the change in spring',
      '30 6 * * *',
      '2026-03-28T00:00Z',
      ['2026-03-28T06:30Z', '2026-03-29T05:30Z', '2026-03-30T05:30Z'],
    ],
    [
      'keeps its time of day over the change in autumn',
      '30 6 * * *',
      '2026-10-24T00:00Z',
      ['2026-10-24T05:30Z', '2026-10-25T06:30Z', '2026-10-26T06:30Z'],
    ],
    [
      'ticks once on 29 March at a time that is skipped: 02:30 BST',
      '30 1 * * *',
      '2026-03-28T00:00Z',
      ['2026-03-28T01:30Z', '2026-03-29T01:30Z', '2026-03-30T00:30Z'],
    ],
    [
      'ticks once on 25 October at a time that comes twice: the first',
      '30 1 * * *',
      '2026-10-24T12:00Z',
      ['2026-10-25T00:30Z', '2026-10-26T01:30Z'],
    ],
    [
      'does not tick the second time, even for whoever first asks between the two',
      '30 1 * * *',
      '2026-10-25T01:10Z',
      ['2026-10-26T01:30Z'],
    ],
    [
      'ticks once where a skipped time meets another of its own',
      '30 1,2 * * *',
      '2026-03-29T00:00Z',
      ['2026-03-29T01:30Z', '2026-03-30T00:30Z', '2026-03-30T01:30Z'],
    ],
    [
      'ticks on weekdays of the place, not of UTC',
      '15 0 * * 1',
      '2026-07-04T00:00Z',
      ['2026-07-05T23:15Z', '2026-07-12T23:15Z'],
    ],
  ])('%s', (_rule, pattern, after, expected) => {
    expect(ticksAfter(pattern, after, expected.length)).toEqual(expected);
  });
});

describe('an interval', () => {
  it.each<[string, string, string, number]>([
    ['of half an hour over the change in spring', '*/30 * * * *', '2026-03-28T22:00Z', 30],
    ['of half an hour over the change in autumn', '*/30 * * * *', '2026-10-24T22:00Z', 30],
    ['of six hours over the change in autumn', '0 */6 * * *', '2026-10-24T18:00Z', 360],
    ['of an hour over the change in spring', '10 * * * *', '2026-03-28T22:10Z', 60],
  ])('is never longer or shorter: %s', (_what, pattern, after, minutes) => {
    const ticks = [after, ...ticksAfter(pattern, after, 12)].map((tick) => Date.parse(tick));
    const gaps = ticks.slice(1).map((tick, index) => (tick - (ticks[index] ?? 0)) / 60_000);
    expect(new Set(gaps)).toEqual(new Set([minutes]));
  });

  it('is computed in UTC, a time of day where the source is', () => {
    expect(zoneOf({ pattern: '*/30 * * * *', timeZone: LONDON })).toBe('UTC');
    expect(zoneOf({ pattern: '*/30 9-17 * * *', timeZone: LONDON })).toBe(LONDON);
    const noon = new Date('2026-07-01T12:00Z');
    expect(localTime({ pattern: '*/30 * * * *', timeZone: LONDON }, noon)).toBe('2026-07-01 12:00');
    expect(localTime({ pattern: '30 6 * * *', timeZone: LONDON }, noon)).toBe('2026-07-01 13:00');
  });
});

describe('the next tick', () => {
  it.each([
    ['is later than the moment that is asked about', '30 6 * * *', '2026-01-15T06:30Z', '2026-01-16T06:30Z'],
    ['may be in the same minute', '* * * * *', '2026-01-15T06:29:59.999Z', '2026-01-15T06:30Z'],
    ['may be years away', '0 6 29 2 *', '2026-01-15T06:30Z', '2028-02-29T06:00Z'],
    ['is on the last day of the month', '0 6 L * *', '2026-02-15T00:00Z', '2026-02-28T06:00Z'],
    ['is on the first Monday of the month', '0 6 * * 1#1', '2026-02-03T00:00Z', '2026-03-02T06:00Z'],
    ['is on either day when both are given', '0 6 13 * 5', '2026-02-14T00:00Z', '2026-02-20T06:00Z'],
  ])('%s', (_rule, pattern, after, expected) => {
    expect(ticksAfter(pattern, after, 1)).toEqual([expected]);
  });

  it('at a midnight that the clock skips comes at one', () => {
    expect(ticksAfter('0 0 * * *', '2026-04-23T12:00Z', 2, 'Africa/Cairo')).toEqual([
      '2026-04-23T22:00Z',
      '2026-04-24T21:00Z',
    ]);
  });
});

describe('ticks that are due', () => {
  const due = (pattern: string, first: string, now: string, most = 3) => {
    const { newest, count } = dueTicks({ pattern, timeZone: LONDON }, new Date(first), { now: new Date(now), most });
    return { newest: newest.map(short), count };
  };

  it('are all from the first to now, newest first', () => {
    expect(due('0 6 * * *', '2026-03-28T06:00Z', '2026-03-30T05:00Z')).toEqual({
      newest: ['2026-03-30T05:00Z', '2026-03-29T05:00Z', '2026-03-28T06:00Z'],
      count: 3,
    });
  });

  it('are none before the first', () => {
    expect(due('0 6 * * *', '2026-03-28T06:00Z', '2026-03-28T05:59Z')).toEqual({ newest: [], count: 0 });
  });

  it('are counted, though not named, when nobody was there for a month of minutes', () => {
    expect(due('* * * * *', '2026-03-01T00:00Z', '2026-03-31T00:00Z', 2)).toEqual({
      newest: ['2026-03-31T00:00Z', '2026-03-30T23:59Z'],
      count: 30 * 24 * 60 + 1,
    });
  });

  it('are those that one would have met tick by tick, from wherever one looks', () => {
    const patterns = fc.constantFrom('30 1 * * *', '*/20 0-3 * * *', '0 1,2 * * 0', '*/45 * * * *', '0 0 * * *');
    const zones = fc.constantFrom(LONDON, 'America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe');
    // Around the days on which one of them changes its clocks.
    const days = fc.constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-04-23', '2026-10-24', '2026-10-31');
    const hours = fc.integer({ min: 0, max: 71 });
    fc.assert(
      fc.property(patterns, zones, days, hours, (pattern, timeZone, day, hour) => {
        const schedule = { pattern, timeZone };
        const now = new Date(Date.parse(day) + 4 * 86_400_000);
        const met: number[] = [];
        for (let at = nextTick(schedule, new Date(day)); at <= now; at = nextTick(schedule, at)) met.push(at.getTime());
        const from = new Date(Date.parse(day) + hour * 3_600_000 + 600_000);
        const first = nextTick(schedule, from);
        const { newest, count } = dueTicks(schedule, first, { now, most: 1000 });
        const expected = met.filter((tick) => tick > from.getTime());
        expect(newest.map((tick) => tick.getTime())).toEqual(expected.toReversed());
        expect(count).toBe(expected.length);
      }),
      { numRuns: 30 },
    );
  });
});
