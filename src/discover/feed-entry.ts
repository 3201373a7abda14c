/** One entry of a feed as what discovery wants of it: where it leads, its title, its dates. */
import { fetchUri } from '../records/target-uri.ts';
import { feedDate } from './feed-date.ts';
import { localName } from './feed-elements.ts';
import type { FeedElement } from './feed-elements.ts';
import { collapse, decodeEntities, htmlToLine, looksLikeHtml } from './markup-text.ts';

export interface FeedEntry {
  readonly title: string | null;
  /** Absolute http(s) URI of the page; null when the entry names none. */
  readonly link: string | null;
  /** ISO 8601. */
  readonly published: string | null;
  readonly updated: string | null;
}

/** The most telling first: a date in RSS's own word is what the publisher looks after. */
const PUBLISHED = ['pubdate', 'published', 'issued', 'dcterms:issued', 'dc:date', 'date', 'created', 'dcterms:created'];
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'lastmod'];

/** Reads an entry from its elements, the entry's own first. */
export function feedEntry(elements: readonly FeedElement[]): FeedEntry {
  const prefix = elements[0]?.name.replace(/[^:]*$/, '') ?? '';
  // `<atom:entry><atom:title>`: the entry's own prefix is no prefix.
  const children = elements.map((element) =>
    prefix !== '' && element.name.startsWith(prefix)
      ? { ...element, name: element.name.slice(prefix.length) }
      : element,
  );
  return {
    title: titleOf(children),
    link: linkOf(children),
    published: dateOf(children, PUBLISHED),
    updated: dateOf(children, UPDATED),
  };
}

function titleOf(elements: readonly FeedElement[]): string | null {
  for (const name of ['title', 'dc:title', 'media:title']) {
    const element = elements.find((candidate) => candidate.name === name);
    const title = element === undefined ? '' : plainTitle(element);
    if (title !== '') return title;
  }
  return null;
}

/** Atom says whether a title is HTML; RSS does not, so that is told from its looks. */
function plainTitle({ attributes, text, hasMarkup }: FeedElement): string {
  const type = attributes.get('type') ?? '';
  // Atom 0.3 says `mode`, Atom 1.0 says it by a type that is no text.
  const isBase64 = attributes.get('mode') === 'base64' || /^(?:application|image)\/(?!.*xml)/.test(type);
  if (isBase64) return htmlToLine(Buffer.from(text, 'base64').toString('utf8'));
  if (hasMarkup || type === 'xhtml' || type === 'text' || type === 'text/plain') return collapse(text);
  return type.includes('html') || looksLikeHtml(text) ? htmlToLine(text) : collapse(text);
}

/** Where a feed sends readers through a counter, the page's own address goes before it. */
function linkOf(elements: readonly FeedElement[]): string | null {
  const candidates = [
    ...elements.filter(({ name }) => localName(name) === 'origlink').map((element) => resolved(element.text, element)),
    ...linkElements(elements),
    ...elements
      .filter(({ name, attributes }) => name === 'guid' && attributes.get('ispermalink') !== 'false')
      .map(permalink),
    ...elements.filter(({ name }) => name === 'id').map(permalink),
    ...elements.filter(({ name }) => name === 'content').map((element) => attribute(element, 'src')),
    // RDF and CDF name the page on the entry itself.
    ...elements.slice(0, 1).flatMap((entry) => [attribute(entry, 'href'), attribute(entry, 'rdf:about')]),
  ];
  return candidates.find((link) => link !== null) ?? null;
}

/** Atom's `rel` decides: the page itself is `alternate`, which is meant when nothing is said. HTML goes before other types. */
function linkElements(elements: readonly FeedElement[]): (string | null)[] {
  const links = elements.filter(({ name }) => localName(name) === 'link');
  const pages = links.filter(({ attributes }) =>
    /^(?:|alternate|.*#alternate)$/.test(attributes.get('rel')?.trim() ?? ''),
  );
  const isHtml = ({ attributes }: FeedElement) =>
    /^(?:|text\/html|application\/xhtml\+xml)$/.test(attributes.get('type') ?? '');
  const ordered = [...pages.filter((link) => isHtml(link)), ...pages.filter((link) => !isHtml(link))];
  return ordered.map((link) => attribute(link, 'href') ?? resolved(link.text, link));
}

/** An identifier that happens to be an address, never one made absolute by us. */
const permalink = ({ text }: FeedElement): string | null =>
  /^\s*https?:\/\//i.test(text) ? fetchUri(text.trim()) : null;

function attribute(element: FeedElement, name: string): string | null {
  const value = element.attributes.get(name);
  return value === undefined ? null : resolved(decodeEntities(value), element);
}

function resolved(text: string, { base }: FeedElement): string | null {
  return text.trim() === '' ? null : fetchUri(text.trim(), base);
}

function dateOf(elements: readonly FeedElement[], names: readonly string[]): string | null {
  for (const name of names) {
    const element = elements.find((candidate) => candidate.name === name);
    const date = element === undefined ? null : feedDate(element.text);
    if (date !== null) return date;
  }
  return null;
}
