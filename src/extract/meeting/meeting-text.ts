/** Minutes, agendas, reports and single items as bare text: files without markup, and PDF minutes once their text is read. */
import type { Extraction, Field, RawMeeting, ReadInput } from '../../records/extraction.ts';
import { CLOSED_TITLE, meetingIdOf } from './meeting-documents.ts';
import { isHeadingLine } from './meeting-item-headings.ts';
import { isInRun, listEntry, wholeLines } from './meeting-lines.ts';
import { joinText, meetingExtraction, readItem } from './meeting-record.ts';
import type { MeetingParts } from './meeting-record.ts';
import type { Attendee } from './meeting-people.ts';
import { paperText } from './meeting-paper.ts';
import type { PaperLine } from './meeting-paper.ts';
import { decisionOf } from './meeting-decision.ts';
import { startsResolution } from './meeting-resolutions.ts';
import { decisionForm, decisionOfList } from './meeting-text-decision.ts';
import type { DecisionForm } from './meeting-text-decision.ts';
import { publishedIn, readTextHead } from './meeting-text-head.ts';
import { splitItems } from './meeting-text-items.ts';

/** Where minutes say what they are. */
const OPENING_CHARS = 2_500;
/** An item's number, and its time in an agenda's table, may stand before its title. */
const NUMBER = String.raw`^(?:(?:\d{1,4}(?:[./]\d{1,4})?|[A-Z]{1,5}[./-]\d{1,4})[.)]?\s+(?:\|\s*)?(?:\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\.?)?\s+\|?\s*)?)?`;
const CALLED =
  /\b(?:invited|summoned|requested|called) to (?:attend|be present at) (?:a|the|an)\b[^.]{0,60}\bmeeting\b|^agenda:?$/im;
const SIGNS: readonly RegExp[] = [
  /^\s*(?:draft )?(?:minutes|agenda)(?: item)?\b/i,
  /\bminutes? of (?:the |a )?(?:[\w' -]{0,80} )?meeting\b|\bmeeting of (?:the )?[\w',& -]{3,80} held\b/i,
  /\b(?:record|notice|list|schedule) of (?:executive |key )?decisions?\b|^decisions? (?:taken|made) (?:by|at)\b/im,
  CALLED,
  /^(?:members |councillors )?present\s*(?::|$)/im,
  new RegExp(`${NUMBER}(?:welcome (?:and|&) )?apolog(?:y|ies)(?: for absence)?\\b`, 'im'),
  new RegExp(`${NUMBER}(?:declarations?|disclosures?) of (?:[\\w ]{1,60} )?interests?\\b`, 'im'),
  /^(?:purpose of (?:the |this )?report|key points raised|witnesses)\b/im,
  /\bRESOLVED\b/,
  /^(?:decision[ -]?(?:maker|taker)|(?:is (?:this |it )?a )?key decision|subject to call[ -]?in|date of decision)\b/im,
  /^the meeting (?:started|commenced|opened|began|closed|ended)\b/im,
];

/** Whether a text opens as council minutes, an agenda or an agenda item do: two signs or more. */
export function looksLikeMeetingText(text: string): boolean {
  const opening = text.slice(0, OPENING_CHARS);
  return SIGNS.filter((sign) => sign.test(opening)).length >= 2;
}

/** Reads the text as what the link promised, or as what its opening says it is. What it does not state stays absent. */
export function meetingFromText(text: string, input: ReadInput): Extraction {
  const lines = wholeLines(text);
  return meetingFrom({ lines, headings: NONE, text: layOut(lines) }, input);
}

/** As `meetingFromText`, from lines whose headings are known by their type. */
export function meetingFromPaper(paper: readonly PaperLine[], input: ReadInput): Extraction {
  const { text, pages } = paperText(paper);
  const headings = new Set(paper.filter((line) => line.isHeading).map((line) => line.text));
  const found = meetingFrom({ lines: paper.map((line) => line.text), headings, text }, input);
  return found.kind === 'meeting' ? { ...found, pages } : found;
}

const NONE: ReadonlySet<string> = new Set();

interface MeetingText {
  readonly lines: readonly string[];
  /** Lines that are set apart by their type. */
  readonly headings: ReadonlySet<string>;
  readonly text: string;
}

function meetingFrom({ lines, headings, text }: MeetingText, input: ReadInput): Extraction {
  if (lines.length === 0) return { kind: 'not-a-document', reason: 'empty', detail: 'no words' };
  const kind = input.hint.meeting?.kind ?? kindOf(lines);
  const isWhole = kind === 'minutes' || kind === 'agenda' || kind === 'decision';
  const parts = isWhole ? ofMeeting(lines, kind, headings) : ofItem(lines, kind, input);
  const id = meetingIdOf(input.uri);
  const meetingId: Field | undefined = id === undefined ? undefined : { value: id, rule: 'uri.path' };
  return meetingExtraction({ meetingId, ...parts, text: { value: text, rule: 'text.lines' } }, input);
}

function kindOf(lines: readonly string[]): RawMeeting['kind'] {
  const opening = lines.slice(0, 12).join('\n');
  if (/^agenda item\b/i.test(lines[0] ?? '')) return 'agenda-item';
  if (/\bpublic (?:reports? |document )?pack\b/i.test(opening)) return 'pack';
  if (DECISIONS.test(opening)) return 'decision';
  // A letter that calls the members to a meeting stands above some agendas.
  const head = lines.slice(0, 60).join('\n');
  if (CALLED.test(head) && !/^(?:draft )?minutes\b/im.test(opening)) return 'agenda';
  if (/\bminutes?\b/i.test(opening)) return 'minutes';
  if (/^(?:agenda|notice of meeting)\b/im.test(opening)) return 'agenda';
  return /^(?:report (?:to|of)|purpose of)\b/im.test(opening) ? 'report' : 'minutes';
}

/** What decisions are published as, before their minutes are. */
const DECISIONS =
  /^(?:[\p{Lu}\p{L}’' -]{0,60} )?(?:record|notice|list|schedule|summary|statement) of (?:(?:executive|key|cabinet|committee|delegated|officer) )?decisions?\b|^(?:(?:executive|key|cabinet|committee|delegated|officer) )?decisions? (?:notice|record|sheet|list|statement|taken|made)\b/imu;

/** Head, people and items of minutes or an agenda, from its whole lines. */
export function ofMeeting(
  lines: readonly string[],
  kind: 'minutes' | 'agenda' | 'decision',
  headings: ReadonlySet<string> = NONE,
): Omit<MeetingParts, 'text'> {
  const form = kind === 'decision' ? decisionForm(lines) : null;
  if (form !== null) return ofForm(lines, form);
  const { head, items } = splitItems(lines, { set: headings, isAgenda: kind === 'agenda' });
  const facts = readTextHead(head);
  const isMinutes = kind !== 'agenda';
  const read = items
    .filter(({ title, lines: words }) => !isClosed(title, words))
    .map(({ number, title, lines: words }) => readItem({ number, title, text: layOut(words) }, isMinutes));
  return {
    kind,
    ...facts,
    // Those whom an agenda names have not come yet.
    ...(!isMinutes && {
      attendees: facts.attendees.map(asExpected),
      datePublished: facts.datePublished ?? lastDay(lines),
    }),
    ...(kind === 'decision' && {
      decision: decisionOfList(head, { maker: facts.committee?.value, decidedOn: facts.start?.value }),
    }),
    // "To receive apologies" is what the agenda says under a title; what an item is for stands under a label.
    items: isMinutes
      ? read
      : read.map(({ item, facts: own }) => ({ facts: own, item: { ...item, purpose: own.purpose } })),
  };
}

/** "EXEMPT – not for publication by virtue of paragraph 7" under a title, and nothing that was decided. */
function isClosed(title: string, lines: readonly string[]): boolean {
  const isMarked = CLOSED_TITLE.test(title) || lines.slice(0, 2).some((line) => CLOSED.test(line));
  return isMarked && !lines.some((line) => startsResolution(line));
}

const CLOSED =
  /^\W*(?:(?:exempt|confidential|restricted)(?: (?:item|report|information|business))?|(?:report )?not for publication|(?:private|closed) (?:item|session))(?:\s*[-–—:.,(]|$| (?:by virtue|under|as defined|pursuant)\b)/i;

/** An agenda may end with the day on which it was published. */
function lastDay(lines: readonly string[]): Field | undefined {
  const value = publishedIn(lines.slice(-LAST_LINES));
  return value === undefined ? undefined : { value, rule: 'text.published' };
}

const LAST_LINES = 15;
const asExpected = (one: Attendee): Attendee =>
  one.attendance === 'present' ? { ...one, attendance: 'expected' } : one;

/** A form that records one decision. */
function ofForm(lines: readonly string[], form: DecisionForm): Omit<MeetingParts, 'text'> {
  const { council, datePublished } = readTextHead(lines);
  const title = form.labels.get('title') ?? null;
  const item = readItem({ number: null, title, text: layOut(form.rest) }, true);
  return {
    kind: 'decision',
    ...(council && { council }),
    ...(datePublished && { datePublished }),
    ...(title !== null && { headline: { value: title, rule: 'text.label' } }),
    decision: decisionOf((label) => form.labels.get(label), item),
    items: [item],
  };
}

/** One item, report or decision. A pack repeats papers that are documents of their own, so it is not taken apart. */
function ofItem(lines: readonly string[], kind: RawMeeting['kind'], input: ReadInput): Omit<MeetingParts, 'text'> {
  if (kind === 'pack') return { kind, items: [] };
  const [first = '', second = ''] = lines;
  const label = /^agenda item\s*(?:(?:no\.?\s*)?(\d{1,3}[a-z]?)\b)?\s*(?:[-–:]\s*(.+))?$/i.exec(first);
  const named = label?.[2] ?? null;
  // Below the bare words "Agenda item" the page has its title, if the text kept it.
  const isTitle =
    label !== null &&
    named === null &&
    second.length <= 150 &&
    listEntry(second) === null &&
    !isHeadingLine(second) &&
    !/[.:;]$/.test(second);
  const title = named ?? (isTitle ? second : null);
  const body = lines.slice(label === null ? 0 : isTitle ? 2 : 1);
  const number = label?.[1] ?? null;
  const headline: Field | undefined = title === null ? undefined : { value: title, rule: 'text.title' };
  const item = readItem(
    { number, title: title ?? input.hint.title ?? null, text: layOut(body) },
    kind === 'agenda-item',
  );
  return { kind, headline, items: [item] };
}

/** Paragraphs apart, entries of a list and rows of a table on lines of their own. */
function layOut(lines: readonly string[]): string {
  const blocks: string[] = [];
  lines.forEach((line, index) => {
    if (isInRun(lines[index - 1], line)) blocks[blocks.length - 1] += `\n${line}`;
    else blocks.push(line);
  });
  return joinText(...blocks);
}
