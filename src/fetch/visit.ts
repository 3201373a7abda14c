/** The way of one request: address, robots, GET, redirects on the same host, judgement. */
import type { FetchOutcome, PageRequest } from '../records/fetch-outcome.ts';
import { AddressRefused } from './address-guard.ts';
import { conditionalHeaders } from './conditional-headers.ts';
import { startDeadline } from './deadline.ts';
import { discardBody } from './discard-body.ts';
import { failure } from './fetch-failure.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';
import type { HttpClient } from './http-client.ts';
import { judgeAnswer } from './judge-answer.ts';
import { redirectTarget } from './redirect-target.ts';
import type { Robots } from './robots.ts';

interface VisitTools {
  readonly http: HttpClient;
  readonly robots: Robots;
  /** The address guard's word on a URL: why it may not be asked, or null. */
  readonly refusal: (url: URL) => string | null;
  readonly etiquette: FetchEtiquette;
  readonly clock: () => Date;
}

/** @throws FetchError for what the network or the server did wrong. */
export async function visit(request: PageRequest, tools: VisitTools): Promise<FetchOutcome> {
  const start = parse(request.targetUri);
  if (start === null) return refused('it is not a valid URL');
  try {
    const stop = await gate(start, tools);
    if (stop !== null) return stop;
    const deadline = startDeadline(start.href, tools.etiquette.totalTimeoutMs);
    try {
      return await follow(start, request, { ...tools, signal: deadline.signal });
    } finally {
      deadline.clear();
    }
  } catch (error) {
    if (error instanceof AddressRefused) return refused(error.message);
    throw error;
  }
}

/** Asks until the answer is no redirect on the same host. The first URL has passed the gate. */
async function follow(
  start: URL,
  request: PageRequest,
  tools: VisitTools & { readonly signal: AbortSignal },
): Promise<FetchOutcome> {
  const { http, etiquette, signal, clock } = tools;
  const seen = new Set<string>();
  let url = start;
  for (;;) {
    seen.add(url.href);
    const answer = await http.get(url, conditionalHeaders(request), signal);
    const target = redirectTarget(answer);
    if (target === null) return judgeAnswer(answer, { request, signal, etiquette, now: clock });
    await discardBody(answer.body);
    if (target === 'bad') throw badRedirect(url, `status ${answer.status} without a valid Location`);
    if (target.host !== url.host) return departure(target, answer.status, tools);
    if (seen.has(target.href)) throw badRedirect(url, 'the redirects go round in a circle');
    if (seen.size > etiquette.maxRedirects) throw badRedirect(url, `more than ${etiquette.maxRedirects} redirects`);
    const stop = await gate(target, tools);
    if (stop !== null) return stop;
    url = target;
  }
}

/** The outcome that forbids a URL to be asked, or null. */
async function gate(url: URL, tools: VisitTools): Promise<FetchOutcome | null> {
  const reason = tools.refusal(url);
  if (reason !== null) return refused(reason);
  const verdict = await tools.robots.check(url);
  switch (verdict.kind) {
    case 'allowed':
      return null;
    case 'forbidden':
      return { kind: 'blocked', by: 'robots', status: null, detail: verdict.detail };
    case 'wait':
      return verdict;
  }
}

/** Another host has another pace and other robots, so it is another target; its name is resolved when it is fetched. */
function departure(target: URL, status: number, tools: VisitTools): FetchOutcome {
  const reason = tools.refusal(target);
  return reason === null ? { kind: 'moved', to: target.href, status } : refused(`redirected: ${reason}`);
}

function parse(uri: string): URL | null {
  if (!URL.canParse(uri)) return null;
  const url = new URL(uri);
  url.hash = '';
  if (url.username !== '') url.username = '';
  if (url.password !== '') url.password = '';
  return url;
}

function refused(detail: string): FetchOutcome {
  return { kind: 'blocked', by: 'address', status: null, detail };
}

function badRedirect(url: URL, reason: string): Error {
  return failure(url.href, { code: 'FETCH_REDIRECTS', reason, retryable: false });
}
