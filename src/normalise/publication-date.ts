/** When a document was published, out of what its page tells machines, shows readers and has in its address. Not when it was changed. */
import type { Field, PageFields } from '../records/extraction.ts';
import { withOffset } from './time-zones.ts';

export interface DatedField {
  readonly date: string;
  readonly rule: string;
}

/** Reads what a page states into ISO 8601; null for what is no date, or one that cannot be. */
type ReadDate = (text: string) => string | null;

const HOUR = 3_600_000;
const QUARTER = 15 * 60_000;
/** The Line Islands are the furthest ahead of Greenwich, Baker Island the furthest behind. */
const MOST_AHEAD = 14 * HOUR;
const MOST_BEHIND = 12 * HOUR;

/** What is shown so much later than what was told, and is the day of the last change, is no more than that. */
const LATE_DAYS = 31;

/**
 * The day that readers see by the headline is the day of publication: machines are often told when a draft was made, or
 * the hour in Greenwich, where it may be another day. The hour comes from what machines are told where that agrees.
 */
export function readPublication(
  { datePublished, dateSigns, dateModified }: Pick<PageFields, 'datePublished' | 'dateSigns' | 'dateModified'>,
  readDate: ReadDate,
): DatedField | null {
  const read = (field: Field | undefined): DatedField | null => {
    const date = field ? readDate(field.value) : null;
    return field && date !== null ? { date, rule: field.rule } : null;
  };
  const told = read(datePublished);
  const shown = read(dateSigns?.shown);
  const inUri = read(dateSigns?.inUri);
  if (!told) return shown ?? inUri ?? read(dateSigns?.hinted) ?? read(dateSigns?.updated);
  // Who wrote the source's selectors has looked at the page.
  if (told.rule === 'selector.datePublished') return told;
  if (shown) return agreed(told, shown) ?? (isRedated(told, shown, read(dateModified)) ? told : shown);
  return (inUri && agreed(told, inUri)) ?? told;
}

function isRedated(told: DatedField, shown: DatedField, modified: DatedField | null): boolean {
  const [first, later] = [told, shown].map(({ date }) => Date.parse(date.slice(0, 10))) as [number, number];
  return modified?.date.slice(0, 10) === shown.date.slice(0, 10) && later - first > LATE_DAYS * 24 * HOUR;
}

/** One moment under two days, or the fuller of two of one day; null when they are different days. */
function agreed(told: DatedField, seen: DatedField): DatedField | null {
  if (told.date.slice(0, 10) === seen.date.slice(0, 10)) return told.date.length >= seen.date.length ? told : seen;
  const instant = told.date.length > 10 ? Date.parse(told.date) : NaN;
  const dayBegins = Date.parse(seen.date.slice(0, 10));
  const isSameMoment = instant + MOST_AHEAD >= dayBegins && instant - MOST_BEHIND < dayBegins + 24 * HOUR;
  if (!isSameMoment) return null;
  const wall = seen.date.length > 10 ? Date.parse(`${seen.date.slice(0, 19)}Z`) : NaN;
  const offset = Math.round((wall - instant) / QUARTER) * QUARTER;
  if (offset > MOST_AHEAD || offset < -MOST_BEHIND || Number.isNaN(offset))
    return { date: seen.date.slice(0, 10), rule: seen.rule };
  return { date: withOffset(instant, offset), rule: told.rule };
}
