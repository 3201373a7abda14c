/** The papers of a meeting: which links lead to them, what they are called without what is glued to it, and what each is. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { RawMeeting } from '../../records/extraction.ts';
import { bareTitle } from '../../records/bare-title.ts';
import { moderngovPaperKind, paperKind, RESTRICTED } from '../../records/paper-kind.ts';
import { lineOf } from '../element-text.ts';
import { findIn } from '../find-in.ts';

export type MeetingDocument = RawMeeting['documents'][number];

export const DOCUMENT_LINK =
  /(?:^|\/)(?:documents\/[a-z]\d+\/|mgConvert2PDF\.aspx\?|Published\/C\d+\/M\d+\/|Document\.ashx\?)|^documents\/[a-z]\d+|\/documents\/[a-z]\d+(?:\/|$)/i;
/** "(EXEMPT – paragraph 3)" behind a title; a policy on confidential reporting is none. */
export const CLOSED_TITLE =
  /[([](?:restricted|exempt|confidential|private|part (?:ii|2|b))(?: (?:item|report))?(?:(?:\s*[-–—:,]|\s(?:by virtue|under|paragraph))[^)\]]{0,60})?[)\]]\s*$|[-–—:] (?:restricted|exempt|confidential)(?: item)?$/i;
/** CMIS encrypts what its papers are asked for by. */
const OPAQUE = /(?:^|\/)Document\.ashx\?/i;
const MAX_TITLE_CHARS = 500;
/** Titles come escaped twice; after the page is parsed these are left. */
const ESCAPED: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  lt: '<',
  gt: '>',
};

/** The meeting of a pack or of printed minutes, which ModernGov names in their address; undefined for other addresses. */
export const meetingIdOf = (uri: string | null | undefined): string | undefined =>
  /(?:^|\/)documents\/g([1-9]\d{0,8})\//i.exec(uri ?? '')?.[1];

/** Link and title text without what ModernGov glues to it: file type and size, hidden reference numbers, escaped entities. */
export function cleanTitle(text: string): string {
  const unescaped = text
    .slice(0, MAX_TITLE_CHARS)
    .replace(/&(?:amp;)*(amp|quot|apos|#39|nbsp|lt|gt);/gi, (_, name: string) => ESCAPED[name.toLowerCase()] ?? '');
  // What to do with a paper is no part of its name.
  return bareTitle(
    unescaped
      .replace(/^\s*click (?:here )?to (?:view|open|download) ['‘"“](.{1,400})['’"”]\s*$/i, '$1')
      .replace(
        /^\s*link to (?:the )?(?:document|attachment|report) ['‘"“]?(.{1,400}?)['’"”]?(?: \w{2,5} file)?\s*$/i,
        '$1',
      ),
  )
    .replace(
      /[\s,(–-]{0,5}\b(?:download|opens? in (?:a )?new (?:window|tab))(?: (?:as )?(?:a )?(?:pdf|document|file|word))?\)?$/i,
      '',
    )
    .trim();
}

/** A link that is a whole card has a heading; its other words tell what to do with it. */
function paperName($: CheerioAPI, anchor: AnyNode): string {
  const [heading] = findIn($, anchor, 'h2, h3, h4, h5, h6, strong, [class*="title" i]');
  return (heading === undefined ? '' : lineOf(heading)) || lineOf(anchor);
}

/** What stands before a link that says no more than its paper's kind and size. */
function wordsBefore(anchor: Element): string {
  const { parent } = anchor;
  // Beside another link it is that paper in another form.
  if (parent === null || parent.children.some((one) => one !== anchor && isTag(one) && one.name === 'a')) return '';
  const line = lineOf(parent);
  const own = lineOf(anchor);
  const before = own !== '' && line.endsWith(own) ? cleanTitle(line.slice(0, -own.length)) : '';
  return /\p{L}{3}/u.test(before) ? before : '';
}

/** What the address calls a paper whose link says no more than its size. */
function fileName(href: string): string {
  if (OPAQUE.test(href)) return '';
  const [, name = ''] = /\/([^/?#]{1,200})\.[a-z]{3,4}(?:[?#]|$)/i.exec(href) ?? [];
  try {
    return cleanTitle(decodeURIComponent(name));
  } catch {
    return cleanTitle(name);
  }
}

/** The papers linked within a node, each once, with absolute addresses. */
export function documentsIn($: CheerioAPI, node: Element, base: string | null): MeetingDocument[] {
  const documents = new Map<string, MeetingDocument & { readonly isNamed: boolean }>();
  for (const anchor of [...($(node).is('a[href]') ? [node] : []), ...findIn($, node, 'a[href]')]) {
    const href = ($(anchor).attr('href') ?? '').trim();
    const name = cleanTitle(paperName($, anchor)) || cleanTitle($(anchor).attr('title') ?? '');
    const title = name || wordsBefore(anchor) || fileName(href);
    if (!DOCUMENT_LINK.test(href) || title === '' || RESTRICTED.test(title)) continue;
    const url = absolute(href, base);
    // An icon beside an item's title may lead to the same paper as the link that names it.
    const known = documents.get(url ?? href);
    if (known !== undefined && (known.isNamed || name === '')) continue;
    documents.set(url ?? href, { title, url, kind: documentKind(href, title), isNamed: name !== '' });
  }
  return [...documents.values()].map(({ title, url, kind }) => ({ title, url, kind }));
}

/** An address that says nothing leaves the title alone to tell. */
export const documentKind = (href: string, title: string): string =>
  OPAQUE.test(href) ? (paperKind(title) ?? 'report') : moderngovPaperKind(href, title);

/** The address of a link; null when it is not a web address. */
export function absolute(href: string, base: string | null): string | null {
  try {
    const url = base === null ? new URL(href) : new URL(href, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
