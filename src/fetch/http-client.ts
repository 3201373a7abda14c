/** One GET at a time over guarded connections: no redirects, no robots, no judgement of the answer. */
import { performance } from 'node:perf_hooks';
import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import type { Resolve } from './address-guard.ts';
import { AddressRefused } from './address-guard.ts';
import type { ConnectTo } from './connect-to.ts';
import { createConnector } from './connector.ts';
import { ACCEPT_ENCODING } from './content-encoding.ts';
import { fetchFailure } from './fetch-failure.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';

interface HttpClientOptions {
  /** The whole header value. */
  readonly userAgent: string;
  readonly etiquette: FetchEtiquette;
  readonly connectTo: readonly ConnectTo[];
  readonly resolve: Resolve;
  readonly clock: () => Date;
}

export interface HttpAnswer {
  readonly url: URL;
  readonly status: number;
  /** Lower-case names; repeated headers joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Dispatcher.ResponseData['body'];
  readonly sentAt: Date;
  /** Milliseconds since the request was sent. */
  readonly elapsedMs: () => number;
}

export interface HttpClient {
  /**
   * @throws FetchError when no response headers come.
   * @throws AddressRefused when the host has no public address.
   */
  get(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HttpAnswer>;
  /** Ends all sockets. */
  close(): Promise<void>;
}

/** One host is asked one thing at a time; more connections would only go round its pace. */
const CONNECTIONS_PER_ORIGIN = 1;
/** Outlives the ordinary host delay; servers that close earlier say so in Keep-Alive, or are retried. */
const KEEP_ALIVE_MS = 10_000;
const MAX_KEEP_ALIVE_MS = 30_000;
/** Content-Security-Policy alone fills Node's 16 KiB on some sites. */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_CONNECT_MS = 10_000;

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8';

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { etiquette } = options;
  const agent = new Agent({
    connect: createConnector({ ...options, timeoutMs: Math.min(MAX_CONNECT_MS, etiquette.headersTimeoutMs) }),
    connections: CONNECTIONS_PER_ORIGIN,
    headersTimeout: etiquette.headersTimeoutMs,
    bodyTimeout: etiquette.idleTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: MAX_KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  const ownHeaders = {
    'user-agent': options.userAgent,
    accept: ACCEPT,
    'accept-language': 'en-GB,en;q=0.9',
    'accept-encoding': ACCEPT_ENCODING,
  };

  async function get(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HttpAnswer> {
    const sentAt = options.clock();
    const started = performance.now();
    const response = await send(url, { ...ownHeaders, ...headers }, signal);
    return {
      url,
      status: response.statusCode,
      headers: flatHeaders(response.headers),
      body: response.body,
      sentAt,
      elapsedMs: () => Math.round(performance.now() - started),
    };
  }

  async function send(
    url: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await agent.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: 'GET',
          headers,
          signal,
        });
      } catch (error) {
        if (error instanceof AddressRefused) throw error;
        if (attempt === 1 && !signal.aborted && isStaleConnection(error)) continue;
        throw fetchFailure(signal.aborted ? signal.reason : error, url.href, 'headers');
      }
    }
  }

  return { get, close: () => agent.destroy() };
}

/** A kept-alive connection that the server closed as we wrote: it had carried answers before, and gave none now. */
function isStaleConnection(error: unknown): boolean {
  if (!(error instanceof Error) || !('socket' in error)) return false;
  const { socket } = error;
  return typeof socket === 'object' && socket !== null && 'bytesRead' in socket && Number(socket.bytesRead) > 0;
}

/** Cookies are neither kept nor sent: what a site tells one visitor is no part of the document. */
function flatHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie') continue;
    flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
