/** A fetched sitemap (sitemaps.org protocol, news extension), sitemap index or list of addresses as targets. */
import { gunzipSync, constants } from 'node:zlib';
import { UnreadableError } from '../records/errors.ts';
import type { ReadInput } from '../records/extraction.ts';
import { fetchUri } from '../records/target-uri.ts';
import type { FoundTarget, SeedReading, SeedStep } from '../records/target.ts';
import { distinct } from './distinct.ts';
import { feedDate } from './feed-date.ts';
import { readFeedText } from './feed.ts';
import { collapse } from './markup-text.ts';
import { xmlText } from './seed-text.ts';
import { sitemapEntries } from './sitemap-entries.ts';
import type { SitemapEntry } from './sitemap-entries.ts';

/** Both limits are the protocol's (URLs, and 50 MB uncompressed, here rounded up to a power of two). */
const MAX_URLS = 50_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** An index of indexes is outside the protocol but is met; a deeper one is a circle or a trap. */
const MAX_DEPTH = 3;

/**
 * Reads a sitemap, plain or still gzipped. An index leads to seeds one level deeper, a map to documents.
 * @throws UnreadableError for broken gzip, and for one that grows beyond 64 MiB.
 */
export function readSitemap(input: ReadInput, step: Extract<SeedStep, { reader: 'sitemap' }>): SeedReading {
  const text = xmlText({ bytes: unpacked(input), charset: input.charset });
  if (!/^[\s\uFEFF]*</.test(text)) return readAddressList(text, input.uri);
  const map = sitemapEntries(text, MAX_URLS);
  switch (map.kind) {
    case 'feed':
      return readFeedText(text, input.uri);
    case 'refused':
      return { targets: [], notes: ['not read: it declares entities of its own, which no sitemap needs'] };
    case 'other':
      return {
        targets: [],
        notes: [map.root === '' ? 'not a sitemap: no markup' : `not a sitemap: the outermost element is <${map.root}>`],
      };
    case 'sitemapindex':
    case 'urlset': {
      const notes = map.cut
        ? [`the sitemap breaks off or is too long: the first ${map.entries.length} entries were read`]
        : [];
      const read =
        map.kind === 'urlset' ? documents(map.entries, input.uri) : sitemaps(map.entries, input.uri, step.depth);
      return { targets: read.targets, notes: [...notes, ...read.notes] };
    }
  }
}

function documents(entries: readonly SitemapEntry[], uri: string | null): SeedReading {
  const targets = entries.flatMap((entry): FoundTarget[] => {
    const targetUri = fetchUri(entry.loc, uri);
    if (targetUri === null) return [];
    const title = collapse(entry.title);
    const published = feedDate(entry.publicationDate);
    const lastmod = feedDate(entry.lastmod);
    return [
      {
        targetUri,
        role: 'document',
        hint: { ...(title === '' ? {} : { title }), ...(published === null ? {} : { published }) },
        ...(lastmod === null ? {} : { lastmod }),
      },
    ];
  });
  return { targets: distinct(targets), notes: missingNote(entries.length - targets.length, entries.length) };
}

/** The index itself is left out of what it leads to; longer circles end at the depth. */
function sitemaps(entries: readonly SitemapEntry[], uri: string | null, depth: number): SeedReading {
  if (depth >= MAX_DEPTH) {
    return { targets: [], notes: [`an index at depth ${depth} is not followed: ${entries.length} sitemaps left out`] };
  }
  const targets = entries.flatMap((entry): FoundTarget[] => {
    const targetUri = fetchUri(entry.loc, uri);
    if (targetUri === null) return [];
    const lastmod = feedDate(entry.lastmod);
    const step = { reader: 'sitemap', depth: depth + 1 } as const;
    return [{ targetUri, role: 'seed', step, ...(lastmod === null ? {} : { lastmod }) }];
  });
  return { targets: distinct(targets, [uri]), notes: missingNote(entries.length - targets.length, entries.length) };
}

/** The protocol's plain form: one address a line. */
function readAddressList(text: string, uri: string | null): SeedReading {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/[\r\n]+/, MAX_URLS + 1)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const entries = lines.slice(0, MAX_URLS).map((loc) => ({ loc, lastmod: '', title: '', publicationDate: '' }));
  // A page of prose is no list: addresses stand whole, never relative to this one.
  const read = documents(
    entries.filter(({ loc }) => /^https?:\/\//i.test(loc)),
    uri,
  );
  const other = entries.length - read.targets.length;
  if (read.targets.length === 0) return { targets: [], notes: ['not a sitemap: neither markup nor addresses'] };
  return { targets: read.targets, notes: other === 0 ? [] : [`${other} lines without an address of their own`] };
}

const missingNote = (missing: number, all: number): string[] =>
  missing === 0 ? [] : [`${missing} of ${all} entries without a readable address`];

function unpacked({ bytes, uri }: ReadInput): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    // With this flush a file that breaks off gives what it holds; the missing end shows in the XML.
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    const reason = cause instanceof RangeError ? 'over 64 MiB when unpacked' : 'broken gzip';
    throw new UnreadableError(`read sitemap ${uri ?? ''} failed: ${reason}`, { code: 'SITEMAP_GZIP', cause });
  }
}
