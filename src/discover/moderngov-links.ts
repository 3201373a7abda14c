/** What a link on a ModernGov page says: its address, its ids, its words, and the committee they name. */
import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { readClock, readMeetingDate } from './moderngov-date.ts';

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

/** ModernGov's ids; some links say `CId=0` for "any committee". */
export function idsOf(uri: string): { readonly committeeId?: string; readonly meetingId?: string } {
  const query = [...new URL(uri).searchParams].map(([name, value]) => [name.toLowerCase(), value] as const);
  const find = (...names: string[]): string | undefined =>
    query.find(([name, value]) => names.includes(name) && /^[1-9]\d{0,8}$/.test(value))?.[1];
  const committeeId = find('cid', 'committeeid');
  const meetingId = find('mid', 'meetingid');
  return { ...(committeeId === undefined ? {} : { committeeId }), ...(meetingId === undefined ? {} : { meetingId }) };
}

/** A link's words without hidden reference numbers and file sizes. */
export function visibleText($: CheerioAPI, anchor: Element): string {
  const copy = $(anchor).clone();
  copy.find('[class*="mgHid"], [class*="mgFileSize"], [style*="display:none"], [style*="display: none"]').remove();
  return copy.text();
}

/** A link's address without its fragment; null when it is not a web address. */
export function resolve($: CheerioAPI, anchor: Element, base: string): string | null {
  try {
    const url = new URL(($(anchor).attr('href') ?? '').trim(), base);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
