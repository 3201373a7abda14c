/** A fetched web page that is searched for links; what it says as a document is read elsewhere. */
import { load } from 'cheerio';
import type { Cheerio, CheerioAPI } from 'cheerio';
import { Element } from 'domhandler';
import type { AnyNode } from 'domhandler';
import { UnreadableError } from '../records/errors.ts';
import type { ReadInput } from '../records/extraction.ts';
import { fetchUri } from '../records/target-uri.ts';
import { collapse } from './markup-text.ts';
import { htmlText } from './seed-text.ts';

export interface SeedMarkup {
  readonly $: CheerioAPI;
  /** Links are relative to this: `<base href>`, else the page's own address. */
  readonly base: string | null;
}

/** The largest real index pages are under 2 MB. */
const MAX_BYTES = 8 * 1024 * 1024;
/** The longest real list, all councils of England on one page, has a few hundred. */
export const MAX_LINKS = 5_000;
/** The parser's time grows with the square of the depth; real pages stay under 100. */
const MAX_DEPTH = 3_000;

/**
 * Parses a page to look for links.
 * @throws UnreadableError for a page over 8 MiB, or nested deeper than any real one.
 */
export function loadSeedMarkup(input: ReadInput): SeedMarkup {
  const refuse = (reason: string) =>
    new UnreadableError(`read links of ${input.uri ?? 'a page'} failed: ${reason}`, { code: 'SEED_MARKUP' });
  if (input.bytes.length > MAX_BYTES) throw refuse('over 8 MiB');
  const html = htmlText(input);
  if (isTooDeep(html)) throw refuse(`nested deeper than ${MAX_DEPTH} elements`);
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
  gather($);
  const href = $('base[href]').first().attr('href');
  return { $, base: (href === undefined ? null : fetchUri(href, input.uri)) ?? input.uri };
}

/** A link's address without its fragment; null when it is not a web address. */
export function linkedAddress($: CheerioAPI, anchor: Element, base: string): string | null {
  try {
    const url = new URL(($(anchor).attr('href') ?? '').trim(), base);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The text of a link as one line: its own, else its `aria-label`, `title`, or the `alt` of its picture. */
export function linkTitle($link: Cheerio<AnyNode>): string {
  const line = (text: string | undefined) => collapse(text ?? '').slice(0, MAX_TITLE);
  return (
    line($link.text()) ||
    line($link.attr('aria-label')) ||
    line($link.attr('title')) ||
    line($link.find('img[alt]').first().attr('alt'))
  );
}

const MAX_TITLE = 500;

/** A page has `<html>` and little beside it; from here on it is fragments. */
const MAX_OUTERMOST = 100;

/** Puts very many outermost nodes under one, because a selector's time grows with the square of their number. */
function gather($: CheerioAPI): void {
  const root = $.root()[0];
  if (root === undefined || root.children.length <= MAX_OUTERMOST) return;
  const page = new Element('page', {}, root.children);
  for (const child of page.children) child.parent = page;
  page.parent = root;
  root.children = [page];
}

const VOID = new Set(
  'area base br col embed hr img input link meta source track wbr p li dd dt option tr td th'.split(' '),
);

/** Counts what is opened and not closed. Elements that HTML lets stay open are not counted, as they close each other. */
function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,15})/gi)) {
    if (VOID.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (closing === '/' ? -1 : 1));
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
