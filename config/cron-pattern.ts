/** A cron pattern of five fields, read and checked; when its ticks come is the matter of queue/schedule.ts. */
import { CronExpressionParser } from 'cron-parser';

export interface CronPattern {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** The days alone, as the pattern of their midnights: `0 0 * * 1-5`. */
  readonly days: string;
  /** Every hour, or every so many hours round the clock: it means a distance, not a time of day. */
  readonly isInterval: boolean;
}

/** Hours round the clock: `*`, and with a step that begins at midnight; `9-17` is a time of day. */
const ROUND_THE_CLOCK = /^(?:\*|0-23)(?:\/\d+)?$/;

/** The library's `H` stands for a random value: another one in every process. Names of days and months may hold one. */
const RANDOM_VALUE = /(?<![a-z])H(?![a-z])/i;

/** A fixed day to look from for one that comes, so that a pattern is right or wrong whenever it is read. */
const ANY_DAY = new Date('2026-01-01T00:00:00Z');

/** @throws Error that says what is wrong, as the end of a sentence about the pattern */
export function readCronPattern(pattern: string): CronPattern {
  const fields = pattern.trim().split(/\s+/);
  const [minute = '', hour = '', ...dayFields] = fields;
  // The library fills in what is missing, and takes a sixth field as seconds.
  if (fields.length !== 5) throw new Error(`${pattern.trim() === '' ? 0 : fields.length} fields instead of five`);
  if (RANDOM_VALUE.test(pattern)) throw new Error('H is a random value');
  refuseLongStep(minute, 'minute', 59);
  refuseLongStep(hour, 'hour', 23);
  const { fields: read } = CronExpressionParser.parse(fields.join(' '), { tz: 'UTC' });
  const days = `0 0 ${dayFields.join(' ')}`;
  if (!CronExpressionParser.parse(days, { tz: 'UTC', currentDate: ANY_DAY }).hasNext()) {
    throw new Error('its day never comes');
  }
  return {
    minutes: read.minute.values,
    hours: read.hour.values,
    days,
    isInterval: ROUND_THE_CLOCK.test(hour),
  };
}

// A step of 90 in the minutes is every hour to the library, without a word: whoever wrote it meant something else.
function refuseLongStep(field: string, name: string, most: number): void {
  const long = [...field.matchAll(/\/(\d+)/g)].find(([, step]) => Number(step) > most);
  if (long !== undefined) throw new Error(`a step of ${long[1]} in the ${name} field, at most ${most}`);
}
