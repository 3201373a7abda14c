/** Where the discovery of a source begins: its seeds as targets. */
import type { Seed, Source } from '../records/source.ts';
import type { FoundTarget, SeedStep } from '../records/target.ts';
import { startCmis } from './cmis.ts';
import { startModernGov } from './moderngov.ts';

/** The seed targets of a source, in its order. `now` bounds the meetings that a council is asked for. */
export function startTargets(source: Source, now: Date): FoundTarget[] {
  return source.seeds.flatMap((seed) => {
    if (seed.type === 'moderngov') return startModernGov(seed, source, now);
    if (seed.type === 'cmis') return startCmis(seed, source);
    return [{ targetUri: seed.url, role: 'seed' as const, step: stepOf(seed) }];
  });
}

function stepOf(seed: Exclude<Seed, { type: 'moderngov' | 'cmis' }>): SeedStep {
  switch (seed.type) {
    case 'feed':
      return { reader: 'feed' };
    case 'sitemap':
      return { reader: 'sitemap', depth: 0 };
    case 'listing':
      return { reader: 'listing', link: seed.link, next: seed.next ?? null, pagesLeft: seed.maxPages - 1 };
    case 'papers':
      return {
        reader: 'papers',
        committee: seed.committee ?? null,
        within: seed.within ?? null,
        next: seed.next ?? null,
        pagesLeft: seed.maxPages - 1,
      };
    case 'ofsted':
      return { reader: 'ofsted', page: new URL(seed.url).pathname.includes('/provider/') ? 'provider' : 'search' };
  }
}
