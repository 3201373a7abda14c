/** Who was at a meeting, from a page in any skin: a table, cards with links to people, lists under headings. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { findIn } from '../find-in.ts';
import { readBlocks } from '../blocks.ts';
import { lineOf } from '../element-text.ts';
import { boxesOf, isWithin } from './meeting-boxes.ts';
import type { Box } from './meeting-boxes.ts';
import { wholeLines } from './meeting-lines.ts';
import { blockText } from '../markup.ts';
import type { Attendee, Officer } from './meeting-people.ts';
import { byColumns, headerColumns, peopleIn, personOf } from './meeting-people-list.ts';
import type { People } from './meeting-people-list.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';

/** The largest council has 153 members. */
const MAX_PEOPLE = 500;
const WORD =
  /^(?:(?:attendance|status|presenoldeb)\s*:\s*)?(present\b.{0,60}|apologies.{0,40}|absent.{0,30}|expected|in attendance.{0,30}|attended.{0,30}|did not attend|not present|substitute.{0,60}|(?:yn )?bresennol.{0,30}|presennol|ymddiheuriadau|absennol|disgwylir)$/i;
const LABELLED = /^(?:role|position|party|political party|group|ward|attendance|status|rôl|plaid)\s*:\s*(.+)$/i;

/** Everybody that the page names with how they attended, in its order; nobody from the items in `skip`. */
export function attendanceOf($: CheerioAPI, root: Element, skip: ReadonlySet<AnyNode>): People {
  const table = attendanceTable($, root, skip);
  if (table.length > 0) return withOfficers(table);
  const cards = cardsOf($, root, skip);
  return cards.length > 0 ? withOfficers(cards) : { attendees: [], officers: [] };
}

/** As `attendanceOf`, and whom neither table nor cards name, from lists, lines and sentences under their headings. */
export function attendanceInAnyForm($: CheerioAPI, root: Element): People {
  const found = attendanceOf($, root, new Set());
  const listed = peopleIn(wholeLines(blockText($, root)));
  const others = <T extends { readonly name: string }>(known: readonly T[], more: readonly T[]): T[] => [
    ...known,
    ...more.filter(({ name }) => !known.some((one) => one.name === name)),
  ];
  const guests = listed.officers.map((officer) => ({ ...officer, party: null, attendance: 'in attendance' }));
  return {
    // A table names its members; what its rows look like as lines adds nobody.
    attendees: others(
      found.attendees.length > 0 && hasTable($, root) ? found.attendees : others(found.attendees, listed.attendees),
      guests,
    ),
    officers: others(others(found.officers, listed.officers), withOfficers(listed.attendees).officers),
  };
}

const hasTable = ($: CheerioAPI, root: Element): boolean => $(root).find('table').length > 0;

/** "Present: …" and "Apologies: …" in the words above the items. */
export const peopleInWords = (words: string): People => peopleIn(wholeLines(words));

/** Those who attended without being members are officers and guests. */
function withOfficers(attendees: readonly Attendee[]): People {
  const officers = attendees.flatMap(({ name, role, attendance }): Officer[] =>
    /\bin attendance\b/i.test(attendance ?? '') && !/^(?:councillor|cllr)\b/i.test(name)
      ? [{ name, role: /^officers?$/i.test(role ?? '') ? null : role }]
      : [],
  );
  return { attendees, officers };
}

/** "Table of meeting attendance": attendee, role, attendance, in whatever order its header says. */
function attendanceTable($: CheerioAPI, root: Element, skip: ReadonlySet<AnyNode>): Attendee[] {
  for (const table of findIn($, root, 'table')) {
    if (isWithin(table, skip)) continue;
    const rows = findIn($, table, 'tr');
    const cellsOf = (row: AnyNode): string[] =>
      $(row)
        .find('td, th')
        .toArray()
        .map((cell) => lineOf(cell));
    const header = rows[0] === undefined ? [] : cellsOf(rows[0]);
    const columns = stateColumns(header) ?? headerColumns(header);
    if (columns === null || ('attendance' in columns && columns.attendance === -1)) continue;
    const people = rows.slice(1, MAX_PEOPLE).flatMap((row) => {
      const cells = cellsOf(row);
      const attendee = 'states' in columns ? byState(cells, columns) : byColumns(cells, columns);
      return attendee ?? [];
    });
    if (people.length > 0) return people;
  }
  return [];
}

interface StateColumns {
  readonly name: number;
  readonly states: readonly { readonly at: number; readonly words: string }[];
}

/** A column each for "Present", "Apologies" and "Absent", with a tick in one of them. */
function stateColumns(header: readonly string[]): StateColumns | null {
  const states = header.flatMap((words, at) => (WORD.test(words) ? [{ at, words }] : []));
  const name = header.findIndex((words) => /^(?:attendees?|name|councillors?|members?)\b/i.test(words));
  return states.length >= 2 && name !== -1 ? { name, states } : null;
}

function byState(cells: readonly string[], { name, states }: StateColumns): Attendee | null {
  const state = states.find(
    ({ at }) => /[^\s–—-]/.test(cells[at] ?? '') && !/^(?:no|n|0|✗|✘|x)$/i.test(cells[at] ?? ''),
  );
  const stated = cells[name] ?? '';
  return stated === '' ? null : personOf({ name: stated, attendance: state?.words ?? null, says: [] });
}

/** A box for each person: around links to people's own pages, or around the words that say how they attended. */
function cardsOf($: CheerioAPI, root: Element, skip: ReadonlySet<AnyNode>): Attendee[] {
  const links = peopleLinks($, root).filter((link) => !isWithin(link, skip));
  const words = wordMarks($, root).filter((mark) => !isWithin(mark, skip));
  const groups = groupsBefore(root);
  const read = (marks: readonly Element[]): Attendee[] =>
    boxesOf($, marks.slice(0, MAX_PEOPLE), root).flatMap((box) => personIn(box, groups) ?? []);
  const linked = read(links).filter(({ attendance }) => attendance !== null);
  // Officers have no page of their own, so that the words may name more people than the links.
  const worded = words.length > links.length && words.length >= 2 ? read(words) : [];
  return worded.length > linked.length ? worded : linked;
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
    (element) => !element.children.some(isTag) && WORD.test(lineOf(element)),
  );
}

/** For each block element the heading above it that says how those below it attended. */
function groupsBefore(root: Element): ReadonlyMap<AnyNode, string> {
  const groups = new Map<AnyNode, string>();
  let group: string | null = null;
  for (const { text, element } of readBlocks([root])) {
    const heading = groupHeadingOf(text);
    if (heading !== null && heading.rest === '') group = heading.group === 'none' ? null : heading.group;
    else if (heading === null && element !== null && /^h[1-6]$/.test(element.name)) group = null;
    if (group === null || element === null) continue;
    for (let node: AnyNode | null = element; node !== null && node !== root && !groups.has(node); node = node.parent)
      groups.set(node, group);
  }
  return groups;
}

function personIn({ mark, element }: Box, groups: ReadonlyMap<AnyNode, string>): Attendee | null {
  const parts = partsOf(element);
  const stated =
    mark.name === 'a' ? lineOf(mark) : (parts.find((part) => !WORD.test(part) && !LABELLED.test(part)) ?? '');
  if (stated === '' || stated.length > 100) return null;
  const attendance =
    parts.map((part) => WORD.exec(part)?.[1]).find((word) => word !== undefined) ?? groupOf(mark, groups);
  const says = parts
    .filter((part) => part !== stated && !WORD.test(part) && !/^(?:ward|attendance|status)\s*:/i.test(part))
    .map((part) => (LABELLED.exec(part)?.[1] ?? part).trim());
  return personOf({ name: stated, attendance: attendance === 'officers' ? 'in attendance' : attendance, says });
}

function groupOf(mark: Element, groups: ReadonlyMap<AnyNode, string>): string | null {
  for (let node: AnyNode | null = mark; node !== null; node = node.parent) {
    const group = groups.get(node);
    if (group !== undefined) return group;
  }
  return null;
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
