/** What a page gets while it is rendered: scripts, styles and data by our own guarded client, within limits; everything else is refused. */
import { FetchError } from '../records/errors.ts';
import type { FetchedPage } from '../records/fetch-outcome.ts';
import { AddressRefused } from './address-guard.ts';
import type { AnswerToPage, AskedByPage } from './browser.ts';
import { abandonBody, discardBody } from './discard-body.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import { tellMediaType } from './media-type.ts';
import { readBody } from './read-body.ts';
import { redirectTarget } from './redirect-target.ts';
import type { Robots } from './robots.ts';

export interface PageRequestTools {
  readonly http: HttpClient;
  readonly robots: Robots;
  /** The address guard's word on a URL: why it may not be asked, or null. */
  readonly refusal: (url: URL) => string | null;
  readonly etiquette: FetchEtiquette;
}

interface PageRequests {
  /** Null: the page does not get it. */
  answer(asked: AskedByPage): Promise<AnswerToPage | null>;
  /** The document that the page ended on: scripts may have led it on. */
  documentUri(): string;
}

/** What brings text; the looks of a page are nothing to us. */
const BRINGS_TEXT = new Set(['script', 'stylesheet', 'xhr', 'fetch']);
/** What a script may need to be answered as it would be in any browser; the rest of what a page would send is not sent. */
const PASSED_ON = ['accept', 'referer', 'x-requested-with'];
/** Of an answer's headers, those that its reader can see; its bytes are decoded and it sets nothing. */
const HANDED_IN = /^(?:content-type|content-language|access-control-.+|x-.+)$/;
const HANDED_IN_WITH_PAGE = /^(?:content-language|content-security-policy|referrer-policy)$/;

/** @param signal ends what is still on its way when the rendering is over */
export function pageRequests(page: FetchedPage, tools: PageRequestTools, signal: AbortSignal): PageRequests {
  const { etiquette } = tools;
  let documentUri = page.finalUri;
  let requests = 0;
  let bytes = 0;
  let navigations = 0;

  async function answer(asked: AskedByPage): Promise<AnswerToPage | null> {
    // A POST may change something; nothing we do may.
    if (asked.method !== 'GET' || !URL.canParse(asked.url)) return null;
    const url = new URL(asked.url);
    url.hash = '';
    if (asked.isMainDocument) return navigate(url, asked);
    if (!BRINGS_TEXT.has(asked.kind)) return null;
    const answered = await get(url, asked);
    return answered === null ? null : { ...answered, headers: pick(answered.headers, HANDED_IN) };
  }

  /** The page in hand, or a page of the same host that its script leads to. */
  async function navigate(url: URL, asked: AskedByPage): Promise<AnswerToPage | null> {
    navigations += 1;
    if (navigations > etiquette.maxRedirects + 1) return null;
    // The first is the page itself, however Chromium spells its address.
    if (navigations === 1 || url.href === page.finalUri) {
      documentUri = page.finalUri;
      return asDocument(page.body, page.headers, page.charset);
    }
    if (url.host !== new URL(page.finalUri).host) return null;
    const answered = await get(url, asked);
    if (answered === null || answered.status < 200 || answered.status > 299) return null;
    if (tellMediaType(answered.body, answered.headers['content-type']) !== 'text/html') return null;
    documentUri = url.href;
    return { ...asDocument(answered.body, answered.headers, null), status: answered.status };
  }

  /** Null for whatever goes wrong: a page that lacks a script still stands as it is. */
  async function get(url: URL, asked: AskedByPage): Promise<AnswerToPage | null> {
    try {
      return await follow(url, Object.fromEntries(PASSED_ON.map((name) => [name, asked.headers[name] ?? ''])));
    } catch (error) {
      if (error instanceof FetchError || error instanceof AddressRefused) return null;
      throw error;
    }
  }

  async function follow(start: URL, wanted: Readonly<Record<string, string>>): Promise<AnswerToPage | null> {
    const headers = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ''));
    let url = start;
    for (let hop = 0; hop <= etiquette.maxRedirects; hop += 1) {
      requests += 1;
      if (requests > etiquette.maxPageRequests || bytes >= etiquette.maxPageBytes) return null;
      if (tools.refusal(url) !== null || (await tools.robots.check(url)).kind !== 'allowed' || signal.aborted)
        return null;
      const answered = await tools.http.get(url, headers, signal);
      const target = redirectTarget(answered);
      if (target === null) return read(answered);
      await discardBody(answered.body);
      if (target === 'bad') return null;
      url = target;
    }
    return null;
  }

  async function read({ url, status, headers, body }: HttpAnswer): Promise<AnswerToPage | null> {
    // Browsers give scripts no answer below 200, and 304 only to what they asked.
    if (status < 200 || status === 304) {
      abandonBody(body);
      return null;
    }
    const left = Math.max(0, etiquette.maxPageBytes - bytes);
    const limits = { maxWireBytes: left, maxBodyBytes: left };
    const whole = await readBody({ body, headers, uri: url.href, signal }, limits);
    bytes += whole.byteLength;
    return { status, headers, body: whole };
  }

  return { answer, documentUri: () => documentUri };
}

/** HTML in the encoding that we have told it to be in, whatever its label said. */
function asDocument(body: Uint8Array, headers: FetchedPage['headers'], charset: string | null): AnswerToPage {
  const type = charset === null ? (headers['content-type'] ?? 'text/html') : `text/html; charset=${charset}`;
  return { status: 200, headers: { ...pick(headers, HANDED_IN_WITH_PAGE), 'content-type': type }, body };
}

function pick(headers: Readonly<Record<string, string>>, names: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.test(name)));
}
