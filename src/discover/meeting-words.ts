/** What the words around a meeting say on a council's pages: whose it is, and whether it takes place. */
import type { TargetHint } from '../records/target.ts';
import { readClock, readMeetingDate } from './meeting-date.ts';

/** What is known of a meeting before its page is read. */
export type MeetingHint = NonNullable<TargetHint['meeting']>;

/** The committee in words such as "10.00 am Cabinet" or "Meeting of Cabinet, 10/02/2026 10.00 am"; undefined when none is left. */
export function committeeIn(words: string): string | undefined {
  const date = readMeetingDate(words);
  let rest = date === null ? words : words.slice(0, date.start);
  const clock = readClock(rest);
  if (clock !== null) rest = `${rest.slice(0, clock.start)} ${rest.slice(clock.end)}`;
  rest = rest
    .replace(/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?/i, '')
    .replace(/^\s*(?:link to|view|meeting of|agenda for|the)\b/gi, '')
    .replace(/\bcancell?ed\b/gi, '')
    .replace(/^[\s,:–-]+/, '')
    .replace(/[\s,:–-]{1,9}$/, '')
    .trim();
  return /[a-z]{3}/i.test(rest) && rest.length <= 150 ? rest : undefined;
}

/** Whether a status, or the words around a link, say that the meeting does not take place. */
export const isCancelled = (words: string): boolean => /\bcancell?ed\b/i.test(words);

/** What the operator reads about a meeting that was called off. */
export function cancelledNote(meeting: MeetingHint): string {
  return `cancelled: ${meeting.committee ?? `committee ${meeting.committeeId ?? 'unknown'}`}, ${meeting.start ?? 'no date'}`;
}
