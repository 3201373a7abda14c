/** A meeting's raw fields in the record's form: one date, four words for attendance, white space in order. */
import type { ATTENDANCES } from '../records/document.ts';
import type { Meeting } from '../records/document.ts';
import type { Field, RawMeeting, ReadInput } from '../records/extraction.ts';
import { parseUkDate } from './dates.ts';
import { tidyLine, tidyText } from './prose.ts';

type Attendance = (typeof ATTENDANCES)[number];

/** Apologies go before presence: "Present (apologies for lateness)" is rare, "Apologies, substituted by …" is not. */
const ATTENDANCE_WORDS: readonly (readonly [Attendance, RegExp])[] = [
  ['apologies', /\bapolog/i],
  ['absent', /\babsent|\bdid not attend|\bno apolog/i],
  ['expected', /\bexpected|\bto attend|\binvited/i],
  ['present', /\bpresent|\battend|\bsubstitut|\bvirtual|\bremote|\bonline/i],
];

/** Reads the raw meeting; council and code come from the source where neither page nor link states them. */
export function normaliseMeeting(raw: RawMeeting, input: ReadInput): Meeting {
  const { source, hint } = input;
  const stated = (field: Field | undefined, hinted: string | undefined): string | null =>
    tidyLine(field?.value) ?? tidyLine(hinted);
  return {
    kind: raw.kind,
    council:
      stated(raw.council, hint.meeting?.council) ?? (source?.family === 'councils' ? source.publisher.name : null),
    gssCode: source?.publisher.gssCode ?? null,
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
      keyPoints: texts(item.keyPoints),
      resolutions: texts(item.resolutions),
    })),
    officers: raw.officers.flatMap(({ name, role }) =>
      named(name, (clean) => ({ name: clean, role: tidyLine(role ?? undefined) })),
    ),
    declarations: tidyText(raw.declarations ?? '') || null,
    attendees: raw.attendees.flatMap(({ name, role, party, attendance }) =>
      named(name, (clean) => ({
        name: clean,
        role: tidyLine(role ?? undefined),
        party: tidyLine(party ?? undefined),
        attendance: attendanceOf(attendance),
      })),
    ),
    documents: raw.documents.flatMap(({ title, url, kind }) => named(title, (clean) => ({ title: clean, url, kind }))),
  };
}

/** The page's own date, with the time from the link where the same day's page states none. */
function startOf(raw: RawMeeting, { hint, source }: ReadInput): string | null {
  const zone = source?.timeZone ?? 'Europe/London';
  const read = (text: string | undefined): string | null =>
    text === undefined ? null : parseUkDate(withColon(text), { zone });
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

const texts = (given: readonly string[]): string[] => given.map(tidyText).filter((text) => text !== '');
