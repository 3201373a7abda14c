/** Who was at a meeting, from a page in any skin: cards with links to people, else whatever lists, tables and sentences name them. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { findIn } from '../find-in.ts';
import { lineOf } from '../element-text.ts';
import { boxesOf, isWithin } from './meeting-boxes.ts';
import type { Box } from './meeting-boxes.ts';
import { personOf } from './meeting-person.ts';
import { isNameCell, stateOf, withCells } from './meeting-people-columns.ts';
import type { RowPerson } from './meeting-people-columns.ts';
import { linesOf } from './meeting-people-lines.ts';
import { peopleInLines } from './meeting-people-list.ts';
import { distinct, peopleFrom } from './meeting-people-sorted.ts';
import type { People } from './meeting-people-sorted.ts';
import type { PeopleGroup } from './meeting-people-groups.ts';

/** The largest council has 153 members. */
const MAX_PEOPLE = 500;
/** A longer row of a table holds a part of the page. */
const MAX_ROW_CHARS = 300;
const LABELLED = /^(?:role|position|party|political party|group|ward|attendance|status|rôl|plaid)\s*:\s*(.+)$/i;

/** Everybody that the page names with how they attended, in its order; nobody from the items in `skip` or below the title `until`. */
export function attendanceOf(
  $: CheerioAPI,
  root: Element,
  { skip = NOTHING, until = null }: { readonly skip?: ReadonlySet<AnyNode>; readonly until?: string | null } = {},
): People {
  const cards = cardsOf($, root, skip);
  const lines = linesOf([root], new Set([...skip, ...cards.map(({ element }) => element)]));
  const end = until === null ? -1 : lines.findIndex(({ cells }) => isTitle(cells.join(' '), until));
  const listed = peopleInLines(end === -1 ? lines : lines.slice(0, end), 'none');
  if (cards.length === 0) return listed;
  const carded = peopleFrom(cards.map(({ person }) => person));
  // What stands in no card: officers in a list of their own, apologies in a sentence.
  return {
    attendees: distinct([...carded.attendees, ...listed.attendees]),
    officers: distinct([...carded.officers, ...listed.officers]),
    isStated: carded.isStated || listed.isStated,
  };
}

const NOTHING: ReadonlySet<AnyNode> = new Set();

/** The item's title with its number before it. */
const isTitle = (line: string, title: string): boolean => line.endsWith(title) && line.length <= title.length + 20;

/** Who was there, from paragraphs, lists or an item's own elements; `group` is what their heading says. */
export const peopleUnder = (nodes: readonly AnyNode[], group: PeopleGroup): People =>
  peopleInLines(linesOf(nodes, NOTHING), group);

interface Card {
  readonly element: Element;
  readonly person: RowPerson;
}

/** A box for each person: around links to people's own pages, or around the words that say how they attended. */
function cardsOf($: CheerioAPI, root: Element, skip: ReadonlySet<AnyNode>): Card[] {
  const isInRow = rowTest($);
  const isOutside = (mark: Element): boolean => !isWithin(mark, skip) && !isInRow(mark);
  const links = peopleLinks($, root).filter(isOutside);
  const words = wordMarks($, root).filter(isOutside);
  const linked = cardsAt($, links, root);
  // Officers have no page of their own, so that the words may name more people than the links.
  const worded = words.length > links.length && words.length >= 2 ? cardsAt($, words, root) : [];
  return worded.length > linked.length ? worded : linked;
}

function cardsAt($: CheerioAPI, marks: readonly Element[], root: Element): Card[] {
  const boxes = boxesOf($, marks.slice(0, MAX_PEOPLE), root).map((box) => ({ box, parts: partsOf(box.element) }));
  // "Present" above several names is a heading and no mark on a card.
  if (boxes.some(({ box, parts }) => box.mark.name !== 'a' && parts.filter(isNameCell).length > 1)) return [];
  return boxes.flatMap(({ box, parts }) => {
    const person = personIn(box, parts);
    return person === null ? [] : [{ element: box.element, person }];
  });
}

/** Whether a mark stands in a row of a table, which is read by its columns; each row is looked at once. */
function rowTest($: CheerioAPI): (mark: Element) => boolean {
  const known = new Map<AnyNode, boolean>();
  return (mark) => {
    const [row] = $(mark).closest('tr').toArray();
    if (row === undefined) return false;
    const answer = known.get(row) ?? lineOf(row).length <= MAX_ROW_CHARS;
    known.set(row, answer);
    return answer;
  };
}

/** The first link to each person that has words in it. */
function peopleLinks($: CheerioAPI, root: Element): Element[] {
  const seen = new Map<string, Element>();
  for (const anchor of findIn($, root, 'a[href*="mgUserInfo.aspx" i]')) {
    const id = /[?&]UID=(\d{1,9})/i.exec($(anchor).attr('href') ?? '')?.[1];
    if (id !== undefined && !seen.has(id) && lineOf(anchor) !== '') seen.set(id, anchor);
  }
  return [...seen.values()];
}

function wordMarks($: CheerioAPI, root: Element): Element[] {
  return findIn($, root, 'p, span, td, li, div, strong, em, small, b').filter(
    (element) => !element.children.some(isTag) && stateOf(lineOf(element)) !== null,
  );
}

function personIn({ mark }: Box, parts: readonly string[]): RowPerson | null {
  const stated =
    mark.name === 'a' ? lineOf(mark) : (parts.find((part) => stateOf(part) === null && !LABELLED.test(part)) ?? '');
  const own = stated.length > 100 ? null : personOf(stated, { of: 'members' });
  const says = parts
    .filter((part) => part !== stated && !/^ward\s*:/i.test(part))
    .map((part) => (LABELLED.exec(part)?.[1] ?? part).trim());
  const person = own === null ? null : withCells(own, says);
  return person === null || person.attendance === null ? null : person;
}

/** What stands in a card, apart as elements, brackets, dashes and commas part it. */
function partsOf(element: Element): string[] {
  const nodes: AnyNode[] = [element];
  // A link with bare text behind it, in a paragraph of several people.
  if (element.name === 'a')
    for (
      let next = element.next;
      next !== null && !(isTag(next) && /^(?:a|br|p|div|ul)$/.test(next.name));
      next = next.next
    )
      nodes.push(next);
  const texts: string[] = [];
  const open = nodes.reverse();
  for (let node = open.pop(); node !== undefined && texts.length < 200; node = open.pop()) {
    if (isText(node)) texts.push(node.data.replace(/\s+/g, ' ').trim());
    else if (isTag(node)) open.push(...[...node.children].reverse());
  }
  const labels = joinLabels(texts.filter((text) => text !== ''));
  return labels
    .flatMap((text) =>
      text.split(
        /\s+[-–—|]\s+|^[-–—|,;]\s*|\s*[()[\]]\s*|[;|]\s*|,\s+(?=(?:present|apologies|absent|in attendance)\b)/i,
      ),
    )
    .map((part) => part.replace(/^[\s,:–—-]+|[\s,:–—-]+$/g, '').trim())
    .filter((part) => part !== '');
}

/** "Role:" and "Chair" stand in elements of their own. */
function joinLabels(texts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const text of texts) {
    const before = joined.at(-1);
    if (before !== undefined && /^[\p{L} ]{2,25}:$/u.test(before)) joined[joined.length - 1] = `${before} ${text}`;
    else joined.push(text);
  }
  return joined;
}
