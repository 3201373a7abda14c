/** Minutes, agendas, reports and single items as bare text: files without markup, and PDF minutes once their text is read. */
import type { Extraction, Field, RawMeeting, ReadInput } from '../../records/extraction.ts';
import { isHeadingLine } from './meeting-item-headings.ts';
import { listEntry, wholeLines } from './meeting-lines.ts';
import { joinText, meetingExtraction, readItem } from './meeting-record.ts';
import type { MeetingParts } from './meeting-record.ts';
import { paperText } from './meeting-paper.ts';
import type { PaperLine } from './meeting-paper.ts';
import { readTextHead } from './meeting-text-head.ts';
import { splitItems } from './meeting-text-items.ts';

/** Where minutes say what they are. */
const OPENING_CHARS = 2_500;
const SIGNS: readonly RegExp[] = [
  /^\s*(?:draft )?(?:minutes|agenda)(?: item)?\b/i,
  /\bminutes of (?:the |a )?(?:[\w' -]{0,80} )?meeting\b|\bmeeting of (?:the )?[\w',& -]{3,80} held\b/i,
  /^(?:members )?present\s*:/im,
  /^(?:\d{1,3}[.)]?\s+)?apologies(?: for absence)?\b/im,
  /^(?:\d{1,3}[.)]?\s+)?declarations? of (?:[\w ]{1,60} )?interests?\b/im,
  /^(?:purpose of (?:the |this )?report|key points raised|witnesses)\b/im,
  /\bRESOLVED\b/,
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
  const id = /\/documents\/g([1-9]\d{0,8})\//i.exec(input.uri ?? '')?.[1];
  const meetingId: Field | undefined = id === undefined ? undefined : { value: id, rule: 'uri.path' };
  return meetingExtraction({ meetingId, ...parts, text: { value: text, rule: 'text.lines' } }, input);
}

function kindOf(lines: readonly string[]): RawMeeting['kind'] {
  const opening = lines.slice(0, 12).join('\n');
  if (/^agenda item\b/i.test(lines[0] ?? '')) return 'agenda-item';
  if (/\bpublic (?:reports? |document )?pack\b/i.test(opening)) return 'pack';
  if (/\bminutes\b/i.test(opening)) return 'minutes';
  if (/^(?:agenda|notice of meeting)\b/im.test(opening)) return 'agenda';
  return /^(?:report (?:to|of)|purpose of)\b/im.test(opening) ? 'report' : 'minutes';
}

/** Head, people and items of minutes or an agenda, from its whole lines. */
export function ofMeeting(
  lines: readonly string[],
  kind: 'minutes' | 'agenda' | 'decision',
  headings: ReadonlySet<string> = NONE,
): Omit<MeetingParts, 'text'> {
  const { head, items } = splitItems(lines, headings);
  const facts = readTextHead(head);
  const isMinutes = kind !== 'agenda';
  return {
    kind,
    ...facts,
    items: items.map(({ number, title, lines: words }) => readItem({ number, title, text: layOut(words) }, isMinutes)),
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
    const before = lines[index - 1] ?? '';
    const inRun = (isBullet(line) && isBullet(before)) || (line.includes(' | ') && before.includes(' | '));
    if (inRun) blocks[blocks.length - 1] += `\n${line}`;
    else blocks.push(line);
  });
  return joinText(...blocks);
}

const isBullet = (line: string): boolean => listEntry(line)?.style === '-';
