import { describe, expect, test } from 'vitest';
import { createCrawlClock } from '../../demo/crawl-clock.ts';

describe('the crawl clock', () => {
  test('advance() and the second look at a seed count once', () => {
    const clock = createCrawlClock();
    clock.seedAsked('/rss/');
    clock.seedAsked('/sitemap.xml');
    expect(clock.now()).toBe(1);
    clock.advance();
    expect(clock.now()).toBe(2);
    clock.seedAsked('/rss/');
    expect(clock.now()).toBe(2);
  });
});
