/** The entries of an XML feed as flat lists of their elements, whatever the format and however badly closed. */
import { fetchUri } from '../records/target-uri.ts';
import { decodeEntities } from './markup-text.ts';
import { readAttributes, xmlEvents } from './xml-events.ts';
import type { XmlEvent } from './xml-events.ts';

export interface FeedElement {
  /** Lower case, with the prefix as written: `dc:date`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Entities decoded once; empty for `content`, of which only the address is of interest. */
  readonly text: string;
  /** True where elements stood inside, as in Atom's `type="xhtml"`. */
  readonly hasMarkup: boolean;
  /** The address to which its links are relative: xml:base, else the feed's own. */
  readonly base: string | null;
}

interface FeedElements {
  /** The name of the outermost element without prefix; empty when there is none. */
  readonly root: string;
  /** Each entry's own element first, then those of its children that name it, date it or lead to it. */
  readonly entries: readonly (readonly FeedElement[])[];
  /** True where the text ends too early or there were more entries than are read. */
  readonly cut: boolean;
}

/** The largest real feeds hold a few hundred entries. */
const MAX_ENTRIES = 5_000;
/** Titles, links and dates are short; whatever is longer is cut. */
const MAX_TEXT = 4_000;
/** Feeds are shallow; a base of bases without end is nobody's. */
const MAX_BASE_DEPTH = 20;

/** Of one entry; real ones have a title and a few links and dates. */
const MAX_ELEMENTS = 100;

/** Elements that hold text only: one that begins inside another shows that the first was not closed. */
const PLAIN = new Set('title link guid id pubdate published updated issued modified created date origlink'.split(' '));
const KEPT = new Set([...PLAIN, 'content']);
const AFTER_PLAIN = new Set([
  ...PLAIN,
  'description',
  'summary',
  'content',
  'author',
  'category',
  'enclosure',
  'comments',
]);

/** Reads RSS, RDF, Atom and what resembles them. `uri` is where the feed came from. */
export function feedElements(xml: string, uri: string | null): FeedElements {
  const reader = new ElementReader(uri);
  for (const event of xmlEvents(xml)) {
    reader.take(event);
    if (reader.entries.length > MAX_ENTRIES) reader.cut = true;
    if (reader.cut) break;
  }
  reader.end();
  return { root: reader.root, entries: reader.entries.slice(0, MAX_ENTRIES), cut: reader.cut };
}

/** A name without its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

interface Growing {
  readonly element: Omit<FeedElement, 'text' | 'hasMarkup'>;
  readonly depth: number;
  text: string;
  hasMarkup: boolean;
}

class ElementReader {
  root = '';
  cut = false;
  readonly entries: FeedElement[][] = [];
  readonly #open: { readonly name: string; readonly base: string | null }[] = [];
  /** How often each name is open, so that a stray closing tag is known without a search. */
  readonly #openCount = new Map<string, number>();
  readonly #uri: string | null;
  #entry: { readonly elements: FeedElement[]; readonly name: string; readonly depth: number } | null = null;
  #field: Growing | null = null;

  constructor(uri: string | null) {
    this.#uri = uri;
  }

  take(event: XmlEvent): void {
    switch (event.kind) {
      case 'open':
        return this.#openElement(event);
      case 'close':
        return this.#closeElement(event.name);
      case 'text':
        return this.#addText(event.text, event.literal);
      case 'cut':
        this.cut = true;
    }
  }

  /** An element that is open at the end of the text is broken off: half an address is worse than none. */
  end(): void {
    if (this.#open.length > 0) this.cut = true;
    this.#field = null;
    this.#finishEntry();
  }

  #finishEntry(): void {
    this.#finishField();
    if (this.#entry !== null) this.entries.push(this.#entry.elements);
    this.#entry = null;
  }

  #openElement({ name, attributes: raw, empty }: Extract<XmlEvent, { kind: 'open' }>): void {
    const local = localName(name);
    if (this.root === '') this.root = local;
    const outer = this.#open.at(-1)?.base ?? this.#uri;
    const attributes = this.#entry !== null || isEntry(local) || raw.includes('xml:base') ? readAttributes(raw) : NONE;
    const ownBase = this.#open.length < MAX_BASE_DEPTH ? attributes.get('xml:base') : undefined;
    const base = ownBase === undefined ? outer : (fetchUri(decodeEntities(ownBase), outer) ?? outer);
    if (!empty) {
      this.#open.push({ name, base });
      this.#openCount.set(name, (this.#openCount.get(name) ?? 0) + 1);
    }
    const depth = this.#open.length + (empty ? 1 : 0);
    if (isEntry(local) && (this.#entry === null || this.#entry.name === name)) {
      this.#finishEntry();
      this.#entry = { name, depth, elements: [{ name, attributes, text: '', hasMarkup: false, base }] };
    } else if (this.#entry !== null) {
      if (this.#field !== null && isUnclosed(this.#field.element.name, name)) this.#finishField();
      if (this.#field !== null) this.#field.hasMarkup = true;
      else this.#field = { element: { name, attributes, base }, depth, text: '', hasMarkup: false };
    }
    if (empty) this.#finishBelow(depth - 1);
  }

  #closeElement(name: string): void {
    if ((this.#openCount.get(name) ?? 0) === 0) return;
    for (;;) {
      const popped = this.#open.pop();
      if (popped === undefined) return;
      this.#openCount.set(popped.name, (this.#openCount.get(popped.name) ?? 1) - 1);
      if (popped.name === name) break;
    }
    this.#finishBelow(this.#open.length);
  }

  #addText(text: string, literal: boolean): void {
    const field = this.#field;
    if (field === null || field.text.length >= MAX_TEXT || !PLAIN.has(localName(field.element.name))) return;
    const short = text.slice(0, MAX_TEXT);
    field.text += literal ? short : decodeEntities(short);
  }

  #finishBelow(depth: number): void {
    if (this.#field !== null && this.#field.depth > depth) this.#finishField();
    if (this.#entry !== null && this.#entry.depth > depth) this.#finishEntry();
  }

  #finishField(): void {
    if (this.#field === null) return;
    const { element, text, hasMarkup } = this.#field;
    const elements = this.#entry?.elements ?? [];
    if (KEPT.has(localName(element.name)) && elements.length < MAX_ELEMENTS)
      elements.push({ ...element, text, hasMarkup });
    this.#field = null;
  }
}

const NONE: ReadonlyMap<string, string> = new Map();

const isEntry = (local: string): boolean => local === 'item' || local === 'entry';

/** Only among names without a prefix: `<title><link>` is a lost `</title>`, `<media:group><media:title>` is not. */
const isUnclosed = (open: string, name: string): boolean => PLAIN.has(open) && AFTER_PLAIN.has(name);
