/** The one door to the web: a request becomes an outcome, politely and within limits. Pace between requests is the caller's. */
import type { FetchOutcome, PageRequest } from '../records/fetch-outcome.ts';
import { refusalOf, resolveBySystem } from './address-guard.ts';
import type { Resolve } from './address-guard.ts';
import { challengeOf } from './challenge.ts';
import { mappedServer } from './connect-to.ts';
import type { ConnectTo } from './connect-to.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';
import type { BrowserSettings } from './find-browser.ts';
import { createHttpClient } from './http-client.ts';
import { createRenderer } from './render-page.ts';
import type { BrowserFacts, Renderer } from './render-page.ts';
import { createRobots } from './robots.ts';
import type { RobotsStore } from './robots.ts';
import type { RobotsRules } from './robots-rules.ts';
import { visit } from './visit.ts';

export interface FetcherOptions {
  /** The whole User-Agent header: name, version, contact. */
  readonly userAgent: string;
  /** The name robots.txt knows us by: `Gleaner`. */
  readonly productToken: string;
  readonly etiquette: FetchEtiquette;
  readonly connectTo?: readonly ConnectTo[];
  readonly clock?: () => Date;
  /** DNS; lent by tests. */
  readonly resolve?: Resolve;
  /** What renders the pages that are asked for `via` a browser; left out, one is found. */
  readonly browser?: BrowserSettings;
  /** Keeps robots.txt over a restart; in memory only when left out. */
  readonly robotsStore?: RobotsStore;
}

export interface Fetcher {
  /**
   * Asks robots.txt, fetches the page, follows redirects on its host.
   * @throws FetchError for what the network or the server did wrong; see `fetch-failure.ts` for the codes.
   */
  fetchPage(request: PageRequest): Promise<FetchOutcome>;
  /** Crawl-delay of the URI's origin in milliseconds; null when it has none, or robots.txt has not been read yet. */
  crawlDelayMs(uri: string): number | null;
  /** The sitemaps that robots.txt of the URI's origin names; empty before it has been read. */
  sitemaps(uri: string): readonly string[];
  /** Starts the browser before a page needs it. @throws ConfigurationError when there is none, or none that starts */
  startBrowser(): Promise<BrowserFacts>;
  /** Ends all sockets and browsers; running fetches fail. */
  close(): Promise<void>;
}

export function createFetcher(options: FetcherOptions): Fetcher {
  const { etiquette, connectTo = [], clock = () => new Date(), resolve = resolveBySystem } = options;
  const http = createHttpClient({ userAgent: options.userAgent, etiquette, connectTo, resolve, clock });
  const refusal = (url: URL): string | null => refusalOf(url, mappedServer(connectTo, url.hostname) !== null);
  const robots = createRobots({
    productToken: options.productToken,
    etiquette,
    clock,
    store: options.robotsStore ?? null,
    ask: { http, refusal },
  });
  const known = (uri: string): RobotsRules | null => (URL.canParse(uri) ? robots.known(new URL(uri)) : null);
  const settings = options.browser ?? { executable: null, isOff: false, pages: 1 };
  const renderer = createRenderer({ settings, userAgent: options.userAgent, http, robots, refusal, etiquette });
  const ask = (request: PageRequest): Promise<FetchOutcome> =>
    visit(request, { http, robots, refusal, etiquette, clock });
  return {
    fetchPage: (request) => (request.via === 'browser' ? visitRendered(request, { ask, renderer }) : ask(request)),
    startBrowser: () => renderer.start(),
    crawlDelayMs: (uri) => known(uri)?.crawlDelayMs ?? null,
    sitemaps: (uri) => known(uri)?.sitemaps ?? [],
    close: async () => {
      await Promise.all([renderer.close(), http.close()]);
    },
  };
}

/**
 * A page that stands in the browser's script comes by HTTP like any other, and is rendered from the bytes that came.
 * Without validators: the shell of such a page never changes, whatever its text does.
 */
async function visitRendered(
  request: PageRequest,
  { ask, renderer }: { readonly ask: (request: PageRequest) => Promise<FetchOutcome>; readonly renderer: Renderer },
): Promise<FetchOutcome> {
  const outcome = await ask({ ...request, etag: null, lastModified: null });
  if (outcome.kind !== 'fetched' || outcome.page.mediaType !== 'text/html') return outcome;
  const page = await renderer.render(outcome.page);
  const wall = challengeOf(page);
  if (wall === null) return { kind: 'fetched', page };
  return { kind: 'blocked', by: 'challenge', status: page.status, detail: `${wall} rendered a challenge page` };
}
