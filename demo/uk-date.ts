/** Dates as British sites print them, from the local parts of an ISO string; no clock and no zone is asked. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function partsOf(iso: string): Parts {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(iso);
  if (match === null) throw new Error(`print date failed: "${iso}" is not ISO 8601`);
  const [year, month, day, hour, minute] = match.slice(1).map((digits) => Number(digits ?? 0));
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hour ?? 0, minute: minute ?? 0 };
}

const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** `27 February 2026` */
export function longDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  return `${day} ${monthName(month)} ${year}`;
}

/** `February 2026` */
export function monthAndYear(iso: string): string {
  const { year, month } = partsOf(iso);
  return `${monthName(month)} ${year}`;
}

/** `27th` */
function ordinal(day: number): string {
  const tens = Math.floor(day / 10) === 1;
  return `${day}${tens ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}

/** `12:29pm 19th December 2024` */
export function bylineDate(iso: string): string {
  const { year, month, day, hour, minute } = partsOf(iso);
  const half = hour < 12 ? 'am' : 'pm';
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')}${half} ${ordinal(day)} ${monthName(month)} ${year}`;
}

/** `Wednesday, 14th January, 2026` */
export function headingDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  const weekday = WEEKDAYS[new Date(`${iso.slice(0, 10)}T12:00:00Z`).getUTCDay()] ?? '';
  return `${weekday}, ${ordinal(day)} ${monthName(month)}, ${year}`;
}

/** `14th-Jan-2026`, as in the names of ModernGov's packs. */
export function fileDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  return `${ordinal(day)}-${monthName(month).slice(0, 3)}-${year}`;
}

/** `14/01/2026` */
export function slashDate(iso: string): string {
  return iso.slice(0, 10).split('-').reverse().join('/');
}

/** `10.00 am` from `10:00`. */
export function dottedTime(time: string): string {
  const { hour, minute } = partsOf(`2000-01-01T${time}`);
  return `${hour % 12 || 12}.${String(minute).padStart(2, '0')} ${hour < 12 ? 'am' : 'pm'}`;
}
