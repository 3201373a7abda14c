/** Everything in a page that may speak for a field, gathered in one walk. Not yet weighed: the ladders do that. */
import type { CheerioAPI } from 'cheerio/slim';
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element, Text } from 'domhandler';
import { lineOf, namesOf } from '../element-text.ts';
import { rootsOf } from '../markup.ts';
import { ownClues } from './own-clues.ts';
import { statesDay } from '../text/date-text.ts';

/** A day that the page shows, and where. */
export interface DatedPlace {
  readonly element: Element;
  /** What states the day: an attribute for machines, or the text. */
  readonly value: string;
  readonly kind: 'time' | 'named' | 'text';
  /** How many letters of the page stand before it. */
  readonly at: number;
}

/** A short line that says who something is by, and where. */
export interface Credit {
  readonly line: string;
  readonly element: Element;
  readonly at: number;
}

export interface PageClues {
  /** Contents of `<meta>` by lower-case name, property or itemprop, in document order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly title: string | undefined;
  readonly canonical: string | undefined;
  readonly language: string | undefined;
  readonly h1: readonly Element[];
  /** Where the headline may stand: headings whose words the title has, or every `h1` when there is none. */
  readonly headings: readonly { readonly element: Element; readonly at: number; readonly line: string }[];
  /** Every element that a headline stands in. */
  readonly holders: ReadonlySet<AnyNode>;
  /** How many letters stand before the first long paragraph. */
  readonly proseAt: number | undefined;
  readonly itemprops: ReadonlyMap<string, readonly Element[]>;
  /** `rel=author` and elements named byline or author, outermost first. */
  readonly bylines: readonly Element[];
  /** Short lines that begin with "By", as they stand. */
  readonly credits: readonly Credit[];
  /** Short texts that say where the story first appeared, or that an agency holds it. */
  readonly notices: readonly Credit[];
  /** Every place that states a day: time elements, elements named date or published, short texts. */
  readonly dated: readonly DatedPlace[];
}

const BYLINE_NAME =
  / (?:byline|bylines|by line|author|authors|author name|authorname|article author|writer|contributor|reporter) /;
const NOT_A_BYLINE =
  / (?:bio|biography|image|img|avatar|photo|picture|social|follow|twitter|box|card|comment|comments|comment author|related|share|date|time|more|icon) /;
const DATE_NAME = / (?:date|dateline|datetime|published|publish|pubdate|posted|timestamp|time stamp|created|pubtime) /;
/** Parts of a page that speak of other stories. */
const ELSEWHERE =
  / (?:comments?|related|recirc|recommended|trending|popular|most read|sidebar|footer|teasers?|promo|card|carousel|latest|more stories|read next|up next) /;

const OTHER_STORIES = / (?:comments?|related|recirc|most read|more stories) /;
/** The beginning of a credit; "by" inside a sentence is not at the start of its text. */
const CREDIT = /^\s*(?:(?:written|words|story|report|reported|posted|published) )?by\b/i;
const MAX_CREDIT_CHARS = 120;
const NOTICE =
  /\b(?:originally|first) (?:published|appeared)\b|\brepublished (?:from|with permission)\b|(?:©|\bcopyright\b)/i;
const MAX_NOTICE_CHARS = 300;

/** A longer text may speak of a day; it does not state the day of the page. */
const MAX_DATE_CHARS = 200;

/** No description is longer. */
const MAX_META_CHARS = 10_000;
/** More of a kind than this tell nothing new. */
const MAX_EACH = 60;
const MAX_DATED = 300;
/** Menus and labels are shorter. */
const MIN_PROSE_CHARS = 160;

/** Clues as the walk finds them, before it is known where the headline stands. */
export interface Found extends PageClues {
  readonly metas: Map<string, string[]>;
  readonly jsonLd: string[];
  title: string | undefined;
  canonical: string | undefined;
  language: string | undefined;
  readonly h1: Element[];
  headings: { element: Element; at: number; line: string }[];
  readonly holders: Set<AnyNode>;
  proseAt: number | undefined;
  readonly itemprops: Map<string, Element[]>;
  readonly bylines: Element[];
  readonly credits: Credit[];
  readonly notices: Credit[];
  readonly dated: DatedPlace[];
  /** Letters seen so far. */
  at: number;
  /** Elements named as parts that speak of other stories. */
  readonly elsewhere: Set<AnyNode>;
  /** Elements named as columns beside the story. */
  readonly beside: Set<AnyNode>;
}

export function gatherClues($: CheerioAPI): PageClues {
  const found: Found = {
    metas: new Map(),
    jsonLd: [],
    title: undefined,
    canonical: undefined,
    language: undefined,
    h1: [],
    headings: [],
    holders: new Set(),
    proseAt: undefined,
    itemprops: new Map(),
    bylines: [],
    credits: [],
    notices: [],
    dated: [],
    at: 0,
    elsewhere: new Set(),
    beside: new Set(),
  };
  const nodes: AnyNode[] = [...rootsOf($)].reverse();
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (isText(node)) noteText(found, node);
    if (!hasChildren(node)) continue;
    if (isTag(node) && !note(found, node)) continue;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child) nodes.push(child);
    }
  }
  return ownClues(found);
}

/** Notes what an element says; false when nothing below it is to be looked at. */
function note(found: Found, element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'meta') {
    noteMeta(found.metas, attribs);
    return false;
  }
  if (name === 'script') {
    if (/ld\+json/i.test(attribs.type ?? '')) push(found.jsonLd, textIn(element));
    return false;
  }
  if (name === 'link') {
    if (/(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? '')) found.canonical ??= attribs.href;
    return false;
  }
  if (name === 'style' || name === 'svg' || name === 'noscript') return false;
  if (name === 'html') found.language ??= attribs.lang ?? attribs['xml:lang'];
  if (name === 'title' && !found.title) found.title = lineOf(element) || undefined;
  if (name === 'footer' && !insideArticle(element)) return false;
  const names = namesOf(element);
  if (
    names !== '' &&
    ELSEWHERE.test(names) &&
    name !== 'body' &&
    name !== 'html' &&
    name !== 'main' &&
    name !== 'article'
  ) {
    if (OTHER_STORIES.test(names)) found.elsewhere.add(element);
    else if (/ sidebar /.test(names)) found.beside.add(element);
    return true;
  }
  if (name === 'h1') push(found.h1, element);
  if (name === 'h1' || name === 'h2') push(found.headings, { element, at: found.at, line: lineOf(element) });
  noteNamed(found, element, names);
  return true;
}

function noteMeta(metas: Map<string, string[]>, attribs: Element['attribs']): void {
  const { content } = attribs;
  if (content === undefined || content.trim() === '') return;
  for (const key of [attribs.property, attribs.name, attribs.itemprop]) {
    if (key === undefined) continue;
    const lower = key.toLowerCase().slice(0, 80);
    const values = metas.get(lower) ?? [];
    if (values.length < MAX_EACH) values.push(content.slice(0, MAX_META_CHARS).trim());
    if (metas.size < 500) metas.set(lower, values);
  }
}

function noteNamed(found: Found, element: Element, names: string): void {
  const { itemprop, rel } = element.attribs;
  if (itemprop !== undefined) {
    for (const property of itemprop.toLowerCase().split(/\s+/).slice(0, 4)) {
      const list = found.itemprops.get(property) ?? [];
      push(list, element);
      if (found.itemprops.size < 100) found.itemprops.set(property, list);
    }
  }
  if (rel !== undefined && /(?:^|\s)author(?:\s|$)/i.test(rel)) push(found.bylines, element);
  else if (names !== '' && BYLINE_NAME.test(names) && !NOT_A_BYLINE.test(names)) push(found.bylines, element);
  const { datetime, title } = element.attribs;
  const isTime = element.name === 'time' || datetime !== undefined;
  if (!isTime && !(names !== '' && DATE_NAME.test(names))) return;
  const line = lineOf(element);
  // What readers see is in the publisher's zone; machines are often told the hour in Greenwich. Figures alone may be in either order.
  const spelt = /[a-z]{3}/i.test(line) ? line : undefined;
  for (const value of [spelt, datetime, element.attribs.content, line, title]) {
    if (value === undefined || value.length > MAX_DATE_CHARS || !statesDay(value)) continue;
    noteDated(found, { element, value, kind: isTime ? 'time' : 'named', at: found.at });
    return;
  }
}

/** Most pages that list more days than this are calendars. */
function noteDated(found: Found, place: DatedPlace): void {
  if (found.dated.length < MAX_DATED && found.dated.at(-1)?.element !== place.element) found.dated.push(place);
}

function noteText(found: Found, node: Text): void {
  const { data, parent } = node;
  if (data.length <= MAX_CREDIT_CHARS && CREDIT.test(data)) noteCredit(found, node);
  if (data.length <= MAX_NOTICE_CHARS && NOTICE.test(data) && parent && isTag(parent))
    push(found.notices, { line: lineOf(parent).slice(0, 2 * MAX_NOTICE_CHARS), element: parent, at: found.at });
  const text = data.length > 20_000 ? data : data.trim();
  if (text.length >= 8 && text.length <= MAX_DATE_CHARS && parent && isTag(parent) && statesDay(text))
    noteDated(found, { element: parent, value: text.replace(/\s+/g, ' '), kind: 'text', at: found.at });
  if (text.length >= MIN_PROSE_CHARS) found.proseAt ??= found.at;
  found.at += text.length;
}

/** "By Jane Roe", or a bare "Written by" with the names beside it. */
function noteCredit(found: Found, node: Text): void {
  let around: AnyNode | null = node.parent;
  for (let up = 0; around && up < 3; up += 1, around = around.parent) {
    const whole = lineOf(around);
    const line = whole.slice(Math.max(0, whole.indexOf(node.data.trim())));
    if (line.length > MAX_CREDIT_CHARS) return;
    if (line.replace(CREDIT, '').trim().length > 3 && isTag(around)) {
      push(found.credits, { line, element: around, at: found.at });
      return;
    }
  }
}

function insideArticle(element: Element): boolean {
  let node = element.parent;
  for (let up = 0; node && up < 12; up += 1, node = node.parent) {
    if ('name' in node && (node.name === 'article' || node.name === 'main')) return true;
  }
  return false;
}

function textIn(element: Element): string {
  let text = '';
  for (const child of element.children) if (isText(child)) text += child.data;
  return text;
}

function push<T>(list: T[], item: T): void {
  if (list.length < MAX_EACH) list.push(item);
}
