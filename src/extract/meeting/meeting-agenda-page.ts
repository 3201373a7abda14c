/** `ieListDocuments.aspx`: a meeting's page with its agenda, decisions and minutes; and `mgMeetingAttendance.aspx`, who was there. */
import type { CheerioAPI } from 'cheerio/slim';
import type { AnyNode, Element } from 'domhandler';
import { findIn } from '../find-in.ts';
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { attendanceOf, peopleUnder } from './meeting-attendance.ts';
import { isWithin } from './meeting-boxes.ts';
import { cameOrNot } from './meeting-people-sorted.ts';
import type { People } from './meeting-people-sorted.ts';
import { itemBoxes } from './meeting-item-boxes.ts';
import type { ItemBox } from './meeting-item-boxes.ts';
import { wholeLines } from './meeting-lines.ts';
import { documentsIn } from './meeting-documents.ts';
import { isRequest } from './meeting-item-text.ts';
import { itemWords } from './meeting-item-words.ts';
import { isRestricted, wordsAfterTitle } from './meeting-markup.ts';
import { readBreadcrumb, readPageHead } from './meeting-page-head.ts';
import type { PageHead } from './meeting-page-head.ts';
import { itemHeading, joinText, meetingExtraction, readItem } from './meeting-record.ts';
import type { ReadItem } from './meeting-record.ts';
import { contentRoot, removeFurniture } from './meeting-root.ts';
import { splitItems } from './meeting-text-items.ts';

const NO_ITEMS: Extraction = {
  kind: 'not-a-document',
  reason: 'empty',
  detail: 'a meeting page without items: its agenda is not published',
};

/** Reads the meeting with all items that the public may see; a meeting whose agenda is not out yet is no document. */
export function extractAgendaPage($: CheerioAPI, input: ReadInput, council: Field | undefined): Extraction {
  const root = contentRoot($);
  if (root === null) return NO_ITEMS;
  const breadcrumb = readBreadcrumb($);
  removeFurniture($, root);
  const boxes = itemBoxes($, root);
  const skip = new Set<AnyNode>(boxes.flatMap(({ nodes }) => nodes));
  const items = boxes.length > 0 ? readItems($, boxes) : itemsInText(root);
  const [first] = boxes.length > 0 ? [] : items;
  const above = attendanceOf($, root, { skip, until: first?.item.title ?? null });
  const people = above.attendees.length > 0 ? above : peopleInItems($, boxes, above);
  if (items.length === 0 && people.attendees.length === 0) return NO_ITEMS;
  const head = readPageHead($, input, { root, skip, breadcrumb });
  const text = joinText(leadWords($, root, skip), ...items.map(({ item }) => joinText(itemHeading(item), item.text)));
  const kind = hasMinutes(items, head, people.isStated && people.attendees.some(cameOrNot)) ? 'minutes' : 'agenda';
  const { officers } = people;
  // An agenda names who should come.
  const attendees = people.attendees.map((one) =>
    kind === 'agenda' && one.attendance === 'present' ? { ...one, attendance: 'expected' } : one,
  );
  return meetingExtraction(
    {
      kind,
      council,
      ...head,
      items,
      attendees,
      officers,
      documents: documentsIn($, root, input.uri),
      text: { value: text === '' ? peopleLines(attendees) : text, rule: 'moderngov.items' },
    },
    input,
  );
}

/** Where nothing above the items names those present, the item that is about attendance may. */
function peopleInItems($: CheerioAPI, boxes: readonly ItemBox[], above: People): People {
  const said = boxes
    .filter((box) => ABOUT_PEOPLE.test(box.title ?? '') && !isRestricted($, box))
    .map(({ nodes, title }) => peopleUnder(nodes, ABOUT_PRESENCE.test(title ?? '') ? 'present' : 'none'))
    // Apologies alone are told by the item itself.
    .find(({ attendees }) => attendees.some(({ attendance }) => attendance === 'present'));
  return said === undefined ? above : { ...said, officers: [...above.officers, ...said.officers] };
}

const ABOUT_PEOPLE =
  /\b(?:attend(?:ance|ees)|apologies|present|welcome|introductions|membership|substitut\w+|roll call|presennol|presenoldeb|ymddiheuriadau)\b/i;
const ABOUT_PRESENCE = /\b(?:attend(?:ance|ees)|present|welcome|introductions|roll call|presennol|presenoldeb)\b/i;

/** Who was there is a record of its own: the page of a meeting that names them nowhere else. */
export function extractAttendancePage($: CheerioAPI, input: ReadInput, council: Field | undefined): Extraction {
  const root = contentRoot($);
  const breadcrumb = readBreadcrumb($);
  if (root !== null) removeFurniture($, root);
  const people = root === null ? null : attendanceOf($, root);
  if (root === null || people === null || people.attendees.length + people.officers.length === 0)
    return { kind: 'not-a-document', reason: 'empty', detail: 'a page of attendance that names nobody' };
  const head = readPageHead($, input, { root, skip: new Set(), breadcrumb });
  const { attendees, officers } = people;
  // Two meetings with the same people are two texts: the meeting's name stands in each.
  const value = joinText(head.headline?.value ?? input.hint.meeting?.start ?? '', peopleLines(attendees));
  return meetingExtraction(
    {
      kind: 'attendance',
      council,
      ...head,
      items: [],
      attendees,
      officers,
      text: { value, rule: 'moderngov.attendance' },
    },
    input,
  );
}

const peopleLines = (
  people: readonly { readonly name: string; readonly role: string | null; readonly attendance: string | null }[],
): string =>
  people
    .map(({ name, role, attendance }) => `- ${[name, role, attendance].filter((words) => words !== null).join(', ')}`)
    .join('\n');

function hasMinutes(items: readonly ReadItem[], { headline }: PageHead, hasPeople: boolean): boolean {
  return (
    hasPeople ||
    /\bminutes\b/i.test(headline?.value ?? '') ||
    items.some(({ item }) => HAS_RESOLVED.test(item.text)) ||
    items.some(({ item, facts }) => facts.minutes.length > 0 || hasMinutesHeading(item))
  );
}

export function readItems($: CheerioAPI, boxes: readonly ItemBox[]): ReadItem[] {
  const isNumbered = boxes.filter(({ number }) => number !== null).length > boxes.length / 2;
  const open = boxes
    .map((box) => {
      const { number, title, nodes } = box;
      const isClosed = isRestricted($, box);
      // An item in a list is no entry of a list in itself.
      for (const node of nodes) if (node.name === 'li') node.name = 'div';
      return { number, title, nodes, isClosed, text: wordsAfterTitle(itemWords(nodes), title) };
    })
    // What was decided in private is public once the minutes tell it.
    .filter(({ isClosed, text }) => !isClosed || HAS_RESOLVED.test(text) || HAS_MINUTES_HEADING.test(text))
    // "Key decisions" above some of the numbered items parts them and is none.
    .filter(
      ({ number, text, nodes }) =>
        number !== null || text !== '' || !isNumbered || nodes.some((node) => documentsIn($, node, null).length > 0),
    );
  // Where no item has its minutes under a heading of theirs, and things were resolved, the words are the minutes.
  const isMinutes = wordsAreMinutes(open);
  // An item that has only what the agenda asks for was not minuted.
  return open.map((item) => readItem(item, isMinutes && !isRequest(wholeLines(item.text))));
}

const wordsAreMinutes = (items: readonly { readonly text: string }[]): boolean =>
  items.some(({ text }) => HAS_RESOLVED.test(text)) && !items.some(({ text }) => HAS_MINUTES_HEADING.test(text));

const HAS_RESOLVED = /\b(?:RESOLVED|Resolved|AGREED|PENDERFYNWYD)\b/;
/** An item that is called so is about those of the meeting before. */
const hasMinutesHeading = ({ title, text }: { readonly title: string | null; readonly text: string }): boolean =>
  HAS_MINUTES_HEADING.test(text) && !HAS_MINUTES_HEADING.test(title ?? '');

const HAS_MINUTES_HEADING = /^(?:(?:draft )?minutes|cofnodion):?$/im;

/** A skin without any structure is read as printed minutes are. */
function itemsInText(root: Element): ReadItem[] {
  const { items } = splitItems(wholeLines(itemWords([root])));
  const given = items.map(({ number, title, lines }) => ({ number, title, text: lines.join('\n\n') }));
  return given.map((item) => readItem(item, wordsAreMinutes(given)));
}

/** Paragraphs of the meeting above its items: who was present, where it was broadcast. */
function leadWords($: CheerioAPI, root: Element, skip: ReadonlySet<AnyNode>): string {
  if (skip.size === 0) return '';
  const paragraphs = findIn($, root, '.mgWordPara').filter(
    (element) => !isWithin(element, skip) && $(element).parents('.mgWordPara').length === 0,
  );
  return itemWords(paragraphs);
}
