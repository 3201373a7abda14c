/** How long a host is left alone between two requests: numbers in, milliseconds out. It does not wait. */
import type { FetchEtiquette } from './fetch-etiquette.ts';

interface HostPace {
  /** The source's own setting; null or absent takes the etiquette's. */
  readonly sourceMs?: number | null;
  /** From robots.txt. */
  readonly crawlDelayMs?: number | null;
  /** Duration of the last answer. */
  readonly lastResponseMs?: number | null;
  /** Answers 429 or 503 in a row. */
  readonly refusals: number;
  readonly etiquette: Pick<FetchEtiquette, 'hostDelayMs' | 'responseTimeFactor' | 'maxHostDelayMs'>;
}

/**
 * The delay before the next request to a host, in milliseconds: the largest of the source's setting, Crawl-delay and a
 * multiple of the last response time, doubled for each refusal in a row.
 */
export function nextDelayMs(pace: HostPace): number {
  const { etiquette } = pace;
  const asked = atLeastZero(pace.sourceMs ?? etiquette.hostDelayMs);
  const calm = Math.max(
    asked,
    atLeastZero(pace.crawlDelayMs),
    etiquette.responseTimeFactor * atLeastZero(pace.lastResponseMs),
  );
  // The operator's own patience is never cut short by the cap.
  const cap = Math.max(etiquette.maxHostDelayMs, asked);
  if (pace.refusals <= 0) return Math.min(calm, cap);
  // A pace of nothing cannot be doubled: a refusal starts from the ordinary delay.
  return Math.min(Math.max(calm, etiquette.hostDelayMs) * 2 ** Math.min(pace.refusals, 40), cap);
}

/** The three date forms of HTTP (RFC 9110, 5.6.7); `Date.parse` alone would take "1.5" for a date. */
const HTTP_DATE =
  /^(?:[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4})$/;

/**
 * Reads Retry-After (RFC 9110, 10.2.3): seconds or an HTTP date, in milliseconds from `now`, at most `capMs`.
 * A date that has passed is 0; what is neither is null, and the host's own back-off holds.
 */
export function parseRetryAfter(header: string | null | undefined, now: Date, capMs: number): number | null {
  const value = header?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, capMs);
  if (!HTTP_DATE.test(value)) return null;
  const at = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`);
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now.getTime()), capMs);
}

function atLeastZero(milliseconds: number | null | undefined): number {
  return milliseconds === null || milliseconds === undefined || !(milliseconds > 0) ? 0 : milliseconds;
}
