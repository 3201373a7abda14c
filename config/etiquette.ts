/** Manners on the web, as numbers with their reasons. Sources may ask for more patience, never for less than robots.txt. */

export const etiquette = {
  /** Two seconds between requests is what small council sites bear without noticing. */
  hostDelayMs: 2_000,
  /** A server that answers slowly is asked more slowly: this many times its last answer's duration. */
  responseTimeFactor: 3,
  /** Neither a Crawl-delay nor back-off may park a host for longer than a run can wait to see it again. */
  maxHostDelayMs: 10 * 60_000,
  /** Retry-After is obeyed up to an hour: garbage such as 10^8 seconds must not lose a site for years. */
  maxRetryAfterMs: 60 * 60_000,
  /** Header time: a month of a CMIS calendar takes 40 s to come, and a server that is silent for a minute is down for our purposes. */
  headersTimeoutMs: 60_000,
  /** Longest silence inside a body. */
  idleTimeoutMs: 15_000,
  /** Whole request, redirects included, even when bytes keep dripping. */
  totalTimeoutMs: 90_000,
  /** Compressed bytes on the wire; the largest real Ofsted or council PDF pack seen is under 40 MB. */
  maxWireBytes: 50 * 1024 * 1024,
  /** After decompression; a gzip bomb stops here. */
  maxBodyBytes: 64 * 1024 * 1024,
  maxRedirects: 5,
  /** RFC 9309: at least 500 KiB of robots.txt must be read; the rest may be ignored. */
  maxRobotsBytes: 512 * 1024,
  /** RFC 9309, 2.4: a cached robots.txt should not be used for more than a day. */
  robotsMaxAgeMs: 24 * 3_600_000,
  /** A target is tried this often before it becomes a failure. */
  maxAttempts: 3,
  /** First pause before a failed target is tried again; doubled each time. */
  retryDelayMs: 2_000,
  /** A target that a host turned away this often (429, 503) is left to the next run. */
  maxWaits: 5,
  /** A host that asks for more than ten minutes is left to the next run: cron must come to an end. */
  maxParkMs: 10 * 60_000,
  /** A page in the browser; one that cannot be read by then hangs, and its browser with it. */
  renderTimeoutMs: 30_000,
  /** Scripts that still ask for something after this are polling or counting visitors. */
  renderSettleMs: 12_000,
  /** What browser tools call an idle network; shorter, and pages are taken between a script and the data it asks for. */
  renderQuietMs: 500,
  /** News sites' text takes some 20 scripts and answers; hundreds are advertisements that load each other. */
  maxPageRequests: 100,
  /** The scripts of heavy applications unpack to less than 10 MB. */
  maxPageBytes: 20 * 1024 * 1024,
  /** The longest minutes are 2 MB as a page; a page that grows without end stops here. */
  maxRenderedBytes: 8 * 1024 * 1024,
  /** A second on an idle machine, ten on a busy one. */
  browserStartMs: 30_000,
  /** Between two pages of a slow host the browser stays; between two crawls its 300 MB are given back. */
  browserIdleMs: 30_000,
  /** Browsers grow with use: a new one costs a second. */
  maxPagesPerBrowser: 200,
  /** A plain page takes 150 MB, two heavy ones 800: what takes more than this would take all there is. */
  maxBrowserBytes: 1536 * 1024 * 1024,
} as const;
