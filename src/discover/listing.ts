/** A fetched index page as the documents its links lead to, and the index page after it. */
import type { Cheerio } from 'cheerio';
import type { Element, ParentNode } from 'domhandler';
import { ConfigurationError } from '../records/errors.ts';
import type { ReadInput } from '../records/extraction.ts';
import { fetchUri } from '../records/target-uri.ts';
import type { FoundTarget, SeedReading, SeedStep } from '../records/target.ts';
import { distinct } from './distinct.ts';
import { linkTitle, loadSeedMarkup, MAX_LINKS } from './seed-markup.ts';
import type { SeedMarkup } from './seed-markup.ts';

type ListingStep = Extract<SeedStep, { reader: 'listing' }>;
type Paged = Extract<SeedStep, { reader: 'listing' | 'papers' }>;

/**
 * Reads the links that match the step's selector, in the page's order, each address once; a selected element that is no
 * link stands for the links in it.
 * @throws ConfigurationError when a selector of the source is not CSS.
 */
export function readListing(input: ReadInput, step: ListingStep): SeedReading {
  const page = loadSeedMarkup(input);
  const links = linksOf(page, step.link, 'link');
  const documents = links.flatMap((link): FoundTarget[] => {
    const targetUri = fetchUri((link.attr('href') ?? '').trim(), page.base);
    if (targetUri === null) return [];
    const title = linkTitle(link);
    return [{ targetUri, role: 'document', hint: title === '' ? {} : { title } }];
  });
  const unreadable = links.length - documents.length;
  const notes = [
    ...(links.length === MAX_LINKS ? [`only the first ${MAX_LINKS} links were read`] : []),
    ...(links.length === 0 ? [`no link matches ${step.link}`] : []),
    ...(unreadable > 0 ? [`${unreadable} of ${links.length} links lead to no web address`] : []),
  ];
  return { targets: [...distinct(documents, [input.uri]), ...nextPage(page, step, input.uri)], notes };
}

/** The index page after this one, by the selector `next`; none when no pages are left, or it is this page again. */
export function nextPage(page: SeedMarkup, step: Paged, own: string | null): FoundTarget[] {
  if (step.next === null || step.pagesLeft === 0) return [];
  const href = linksOf(page, step.next, 'next')[0]?.attr('href');
  const targetUri = href === undefined ? null : fetchUri(href.trim(), page.base);
  if (targetUri === null) return [];
  return distinct([{ targetUri, role: 'seed', step: { ...step, pagesLeft: step.pagesLeft - 1 } }], [own]);
}

/** All links that are selected or stand within something selected, in the page's order. */
export function linksOf({ $ }: SeedMarkup, selector: string, key: string): Cheerio<Element>[] {
  let selected: ReadonlySet<ParentNode>;
  try {
    selected = new Set($<Element, string>(selector));
  } catch (cause) {
    throw new ConfigurationError(`read listing failed: ${key}: ${JSON.stringify(selector)} is not a CSS selector`, {
      cause,
    });
  }
  const links: Cheerio<Element>[] = [];
  for (const link of $('a[href]')) {
    if (links.length === MAX_LINKS) break;
    for (let node: ParentNode | null = link; node !== null; node = node.parent) {
      if (!selected.has(node)) continue;
      links.push($(link));
      break;
    }
  }
  return links;
}
