/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) as feed entries. */
import { fetchUri } from '../records/target-uri.ts';
import { feedDate } from './feed-date.ts';
import type { FeedEntry } from './feed-entry.ts';
import { collapse } from './markup-text.ts';

/** Null for what is not JSON or holds no list of items. `uri` is where the feed came from. */
export function jsonFeedEntries(text: string, uri: string | null): readonly FeedEntry[] | null {
  const feed = parse(text);
  if (!isObject(feed) || !Array.isArray(feed.items)) return null;
  return feed.items.filter((item) => isObject(item)).map((item) => entryOf(item, uri));
}

function entryOf(item: Readonly<Record<string, unknown>>, uri: string | null): FeedEntry {
  const title = collapse(stringOf(item.title));
  // `external_url` is the page that the item talks about; it stands in only where the item has no page of its own.
  const links = [item.url, item.external_url].map((link) => stringOf(link).trim()).filter((link) => link !== '');
  const id = stringOf(item.id);
  return {
    title: title === '' ? null : title,
    link:
      links.map((link) => fetchUri(link, uri)).find((link) => link !== null) ??
      (/^https?:/i.test(id) ? fetchUri(id) : null),
    published: feedDate(stringOf(item.date_published)),
    updated: feedDate(stringOf(item.date_modified)),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Not JSON: the caller says so in the operator's words.
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');
