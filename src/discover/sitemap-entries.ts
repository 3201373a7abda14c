/** The entries of a sitemap or sitemap index as strings, read off the stream of XML events. */
import { decodeEntities } from './markup-text.ts';
import { xmlEvents } from './xml-events.ts';

export interface SitemapEntry {
  readonly loc: string;
  readonly lastmod: string;
  /** Of the news extension; empty elsewhere. */
  readonly title: string;
  readonly publicationDate: string;
}

type SitemapEntries =
  | {
      readonly kind: 'urlset' | 'sitemapindex';
      readonly entries: readonly SitemapEntry[];
      /** True where the text ends too early or there were more entries than asked for. */
      readonly cut: boolean;
    }
  | { readonly kind: 'feed' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'other'; readonly root: string };

/** Longer texts are cut: no address or title needs more. */
const MAX_TEXT = 4_000;
/** Entity declarations stand before the first element. */
const PROLOGUE = 10_000;

/** Reads at most `maxEntries` entries; an entry that is broken off within its address is left out. */
export function sitemapEntries(xml: string, maxEntries: number): SitemapEntries {
  if (/<!entity/i.test(xml.slice(0, PROLOGUE))) return { kind: 'refused' };
  const root = rootName(xml);
  const [prefix, local] = split(root);
  if (/^(?:rss|rdf|feed)$/.test(local)) return { kind: 'feed' };
  if (local !== 'urlset' && local !== 'sitemapindex') return { kind: 'other', root: root.slice(0, 40) };
  const reader = new EntryReader(prefix, local === 'urlset' ? 'url' : 'sitemap');
  let isClosed = false;
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'open') reader.open(event.name);
    else if (event.kind === 'text') reader.text(event.text.slice(0, MAX_TEXT), event.literal);
    else if (event.kind === 'close') {
      reader.close(event.name);
      isClosed ||= event.name === root;
    }
    // One more is read, to know whether there were more.
    if (reader.entries.length > maxEntries) break;
  }
  reader.end();
  return { kind: local, entries: reader.entries.slice(0, maxEntries), cut: !isClosed };
}

function rootName(xml: string): string {
  for (const event of xmlEvents(xml)) if (event.kind === 'open') return event.name;
  return '';
}

type Field = keyof SitemapEntry;

/** Children are told by their full names, so that `<image:loc>` is not taken for `<loc>`, nor `<video:title>` for the news title. */
class EntryReader {
  readonly entries: SitemapEntry[] = [];
  readonly #entryName: string;
  readonly #fields: Map<string, Field>;
  #entry: Record<Field, string> | null = null;
  #field: Field | undefined;

  constructor(prefix: string, entryName: string) {
    this.#entryName = prefix + entryName;
    this.#fields = new Map([
      [`${prefix}loc`, 'loc'],
      [`${prefix}lastmod`, 'lastmod'],
    ]);
  }

  open(name: string): void {
    if (name === this.#entryName) {
      this.end();
      this.#entry = { loc: '', lastmod: '', title: '', publicationDate: '' };
      return;
    }
    const [prefix, local] = split(name);
    if (local === 'news')
      this.#fields.set(`${prefix}title`, 'title').set(`${prefix}publication_date`, 'publicationDate');
    const field = this.#fields.get(name);
    // The first of each name stands.
    this.#field = field !== undefined && this.#entry?.[field] === '' ? field : undefined;
  }

  text(text: string, isLiteral: boolean): void {
    if (this.#entry === null || this.#field === undefined || this.#entry[this.#field].length > MAX_TEXT) return;
    this.#entry[this.#field] += isLiteral ? text : decodeEntities(text);
  }

  close(name: string): void {
    this.#field = undefined;
    if (name === this.#entryName) this.end();
  }

  /** The end of an entry, or of the text: what was in the middle of its address is no entry. */
  end(): void {
    if (this.#entry !== null && this.#field !== 'loc') this.entries.push(this.#entry);
    this.#entry = null;
    this.#field = undefined;
  }
}

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':') + 1;
  return [name.slice(0, colon), name.slice(colon)];
}
