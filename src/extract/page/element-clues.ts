/** What a page's elements say by their names and attributes; what their text says, `text-clues.ts` reads. */
import type { Element } from 'domhandler';
import { textOfScript } from '../script-text.ts';
import { toldByNames } from '../element-names.ts';
import { lineOf } from '../element-text.ts';
import { statesDay } from '../text/date-text.ts';
import { keep, keepDated, MAX_DATE_CHARS } from './found-clues.ts';
import type { Found } from './found-clues.ts';

const BYLINE_NAME =
  / (?:byline|bylines|by line|author|authors|author name|authorname|article author|writer|contributor|reporter) /;
const NOT_A_BYLINE =
  / (?:bio|biography|image|img|avatar|photo|picture|social|follow|twitter|box|card|comment|comments|comment author|related|share|date|time|more|icon) /;
const DATE_NAME = / (?:date|dateline|datetime|published|publish|pubdate|posted|timestamp|time stamp|created|pubtime) /;
/** Parts of a page that speak of other stories. */
const ELSEWHERE =
  / (?:comments?|related|recirc|recommended|trending|popular|most read|sidebar|footer|teasers?|promo|card|carousel|latest|more stories|read next|up next) /;

const OTHER_STORIES = / (?:comments?|related|recirc|most read|more stories) /;

const toldOf = toldByNames((names) => ({
  elsewhere: ELSEWHERE.test(names),
  otherStories: OTHER_STORIES.test(names),
  beside: names.includes(' sidebar '),
  byline: BYLINE_NAME.test(names) && !NOT_A_BYLINE.test(names),
  date: DATE_NAME.test(names),
}));
type Told = ReturnType<typeof toldOf>;

/** Parts that hold the page, whatever they are named. */
const WHOLE = new Set(['body', 'html', 'main', 'article']);
/** No description is longer. */
const MAX_META_CHARS = 10_000;

/** Notes what an element says; false when nothing below it is to be looked at. */
export function noteElement(found: Found, element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'meta') {
    noteMeta(found.metas, attribs);
    return false;
  }
  if (name === 'script') {
    if (/ld\+json/i.test(attribs.type ?? '')) keep(found.jsonLd, textOfScript(element));
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
  const told = toldOf(element);
  if (told.elsewhere && !WHOLE.has(name)) {
    if (told.otherStories) found.elsewhere.add(element);
    else if (told.beside) found.beside.add(element);
    return true;
  }
  if (name === 'h1') keep(found.h1, element);
  if (name === 'h1' || name === 'h2') keep(found.headings, { element, at: found.at, line: lineOf(element) });
  noteNamed(found, element, told);
  return true;
}

function noteMeta(metas: Map<string, string[]>, attribs: Element['attribs']): void {
  const { content } = attribs;
  if (content === undefined || content.trim() === '') return;
  for (const key of [attribs.property, attribs.name, attribs.itemprop]) {
    if (key === undefined) continue;
    const lower = key.toLowerCase().slice(0, 80);
    const values = metas.get(lower) ?? [];
    keep(values, content.slice(0, MAX_META_CHARS).trim());
    if (metas.size < 500) metas.set(lower, values);
  }
}

function noteNamed(found: Found, element: Element, told: Told): void {
  const { itemprop, rel } = element.attribs;
  if (itemprop !== undefined) {
    for (const property of itemprop.toLowerCase().split(/\s+/).slice(0, 4)) {
      const list = found.itemprops.get(property) ?? [];
      keep(list, element);
      if (found.itemprops.size < 100) found.itemprops.set(property, list);
    }
  }
  if (rel !== undefined && /(?:^|\s)author(?:\s|$)/i.test(rel)) keep(found.bylines, element);
  else if (told.byline) keep(found.bylines, element);
  const { datetime, title } = element.attribs;
  const isTime = element.name === 'time' || datetime !== undefined;
  if (!isTime && !told.date) return;
  const line = lineOf(element);
  // What readers see is in the publisher's zone; machines are often told the hour in Greenwich. Figures alone may be in either order.
  const spelt = /[a-z]{3}/i.test(line) ? line : undefined;
  for (const value of [spelt, datetime, element.attribs.content, line, title]) {
    if (value === undefined || value.length > MAX_DATE_CHARS || !statesDay(value)) continue;
    keepDated(found, { element, value, kind: isTime ? 'time' : 'named', at: found.at });
    return;
  }
}

function insideArticle(element: Element): boolean {
  let node = element.parent;
  for (let up = 0; node && up < 12; up += 1, node = node.parent) {
    if ('name' in node && (node.name === 'article' || node.name === 'main')) return true;
  }
  return false;
}
