/** Where the discovery of a source begins: its seeds as targets. */
import type { Seed, Source } from '../records/source.ts';
import type { FoundTarget, SeedStep } from '../records/target.ts';
import { startModernGov } from './moderngov.ts';

/** The seed targets of a source, in its order. `now` bounds the meetings that a council is asked for. */
export function startTargets(source: Source, now: Date): FoundTarget[] {
  return source.seeds.flatMap((seed) =>
    seed.type === 'moderngov'
      ? startModernGov(seed, source, now)
      : [{ targetUri: seed.url, role: 'seed' as const, step: stepOf(seed) }],
  );
}

function stepOf(seed: Exclude<Seed, { type: 'moderngov' }>): SeedStep {
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
