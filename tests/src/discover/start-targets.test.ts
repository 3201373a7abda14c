import { describe, expect, it } from 'vitest';
import { cmis, feed, listing, modernGov, newsSource, ofsted, papers, sitemap } from '../../../config/define-source.ts';
import { startTargets } from '../../../src/discover/start-targets.ts';

const now = new Date('2026-03-02T09:00:00Z');

function startOf(...seeds: Parameters<typeof newsSource>[0]['seeds']) {
  return startTargets(
    newsSource({ id: 'echo', publisher: { name: 'Echo', url: 'https://echo.example/' }, seeds }),
    now,
  );
}

describe('startTargets', () => {
  it('gives one seed target for each seed, in order', () => {
    const seeds = startOf(
      feed('https://echo.example/rss'),
      sitemap('https://echo.example/sitemap.xml'),
      listing('https://echo.example/news', 'h2 a', { next: '.next', maxPages: 3 }),
      listing('https://echo.example/sport', 'h2 a'),
      papers('https://echo.example/minutes', { committee: 'Full Council', maxPages: 2 }),
      ofsted('https://reports.ofsted.example/search?q='),
      ofsted('https://reports.ofsted.example/provider/44/80999'),
    );
    expect(seeds.map(({ role, step }) => ({ role, step }))).toEqual([
      { role: 'seed', step: { reader: 'feed' } },
      { role: 'seed', step: { reader: 'sitemap', depth: 0 } },
      { role: 'seed', step: { reader: 'listing', link: 'h2 a', next: '.next', pagesLeft: 2 } },
      { role: 'seed', step: { reader: 'listing', link: 'h2 a', next: null, pagesLeft: 0 } },
      {
        role: 'seed',
        step: { reader: 'papers', committee: 'Full Council', within: null, next: null, pagesLeft: 1 },
      },
      { role: 'seed', step: { reader: 'ofsted', page: 'search' } },
      { role: 'seed', step: { reader: 'ofsted', page: 'provider' } },
    ]);
    expect(seeds[0]?.targetUri).toBe('https://echo.example/rss');
  });

  it('leaves councils to their own reader', () => {
    const targets = startOf(modernGov('https://democracy.echo.example/'));
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.every(({ role, step }) => role === 'seed' && step?.reader === 'moderngov')).toBe(true);
  });

  it('begins at a CMIS council at the page that the source names', () => {
    expect(startOf(cmis('https://echo.cmis.example/Meetings.aspx', { weeksForward: 2 }))).toMatchObject([
      {
        targetUri: 'https://echo.cmis.example/Meetings.aspx',
        role: 'seed',
        step: { reader: 'cmis', page: 'start', weeksBack: 4, weeksForward: 2 },
        hint: { meeting: { council: 'Echo' } },
      },
    ]);
  });
});
