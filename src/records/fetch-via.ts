/** Which of a source's pages go through the browser. Whether the source wants one at all is its own setting. */
import type { PageRequest } from './fetch-outcome.ts';
import type { Source } from './source.ts';
import type { FoundTarget, SeedStep } from './target.ts';

type Via = NonNullable<PageRequest['via']>;

/** Feeds, sitemaps, web services and promised PDFs hold no scripts: they come by HTTP whatever the source says. */
export function fetchVia(
  source: Pick<Source, 'fetch'>,
  target: Pick<FoundTarget, 'hint'> & { readonly step?: SeedStep | null },
): Via {
  if (source.fetch.via === 'http') return 'http';
  const { expect } = target.hint ?? {};
  if (expect === 'pdf' || expect === 'xml') return 'http';
  return target.step === null || target.step === undefined || isPage(target.step) ? 'browser' : 'http';
}

function isPage(step: SeedStep): boolean {
  switch (step.reader) {
    case 'feed':
    case 'sitemap':
      return false;
    case 'moderngov':
      return !step.page.startsWith('service-');
    case 'listing':
    case 'papers':
    case 'cmis':
    case 'ofsted':
      return true;
  }
}
