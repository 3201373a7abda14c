/** The reader of each kind of seed page: one fetched page in, targets out. */
import type { ReadInput } from '../records/extraction.ts';
import type { SeedReading, SeedStep } from '../records/target.ts';
import { readCmis } from './cmis.ts';
import { readFeed } from './feed.ts';
import { readListing } from './listing.ts';
import { readModernGov } from './moderngov.ts';
import { readOfsted } from './ofsted.ts';
import { readPapers } from './papers.ts';
import { readSitemap } from './sitemap.ts';

/**
 * Reads a fetched seed page as its step says.
 * @throws UnreadableError for bytes that no reader should take on (too large, too deep, broken gzip).
 * @throws ConfigurationError for a selector of the source that is not CSS.
 */
export function readSeed(input: ReadInput, step: SeedStep, now: Date): SeedReading {
  switch (step.reader) {
    case 'feed':
      return readFeed(input);
    case 'sitemap':
      return readSitemap(input, step);
    case 'listing':
      return readListing(input, step);
    case 'papers':
      return readPapers(input, step);
    case 'moderngov':
      return readModernGov(input, step, now);
    case 'cmis':
      return readCmis(input, step, now);
    case 'ofsted':
      return readOfsted(input, step);
  }
}
