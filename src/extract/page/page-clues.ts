/** Everything in a page that may speak for a field, gathered in one walk. Not yet weighed: the ladders do that. */
import type { CheerioAPI } from 'cheerio/slim';
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element, Text } from 'domhandler';
import { lineOf, namesOf } from '../element-text.ts';
import { rootsOf } from '../markup.ts';

export interface PageClues {
  /** Contents of `<meta>` by lower-case name, property or itemprop, in document order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly title: string | undefined;
  readonly canonical: string | undefined;
  readonly language: string | undefined;
  readonly h1: readonly Element[];
  readonly times: readonly Element[];
  readonly itemprops: ReadonlyMap<string, readonly Element[]>;
  /** `rel=author` and elements named byline or author, outermost first. */
  readonly bylines: readonly Element[];
  /** Short lines that begin with "By", as they stand. */
  readonly credits: readonly string[];
  /** Elements named date, published, posted or timestamp. */
  readonly dates: readonly Element[];
}

const BYLINE_NAME =
  / (?:byline|bylines|by line|author|authors|author name|authorname|article author|writer|contributor|reporter) /;
const NOT_A_BYLINE =
  / (?:bio|biography|image|img|avatar|photo|picture|social|follow|twitter|box|card|comment|comments|comment author|related|share|date|time|more|icon) /;
const DATE_NAME = / (?:date|dateline|datetime|published|publish|pubdate|posted|timestamp|time stamp|created|pubtime) /;
const MODIFIED_NAME = / (?:updated|update|modified|revised|event|comment|comments|copyright|related) /;
/** Parts of a page that speak of other stories. */
const ELSEWHERE =
  / (?:comments?|related|recirc|recommended|trending|popular|most read|sidebar|footer|teasers?|promo|card|carousel|latest|more stories|read next|up next) /;

/** The beginning of a credit; "by" inside a sentence is not at the start of its text. */
const CREDIT = /^\s*(?:(?:written|words|story|report|reported|posted|published) )?by\b/i;
const MAX_CREDIT_CHARS = 120;

/** More of a kind than this tell nothing new. */
const MAX_EACH = 60;

interface Found extends PageClues {
  readonly metas: Map<string, string[]>;
  readonly jsonLd: string[];
  title: string | undefined;
  canonical: string | undefined;
  language: string | undefined;
  readonly h1: Element[];
  readonly times: Element[];
  readonly itemprops: Map<string, Element[]>;
  readonly bylines: Element[];
  readonly credits: string[];
  readonly dates: Element[];
}

export function gatherClues($: CheerioAPI): PageClues {
  const found: Found = {
    metas: new Map(),
    jsonLd: [],
    title: undefined,
    canonical: undefined,
    language: undefined,
    h1: [],
    times: [],
    itemprops: new Map(),
    bylines: [],
    credits: [],
    dates: [],
  };
  const nodes: AnyNode[] = [...rootsOf($)].reverse();
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (isText(node)) noteCredit(found, node);
    if (!hasChildren(node)) continue;
    if (isTag(node) && !note(found, node)) continue;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child) nodes.push(child);
    }
  }
  return found;
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
    return !/ (?:comments?|related|recirc|sidebar|most read|more stories) /.test(names);
  }
  if (name === 'h1') push(found.h1, element);
  if (name === 'time') push(found.times, element);
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
    if (values.length < MAX_EACH) values.push(content.trim());
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
  if (names !== '' && DATE_NAME.test(names) && !MODIFIED_NAME.test(names)) push(found.dates, element);
}

/** "By Jane Roe", or a bare "By" with the names beside it. */
function noteCredit(found: Found, node: Text): void {
  if (node.data.length > MAX_CREDIT_CHARS || !CREDIT.test(node.data)) return;
  let around: AnyNode | null = node.parent;
  for (let up = 0; around && up < 2; up += 1, around = around.parent) {
    const line = lineOf(around);
    if (line.length > MAX_CREDIT_CHARS) return;
    if (line.length > 7) {
      push(found.credits, line);
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
