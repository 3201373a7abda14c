/** A meeting's raw fields in the record's form: one date, four words for attendance, white space in order. */
import type { ATTENDANCES } from '../records/document.ts';
import type { AgendaItem, Meeting } from '../records/document.ts';
import type { FindLocalAuthority } from '../records/local-authority.ts';
import type { Field, RawDecision, RawMeeting, RawMovement, RawOfficer, ReadInput } from '../records/extraction.ts';
import { parseUkDate } from './dates.ts';
import { tidyLine, tidyText } from './prose.ts';

type Attendance = (typeof ATTENDANCES)[number];

const WELSH_MONTHS: Readonly<Record<string, string>> = {
  ionawr: 'January',
  chwefror: 'February',
  mawrth: 'March',
  ebrill: 'April',
  mai: 'May',
  mehefin: 'June',
  gorffennaf: 'July',
  awst: 'August',
  medi: 'September',
  hydref: 'October',
  tachwedd: 'November',
  rhagfyr: 'December',
};

/** Apologies go before presence: "Present (apologies for lateness)" is rare, "Apologies, substituted by …" is not. */
const ATTENDANCE_WORDS: readonly (readonly [Attendance, RegExp])[] = [
  [
    'absent',
    /\babsent\b(?!.{0,20}\bapolog)|\bdid not attend|\bnot (?:present|attend)|\bno apolog|\bapologies not|\bnon-?attend|\babsennol/i,
  ],
  ['apologies', /\bapolog|\bymddiheur/i],
  ['expected', /(?<!\bas )\bexpected|\bto attend|\binvited|\bdisgwyl/i],
  ['in attendance', /\bin attendance\b(?!,? (?:as |virtually|remotely|online))/i],
  ['present', /\bpresent|\battend|\bsubstitut|\bvirtual|\bremote|\bonline|\b[pb]resennol|^\s*(?:yes|y|p|✓|✔)\s*$/i],
];

/** Reads the raw meeting; council and code come from the source where neither page nor link states them. */
export function normaliseMeeting(
  raw: RawMeeting,
  input: ReadInput,
  findAuthority: FindLocalAuthority = () => null,
): Meeting {
  const { source, hint } = input;
  const stated = (field: Field | undefined, hinted: string | undefined): string | null =>
    tidyLine(field?.value) ?? tidyLine(hinted);
  const council =
    stated(raw.council, hint.meeting?.council) ?? (source?.family === 'councils' ? source.publisher.name : null);
  return {
    kind: raw.kind,
    council,
    // The source knows its own code; the list knows the councils with children's services, and no district is guessed.
    gssCode: source?.publisher.gssCode ?? (council === null ? null : (findAuthority(council)?.gssCode ?? null)),
    committee: stated(raw.committee, hint.meeting?.committee),
    committeeId: stated(raw.committeeId, hint.meeting?.committeeId),
    meetingId: stated(raw.meetingId, hint.meeting?.meetingId),
    start: startOf(raw, input),
    venue: stated(raw.venue, hint.meeting?.venue),
    status: stated(raw.status, hint.meeting?.status),
    items: raw.items.map((item) => ({
      number: tidyLine(item.number ?? undefined),
      title: tidyLine(item.title ?? undefined),
      purpose: tidyLine(item.purpose ?? undefined) === null ? null : tidyText(item.purpose ?? ''),
      text: tidyText(item.text),
      officers: officersOf(item.officers),
      declarations: tidyText(item.declarations ?? '') || null,
      keyPoints: texts(item.keyPoints),
      recommendations: texts(item.recommendations),
      resolutions: texts(item.resolutions),
      actions: texts(item.actions),
      lateArrivals: movementsOf(item.lateArrivals),
      departures: movementsOf(item.departures),
    })),
    officers: officersOf(raw.officers),
    declarations: tidyText(raw.declarations ?? '') || null,
    attendees: raw.attendees.flatMap(({ name, role, party, attendance }) =>
      named(name, (clean) => ({
        name: clean,
        role: tidyLine(role ?? undefined)?.replace(/^in the chair$/i, 'Chair') ?? null,
        party: tidyLine(party ?? undefined),
        attendance: attendanceOf(attendance),
      })),
    ),
    documents: raw.documents.flatMap(({ title, url, kind }) => named(title, (clean) => ({ title: clean, url, kind }))),
    decision: raw.decision === undefined ? null : decisionOf(raw.decision),
  };
}

const officersOf = (officers: readonly RawOfficer[] = []): Meeting['officers'] =>
  officers.flatMap(({ name, role }) => named(name, (clean) => ({ name: clean, role: tidyLine(role ?? undefined) })));

const movementsOf = (movements: readonly RawMovement[] = []): AgendaItem['lateArrivals'] =>
  movements.flatMap(({ name, time, text }) =>
    named(name, (clean) => ({ name: clean, time: tidyLine(time ?? undefined), text: tidyText(text) })),
  );

function decisionOf(raw: RawDecision): Meeting['decision'] {
  const day = (text: string | undefined): string | null =>
    text === undefined ? null : (parseUkDate(withEnglishWords(text))?.slice(0, 10) ?? null);
  const answer = (text: string | undefined): boolean | null =>
    text === undefined
      ? null
      : /^\s*(?:yes|true|key|ydy|oes|ie)\b/i.test(text)
        ? true
        : /^\s*(?:no|non|not|false|nac|na)\b/i.test(text)
          ? false
          : null;
  return {
    maker: tidyLine(raw.maker),
    decidedOn: day(raw.decidedOn),
    effectiveFrom: day(raw.effectiveFrom),
    isKeyDecision: answer(raw.isKeyDecision),
    isSubjectToCallIn: answer(raw.isSubjectToCallIn),
    reasons: tidyText(raw.reasons ?? '') || null,
    alternatives: tidyText(raw.alternatives ?? '') || null,
  };
}

/** The page's own date, with the time from the link where the same day's page states none. */
function startOf(raw: RawMeeting, { hint, source }: ReadInput): string | null {
  const zone = source?.timeZone ?? 'Europe/London';
  const read = (text: string | undefined): string | null =>
    text === undefined ? null : parseUkDate(withColon(withEnglishWords(text)), { zone });
  const [own, hinted] = [read(raw.start?.value), read(hint.meeting?.start)];
  if (own === null) return hinted;
  return own.length === 10 && hinted?.startsWith(own) ? hinted : own;
}

/** After a date, "18.30" is a time of day: minutes are written so, and no sum of money stands there. */
function withColon(text: string): string {
  return text.replace(/(\d{4})(\D{1,8})(\d{1,2})\.(\d{2})(?!\d|\s?[ap]\.?m)/i, '$1$2$3:$4');
}

function attendanceOf(words: string | null): Attendance | null {
  return words === null ? null : (ATTENDANCE_WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null);
}

function named<T>(name: string, make: (clean: string) => T): T[] {
  const clean = tidyLine(name);
  return clean === null ? [] : [make(clean)];
}

/** Councils in Wales write their pages in Welsh as well: months, ordinals, "2.00 yp" (y prynhawn). */
function withEnglishWords(text: string): string {
  return text
    .replace(/\p{L}{3,10}/gu, (word) => WELSH_MONTHS[word.toLowerCase()] ?? word)
    .replace(/(\d)(?:af|ain|eg|fed|ydd)\b/g, '$1')
    .replace(/(\d\s?)y\.?\s?b(?:ore)?\b\.?/gi, '$1am')
    .replace(/(\d\s?)y(?:\.|r)?\s?(?:p|h|prynhawn|hwyr)\b\.?/gi, '$1pm');
}

const texts = (given: readonly string[] = []): string[] => given.map(tidyText).filter((text) => text !== '');
