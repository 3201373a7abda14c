/** A fetched RSS, RDF, Atom or JSON feed as the documents it announces. */
import type { ReadInput } from '../records/extraction.ts';
import type { FoundTarget, SeedReading } from '../records/target.ts';
import { feedElements } from './feed-elements.ts';
import { feedEntry } from './feed-entry.ts';
import type { FeedEntry } from './feed-entry.ts';
import { jsonFeedEntries } from './json-feed.ts';
import { distinct } from './distinct.ts';
import { xmlText } from './seed-text.ts';

/** Reads a feed into document targets in the feed's order, each address once. Malformed feeds yield what can be read. */
export function readFeed(input: ReadInput): SeedReading {
  return readFeedText(xmlText(input), input.uri);
}

/** The same from text that is already decoded: a sitemap may be a feed as well. */
export function readFeedText(text: string, uri: string | null): SeedReading {
  const { entries, notes } = /^\s*\{/.test(text) ? jsonEntries(text, uri) : xmlEntries(text, uri);
  const found = entries.map((entry) => targetOf(entry)).filter((target) => target !== null);
  const missing = entries.length - found.length;
  return {
    targets: distinct(found),
    notes: missing === 0 ? notes : [...notes, `${missing} of ${entries.length} entries without a link`],
  };
}

interface Entries {
  readonly entries: readonly FeedEntry[];
  readonly notes: readonly string[];
}

function jsonEntries(text: string, uri: string | null): Entries {
  const entries = jsonFeedEntries(text, uri);
  if (entries === null) return { entries: [], notes: ['not a feed: JSON without items'] };
  return { entries, notes: entries.length === 0 ? ['no entries'] : [] };
}

function xmlEntries(text: string, uri: string | null): Entries {
  const { root, entries, cut } = feedElements(text, uri);
  const notes = cut ? [`the feed breaks off or is too long: the first ${entries.length} entries were read`] : [];
  if (entries.length > 0) return { entries: entries.map((entry) => feedEntry(entry)), notes };
  if (/^(?:rss|rdf|feed|channel)$/.test(root)) return { entries: [], notes: [...notes, 'no entries'] };
  return {
    entries: [],
    notes: [root === '' ? 'not a feed: no markup' : `not a feed: the outermost element is <${root.slice(0, 40)}>`],
  };
}

function targetOf({ link, title, published, updated }: FeedEntry): FoundTarget | null {
  if (link === null) return null;
  return {
    targetUri: link,
    role: 'document',
    hint: { ...(title === null ? {} : { title }), ...(published === null ? {} : { published }) },
    ...(updated === null ? {} : { lastmod: updated }),
  };
}
