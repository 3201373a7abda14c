/** Finds the agenda items on a meeting's page in whatever skin: by the platform's classes, by numbers, by links, by headings. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { findIn } from '../find-in.ts';
import { isBlockElement, readBlocks } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { boxesOf, isWithin } from './meeting-boxes.ts';
import { labelOf } from './meeting-labels.ts';
import { itemHeadingOf } from './meeting-item-headings.ts';
import { cleanTitle } from './meeting-documents.ts';
import { readMeetingHeading } from './meeting-heading.ts';
import { isTitle, NUMBER, partTitle } from './meeting-item-titles.ts';

export interface ItemBox {
  readonly number: string | null;
  readonly title: string | null;
  /** The element that holds the title. */
  readonly mark: Element;
  readonly nodes: readonly Element[];
}

interface Mark {
  readonly element: Element;
  readonly number: string | null;
  readonly title: string | null;
}

/** No meeting has more items; a page with more is not one. */
const MAX_ITEMS = 300;
/** Minutes leave out numbers of items that were not public. */
const MAX_GAP = 4;
const TITLE_CLASS =
  '[class*="AiTitle" i], [class*="agenda-item-title" i], [class*="agendaItemTitle" i], [class*="agenda-item__title" i]';
const HEADING = /^(?:h[2-6]|summary|legend|dt)$/;

/** The items in their order; none when the page lists none that can be told from its other words. */
export function itemBoxes($: CheerioAPI, root: Element): ItemBox[] {
  const marks = itemMarks($, root).slice(0, MAX_ITEMS);
  const boxes = boxesOf(
    $,
    marks.map(({ element }) => element),
    root,
  );
  return marks.flatMap(({ number, title, element }, at) => {
    const box = boxes[at];
    return box === undefined ? [] : [{ number, title, mark: element, nodes: box.nodes }];
  });
}

function itemMarks($: CheerioAPI, root: Element): Mark[] {
  const byClass = marksByClass($, root);
  if (byClass.length > 0) return byClass;
  const blocks = readBlocks([root]).filter((block) => block.element !== null);
  // Numbers that stand apart say most, headings without numbers least; more items win over fewer.
  const ladder = [
    marksByNumber(blocks),
    ...marksByHeadingNumber(blocks),
    ...marksByListEntry(blocks),
    marksByLink($, root),
  ];
  const best = ladder.reduce((most, marks) => (marks.length > most.length ? marks : most), []);
  return best.length > 0 ? best : marksByHeading(blocks);
}

/** `.mgAiTitleTxt` and its kin: the number stands in an element of the same class before the title, or before its words. */
function marksByClass($: CheerioAPI, root: Element): Mark[] {
  const marks: Mark[] = [];
  let pending: string | null = null;
  let last: Element | null = null;
  for (const element of findIn($, root, TITLE_CLASS)) {
    const isInside = last !== null && isWithin(element, new Set([last]));
    if (isInside) continue;
    const text = cleanTitle($(element).text());
    if (text === '') continue;
    last = element;
    const alone = NUMBER.exec(text)?.[1];
    if (alone !== undefined) {
      pending = alone;
      continue;
    }
    const { number, title } = partTitle(text);
    marks.push({
      element,
      number: pending ?? number ?? numberBefore($, element),
      title: pending === null ? title : text,
    });
    pending = null;
  }
  return marks;
}

/** The number in the cell or element before the title's own, under whatever class. */
function numberBefore($: CheerioAPI, element: Element): string | null {
  let node: Element = element;
  for (let up = 0; up < 3; up += 1) {
    const before = $(node).prev();
    if (before.length > 0) return NUMBER.exec(cleanTitle(before.text()))?.[1] ?? null;
    const { parent } = node;
    if (parent === null || !isTag(parent)) return null;
    node = parent;
  }
  return null;
}

function marksByNumber(blocks: readonly Block[]): Mark[] {
  const marks: Mark[] = [];
  blocks.forEach((block, index) => {
    const number = /\d/.test(block.text) ? NUMBER.exec(block.text)?.[1] : undefined;
    const next = blocks[index + 1];
    if (number === undefined || next === undefined || next.element === null || !isTitle(next.text)) return;
    // Below a line break the title's element may hold more.
    marks.push({ element: next.element, number, title: cleanTitle(next.text.split('\n')[0] ?? '') });
  });
  return running(marks);
}

/** Headings that begin with a number, apart by the kind of element, for those of an item's inside are of another; "4a" below "4" is an item. */
function marksByHeadingNumber(blocks: readonly Block[]): Mark[][] {
  const kinds = new Map<string, Mark[]>();
  const all: Mark[] = [];
  for (const { text, element } of blocks) {
    if (element === null || !isTitle(text) || !isHeadingLike(element)) continue;
    const { number, title } = partTitle(cleanTitle(text));
    if (number === null || title === null) continue;
    const kind = `${element.name} ${element.attribs['class'] ?? ''}`;
    const mark = { element, number, title };
    addTo(kinds, kind, mark);
    all.push(mark);
  }
  return [...kinds.values()].map((marks) => withLettered(running(marks), all));
}

/** The marks with those between them that add a letter to their number. */
function withLettered(marks: readonly Mark[], all: readonly Mark[]): Mark[] {
  const own = new Set(marks);
  let above: string | null = null;
  return all.filter((mark) => {
    if (own.has(mark)) above = mark.number;
    return own.has(mark) || (above !== null && mark.number?.replace(/[a-z]$/, '') === above);
  });
}

/** Entries of an ordered list that begin with words set apart: the browser writes the numbers. */
function marksByListEntry(blocks: readonly Block[]): Mark[][] {
  const lists = new Map<
    Element,
    { readonly marks: Mark[]; readonly places: ReadonlyMap<AnyNode, number>; isTitled: boolean }
  >();
  for (const { text, element } of blocks) {
    const list = element?.parent;
    if (!element || !list || !isTag(list) || element.name !== 'li' || list.name !== 'ol') continue;
    const title = cleanTitle(text);
    const isTitled = hasTitleFirst(element);
    if (!isTitle(title) || !(isTitled || isTitleAlone(element)) || /^[ai]$/i.test(list.attribs['type'] ?? '')) continue;
    const known = lists.get(list) ?? { marks: [], places: placesIn(list), isTitled: false };
    known.isTitled ||= isTitled;
    const stated = partTitle(title);
    known.marks.push({ element, number: stated.number ?? String(known.places.get(element)), title: stated.title });
    lists.set(list, known);
  }
  // One entry of several with something in bold is a list inside an item; bold words alone are one of emphasis or links.
  return [...lists.values()].map(({ marks, places, isTitled }) =>
    isTitled && marks.length * 2 > places.size ? marks : [],
  );
}

/** The number that the browser writes before each entry. */
function placesIn(list: Element): ReadonlyMap<AnyNode, number> {
  const first = Number.parseInt(list.attribs['start'] ?? '', 10) || 1;
  const entries = list.children.filter((child) => isTag(child) && child.name === 'li');
  let place = first - 1;
  return new Map(
    entries.map((entry) => {
      const stated = isTag(entry) ? Number.parseInt(entry.attribs['value'] ?? '', 10) : Number.NaN;
      place = Number.isNaN(stated) ? place + 1 : stated;
      return [entry, place];
    }),
  );
}

/** Whether an entry is nothing but words in bold or a link, as an item that has no more to it. */
function isTitleAlone(element: Element): boolean {
  const said = element.children.filter((child) => isTag(child) || (isText(child) && /\S/.test(child.data)));
  const [only] = said;
  return said.length === 1 && only !== undefined && isTag(only) && /^(?:strong|b|a)$/.test(only.name);
}

/** Whether an element opens with words in bold or a link, nothing beside them but a number, and more below. */
function hasTitleFirst(element: Element): boolean {
  const below = element.children.findIndex((child) => isTag(child) && isBlockElement(child));
  const lead = (below === -1 ? element.children : element.children.slice(0, below)).filter(
    (child) => isTag(child) || (isText(child) && /\S/.test(child.data)),
  );
  return (
    below !== -1 &&
    lead.some(
      (child) => isTag(child) && (/^(?:strong|b|a)$/.test(child.name) || TITLED.test(child.attribs['class'] ?? '')),
    ) &&
    lead.every((child) => isTag(child) || (isText(child) && /^\s*(?:[\d.]{1,9}[.)]?|[a-z][.)])\s*$/.test(child.data)))
  );
}

const TITLED = /(?:title|heading|header|name)/i;

function addTo(groups: Map<string, Mark[]>, name: string, mark: Mark): void {
  const marks = groups.get(name);
  if (marks === undefined) groups.set(name, [mark]);
  else marks.push(mark);
}

/** Links to the items' own pages, each item once. */
function marksByLink($: CheerioAPI, root: Element): Mark[] {
  const marks = new Map<string, Mark>();
  for (const anchor of findIn($, root, 'a[href*="mgAi.aspx" i]')) {
    const id = /[?&]ID=(\d{1,9})/i.exec($(anchor).attr('href') ?? '')?.[1];
    const text = cleanTitle($(anchor).text());
    if (id === undefined || marks.has(id) || !isTitle(text) || /^(?:view|see|read|more|link to|show)\b/i.test(text))
      continue;
    const { number, title } = partTitle(text);
    marks.set(id, { element: anchor, number: number ?? numberBefore($, anchor), title });
  }
  return [...marks.values()];
}

/** Headings of one level without numbers: the level with most of them, two at least. */
function marksByHeading(blocks: readonly Block[]): Mark[] {
  const levels = new Map<string, Mark[]>();
  for (const { text, element } of blocks) {
    if (element === null || !HEADING.test(element.name) || !isTitle(text)) continue;
    const part = itemHeadingOf(text)?.part ?? 'declarations';
    const isOther =
      labelOf(text) !== null || part !== 'declarations' || readMeetingHeading(text) !== null || FURNITURE.test(text);
    if (isOther) continue;
    addTo(levels, element.name, { element, number: null, title: cleanTitle(text) });
  }
  const best = [...levels.values()].reduce((most, marks) => (marks.length > most.length ? marks : most), []);
  return best.length >= 2 ? best : [];
}

const FURNITURE =
  /^(?:agenda|minutes|attendance|attendees|present|apologies|documents?|items?|(?:meeting )?details|share|contact|search|related .{0,40}|(?:supporting|additional|other) .{0,40}|navigation|menu|webcast|about .{0,40})$/i;

function isHeadingLike(element: Element): boolean {
  if (HEADING.test(element.name)) return true;
  if (/(?:title|heading|header)/i.test(element.attribs['class'] ?? '')) return true;
  if (element.name === 'li' && hasTitleFirst(element)) return true;
  const inner = element.children.filter((child) => isTag(child) || (isText(child) && /\S/.test(child.data)));
  const [only] = inner;
  // The number may be in bold apart from the title, and a badge stand beside it.
  const rest = inner.slice(1);
  return (
    only !== undefined &&
    isTag(only) &&
    /^(?:strong|b|button|a)$/.test(only.name) &&
    rest.every((child) => isTag(child) && /^(?:strong|b|span|em|small|i)$/.test(child.name)) &&
    (rest.length === 0 || element.name === 'p' || element.name === 'div')
  );
}

/** Numbers of one list run upwards; those of lists inside the items start again. */
function running(marks: readonly Mark[]): Mark[] {
  // A stray number before the list must not hide it.
  const chains = [0, 1, 2].map((start) => chainOf(marks.slice(start)));
  return chains.reduce((most, chain) => (chain.length > most.length ? chain : most), []);
}

function chainOf(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  let before: number | null = null;
  for (const mark of marks) {
    const slashed = /[/.-]\d/.test(mark.number ?? '');
    const digits = /\d+/g.exec(mark.number ?? '')?.[0];
    const number = digits === undefined ? null : Number(digits);
    const isNext = slashed || before === null || number === null || (number >= before && number <= before + MAX_GAP);
    if (!isNext) continue;
    kept.push(mark);
    if (!slashed && number !== null) before = number;
  }
  return kept;
}
