/** Where a redirect leads. It does not decide whether to go there. */
import type { HttpAnswer } from './http-client.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The absolute target without fragment and credentials; null for no redirect, `bad` for one that names no place. */
export function redirectTarget(answer: Pick<HttpAnswer, 'status' | 'headers' | 'url'>): URL | 'bad' | null {
  if (!REDIRECTS.has(answer.status)) return null;
  const location = answer.headers['location'];
  if (location === undefined || !URL.canParse(location, answer.url.href)) return 'bad';
  const target = new URL(location, answer.url.href);
  target.hash = '';
  target.username = '';
  target.password = '';
  return target;
}
