/** Reads the page of one CMIS meeting into its papers, whose addresses say nothing: title, size and list tell what each is. */
import type { CheerioAPI } from 'cheerio';
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { bareTitle } from '../records/bare-title.ts';
import type { ReadInput } from '../records/extraction.ts';
import { paperKind, RESTRICTED } from '../records/paper-kind.ts';
import type { FoundTarget, SeedReading, TargetHint } from '../records/target.ts';
import { meetingIdentity, meetingIds } from './cmis-address.ts';
import { elementsIn, firstWords } from './elements-in.ts';
import { labelledValues } from './labelled-values.ts';
import { readMeetingDate } from './meeting-date.ts';
import { cancelledNote, isCancelled } from './meeting-words.ts';
import type { MeetingHint } from './meeting-words.ts';
import { paperDay } from './paper-label.ts';
import { linkedAddress, loadSeedMarkup, MAX_LINKS } from './seed-markup.ts';

/** The class names of label and value are of no use: a page calls its status `Venue` as well. */
const LABELS = {
  committee: /^committee$/i,
  start: /^(?:meeting )?date(?: ?\/ ?| and | & )?(?:time)?$/i,
  venue: /^(?:meeting )?(?:venue|location)$/i,
  status: /^(?:meeting )?status$/i,
} as const;
/** Where the module's part of the page begins; menus and side columns may link to documents of the council's own. */
const PARTS = ['[class*="ModCMISMeeting" i]', '[id$="ContentPane"]'];
const PAPER_LINK = /\bdocument\.ashx\?/i;
const MAX_PARTS = 50;
/** Title, picture, and a button to download. */
const MAX_ENTRY_LINKS = 3;
/** Read by nobody here; the operator is told. */
const OTHER_FORMAT = /\b(?:docx?|odt|rtf|xlsx?|pptx?|zip|mp3|mp4)\b/i;
const MAX_ENTRY_CHARS = 400;

interface Paper {
  readonly targetUri: string;
  /** Empty where the link has no words. */
  readonly title: string;
  /** As the page writes it. */
  readonly size: string;
  readonly isPdf: boolean;
}

/** Its papers with what the page says of the meeting; none of a meeting that does not take place. */
export function readCmisMeeting(input: ReadInput): SeedReading {
  const { $, base } = loadSeedMarkup(input);
  if (base === null) return { targets: [], notes: [] };
  const parts = partsOf($);
  const meeting = { ...input.hint.meeting, ...statedOf(parts, input) };
  if (isCancelled(meeting.status ?? '')) return { targets: [], notes: [cancelledNote(meeting)] };
  const { papers, notes } = papersIn($, parts, base);
  const page = input.uri ?? base;
  const identities = identitiesOf(papers, meetingIdentity(page, meeting.meetingId ?? page));
  return { targets: papers.map((paper) => targetOf(paper, { meeting, identity: identities.get(paper) })), notes };
}

function partsOf($: CheerioAPI): Element[] {
  const found = PARTS.map((selector) => $<Element, string>(selector).toArray().slice(0, MAX_PARTS));
  const parts = found.find((elements) => elements.length > 0);
  if (parts === undefined) return $.root().children().toArray();
  // One within another is read with it.
  const all = new Set<AnyNode>(parts);
  return parts.filter((part) => !isWithin(part, all));
}

function isWithin(part: Element, others: ReadonlySet<AnyNode>): boolean {
  for (let up: AnyNode | null = part.parent; up !== null; up = up.parent) if (others.has(up)) return true;
  return false;
}

/** Ids from the address, the rest from the labels; what a page leaves open stays as the calendar had it. */
function statedOf(parts: readonly Element[], { uri, hint }: ReadInput): MeetingHint {
  const { committee, start, venue, status } = labelledValues(parts, LABELS);
  const day = start === undefined ? undefined : readMeetingDate(start.replace(/\s[-–]\s/, ' '))?.iso;
  // The calendar may have had the time too.
  const known = hint.meeting?.start;
  const isFuller = day !== undefined && known?.startsWith(day) === true;
  return {
    ...(uri === null ? {} : meetingIds(uri)),
    ...(committee === undefined ? {} : { committee }),
    ...(day === undefined || isFuller ? {} : { start: day }),
    ...(venue === undefined ? {} : { venue }),
    ...(status === undefined ? {} : { status }),
  };
}

function papersIn($: CheerioAPI, parts: readonly Element[], base: string): { papers: Paper[]; notes: string[] } {
  const papers = new Map<string, Paper>();
  const entries = new Map<Element, Entry>();
  let [restricted, others] = [0, 0];
  for (const anchor of parts.flatMap((part) => paperLinks(part, MAX_LINKS)).slice(0, MAX_LINKS)) {
    const targetUri = linkedAddress($, anchor, base);
    if (targetUri === null || papers.get(targetUri)?.title) continue;
    const entry = entryOf($, anchor, entries);
    const paper = { targetUri, title: titleOf(anchor), size: entry.size, isPdf: entry.format === 'pdf' };
    // The picture beside a title is a link of its own, and may have another address.
    if (paper.title === '' && entry.hasWords) continue;
    if (RESTRICTED.test(entry.words)) restricted += 1;
    else if (OTHER_FORMAT.test(entry.format)) others += 1;
    else papers.set(targetUri, paper);
  }
  const notes = [
    ...(restricted === 0 ? [] : [`${restricted} restricted items or papers left out`]),
    ...(others === 0 ? [] : [`${others} papers are in formats that have no reader, such as Word`]),
  ];
  return { papers: [...papers.values()], notes };
}

function paperLinks(part: Element, most: number): Element[] {
  const links: Element[] = [];
  for (const anchor of elementsIn(part, 'a')) {
    if (PAPER_LINK.test(anchor.attribs['href'] ?? '')) links.push(anchor);
    if (links.length === most) break;
  }
  return links;
}

/** The entry of the list in which a link stands; each is read once. */
interface Entry {
  readonly words: string;
  readonly size: string;
  /** As the picture of the file's type says: `pdf`, `doc`; empty where there is none. */
  readonly format: string;
  /** A link to a paper has words in it. */
  readonly hasWords: boolean;
}

function entryOf($: CheerioAPI, anchor: Element, entries: Map<Element, Entry>): Entry {
  const [row = anchor] = $(anchor).closest('li, tr, p').toArray().filter(isTag);
  const known = entries.get(row);
  if (known !== undefined) return known;
  const links = paperLinks(row, MAX_ENTRY_LINKS + 1);
  // A row with many links is no entry of one of them.
  const isEntry = row === anchor || links.length <= MAX_ENTRY_LINKS;
  const words = isEntry ? firstWords(row, MAX_ENTRY_CHARS) : '';
  const entry: Entry = {
    words,
    size: /\d[\d.,]{0,8} ?[KMG]B\b/i.exec(words)?.[0] ?? '',
    format: isEntry ? formatOf(row) : '',
    hasWords: isEntry && links.some((link) => firstWords(link, MAX_ENTRY_CHARS) !== ''),
  };
  entries.set(row, entry);
  return entry;
}

function formatOf(row: Element): string {
  for (const { attribs } of elementsIn(row, 'img')) {
    const file = /([a-z0-9]{2,5})\.(?:gif|png|svg|jpe?g)(?:$|\?)/i.exec(attribs['src'] ?? '')?.[1] ?? '';
    return ((attribs['alt'] ?? '').trim() || file).toLowerCase().slice(0, 30);
  }
  return '';
}

/** The link's words without the size; without words its title, "Click to view 'Agenda'". */
function titleOf(anchor: Element): string {
  const { title = '', 'aria-label': label = '' } = anchor.attribs;
  const quoted = /['‘"“](.{1,300})['’"”]/.exec(title.slice(0, MAX_ENTRY_CHARS))?.[1] ?? '';
  return bareTitle(firstWords(anchor, MAX_ENTRY_CHARS)) || bareTitle(quoted) || bareTitle(label);
}

/**
 * A paper is known by its meeting and title; where the meeting has the title twice, by its size too, and if even that is the
 * same by its place among them. One that comes in between moves none of the others.
 */
function identitiesOf(papers: readonly Paper[], list: string): ReadonlyMap<Paper, string> {
  const groups = (key: (paper: Paper) => string): ReadonlyMap<string, Paper[]> => {
    const byKey = new Map<string, Paper[]>();
    for (const paper of papers) byKey.set(key(paper), [...(byKey.get(key(paper)) ?? []), paper]);
    return byKey;
  };
  const name = ({ title }: Paper): string => title.toLowerCase();
  const nameAndSize = (paper: Paper): string => `${name(paper)}/${paper.size}`;
  const [byName, bySize] = [groups(name), groups(nameAndSize)];
  const identities = new Map<Paper, string>();
  for (const paper of papers) {
    const twins = bySize.get(nameAndSize(paper)) ?? [];
    const place = twins.length === 1 ? '' : `/${twins.indexOf(paper) + 1}`;
    const isAlone = byName.get(name(paper))?.length === 1;
    if (paper.title !== '') identities.set(paper, `${list}/${isAlone ? name(paper) : nameAndSize(paper) + place}`);
  }
  return identities;
}

function targetOf(
  { targetUri, title, isPdf }: Paper,
  { meeting, identity }: { readonly meeting: MeetingHint; readonly identity: string | undefined },
): FoundTarget {
  const kind = paperKind(title) ?? 'report';
  const hint: TargetHint = {
    ...(title === '' ? {} : { title }),
    ...(isPdf ? { expect: 'pdf' as const } : {}),
    type: 'MeetingMinutes',
    meeting: { ...(kind === 'minutes' ? minutesOf(title, meeting) : meeting), kind },
  };
  return { targetUri, ...(identity === undefined ? {} : { identity }), role: 'document', hint };
}

/** Minutes of another day hang here for approval: they have that day, if their title states it, and nothing of this meeting. */
function minutesOf(title: string, meeting: MeetingHint): MeetingHint {
  const day = paperDay(title, meeting.start?.slice(0, 4) ?? null);
  const held = meeting.start?.slice(0, 10);
  const isOther = day === null || held === undefined ? EARLIER.test(title) : day.slice(0, 10) !== held;
  if (!isOther) return meeting;
  const { council, committee, committeeId } = meeting;
  return {
    ...(council === undefined ? {} : { council }),
    ...(committee === undefined ? {} : { committee }),
    ...(committeeId === undefined ? {} : { committeeId }),
    ...(day === null ? {} : { start: day }),
  };
}

const EARLIER = /\b(?:previous|last|earlier|prior)\b/i;
