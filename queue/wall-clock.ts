/** What the clock on a wall of some zone shows, and when it shows it; knows nothing of schedules. */

/** A time as it stands on the wall, written as if the wall were in UTC: milliseconds that only `toISOString` should read. */
type WallTime = number;

const DAY_MS = 86_400_000;

export function wallTime(instant: Date, zone: string): WallTime {
  return instant.getTime() + offsetAt(zone, instant.getTime());
}

/**
 * The moments at which the clock shows these times, each once and in order. A time that is skipped when the clock goes
 * forward comes when it would have come without the change (01:30 in London on 29 March 2026 is 02:30 BST);
 * of a time that comes twice, the first counts.
 * @param walls times of one day
 */
export function instantsOf(walls: readonly WallTime[], zone: string): Date[] {
  const [first] = walls;
  if (first === undefined) return [];
  // Two changes of a clock are never so near each other.
  const before = offsetAt(zone, first - DAY_MS);
  const after = offsetAt(zone, first + 2 * DAY_MS);
  const instants = walls.map((wall) => {
    if (before === after || offsetAt(zone, wall - before) === before) return wall - before;
    // In the gap neither is right; then it comes as if the clock had not been changed.
    return wall - (offsetAt(zone, wall - after) === after ? after : before);
  });
  return [...new Set(instants)].sort((one, other) => one - other).map((instant) => new Date(instant));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
function offsetAt(zone: string, instant: number): number {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, formatter);
  }
  const name = formatter.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const found = /([+-])(\d{2}):(\d{2})/.exec(name);
  if (found === null) return 0;
  const ms = (Number(found[2]) * 60 + Number(found[3])) * 60_000;
  return found[1] === '-' ? -ms : ms;
}
