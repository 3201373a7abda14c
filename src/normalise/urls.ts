/** Addresses in a record: made absolute, and trusted only where the page may speak for itself. */
import { canonicalUri, readableUri, siteOf } from '../records/target-uri.ts';

/** The address as an absolute http(s) one, or null. */
export function absoluteUrl(value: string | undefined, base: string | null): string | null {
  const text = value?.trim() ?? '';
  if (text === '' || text.length > 4_000 || !URL.canParse(text, base ?? undefined)) return null;
  const url = new URL(text, base ?? undefined);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/**
 * The document's address, for readers to follow: the canonical one that the page names, when it speaks of its own site and
 * of a page rather than the front door; otherwise the one that answered.
 */
export function documentUrl(stated: string | undefined, uri: string | null): string | null {
  const own = uri === null ? null : readableUri(uri);
  const absolute = absoluteUrl(stated, uri);
  const said = absolute === null || canonicalUri(absolute) === null ? null : readableUri(absolute);
  if (said === null) return own;
  if (own === null) return said;
  if (siteOf(said) !== siteOf(own)) return own;
  const isFrontDoor = new URL(said).pathname === '/' && new URL(said).search === '' && new URL(own).pathname !== '/';
  return isFrontDoor ? own : said;
}
