/** Dates as the calendars of councils write them, read into local ISO; it knows nothing of zones, which are the record's business. */

interface FoundDate {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` when a time follows. */
  readonly iso: string;
  /** Where the date and its time stand in the text. */
  readonly start: number;
  readonly end: number;
}

/** The days between which meetings are looked at, both inclusive, as `YYYY-MM-DD`. */
export interface MeetingWindow {
  readonly from: string;
  readonly to: string;
}

const WELSH_MONTHS = 'ion chw maw ebr mai meh gor aws med hyd tac rha'.split(' ');
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 24 * 3_600_000;
/** Link texts and headings are short; anything longer is not searched. */
const MAX_CHARS = 500;

/**
 * The first date in a link text, heading or file name, with the time right after it.
 * @example readMeetingDate('Cabinet - Tuesday, 10th February, 2026 10.00 am') // iso 2026-02-10T10:00
 */
export function readMeetingDate(text: string): FoundDate | null {
  const searched = text.slice(0, MAX_CHARS);
  const match =
    /\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(searched) ??
    /\b(\d{1,2})(?:st|nd|rd|th|af|ain|eg|fed|ydd)?[\s,-]{1,3}(?:of )?([A-Za-z]{3,10})[\s,.-]{1,3}(\d{4})\b/.exec(
      searched,
    );
  if (match === null) return null;
  const month = /^\d/.test(match[2] ?? '') ? Number(match[2]) : monthOf(match[2] ?? '');
  const day = isoDay(Number(match[3]), month, Number(match[1]));
  if (day === null) return null;
  const end = match.index + match[0].length;
  const clock = readClock(searched.slice(end, end + 24));
  return clock === null || clock.start > 6
    ? { iso: day, start: match.index, end }
    : { iso: `${day}T${clock.time}`, start: match.index, end: end + clock.end };
}

function monthOf(name: string): number {
  const short = name.slice(0, 3).toLowerCase();
  // `Mai` and `Mawrth` are Welsh, `May` and `March` are not.
  return (MONTHS.includes(short) ? MONTHS : WELSH_MONTHS).indexOf(short) + 1;
}

/** The first time of day in a text: `10.00 am`, `18:30`, `2pm`, `noon`; null when none stands there. */
export function readClock(
  text: string,
): { readonly time: string; readonly start: number; readonly end: number } | null {
  const match =
    /\b(\d{1,2})(?:[.:](\d{2}))?\s?(a\.?m\b|p\.?m\b|noon\b)/i.exec(text) ??
    /\b(\d{1,2})[.:](\d{2})\b/.exec(text) ??
    /\b(noon|midday)\b/i.exec(text);
  if (match === null) return null;
  const spoken = /^[a-z]/i.test(match[0]);
  const half = (match[3] ?? '').charAt(0).toLowerCase();
  const hour = spoken ? 12 : (Number(match[1]) % (half === '' ? 24 : 12)) + (half === 'p' || half === 'n' ? 12 : 0);
  const minute = spoken ? 0 : Number(match[2] ?? 0);
  if (minute > 59) return null;
  return { time: `${pad(hour)}:${pad(minute)}`, start: match.index, end: match.index + match[0].length };
}

/** `YYYY-MM-DD`, or null for a day that no calendar has. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/** The stretch of meetings that a run looks at: minutes appear weeks later, agendas a week before. */
export function meetingWindow(
  weeks: { readonly weeksBack: number; readonly weeksForward: number },
  now: Date,
): MeetingWindow {
  const day = (offset: number): string => new Date(now.getTime() + offset * 7 * DAY_MS).toISOString().slice(0, 10);
  return { from: day(-weeks.weeksBack), to: day(weeks.weeksForward) };
}

/** Whether a meeting lies in the window; one without a readable date is looked at rather than lost. */
export function inWindow(iso: string | null, window: MeetingWindow): boolean {
  if (iso === null) return true;
  const day = iso.slice(0, 10);
  return day >= window.from && day <= window.to;
}

/** Every month that the window touches, oldest first. */
export function monthsOf(window: MeetingWindow): { readonly year: number; readonly month: number }[] {
  const months: { year: number; month: number }[] = [];
  let year = Number(window.from.slice(0, 4));
  let month = Number(window.from.slice(5, 7));
  const last = window.to.slice(0, 7);
  while (`${year}-${pad(month)}` <= last) {
    months.push({ year, month });
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return months;
}

const pad = (number: number): string => String(number).padStart(2, '0');
