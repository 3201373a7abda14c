/** Dates as British pages write them, read into ISO 8601. Not a guesser: what states no day, month and year is no date. */
import { offsetMinutes } from './time-zones.ts';

interface DateOptions {
  /** IANA zone of times that state none. */
  readonly zone?: string;
  /** 12/22/2023 is read so either way; with this, 01/05/2023 is 5 January. */
  readonly monthFirst?: boolean;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** As stated: `BST`, `+01:00`; undefined when it is not. */
  readonly zone: string | undefined;
}

/** A date is near the beginning of what is handed in; the rest of a sentence is not searched. */
const MAX_CHARS = 400;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const ZONE = '(z|utc|gmt|bst|[ecmp][sd]?t|cest|cet|ist|(?:utc|gmt)?[+-]\\d{2}:?\\d{2})';

const ISO = new RegExp(
  `(?<!\\d)(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)(?:(?:t|,?\\s+(?:at\\s+)?)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?(?:\\s?(am|pm))?(?:\\s?${ZONE}(?![a-z]))?)?`,
  'i',
);
const DAY_FIRST = new RegExp(
  `(?<![\\d:.])${DAY}(?:\\s+(?:day\\s+)?of)?[\\s,./-]{0,3}${MONTH}[\\s,./-]{0,3}(\\d{4}|(?<=-)\\d{2})(?![\\d])`,
  'i',
);
const MONTH_FIRST = new RegExp(
  `\\b${MONTH}[\\s,./-]{0,3}${DAY}(?:[\\s,./-]{1,3}|\\s+\\d{1,2}:\\d{2}:\\d{2}\\s+(?:[a-z]{1,4}\\s+|[+-]\\d{4}\\s+)?)(\\d{4})(?!\\d)`,
  'i',
);
const NUMBERS = /(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?z?)?$/i;
const EPOCH = /^1\d{9}(?:\d{3})?$/;

const TIME = new RegExp(
  `(?<![\\d:.])(\\d{1,2})(?:[:.](\\d{2}))?(?::(\\d{2})(?:\\.\\d+)?)?\\s?(am|pm|a\\.m\\.?|p\\.m\\.?)(?![a-z])(?:\\s?\\(?${ZONE}(?![a-z]))?` +
    `|(?<![\\d:.])(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?![\\d:])(?:\\s?(?:hrs|hours|h)\\b)?(?:\\s?\\(?${ZONE}(?![a-z]))?`,
  'i',
);

/**
 * Reads the first date of a text: `19th December 2019`, `December 19, 2019`, `19/12/2019` (day first), ISO 8601, RFC 2822, seconds since 1970.
 * Answers `YYYY-MM-DD`, or with time and offset when a time of day is stated; the time's zone is London's unless the text or `zone` says otherwise.
 * Example: `Published at 12:29pm 19th December 2019.` is `2019-12-19T12:29:00+00:00`. Null when there is no valid date.
 */
export function parseUkDate(text: string, options: DateOptions = {}): string | null {
  const clean = text.slice(0, MAX_CHARS).replace(/\s+/g, ' ').trim();
  const zone = options.zone ?? 'Europe/London';
  return readEpoch(clean) ?? readIso(clean, zone) ?? readCompact(clean, zone) ?? readWritten(clean, zone, options);
}

function readEpoch(text: string): string | null {
  if (!EPOCH.test(text)) return null;
  return `${new Date(Number(text.slice(0, 10)) * 1000).toISOString().slice(0, 19)}+00:00`;
}

function readIso(text: string, zone: string): string | null {
  const found = ISO.exec(text);
  if (!found) return null;
  const day = validDay(Number(found[1]), Number(found[3]), Number(found[4]));
  if (!day) return null;
  const clock = found[5] === undefined ? null : validClock(found.slice(5, 9), found[9]);
  // Midnight without a zone is how programs write a day.
  const isBareDay = clock?.hour === 0 && clock.minute === 0 && clock.second === 0 && clock.zone === undefined;
  return write(day, isBareDay ? null : clock, zone);
}

function readCompact(text: string, zone: string): string | null {
  const found = COMPACT.exec(text);
  if (!found) return null;
  const day = validDay(Number(found[1]), Number(found[2]), Number(found[3]));
  if (!day) return null;
  const stated = text.toLowerCase().endsWith('z') ? 'z' : undefined;
  return write(day, found[4] === undefined ? null : validClock(found.slice(4, 7), stated), zone);
}

function readWritten(text: string, zone: string, options: DateOptions): string | null {
  const found = firstWritten(text, options.monthFirst ?? false);
  if (!found) return null;
  // The date's own digits are taken out so that 19.12.2019 is not half past something.
  const rest = found.hasTime ? text : `${text.slice(0, found.index)} \u0000 ${text.slice(found.index + found.length)}`;
  return write(found.day, readClock(rest), zone);
}

interface Written {
  readonly day: Day;
  readonly index: number;
  readonly length: number;
  readonly hasTime: boolean;
}

function firstWritten(text: string, monthFirst: boolean): Written | null {
  const candidates: Written[] = [];
  const add = (found: RegExpExecArray | null, day: Day | null): void => {
    if (found && day)
      candidates.push({ day, index: found.index, length: found[0].length, hasTime: /\d:\d/.test(found[0]) });
  };
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) add(dayFirst, validDay(fullYear(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1])));
  const american = MONTH_FIRST.exec(text);
  if (american) add(american, validDay(Number(american[3]), monthOf(american[1]), Number(american[2])));
  const numbers = NUMBERS.exec(text);
  if (numbers) add(numbers, numberedDay(numbers, monthFirst));
  return candidates.sort((a, b) => a.index - b.index)[0] ?? null;
}

function numberedDay(found: RegExpExecArray, monthFirst: boolean): Day | null {
  const [first, second, year] = [Number(found[1]), Number(found[3]), fullYear(found[4])];
  const british = validDay(year, second, first);
  const american = validDay(year, first, second);
  return monthFirst ? (american ?? british) : (british ?? american);
}

/** Finds a time of day: `12:29pm`, `12.29 p.m.`, `10:30 GMT`, `noon`. A bare `10.30` is not one: it may be money. */
function readClock(text: string): Clock | null {
  const found = TIME.exec(text);
  if (!found) {
    if (/\b(?:12 )?(?:noon|midday)\b/i.test(text)) return { hour: 12, minute: 0, second: 0, zone: undefined };
    return null;
  }
  const isTwelveHour = found[4] !== undefined;
  return isTwelveHour ? validClock(found.slice(1, 5), found[5]) : validClock(found.slice(6, 9), found[9]);
}

function validClock(parts: readonly (string | undefined)[], zone: string | undefined): Clock | null {
  let hour = Number(parts[0]);
  const minute = Number(parts[1] ?? 0);
  const second = Number(parts[2] ?? 0);
  const half = parts[3]?.toLowerCase().charAt(0);
  if (half !== undefined && hour > 12) return hour < 24 && minute < 60 ? { hour, minute, second, zone } : null;
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  return hour < 24 && minute < 60 && second < 60 ? { hour, minute, second, zone } : null;
}

function validDay(year: number, month: number, day: number): Day | null {
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return null;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : null;
}

function fullYear(text: string | undefined): number {
  const year = Number(text);
  if (text?.length !== 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function write(day: Day, clock: Clock | null, zone: string): string {
  const date = `${day.year}-${two(day.month)}-${two(day.day)}`;
  if (!clock) return date;
  const wall = Date.UTC(day.year, day.month - 1, day.day, clock.hour, clock.minute, clock.second);
  const offset = offsetMinutes(clock.zone, zone, wall);
  const size = Math.abs(offset);
  return `${date}T${two(clock.hour)}:${two(clock.minute)}:${two(clock.second)}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
