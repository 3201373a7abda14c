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
