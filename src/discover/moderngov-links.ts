/** What a link on a ModernGov page says: its ids, and its words. */
import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';

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
