/** Asks an origin for its robots.txt and says what the answer amounts to under RFC 9309, 2.3.1. It remembers nothing. */
import { FetchError } from '../records/errors.ts';
import { AddressRefused } from './address-guard.ts';
import { discardBody } from './discard-body.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';
import { parseRetryAfter } from './host-delay.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import { readPrefix } from './read-body.ts';
import { redirectTarget } from './redirect-target.ts';
import { startDeadline } from './deadline.ts';

type RobotsAnswer =
  /** Rules to obey; an empty text where there is no file (4xx), which allows everything. */
  | { readonly kind: 'rules'; readonly status: number; readonly text: string }
  /** The origin cannot say now, so nothing may be fetched. `status` is 0 when the answer broke off. */
  | {
      readonly kind: 'unreachable';
      readonly status: number;
      readonly retryAfterMs: number | null;
      readonly detail: string;
    };

export interface RobotsRequest {
  readonly origin: string;
  readonly http: HttpClient;
  /** The guard's word on a URL: why it may not be asked, or null. */
  readonly refusal: (url: URL) => string | null;
  readonly etiquette: FetchEtiquette;
  readonly clock: () => Date;
}

/** RFC 9309, 2.3.1.2: at least five redirects are followed, also to other hosts. */
const MAX_HOPS = 5;

/** When the page itself could not be fetched either, the failure is the host's and not that of its robots.txt. */
const HOST_FAILURES = new Set(['FETCH_DNS', 'FETCH_REFUSED', 'FETCH_TLS', 'FETCH_TIMEOUT_CONNECT', 'FETCH_CLOSED']);

/**
 * Fetches robots.txt.
 * @throws FetchError when the host cannot be connected to.
 * @throws AddressRefused when the host has no public address.
 */
export async function fetchRobots(request: RobotsRequest): Promise<RobotsAnswer> {
  const first = new URL('/robots.txt', request.origin);
  const deadline = startDeadline(first.href, request.etiquette.totalTimeoutMs);
  try {
    return await follow(request, first, deadline.signal);
  } catch (error) {
    if (!(error instanceof FetchError) || HOST_FAILURES.has(error.code)) throw error;
    return { kind: 'unreachable', status: 0, retryAfterMs: null, detail: error.message };
  } finally {
    deadline.clear();
  }
}

async function follow(request: RobotsRequest, first: URL, signal: AbortSignal): Promise<RobotsAnswer> {
  let url = first;
  for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
    const answer = await ask(request, url, { signal, isFirst: hop === 0 });
    if (answer === null) break;
    const target = redirectTarget(answer);
    if (target === null) return await judge(request, answer, signal);
    await discardBody(answer.body);
    if (target === 'bad' || request.refusal(target) !== null) break;
    url = target;
  }
  // Redirects that lead nowhere are an unavailable file, not an unreachable one: everything is allowed.
  return { kind: 'rules', status: 404, text: '' };
}

/** Null when a redirect leads to a private address; a host that is private itself is refused. */
async function ask(
  request: RobotsRequest,
  url: URL,
  { signal, isFirst }: { readonly signal: AbortSignal; readonly isFirst: boolean },
): Promise<HttpAnswer | null> {
  try {
    return await request.http.get(url, {}, signal);
  } catch (error) {
    if (error instanceof AddressRefused && !isFirst) return null;
    throw error;
  }
}

async function judge(request: RobotsRequest, answer: HttpAnswer, signal: AbortSignal): Promise<RobotsAnswer> {
  const { status, headers, body, url } = answer;
  if (status >= 200 && status < 300) {
    const bytes = await readPrefix({ body, headers, uri: url.href, signal }, request.etiquette.maxRobotsBytes);
    // No rule holds NUL, and databases refuse it.
    return { kind: 'rules', status, text: new TextDecoder().decode(bytes).replaceAll('\0', '') };
  }
  await discardBody(answer.body);
  // 429 is about our pace, not about the file.
  if (status >= 300 && status < 500 && status !== 429) return { kind: 'rules', status, text: '' };
  const retryAfterMs = parseRetryAfter(headers['retry-after'], request.clock(), request.etiquette.maxRetryAfterMs);
  return { kind: 'unreachable', status, retryAfterMs, detail: `robots.txt answered ${status}` };
}
