/** Which crawl the demo web believes to be serving: pages that change do so from the second on. It knows no time. */
import type { CrawlNumber } from './story.ts';

export interface CrawlClock {
  /** The crawl that is going on. */
  now(): CrawlNumber;
  /** A test says that the first crawl is over. */
  advance(): void;
  /** A seed page was asked for; the second time one is, a second crawl has begun. */
  seedAsked(path: string): void;
}

export function createCrawlClock(): CrawlClock {
  let advanced = 0;
  const asked = new Map<string, number>();
  return {
    // The larger of the two, so that a test's advance() and the seeds of the crawl after it count once.
    now: () => (Math.max(1 + advanced, ...asked.values()) >= 2 ? 2 : 1),
    advance: () => {
      advanced += 1;
    },
    seedAsked: (path) => {
      asked.set(path, (asked.get(path) ?? 0) + 1);
    },
  };
}
