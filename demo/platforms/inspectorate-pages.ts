/** Pages of the inspectorate's reports site: search with its pager, providers with their publications, "report not found". */
import { escapeHtml } from '../html.ts';
import { longDate } from '../uk-date.ts';

export interface Publication {
  readonly url: string;
  /** Kind of the document in words; for a served paper the name of its file. */
  readonly title: string;
  /** ISO day. */
  readonly date: string;
}

export interface Provider {
  readonly urn: string;
  readonly name: string;
  readonly publications: readonly Publication[];
}

interface SearchWindow {
  readonly start: number;
  readonly rows: number;
  readonly query: URLSearchParams;
}

export function searchPage(providers: readonly Provider[], { start, rows, query }: SearchWindow): string {
  const results = providers.slice(start, start + rows).map(
    (
      provider,
    ) => `<li class="search-result"><h3 class="search-result__title heading--sub"><a href="/provider/44/${provider.urn}">${escapeHtml(provider.name)}</a></h3>
<p class="address">Local authority children’s services</p><ul class="meta"><li>URN: ${provider.urn}</li></ul></li>`,
  );
  const body = `<h1 class="heading--title">Search results</h1>
<p class="search-summary">${providers.length} results found</p>
<ul class="results-list list-unstyled">
${results.join('\n')}
</ul>
<div class="pagination">${start > 0 ? pagerLink('previous', start - rows, query) : ''}${start + rows < providers.length ? pagerLink('next', start + rows, query) : ''}</div>`;
  return frame('Search results', body);
}

function pagerLink(direction: 'previous' | 'next', start: number, query: URLSearchParams): string {
  const target = new URLSearchParams(query);
  target.set('start', String(Math.max(0, start)));
  return `<a class="pagination__${direction}" href="/search?${escapeHtml(target.toString())}">${direction === 'next' ? 'Next' : 'Previous'} page</a>`;
}

export function providerPage(provider: Provider): string {
  const events = provider.publications.map((publication) => {
    const date = `<p class="timeline__date"><time datetime="${publication.date}">${longDate(publication.date)}</time></p>`;
    return `<li class="timeline__day">${date}<div class="event"><a class="publication-link" target="_blank" href="${escapeHtml(publication.url)}">${publicationWords(publication)}</a></div></li>`;
  });
  const body = `<h1 class="heading--title title-block__heading">${escapeHtml(provider.name)}</h1>
<div class="title-block__urn">URN: ${provider.urn}</div>
<p>All inspection reports and letters on this provider, newest first.</p>
<ol class="timeline">
${events.join('\n')}
</ol>`;
  return frame(provider.name, body);
}

/** "Children's services focused visit, pdf - 01 August 2024": kind and date stand here and nowhere else. */
function publicationWords({ title, date }: Publication): string {
  const twoDigits = longDate(date).replace(/^(\d) /, '0$1 ');
  // The site writes a straight apostrophe.
  const name = escapeHtml(title.replaceAll('’', "'"));
  return `${name}<span class="nonvisual">${name}, pdf - ${twoDigits}</span>`;
}

/** What the files' host sends with status 200 for numbers that it has lost. */
export function errorPage(): string {
  return frame(
    'Report not found',
    `<h1 class="heading--title">Report not found</h1>
<p>The document that you asked for is no longer kept here.</p>
<ul><li>Start again from our home page, or search for the name of the provider.</li></ul>
<p>Link to the page of a provider rather than to a file: it always leads to the latest report.</p>`,
  );
}

function frame(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escapeHtml(title)} - Find an inspection report</title></head>
<body>
<a class="skip-link" href="#main">Skip to main content</a>
<div class="cookie-banner"><p>Tell us whether you accept cookies</p></div>
<header class="header"><a class="header__home-link" href="/"><span class="nonvisual">Home</span></a></header>
<ol class="breadcrumbs"><li class="crumb"><a href="/">Home</a></li><li class="crumb">${escapeHtml(title)}</li></ol>
<main id="main">
${body}
</main>
<footer class="footer"><a href="/feedback">Give feedback on this website</a></footer>
</body>
</html>
`;
}
