/** The days that a page shows its readers: which stands by the headline, and whether it is called an update. Not what it tells machines. */
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { Field } from '../../records/extraction.ts';
import { namesOf } from '../element-names.ts';
import { lineOf } from '../element-text.ts';
import { lettersBesideDays, statesDay } from '../text/date-text.ts';
import type { DatedPlace, PageClues } from './page-clues.ts';
import { distanceFromHeadline, whosePart } from './whose-part.ts';

interface ShownDates {
  /** The day of publication as it stands on the page. */
  readonly published: Field | undefined;
  /** The day of the last change, where the page says that it is one. */
  readonly modified: Field | undefined;
  /** The same, where it stands by the headline. */
  readonly updated: Field | undefined;
}

type Label = 'published' | 'modified' | 'other' | 'none';

/** A line that says more beside its day than names, places and minutes to read speaks of something else. */
const MAX_BESIDE = 60;
const MAX_BESIDE_TEXT = 30;
const MAX_LINE = 200;
const MANY = 3;
/** The first day of a list may stand under the headline of the list; the page's own stands closer. */
const MAX_OF_MANY = 300;

const PUBLISHED = /\b(?:publish(?:ed)?|posted|publication|created|written|issued|filed|added|uploaded)\b/gi;
const MODIFIED =
  /\b(?:updated?|modified|modification|revised|revision|reviewed|edited|changed?|amended|corrected|correction|clarification|accessed|retrieved|checked|verified|as of)\b/gi;
const OTHER =
  /\b(?:expir\w{1,5}|effective|deadline|clos(?:es|ing)|due|events?|starts (?:on|at)|ends (?:on|at)|active|activity|joined|member since|born|valid|deliver\w{1,3}|arrives?|copyright|founded|established|until|comments?|version|snapshot|next|since)\b|©/gi;
const MODIFIED_NAME = / (?:updated?|modified|modification|revised|dateupdated|datemodified|lastmod|updatedat) /;
const PUBLISHED_NAME = / (?:published?|publication|posted|entry date|pubdate|date published|post date|datepublished) /;

/** Finds what the page shows. A day in a card, a list of links, a comment or the footer is another story's. */
export function readShownDates(clues: PageClues): ShownDates {
  let best: { field: Field; score: number } | undefined;
  let modified: Field | undefined;
  let updated: Field | undefined;
  const far = new Map<string, Field>();
  for (const place of clues.dated) {
    const distance = distanceFromHeadline(place.at, clues);
    for (const { value, label } of statementsOf(place)) {
      const whose = label === 'other' ? 'another' : whosePart(place.element, clues);
      if (whose === 'another' || (whose === 'unsure' && label !== 'published')) continue;
      if (label === 'modified') {
        modified ??= { value, rule: 'shown.modified' };
        if (distance !== null) updated ??= { value, rule: 'shown.update-alone' };
        continue;
      }
      if (distance === null || whose === 'unsure') {
        if (label === 'published') far.set(value, { value, rule: 'shown.far-label' });
        continue;
      }
      if (distance > MAX_OF_MANY && isOneOfMany(place, clues.dated)) continue;
      const score = scoreOf(place, label, distance);
      if (!best || score > best.score) best = { field: { value, rule: ruleOf(place, label) }, score };
    }
  }
  // Far from the headline a day must be called that of publication, and be the only one that is.
  const [only] = far.size === 1 ? far.values() : [];
  return { published: best?.field ?? only, modified, updated };
}

/** Lists give each of their entries a day in the same dress. */
function isOneOfMany(place: DatedPlace, dated: readonly DatedPlace[]): boolean {
  const dress = dressOf(place);
  return dated.filter((other) => other.value !== place.value && dressOf(other) === dress).length >= MANY;
}

function dressOf({ element }: DatedPlace): string {
  const { parent } = element;
  const around = parent && isTag(parent) ? `${parent.name}${parent.attribs.class ?? ''}` : '';
  return `${element.name}${element.attribs.class ?? ''}<${around}`;
}

function ruleOf(place: DatedPlace, label: Label): string {
  if (label === 'published') return 'shown.labelled';
  return { time: 'shown.time', named: 'shown.date-element', text: 'shown.near-headline' }[place.kind];
}

function scoreOf(place: DatedPlace, label: Label, distance: number): number {
  const kind = { time: 2, named: 2, text: 0 }[place.kind];
  return kind - distance / 150 + (label === 'published' ? 4 : 0);
}

/** "Published 3 July 2024, updated 4 July 2024" states two days, each under its own word. */
function statementsOf(place: DatedPlace): { value: string; label: Label }[] {
  const line = place.kind === 'text' ? place.value : lineOf(place.element).slice(0, MAX_LINE);
  const parts = line.split(
    /(?<=\d.{0,40})(?=\b(?:first |originally |last )?(?:published|posted|updated|modified|reviewed|edited)\b)/i,
  );
  const dated = parts.filter(statesDay);
  if (parts.length > 1 && dated.length > 0) return dated.map((value) => ({ value, label: labelIn(value) ?? 'none' }));
  const own = labelIn(line);
  const label = own ?? labelAround(place.element, line);
  if (label === 'none' && lettersBesideDays(line) > (place.kind === 'text' ? MAX_BESIDE_TEXT : MAX_BESIDE)) return [];
  return [{ value: place.value, label }];
}

/** The word that stands last before the day, or the first after it. */
function labelIn(line: string): Label | null {
  const found: [Label, number][] = [
    ['published', lastIn(line, PUBLISHED)],
    ['modified', lastIn(line, MODIFIED)],
    ['other', lastIn(line, OTHER)],
  ];
  const [label, at] = found.reduce((top, next) => (next[1] > top[1] ? next : top));
  return at < 0 ? null : label;
}

function lastIn(line: string, words: RegExp): number {
  let last = -1;
  for (const found of line.matchAll(words)) last = found.index;
  return last;
}

/** What stands before the day on its line, or the heading of its box: `<dt>Published</dt><dd>3 July 2024</dd>`. */
function labelAround(element: Element, own: string): Label {
  let node: Element = element;
  for (let up = 0; up < 4; up += 1) {
    const before = textBefore(node);
    const label = before === '' ? null : labelIn(before);
    if (label) return label;
    if (before.length > 3 || !node.parent || !isTag(node.parent)) break;
    const line = lineOf(node.parent);
    if (line.length > own.length + MAX_LINE) break;
    node = node.parent;
  }
  return labelOfNames(element);
}

function labelOfNames(element: Element): Label {
  const names = namesOf(element) + (element.parent && isTag(element.parent) ? namesOf(element.parent) : '');
  const itemprop = element.attribs.itemprop ?? '';
  if (/datemodified|dateupdated/i.test(itemprop)) return 'modified';
  if (/datepublished/i.test(itemprop)) return 'published';
  if (PUBLISHED_NAME.test(names)) return 'none';
  return MODIFIED_NAME.test(names) ? 'modified' : 'none';
}

/** The text of the nearest neighbour before an element, when it is short. */
function textBefore(element: Element): string {
  let node: AnyNode | null = element.prev;
  for (let back = 0; node && back < 4; back += 1, node = node.prev) {
    const text = isTag(node) ? lineOf(node) : isText(node) ? node.data.slice(0, MAX_LINE).trim() : '';
    if (text === '') continue;
    return text.length > 60 || statesDay(text) ? '' : text;
  }
  return '';
}
