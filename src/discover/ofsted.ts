/** Ofsted's reports site: search pages lead to providers, a provider's page leads to its reports and letters. */
import type { Element } from 'domhandler';
import type { ReadInput } from '../records/extraction.ts';
import { fetchUri } from '../records/target-uri.ts';
import type { FoundTarget, SeedReading, SeedStep, TargetHint } from '../records/target.ts';
import { distinct } from './distinct.ts';
import { collapse } from './markup-text.ts';
import { readPublicationLabel } from './publication-label.ts';
import type { PublicationLabel } from './publication-label.ts';
import { linkTitle, loadSeedMarkup, MAX_LINKS } from './seed-markup.ts';
import type { SeedMarkup } from './seed-markup.ts';

/** Reads a search page or a provider page, as the step says. */
export function readOfsted(input: ReadInput, step: Extract<SeedStep, { reader: 'ofsted' }>): SeedReading {
  const page = loadSeedMarkup(input);
  return step.page === 'search' ? readSearch(page, input.uri) : readProvider(page, input.uri);
}

/** The last segment of `/provider/44/80567` is the unique reference number. */
const URN_IN_PATH = /\/provider\/[^/]+\/([a-z]{0,2}[0-9]+)\/?$/i;

function readSearch(page: SeedMarkup, uri: string | null): SeedReading {
  const providers = page
    .$('a[href*="/provider/"]')
    .toArray()
    .slice(0, MAX_LINKS)
    .flatMap((element): FoundTarget[] => {
      const link = page.$(element);
      const targetUri = fetchUri(link.attr('href') ?? '', page.base);
      const urn = targetUri === null ? null : urnOf(targetUri);
      if (targetUri === null || urn === null) return [];
      const provider = linkTitle(link);
      const inspection = { urn, ...(provider === '' ? {} : { provider }) };
      return [{ targetUri, role: 'seed', step: { reader: 'ofsted', page: 'provider' }, hint: { inspection } }];
    });
  const href = page.$('a.pagination__next[href]').first().attr('href');
  const next = href === undefined ? null : fetchUri(href, page.base);
  const pager: FoundTarget[] =
    next === null ? [] : [{ targetUri: next, role: 'seed', step: { reader: 'ofsted', page: 'search' } }];
  return {
    targets: [...distinct(providers), ...distinct(pager, [uri])],
    notes: providers.length === 0 ? ['no link to a provider'] : [],
  };
}

function readProvider(page: SeedMarkup, uri: string | null): SeedReading {
  const provider = collapse(page.$('h1').first().text());
  const urn = uri === null ? null : urnOf(uri);
  const about = { ...(provider === '' ? {} : { provider }), ...(urn === null ? {} : { urn }) };
  const publications = page
    .$('a.publication-link')
    .toArray()
    .slice(0, MAX_LINKS)
    .map((element) => publicationOf(page, element));
  const reports = publications.flatMap(({ targetUri, text, label }): FoundTarget[] => {
    if (targetUri === null) return [];
    const hint: TargetHint = {
      ...(text === '' ? {} : { title: label?.title ?? text }),
      // A letter that is mended gets another address or another date.
      ...(label === null ? {} : { published: label.published, isFinal: true }),
      // Said of the format even where kind and date are missing: an HTML page behind such a link is an error page.
      ...((label?.format ?? /\bpdf\b/i.exec(text)?.[0].toLowerCase()) === 'pdf' ? { expect: 'pdf' } : {}),
      type: 'InspectionReport',
      inspection: { ...about, ...(label === null ? {} : { kind: label.kind }) },
    };
    return [{ targetUri, role: 'document', hint }];
  });
  const unread = publications.filter(({ targetUri, label }) => targetUri === null || label === null);
  const notes = [
    ...(publications.length === 0 ? ['no publications'] : []),
    ...(provider === '' ? ['the page does not name its provider'] : []),
    ...unread
      .slice(0, 5)
      .map(({ targetUri, text }) =>
        targetUri === null
          ? `publication without a web address: ${text}`
          : `publication without kind and date: ${text}`,
      ),
    ...(unread.length > 5 ? [`${unread.length - 5} more such publications`] : []),
  ];
  return { targets: distinct(reports), notes };
}

interface Publication {
  readonly targetUri: string | null;
  readonly text: string;
  readonly label: PublicationLabel | null;
}

/** Kind, format and date stand in words for screen readers only. */
function publicationOf(page: SeedMarkup, element: Element): Publication {
  const link = page.$(element);
  const spoken = collapse(link.find('span.nonvisual').text());
  const text = spoken === '' ? linkTitle(link) : spoken;
  return { targetUri: fetchUri(link.attr('href') ?? '', page.base), text, label: readPublicationLabel(text) };
}

function urnOf(uri: string): string | null {
  return URN_IN_PATH.exec(new URL(uri).pathname)?.[1]?.toUpperCase() ?? null;
}
