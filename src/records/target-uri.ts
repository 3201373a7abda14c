/** The spellings of a web address: `canonicalUri` says which are one document, `fetchUri` what is asked for, `readableUri` what readers get. */
import { createHash } from 'node:crypto';
import { getDomain } from 'tldts';
import { isTrackingParameter, isVariantParameter } from './uri-parameters.ts';

/** The sitemap protocol allows fewer than 2,048 characters, and a longer key does not fit a database index row. */
const MAX_URI_LENGTH = 2_048;
/** Longer text is not worth parsing: percent-encoding at most triples it. */
const MAX_INPUT_LENGTH = 4 * MAX_URI_LENGTH;

/**
 * The key under which a document at this address is kept: https, no `www.`, `m.` or `amp.` label, no port 443, userinfo or
 * fragment, tracking and print parameters out, the others sorted, percent-encoding in normal form. Idempotent, never throws.
 * `http://www.example.org/a%7eb?utm_source=x&ID=7#top` becomes `https://example.org/a~b?ID=7`.
 * @returns null for what is not http(s), not a URI, or longer than 2,048 characters.
 */
export function canonicalUri(uri: string): string | null {
  const url = parseHttp(uri);
  if (url === null) return null;
  const host = canonicalHost(url.hostname);
  if (host === '') return null;
  const port = url.port === '' || url.port === '443' ? '' : `:${url.port}`;
  const canonical = `https://${host}${port}${canonicalPath(url.pathname)}${canonicalQuery(url.search)}`;
  return canonical.length > MAX_URI_LENGTH ? null : canonical;
}

/** The primary key of a target: the first 32 hex digits of the SHA-256 of its canonical URI, or of what else it is known by. */
export function targetKey(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}

/** Whether a target is known by something else than its address: then it may come under another one next time. */
export function hasOwnIdentity(target: { readonly key: string; readonly targetUri: string }): boolean {
  const canonical = canonicalUri(target.targetUri);
  return canonical === null || targetKey(canonical) !== target.key;
}

/**
 * The absolute http(s) URI to ask for: as found, without fragment and userinfo, resolved against `base`.
 * @returns null for other schemes (`mailto:`, `javascript:`), invalid URIs, those over 2,048 characters, and an empty
 * reference, which would be the base again.
 */
export function fetchUri(uri: string, base?: string | null): string | null {
  const url = uri.trim() === '' ? null : parseHttp(uri, base ?? undefined);
  if (url === null) return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href.length > MAX_URI_LENGTH ? null : url.href;
}

/**
 * The address as a reader is given it: what `fetchUri` asks for, without tracking and print parameters. Scheme and `www.`
 * stay, for not every site answers without them. Null where `fetchUri` is.
 */
export function readableUri(uri: string): string | null {
  const asked = fetchUri(uri);
  if (asked === null) return null;
  const url = new URL(asked);
  const dropped = [...url.searchParams].filter(
    ([name, value]) => isTrackingParameter(name) || isVariantParameter(name, value),
  );
  // Only where something goes: writing parameters anew may change how the others are spelled.
  for (const [name, value] of dropped) url.searchParams.delete(name, value);
  return dropped.length === 0 ? asked : url.href;
}

/** The host that is spoken to, in lower case and without the port; empty for what is no http(s) URI. */
export function hostOf(uri: string): string {
  return parseHttp(uri)?.hostname.replace(/\.$/, '') ?? '';
}

/** The registrable domain (`surreycc.gov.uk` of `news.surreycc.gov.uk`), or the host itself where there is none. */
export function siteOf(uri: string): string {
  const host = hostOf(uri);
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

function parseHttp(uri: string, base?: string): URL | null {
  if (uri.length > MAX_INPUT_LENGTH) return null;
  try {
    const url = new URL(uri, base);
    // A host with an empty last label is nowhere; with one trailing dot it is the same host.
    return /^https?:$/.test(url.protocol) && !url.hostname.endsWith('..') ? url : null;
  } catch {
    // Not a URI is an answer here. URL.canParse would say it without a throw, but in Node 20 it refuses `http://bücher.de/`.
    return null;
  }
}

/** Hosts come again and again, and their public suffix takes as long to find as the rest of an address. */
const canonicalHosts = new Map<string, string>();
const MAX_HOSTS = 1_000;

function canonicalHost(hostname: string): string {
  const known = canonicalHosts.get(hostname);
  if (known !== undefined) return known;
  const host = withoutLabels(hostname.replace(/\.$/, ''));
  if (canonicalHosts.size === MAX_HOSTS) canonicalHosts.clear();
  canonicalHosts.set(hostname, host);
  return host;
}

/** Labels of presentation go, but never so far that a public suffix is left: `www.gov.uk` keeps its `www`. */
function withoutLabels(hostname: string): string {
  let host = hostname;
  for (;;) {
    const rest = /^(?:www|m|amp)\.(.+)$/.exec(host)?.[1];
    if (rest === undefined || getDomain(rest) === null) return host;
    host = rest;
  }
}

/** ASP.NET without cookies puts the session into the path: `/(S(24 characters))/page.aspx`. */
const ASP_SESSION = /^\((?:[a-z]\([a-z0-9]{24}\))+\)$/i;

/** Empty segments, sessions and a closing `/amp` go; a trailing slash stays, for `/a` and `/a/` may differ. */
function canonicalPath(pathname: string): string {
  const segments = normalEncoding(pathname)
    .replace(/;jsessionid=[^/;]*/gi, '')
    .split('/')
    .slice(1);
  const last = segments.length - 1;
  const kept = segments.filter((segment, index) => index === last || (segment !== '' && !ASP_SESSION.test(segment)));
  for (;;) {
    const closed = kept.at(-1) === '';
    const amp = kept.length - (closed ? 2 : 1);
    if (amp < 1 || kept[amp] !== 'amp') return `/${kept.join('/')}`;
    kept.length = amp;
    // `/story/amp/` stands beside `/story/`, but `/page.aspx/amp/` beside `/page.aspx`.
    if (closed && !/\.[a-z]{2,5}$/i.test(kept.at(-1) ?? '')) kept.push('');
  }
}

/** `a=` and `a` are one; order is by name, then value; `&amp;` left by a careless writer is `&`. */
function canonicalQuery(search: string): string {
  if (search === '') return '';
  const pairs = normalEncoding(search.slice(1).replaceAll('%20', '+'))
    .split('&')
    .map((pair) => readPair(pair))
    .filter(({ name, value }) => name !== '' && !isTrackingParameter(name) && !isVariantParameter(name, value))
    .map(({ name, value }) => (value === '' ? name : `${name}=${value}`))
    .sort();
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function readPair(pair: string): { readonly name: string; readonly value: string } {
  const bare = pair.replace(/^(?:amp;)+/, '');
  const equals = bare.indexOf('=');
  return equals < 0 ? { name: bare, value: '' } : { name: bare.slice(0, equals), value: bare.slice(equals + 1) };
}

/** RFC 3986, 6.2.2: unreserved characters plain, all other escapes in upper case, a stray `%` and unsafe characters escaped. */
function normalEncoding(text: string): string {
  if (!/[%"'<>[\\\]^`{|}]/.test(text)) return text;
  return text
    .replace(/%(?:([0-9a-f]{2}))?/gi, (escape, hex: string | undefined) => {
      if (hex === undefined) return '%25';
      const character = String.fromCharCode(Number.parseInt(hex, 16));
      return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
    })
    .replace(/["'<>[\\\]^`{|}]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
