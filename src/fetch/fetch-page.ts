/** The one door to the web: a request becomes an outcome, politely and within limits. Pace between requests is the caller's. */
import type { FetchOutcome, PageRequest } from '../records/fetch-outcome.ts';
import { refusalOf, resolveBySystem } from './address-guard.ts';
import type { Resolve } from './address-guard.ts';
import { mappedServer } from './connect-to.ts';
import type { ConnectTo } from './connect-to.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';
import { createHttpClient } from './http-client.ts';
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
  /** Ends all sockets; running fetches fail. */
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
  return {
    fetchPage: (request) => visit(request, { http, robots, refusal, etiquette, clock }),
    crawlDelayMs: (uri) => known(uri)?.crawlDelayMs ?? null,
    sitemaps: (uri) => known(uri)?.sitemaps ?? [],
    close: () => http.close(),
  };
}
