import { expect, it } from 'vitest';
import { readSeed } from '../../../src/discover/read-seed.ts';
import type { SeedStep } from '../../../src/records/target.ts';
import { seedPage } from './seed-page.ts';

const steps: readonly [SeedStep, string, string][] = [
  [{ reader: 'feed' }, '<rss><item><link>/1</link></item></rss>', '/1'],
  [{ reader: 'sitemap', depth: 0 }, '<urlset><url><loc>/2</loc></url></urlset>', '/2'],
  [
    { reader: 'papers', committee: null, within: null, next: null, pagesLeft: 0 },
    '<a href="/3.pdf">Minutes</a>',
    '/3.pdf',
  ],
  [{ reader: 'listing', link: 'a', next: null, pagesLeft: 0 }, '<a href="/3">Three</a>', '/3'],
  [{ reader: 'ofsted', page: 'search' }, '<a href="/provider/44/80999">Northmere</a>', '/provider/44/80999'],
];

it.each(steps)('gives the page to the reader of the step: %j', (step, content, path) => {
  const { targets } = readSeed(seedPage(content), step, new Date('2026-03-02T09:00:00Z'));
  expect(targets.map(({ targetUri }) => targetUri)).toEqual([`https://www.example.org${path}`]);
});
