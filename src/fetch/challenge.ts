/** Recognises pages that want a browser or a human instead of showing the document. It evades nothing. */
import type { MediaType } from '../records/fetch-outcome.ts';
import { CAPTCHA_WIDGETS, HUMAN_CHECK, MAX_WALL_TEXT, WALL_HEADERS, WALL_SIGNS } from './challenge-signs.ts';
import type { WallSign } from './challenge-signs.ts';
import { pageSurface } from './page-surface.ts';
import type { PageSurface } from './page-surface.ts';

interface WallSuspect {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly mediaType: MediaType;
}

/** Challenge pages carry their scripts inline, yet stay far below this. */
const MAX_CHALLENGE_BYTES = 128 * 1024;
/** Captcha shells say a line or two. */
const MAX_SHELL_TEXT = 600;

/**
 * The wall that answered in the site's place, such as `Cloudflare`; null for a page of the site's own. Words alone are
 * never enough: an article about captchas has text, a captcha has none.
 */
export function challengeOf(suspect: WallSuspect): string | null {
  const byHeader = WALL_HEADERS.find(([name, value]) => value.test(suspect.headers[name] ?? ''));
  if (byHeader !== undefined) return byHeader[2];
  if (suspect.body.byteLength > MAX_CHALLENGE_BYTES) return null;
  switch (suspect.mediaType) {
    case 'text/html':
      return challengeInPage(pageSurface(decode(suspect.body), MAX_WALL_TEXT), suspect.status);
    case 'application/json':
      // DataDome answers programs in JSON.
      return decode(suspect.body).includes('captcha-delivery.com/captcha') ? 'DataDome' : null;
    case 'application/pdf':
    case 'application/xml':
    case 'text/plain':
    case 'application/octet-stream':
      return null;
  }
}

function challengeInPage(page: PageSurface | null, status: number): string | null {
  if (page === null) return null;
  const sign = WALL_SIGNS.find((wall) => page.text.length <= (wall.maxText ?? MAX_WALL_TEXT) && fits(wall, page));
  if (sign !== undefined) return sign.wall;
  return isHumanCheck(page, status) ? 'human check' : null;
}

function fits(sign: WallSign, page: PageSurface): boolean {
  return (
    holdsAny(page.markup, sign.markup) &&
    holdsAny(page.title.toLowerCase(), sign.title) &&
    holdsAny(page.text.toLowerCase(), sign.words)
  );
}

function holdsAny(where: string, strings: readonly string[] | undefined): boolean {
  return strings === undefined || strings.some((string) => where.includes(string));
}

/** A page titled as a check, with hardly a word, that holds a captcha or came as an error or goes on by itself. */
function isHumanCheck(page: PageSurface, status: number): boolean {
  if (page.text.length > MAX_SHELL_TEXT || !(HUMAN_CHECK.test(page.title) || HUMAN_CHECK.test(page.text))) return false;
  if (CAPTCHA_WIDGETS.some((widget) => page.markup.includes(widget))) return true;
  const isRefusal = status === 403 || status === 429 || status === 503;
  return page.markup.includes('http-equiv="refresh"') || (isRefusal && page.markup.includes('<script'));
}

/** A byte a character is enough: every sign is ASCII. */
function decode(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
}
