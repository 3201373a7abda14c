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
}
