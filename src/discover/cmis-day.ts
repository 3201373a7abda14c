/** The day of a row in a calendar that says the month once, above all rows, or nowhere: "Monday, 8 June". */
import { readMeetingDate } from './meeting-date.ts';

const DAY =
  /^\W{0,5}(?:(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\s?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,10})\b(?:,?\s+(\d{4}))?/i;
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');
const DAY_MS = 24 * 3_600_000;

/**
 * The day, in the year that is next to the month which was asked for and has that weekday; null where none has, for then
 * the page shows something else.
 * @param month `YYYY-MM`
 * @example dayBeside('Thursday, 1 January', '2026-12') // 2027-01-01 is a Friday, 2026-01-01 a Thursday
 */
export function dayBeside(words: string, month: string): string | null {
  const [, weekday, day, name, stated] = DAY.exec(words.slice(0, 200)) ?? [];
  if (day === undefined || name === undefined) return null;
  const year = Number(month.slice(0, 4));
  const middle = Date.parse(`${month}-15`);
  const days = (stated === undefined ? [year - 1, year, year + 1] : [Number(stated)])
    .map((candidate) => readMeetingDate(`${day} ${name} ${candidate}`)?.iso.slice(0, 10))
    .filter((iso) => iso !== undefined)
    .sort((one, other) => Math.abs(Date.parse(one) - middle) - Math.abs(Date.parse(other) - middle));
  const fits = (iso: string): boolean =>
    weekday === undefined || new Date(Date.parse(iso)).getUTCDay() === WEEKDAYS.indexOf(weekday.toLowerCase());
  const [nearest] = days;
  // Without a weekday to tell the year by, a day far from the month that was asked for is a guess.
  const isSure = weekday !== undefined || stated !== undefined || isNear(nearest, middle);
  return isSure ? (days.find(fits) ?? null) : null;
}

const isNear = (iso: string | undefined, middle: number): boolean =>
  iso !== undefined && Math.abs(Date.parse(iso) - middle) < 60 * DAY_MS;
