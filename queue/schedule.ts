/** When a schedule ticks: pattern and zone in, moments out. Pure: no clock, no rows, no queue. */
import { CronExpressionParser } from 'cron-parser';
import type { CronPattern } from '../config/cron-pattern.ts';
import { readCronPattern } from '../config/cron-pattern.ts';
import { instantsOf, wallTime } from './wall-clock.ts';

interface Schedule {
  readonly pattern: string;
  readonly timeZone: string;
}

interface DueTicks {
  /** The newest first, at most as many as asked for. */
  readonly newest: readonly Date[];
  /** Of all, with those that are not named. */
  readonly count: number;
}

const DAY_MS = 86_400_000;

/**
 * The zone in which a pattern is computed. An hour field round the clock (every half hour, every six hours) means a
 * distance, and the day of a wall clock has a gap or a fold where the clock is changed: half-hourly ticks in London
 * would be an hour and a half apart on 25 October 2026. So these are computed in UTC. Named hours (`30 6 * * *`,
 * `0 9-17 * * 1-5`) mean a time of day where the source is.
 */
export function zoneOf(schedule: Schedule): string {
  return readCronPattern(schedule.pattern).isInterval ? 'UTC' : schedule.timeZone;
}

/** The first tick after a moment. */
export function nextTick(schedule: Schedule, after: Date): Date {
  const { cron, zone } = read(schedule);
  const today = startOfDay(wallTime(after, zone));
  // From the day before: a time that the clock skips at midnight comes a day later than it stands on the wall.
  const days = daysFrom(cron, new Date(today - DAY_MS - 1));
  for (;;) {
    const day = days.next().getTime();
    const tick = ticksOfDay(day, cron, zone).find((instant) => instant > after);
    if (tick !== undefined) return tick;
  }
}

/** The ticks from `first`, itself a tick, up to `now`; `most` bounds how many are named, not how many are counted. */
export function dueTicks(
  schedule: Schedule,
  first: Date,
  options: { readonly now: Date; readonly most: number },
): DueTicks {
  const { now, most } = options;
  const { cron, zone } = read(schedule);
  const newest: Date[] = [];
  let count = 0;
  const firstDay = startOfDay(wallTime(first, zone)) - DAY_MS;
  const days = daysFrom(cron, new Date(startOfDay(wallTime(now, zone)) + DAY_MS));
  for (let day = days.prev().getTime(); day >= firstDay; day = days.prev().getTime()) {
    const ticks = ticksOfDay(day, cron, zone).filter((instant) => instant >= first && instant <= now);
    count += ticks.length;
    newest.push(...ticks.toReversed().slice(0, most - newest.length));
  }
  return { newest, count };
}

/** The wall clock of the zone in which the schedule is computed, as `2026-03-30 06:30`. */
export function localTime(schedule: Schedule, instant: Date): string {
  return new Date(wallTime(instant, zoneOf(schedule))).toISOString().slice(0, 16).replace('T', ' ');
}

function read(schedule: Schedule): { readonly cron: CronPattern; readonly zone: string } {
  const cron = readCronPattern(schedule.pattern);
  return { cron, zone: cron.isInterval ? 'UTC' : schedule.timeZone };
}

/**
 * Only the days are left to the library, in UTC, where days have no gaps: asked for moments in a zone, what it says
 * about the hour that comes twice depends on where it is asked from.
 */
function daysFrom(cron: CronPattern, currentDate: Date) {
  return CronExpressionParser.parse(cron.days, { tz: 'UTC', currentDate });
}

function ticksOfDay(day: number, cron: CronPattern, zone: string): Date[] {
  const walls = cron.hours.flatMap((hour) => cron.minutes.map((minute) => day + (hour * 60 + minute) * 60_000));
  return zone === 'UTC' ? walls.map((wall) => new Date(wall)) : instantsOf(walls, zone);
}

function startOfDay(wall: number): number {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}
