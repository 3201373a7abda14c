/** The numbers the fetch room needs; `config/etiquette.ts` fits this shape and gives the reasons. */

export interface FetchEtiquette {
  /** Pace of a host whose source says nothing. */
  readonly hostDelayMs: number;
  readonly responseTimeFactor: number;
  readonly maxHostDelayMs: number;
  readonly maxRetryAfterMs: number;
  /** From the request to the end of the response headers. */
  readonly headersTimeoutMs: number;
  /** Longest silence inside a body. */
  readonly idleTimeoutMs: number;
  /** The page with its redirects; robots.txt has a limit of its own of the same length. */
  readonly totalTimeoutMs: number;
  /** Compressed bytes. */
  readonly maxWireBytes: number;
  /** Decompressed bytes. */
  readonly maxBodyBytes: number;
  readonly maxRedirects: number;
  readonly maxRobotsBytes: number;
  readonly robotsMaxAgeMs: number;
  /** A page in the browser: from its start until it must have been read. */
  readonly renderTimeoutMs: number;
  /** A page that still asks for things is taken as it stands. */
  readonly renderSettleMs: number;
  /** It has settled when it asked for nothing so long. */
  readonly renderQuietMs: number;
  /** Requests of one page, redirects included. */
  readonly maxPageRequests: number;
  /** Decoded bytes of all of them together. */
  readonly maxPageBytes: number;
  /** The page as markup, after its scripts. */
  readonly maxRenderedBytes: number;
  readonly browserStartMs: number;
  readonly browserIdleMs: number;
  readonly maxPagesPerBrowser: number;
  /** All processes of a browser together. */
  readonly maxBrowserBytes: number;
}
