/** How many weeks back a fixed day lies: the demo's meetings stand still while the calendar does not. */

const WEEK_MS = 7 * 24 * 3_600_000;
/** The most that a source may ask for. */
const MAX_WEEKS = 520;

/** Whole weeks from an ISO day to `now`, rounded up, between 0 and ten years. */
export function weeksSince(day: string, now: Date): number {
  return Math.min(MAX_WEEKS, Math.max(0, Math.ceil((now.getTime() - Date.parse(day)) / WEEK_MS)));
}
