/** How far a clock on the wall is from UTC: by the zone rules of the platform, or by what a text states. */

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Abbreviations met in English pages, in minutes east of UTC. */
const FIXED: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  ist: 330,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

/** Abbreviations that leave open whether it is summer there. */
const OPEN: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Minutes east of UTC at a time on the wall (given as if it were UTC, in milliseconds): as stated (`BST`, `+01:00`, `ET`), else by the IANA zone.
 * An hour that occurs twice is taken the first time; one that is skipped is taken in summer time.
 */
export function offsetMinutes(stated: string | undefined, zone: string, wall: number): number {
  const abbreviation = stated?.toLowerCase() ?? '';
  return readOffset(abbreviation) ?? offsetIn(OPEN[abbreviation] ?? zone, wall);
}

/** An instant as the clocks of a zone show it: `2024-07-03T23:30:00+00:00` is `2024-07-04T00:30:00+01:00` in London. */
export function onTheClock(date: string, zone: string): string {
  const instant = date.length > 10 ? Date.parse(date) : NaN;
  return Number.isNaN(instant) ? date : withOffset(instant, offsetAt(zone, instant) * MINUTE);
}

/** An instant as a clock shows it that is so many milliseconds ahead of Greenwich. */
export function withOffset(instant: number, offset: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const minutes = Math.abs(offset) / MINUTE;
  const sign = offset < 0 ? '-' : '+';
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function offsetIn(zone: string, wall: number): number {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  return before === after || offsetAt(zone, wall - before * MINUTE) === before ? before : after;
}

function offsetAt(zone: string, instant: number): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, formatter);
  }
  const name = formatter.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return readOffset(name.toLowerCase()) ?? 0;
}

function readOffset(text: string): number | null {
  const found = /^(?:utc|gmt)?([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!found) return FIXED[text] ?? null;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  // No place on Earth is further from Greenwich.
  if (minutes > 14 * 60) return null;
  return found[1] === '-' ? -minutes : minutes;
}
