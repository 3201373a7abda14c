/** What can lawfully become of a request. Timeouts, broken connections and oversized bodies are thrown as FetchError. */

export interface PageRequest {
  readonly targetUri: string;
  /** Validators of the last capture, sent as If-None-Match and If-Modified-Since. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** What the link promised; other bytes are `wrong-kind`. */
  readonly expect?: 'html' | 'pdf' | 'xml' | undefined;
  /** `browser`: an HTML answer is rendered, and the page's body is what stood in it then. */
  readonly via?: 'http' | 'browser' | undefined;
}

/** Media types that the bytes themselves can be told to be. */
export type MediaType =
  'text/html' | 'application/pdf' | 'application/xml' | 'application/json' | 'text/plain' | 'application/octet-stream';

/** One complete response, decompressed. */
export interface FetchedPage {
  /** The URI asked for. */
  readonly targetUri: string;
  /** The URI that answered, after redirects on the same host. */
  readonly finalUri: string;
  readonly status: number;
  /** Lower-case names; repeated headers joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Content-decoded (gunzipped) bytes, whole. */
  readonly body: Uint8Array;
  /** Told from the bytes, not from the label. */
  readonly mediaType: MediaType;
  /** WHATWG name for text types, such as `windows-1252`; null for binary. */
  readonly charset: string | null;
  /** When the request was sent. */
  readonly fetchedAt: Date;
  readonly elapsedMs: number;
}

export type FetchOutcome =
  | { readonly kind: 'fetched'; readonly page: FetchedPage }
  /** 304: the validators still hold. */
  | { readonly kind: 'not-modified'; readonly fetchedAt: Date; readonly elapsedMs: number }
  /** Redirected to another host or pace: a new target. */
  | { readonly kind: 'moved'; readonly to: string; readonly status: number }
  /** 404 or 410. */
  | { readonly kind: 'gone'; readonly status: number }
  | {
      readonly kind: 'blocked';
      /** `robots`: not asked at all. `challenge`: a page that wants a browser or a human. `status`: 401, 403, 451. `address`: a private or forbidden address. */
      readonly by: 'robots' | 'challenge' | 'status' | 'address';
      readonly status: number | null;
      readonly detail: string;
    }
  /** 429 or 503, or robots.txt unreachable: the host asks us to come back later. Costs the target no attempt. */
  | { readonly kind: 'wait'; readonly status: number; readonly retryAfterMs: number | null; readonly detail: string }
  /** The link promised other bytes, such as a PDF that is an HTML page. */
  | { readonly kind: 'wrong-kind'; readonly expected: string; readonly found: MediaType; readonly page: FetchedPage };
