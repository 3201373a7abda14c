/** An answer to an outcome: what a status, a body and its promise come to. Redirects have been followed before. */
import { FetchError } from '../records/errors.ts';
import type { FetchedPage, FetchOutcome, PageRequest } from '../records/fetch-outcome.ts';
import { challengeOf } from './challenge.ts';
import { tellCharset } from './charset.ts';
import { conditionalHeaders } from './conditional-headers.ts';
import { abandonBody, discardBody } from './discard-body.ts';
import { failure } from './fetch-failure.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';
import { parseRetryAfter } from './host-delay.ts';
import type { HttpAnswer } from './http-client.ts';
import { tellMediaType } from './media-type.ts';
import { readBody, readPrefix } from './read-body.ts';

interface JudgeContext {
  readonly request: PageRequest;
  /** Ends the reading when the total time is over. */
  readonly signal: AbortSignal;
  readonly etiquette: FetchEtiquette;
  readonly now: () => Date;
}

/** An error page is read only to see whether a wall wrote it. */
const ERROR_PAGE_BYTES = 128 * 1024;

/**
 * @throws FetchError for bodies that are broken or too large, for 5xx, and for a status nobody asked for.
 */
export async function judgeAnswer(answer: HttpAnswer, context: JudgeContext): Promise<FetchOutcome> {
  const { status } = answer;
  if (status === 304) return notModified(answer, context);
  if (status === 206) {
    abandonBody(answer.body);
    throw refuse(answer, {
      code: 'FETCH_INCOMPLETE',
      reason: 'a part was sent (206) where the whole was asked for',
      retryable: true,
    });
  }
  if (status >= 200 && status < 300) return judgePage(answer, context);
  if (status === 404 || status === 410) {
    await discardBody(answer.body);
    return { kind: 'gone', status };
  }
  const wall = await wallOfErrorPage(answer, context.signal);
  if (wall !== null) return challenged(wall, status);
  return judgeStatus(answer, context);
}

async function notModified(answer: HttpAnswer, context: JudgeContext): Promise<FetchOutcome> {
  await discardBody(answer.body);
  if (Object.keys(conditionalHeaders(context.request)).length > 0) {
    return { kind: 'not-modified', fetchedAt: answer.sentAt, elapsedMs: answer.elapsedMs() };
  }
  throw refuse(answer, {
    code: 'FETCH_PROTOCOL',
    reason: 'status 304 to a request without validators',
    retryable: true,
  });
}

async function judgePage(answer: HttpAnswer, context: JudgeContext): Promise<FetchOutcome> {
  const { headers, status, url } = answer;
  const body = await readBody({ body: answer.body, headers, uri: url.href, signal: context.signal }, context.etiquette);
  const contentType = headers['content-type'];
  const mediaType = tellMediaType(body, contentType);
  const wall = challengeOf({ status, headers, body, mediaType });
  if (wall !== null) return challenged(wall, status);
  const page: FetchedPage = {
    targetUri: context.request.targetUri,
    finalUri: url.href,
    status,
    headers,
    body,
    mediaType,
    charset: tellCharset(body, mediaType, contentType),
    fetchedAt: answer.sentAt,
    elapsedMs: answer.elapsedMs(),
  };
  const { expect } = context.request;
  if (expect !== undefined && breaksPromise(expect, page)) {
    return { kind: 'wrong-kind', expected: expect, found: mediaType, page };
  }
  return { kind: 'fetched', page };
}

/** Many links are unlabelled, so a PDF where a page was expected is welcome; the other way round it is an error page. */
function breaksPromise(expect: NonNullable<PageRequest['expect']>, page: FetchedPage): boolean {
  if (expect === 'pdf') return page.mediaType !== 'application/pdf';
  return expect === 'xml' && page.mediaType === 'text/html';
}

function judgeStatus(answer: HttpAnswer, context: JudgeContext): FetchOutcome {
  const { status, headers } = answer;
  if (status === 429 || status === 503) {
    const retryAfterMs = parseRetryAfter(headers['retry-after'], context.now(), context.etiquette.maxRetryAfterMs);
    return { kind: 'wait', status, retryAfterMs, detail: `status ${status}` };
  }
  // 408 and 425 tell the client to send the same request again.
  if (status === 408 || status === 425) {
    throw refuse(answer, { code: 'FETCH_HTTP_4XX', reason: `status ${status}`, retryable: true });
  }
  if (status >= 500 && status < 600) {
    throw refuse(answer, { code: 'FETCH_HTTP_5XX', reason: `status ${status}`, retryable: true });
  }
  return { kind: 'blocked', by: 'status', status, detail: `status ${status}` };
}

/** A body that breaks off takes nothing away: the status has said what happened. */
async function wallOfErrorPage(answer: HttpAnswer, signal: AbortSignal): Promise<string | null> {
  const { headers, status, url } = answer;
  try {
    const body = await readPrefix({ body: answer.body, headers, uri: url.href, signal }, ERROR_PAGE_BYTES);
    return challengeOf({ status, headers, body, mediaType: tellMediaType(body, headers['content-type']) });
  } catch (error) {
    if (error instanceof FetchError)
      return challengeOf({ status, headers, body: new Uint8Array(), mediaType: 'text/plain' });
    throw error;
  }
}

function challenged(wall: string, status: number): FetchOutcome {
  return { kind: 'blocked', by: 'challenge', status, detail: `${wall} answered with a challenge page` };
}

function refuse(answer: HttpAnswer, details: Parameters<typeof failure>[1]): FetchError {
  return failure(answer.url.href, { ...details, context: { status: answer.status } });
}
