/** Puts a meeting's parts together: items with what their words say, people from all of them, and what only the link knew. */
import type {
  Extraction,
  Field,
  RawAgendaItem,
  RawDecision,
  RawMeeting,
  RawMovement,
  ReadInput,
} from '../../records/extraction.ts';
import { DECLARATIONS_FOLLOW, readItemLines } from './meeting-item-text.ts';
import type { ItemFacts } from './meeting-item-text.ts';
import { wholeLines } from './meeting-lines.ts';
import { attendeesIn } from './meeting-people.ts';
import { groupHeadingOf, sentencesOf } from './meeting-people-groups.ts';
import type { Attendee } from './meeting-people.ts';
import { distinct } from './meeting-people-sorted.ts';
import { isMember, isMemberRole } from './meeting-person-words.ts';
import type { MeetingDocument } from './meeting-documents.ts';

export interface ReadItem {
  readonly item: RawAgendaItem;
  readonly facts: ItemFacts;
}

/** The meeting as a whole. */
export interface MeetingFacts {
  readonly headline?: Field | undefined;
  readonly committee?: Field | undefined;
  readonly committeeId?: Field | undefined;
  readonly meetingId?: Field | undefined;
  readonly start?: Field | undefined;
  readonly venue?: Field | undefined;
  readonly status?: Field | undefined;
  readonly datePublished?: Field | undefined;
}

export interface MeetingParts extends MeetingFacts {
  readonly kind: RawMeeting['kind'];
  readonly council?: Field | undefined;
  readonly items: readonly ReadItem[];
  readonly attendees?: readonly Attendee[];
  readonly officers?: RawMeeting['officers'];
  readonly documents?: readonly MeetingDocument[];
  readonly decision?: RawDecision | undefined;
  /** Stated above the items. */
  readonly declarations?: string | undefined;
  /** The whole readable text and the rule that found it. */
  readonly text: Field;
}

/** Reads one item's words; `minutes` says that words under no heading are minutes, not the agenda's announcement. */
export function readItem(
  given: {
    readonly number: string | null;
    readonly title: string | null;
    readonly text: string;
    readonly agenda?: string;
  },
  isMinutes: boolean,
): ReadItem {
  const facts = readItemLines(wholeLines(given.text), isMinutes);
  // The web service gives the announcement apart from the minutes.
  const announced =
    given.agenda === undefined || given.agenda === '' ? null : readItemLines(wholeLines(given.agenda), false);
  const officers = distinct([...(announced?.officers ?? []), ...facts.officers]);
  const movements = (kind: 'arrival' | 'departure'): RawMovement[] =>
    facts.movements
      .filter((one) => one.kind === kind)
      .map(({ name, time, text: words }) => ({ name, time, text: words }));
  const text =
    announced === null || given.agenda === given.text ? given.text : joinText(given.agenda ?? '', given.text);
  return {
    item: {
      number: given.number,
      title: given.title,
      purpose: facts.purpose ?? facts.request ?? announced?.purpose ?? announced?.request ?? null,
      text,
      officers,
      declarations: facts.declarations ?? declaredIn(given.title, facts),
      keyPoints: facts.keyPoints,
      recommendations: facts.recommendations.length > 0 ? facts.recommendations : (announced?.recommendations ?? []),
      resolutions: facts.resolutions.length > 0 ? facts.resolutions : (announced?.resolutions ?? []),
      actions: facts.actions,
      lateArrivals: movements('arrival'),
      departures: movements('departure'),
    },
    facts: { ...facts, officers },
  };
}

/** The extraction of a meeting; fields that the bytes do not state come from the hint of the page that linked here. */
export function meetingExtraction(parts: MeetingParts, input: ReadInput): Extraction {
  const { hint } = input;
  const known = (
    name: 'council' | 'committee' | 'committeeId' | 'meetingId' | 'start' | 'venue' | 'status',
  ): Record<string, Field> => {
    const field = parts[name] ?? hinted(hint.meeting?.[name], `hint.meeting.${name}`);
    return field === undefined ? {} : { [name]: field };
  };
  const headline = parts.headline ?? hinted(hint.title, 'hint.title');
  const meeting: RawMeeting = {
    kind: parts.kind,
    ...known('council'),
    ...known('committee'),
    ...known('committeeId'),
    ...known('meetingId'),
    ...known('start'),
    ...known('venue'),
    ...known('status'),
    items: parts.items.map(({ item }) => item),
    officers: distinct(officersOf(parts)),
    declarations: parts.declarations ?? declarationsOf(parts.items),
    attendees: distinct([...(parts.attendees ?? []), ...apologiesOf(parts)]),
    documents: parts.documents ?? [],
    ...(parts.decision === undefined ? {} : { decision: parts.decision }),
  };
  const datePublished = parts.datePublished ?? hinted(hint.published, 'hint.published');
  return {
    kind: 'meeting',
    fields: { ...(headline && { headline }), ...(datePublished && { datePublished }) },
    text: parts.text,
    meeting,
  };
}

/** A member may speak to an item as its witness, and is no officer of the meeting. */
const isCouncillor = ({ name, role }: RawMeeting['officers'][number]): boolean =>
  isMember(name) || isMemberRole(role ?? '');

/** An item's heading as it stands in a text of several items: `4. Title`. */
export function itemHeading({ number, title }: RawAgendaItem): string {
  const words = [number === null ? '' : /^\d{1,3}$/.test(number) ? `${number}.` : number, title ?? ''];
  return words.filter((word) => word !== '').join(' ');
}

/** Paragraphs joined by blank lines, empty ones dropped. */
export const joinText = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

const hinted = (value: string | undefined, rule: string): Field | undefined =>
  value === undefined || value === '' ? undefined : { value, rule };

function declarationsOf(items: readonly ReadItem[]): string | null {
  const words = [...new Set(items.flatMap(({ item }) => item.declarations ?? []))].join('\n');
  return words === '' ? null : words;
}

/** Without a heading for them: all that an item about declarations says, or the sentences of another. */
function declaredIn(title: string | null, { minutes, declared }: ItemFacts): string | null {
  const lines = isDeclarations(title) ? minutes.filter((line) => !DECLARATIONS_FOLLOW.test(line)) : declared;
  return lines.join('\n') || null;
}

/** Whether an item is about declarations alone; one that calls the roll as well has other words. */
const isDeclarations = (title: string | null): boolean =>
  !/\broll call\b|\battendance\b|\bpresent\b/i.test(title ?? '') &&
  /\b(?:declarations?|disclosures?) of (?:[\w ,'’-]{1,60} )?interests?\b|^(?:members?['’]? )?interests?$|\bdatgan(?:iadau)? (?:o )?[fb]uddian(?:t|nau)\b/i.test(
    title ?? '',
  );

/** Those the meeting lists; where minutes list none, those that its items name. Whom an agenda names under an item has not come yet. */
function officersOf({ kind, officers = [], items }: MeetingParts): readonly RawMeeting['officers'][number][] {
  if (officers.length > 0 || kind === 'agenda') return officers;
  return items.flatMap(({ facts }) => facts.officers.filter((officer) => !isCouncillor(officer)));
}

/** "Apologies were received from Councillors Smith and Jones", where no list of attendance says so. */
function apologiesOf({ attendees = [], items }: MeetingParts): readonly Attendee[] {
  if (attendees.some(({ attendance }) => /apolog/i.test(attendance ?? ''))) return [];
  return (
    items
      .filter(({ item }) => /\bapologies\b|\bymddiheuriadau\b/i.test(item.title ?? ''))
      // "Derbyniwyd … / Apologies …" says one thing in two languages.
      .flatMap(({ facts }) => facts.minutes.flatMap((line) => line.split(' / ').flatMap(sentencesOf)))
      .flatMap((line) => {
        const heading = groupHeadingOf(line);
        const isAway = heading?.group === 'apologies' || (heading?.group === 'absent' && heading.isSentence);
        // "Councillor North attended as a substitute for Councillor Dale."
        const isSubstitute = heading?.group === 'present' && heading.isSentence;
        if (heading !== null && (isAway || isSubstitute) && heading.rest !== '')
          return attendeesIn([heading.rest], heading.group);
        const names = /\b(?:from|by|on behalf of|gan|oddi wrth)\b:?\s*(?:yr? )?(.{3,1000}?)\.?$/i.exec(line)?.[1];
        // Terse minutes have nothing but the names.
        const bare = MEMBERS_ONLY.test(line) ? line.replace(/\.$/, '') : null;
        return names === undefined && bare === null ? [] : attendeesIn([names ?? bare ?? ''], 'apologies');
      })
  );
}

const MEMBERS_ONLY =
  /^(?:Councillors?|Cllrs?|Cynghorydd|Cynghorwyr)\.? [\p{Lu}][\p{L}.'’-]*(?:[ ,&]{1,2}(?:and |a |ac )?(?:\p{Lu}[\p{L}.'’-]*|\([^()]{1,40}\))){0,60}\.?$/u;
