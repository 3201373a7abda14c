import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantsOf, wallTime } from '../../queue/wall-clock.ts';

const shown = (instant: string, zone: string): string =>
  new Date(wallTime(new Date(instant), zone)).toISOString().slice(0, 16);
const instants = (zone: string, day: string, ...times: string[]): string[] =>
  instantsOf(
    times.map((time) => Date.parse(`${day}T${time}Z`)),
    zone,
  ).map((instant) => `${instant.toISOString().slice(0, 16)}Z`);

describe('the clock on the wall', () => {
  it.each([
    ['2026-01-15T06:30Z', 'Europe/London', '2026-01-15T06:30'],
    ['2026-07-15T06:30Z', 'Europe/London', '2026-07-15T07:30'],
    ['2026-07-15T20:00Z', 'Asia/Kathmandu', '2026-07-16T01:45'],
    ['2026-07-15T02:00Z', 'America/St_Johns', '2026-07-14T23:30'],
    ['2026-07-15T06:30Z', 'UTC', '2026-07-15T06:30'],
  ])('shows at %s in %s %s', (instant, zone, wall) => {
    expect(shown(instant, zone)).toBe(wall);
  });
});

describe('a time on the wall', () => {
  it.each<[string, string, string, string[], string[]]>([
    ['is a moment', 'Europe/London', '2026-07-15', ['06:30'], ['2026-07-15T05:30Z']],
    ['that is skipped comes an hour later', 'Europe/London', '2026-03-29', ['01:30'], ['2026-03-29T01:30Z']],
    [
      'that is skipped is one with the time it comes at',
      'Europe/London',
      '2026-03-29',
      ['00:30', '01:30', '02:30'],
      ['2026-03-29T00:30Z', '2026-03-29T01:30Z'],
    ],
    [
      'that comes twice counts once, the first time',
      'Europe/London',
      '2026-10-25',
      ['00:30', '01:30', '02:30'],
      ['2026-10-24T23:30Z', '2026-10-25T00:30Z', '2026-10-25T02:30Z'],
    ],
    // The clock jumps by half an hour there.
    ['that is skipped by half an hour', 'Australia/Lord_Howe', '2026-10-04', ['02:15'], ['2026-10-03T15:45Z']],
    // The day begins at one o'clock.
    ['at a midnight that is skipped', 'Africa/Cairo', '2026-04-24', ['00:00'], ['2026-04-23T22:00Z']],
    ['on no day', 'Europe/London', '2026-03-29', [], []],
  ])('%s', (_what, zone, day, times, expected) => {
    expect(instants(zone, day, ...times)).toEqual(expected);
  });

  it('is shown again at its moment, on any day whose clock is not changed', () => {
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC');
    // Neither the north nor the south changes its clocks in these months.
    const days = fc.constantFrom('2026-01-10', '2026-06-20', '2026-07-31', '2026-12-15');
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 1439 }), (zone, day, minutes) => {
        const wall = Date.parse(`${day}T00:00Z`) + minutes * 60_000;
        const [instant] = instantsOf([wall], zone);
        expect(instant === undefined ? null : wallTime(instant, zone)).toBe(wall);
      }),
    );
  });
});
