/** Stretches of days as British reports write them ("30 September to 4 October and 14 to 18 October 2024"), read into ISO dates. */

interface DateWindow {
  /** ISO 8601, first day. */
  readonly start: string;
  /** ISO 8601, last day. */
  readonly end: string;
}

interface Point {
  readonly day: number;
  month: number | null;
  year: number | null;
  /** What stands between this day and the one before it. */
  readonly join: 'range' | 'and' | null;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const TOKEN =
  /(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)|\b((?:19|20)\d{2})\b|\b(\d{1,2})(?:st|nd|rd|th)?\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(to|until|till|through)\b|([\u2010-\u2015-])|\b(and)\b|[,&]|\b(between)\b/gi;
const MAX_CHARS = 300;
const DAY_MS = 86_400_000;
/** Days listed one by one belong to one visit when no more than a weekend lies between them. */
const WEEKEND_DAYS = 3;
/** Nobody inspects a council for longer at a stretch; what reads so was misread. */
const MAX_DAYS = 120;

/**
 * Reads every stretch of days in the order of the calendar. Month and year may stand once, at the end, for all before
 * them; "28 November to 9 January 2024" begins in 2023. Listed days ("3 and 4 May 2023") are one stretch.
 * Example: `13 to 17 June 2022` is `[{ start: '2022-06-13', end: '2022-06-17' }]`. Empty when no valid dates are found.
 */
export function parseDateWindows(text: string): DateWindow[] {
  const { points, isBetween } = readPoints(text.slice(0, MAX_CHARS));
  fillMonthsAndYears(points);
  const hasRange = points.some((point) => point.join === 'range');
  const stretches: [number, number][] = [];
  for (const [index, point] of points.entries()) {
    const at = instant(point);
    if (at === null) return [];
    const last = stretches.at(-1);
    const goesOn = point.join === 'range' || (point.join === 'and' && index === 1 && isBetween && !hasRange);
    if (last && (goesOn || (point.join === 'and' && isSameVisit(last, at, hasRange)))) last[1] = at;
    else stretches.push([at, at]);
  }
  const isSane = stretches.every(([start, end]) => start <= end && end - start <= MAX_DAYS * DAY_MS);
  if (!isSane) return [];
  return stretches.sort((a, b) => a[0] - b[0]).map(([start, end]) => ({ start: isoDay(start), end: isoDay(end) }));
}

function isSameVisit(last: readonly [number, number], at: number, hasRange: boolean): boolean {
  return (!hasRange || last[0] === last[1]) && at > last[1] && at - last[1] <= (WEEKEND_DAYS + 1) * DAY_MS;
}

function readPoints(text: string): { points: Point[]; isBetween: boolean } {
  const points: Point[] = [];
  let join: Point['join'] = null;
  let isBetween = false;
  for (const token of text.matchAll(TOKEN)) {
    const [, numericDay, numericMonth, numericYear, year, day, month, to, dash, , between] = token;
    const last = points.at(-1);
    if (numericDay !== undefined) {
      points.push({
        day: Number(numericDay),
        month: Number(numericMonth),
        year: fullYear(numericYear),
        join: points.length ? (join ?? 'and') : null,
      });
      join = null;
    } else if (year !== undefined) {
      if (last) last.year = Number(year);
    } else if (day !== undefined) {
      points.push({ day: Number(day), month: null, year: null, join: points.length ? (join ?? 'and') : null });
      join = null;
    } else if (month !== undefined) {
      if (last) last.month = MONTHS.indexOf(month.toLowerCase()) + 1;
    } else if (to !== undefined || dash !== undefined) join = 'range';
    else if (between !== undefined) isBetween = true;
    else join = 'and';
  }
  return { points, isBetween };
}

function fullYear(text: string | undefined): number {
  return text?.length === 2 ? 2000 + Number(text) : Number(text);
}

/** A day takes month and year from the next one that has them; a year that would run backwards is the year before. */
function fillMonthsAndYears(points: Point[]): void {
  for (let index = points.length - 2; index >= 0; index -= 1) {
    const [point, next] = [points[index], points[index + 1]];
    if (!point || !next) continue;
    point.month ??= next.month;
    if (point.year !== null || next.year === null) continue;
    const runsBack = point.month !== null && next.month !== null && point.month > next.month;
    point.year = runsBack ? next.year - 1 : next.year;
  }
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (!before) continue;
    point.month ??= before.month;
    if (point.year !== null || before.year === null) continue;
    const runsOver = point.month !== null && before.month !== null && point.month < before.month;
    point.year = runsOver ? before.year + 1 : before.year;
  }
}

function instant({ day, month, year }: Point): number | null {
  if (month === null || year === null || month < 1 || month > 12) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && day >= 1 ? at.getTime() : null;
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
