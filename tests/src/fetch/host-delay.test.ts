import { describe, expect, it } from 'vitest';
import { nextDelayMs, parseRetryAfter } from '../../../src/fetch/host-delay.ts';

const etiquette = { hostDelayMs: 2_000, responseTimeFactor: 3, maxHostDelayMs: 600_000 };

describe('nextDelayMs', () => {
  it.each([
    ['the etiquette when nobody says anything', {}, 2_000],
    ['the source when it asks for more', { sourceMs: 5_000 }, 5_000],
    ['the source when it asks for less', { sourceMs: 100 }, 100],
    ['Crawl-delay when it is longer than the source', { sourceMs: 100, crawlDelayMs: 10_000 }, 10_000],
    ['three times a slow answer', { sourceMs: 100, lastResponseMs: 4_000 }, 12_000],
    ['doubled by each refusal', { refusals: 3 }, 16_000],
    ['back-off starts from the ordinary delay', { sourceMs: 0, refusals: 1 }, 4_000],
    ['back-off ends at the cap', { refusals: 60 }, 600_000],
    ['an absurd Crawl-delay ends at the cap', { crawlDelayMs: 86_400_000 }, 600_000],
    ["the source's own patience is above the cap", { sourceMs: 3_600_000, refusals: 2 }, 3_600_000],
    ['nonsense counts as nothing', { sourceMs: 100, crawlDelayMs: NaN, lastResponseMs: -5 }, 100],
  ])('%s', (_rule, pace, expected) => {
    expect(nextDelayMs({ refusals: 0, etiquette, ...pace })).toBe(expected);
  });
});

describe('parseRetryAfter', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const hour = 3_600_000;
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['100000000', hour],
    ['9'.repeat(400), hour],
    ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['Sunday, 22-Nov-26 12:01:00 GMT', 60_000],
    ['Sun Nov 22 12:01:00 2026', 60_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['Wed, 21 Oct 2099 07:28:00 GMT', hour],
    ['Xxx, 99 Foo 2026 12:01:00 GMT', null],
    ['-5', null],
    ['1.5', null],
    ['2026-11-22T12:01:00Z', null],
    ['soon', null],
    ['5, 5', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%s is %s ms', (header, expected) => {
    expect(parseRetryAfter(header, now, hour)).toBe(expected);
  });
});
