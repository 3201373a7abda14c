/** Names with roles as minutes list them: officers, witnesses, members present, apologies. */
import type { RawMeeting } from '../../records/extraction.ts';

export type Officer = RawMeeting['officers'][number];
export type Attendee = RawMeeting['attendees'][number];

const TITLE =
  '(?:Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Cllr|Councillor|Alderman|The Mayor,?)\\.?';
const NAME_WORD = "(?:[A-Z][\\p{L}'’-]*\\.?|[A-Z]\\.)";
const NAME = new RegExp(
  `^(?:${TITLE} ){0,3}${NAME_WORD}(?: (?:de|van|von|der|den|le|la|bin|al)){0,2}(?: ${NAME_WORD}){1,4}$`,
  'u',
);
/** Where no heading says that officers follow, a line must name an office to be one. */
const OFFICE =
  /\b(?:Director|Head|Manager|Officer|Executive|Leader|Lead|Advis[eo]r|Solicitor|Lawyer|Counsel|Accountant|Auditor|Chair(?:man|woman|person)?|Commissioner|Consultant|Principal|Inspector|Superintendent|Secretary|Treasurer|Cabinet Member|Planner|Engineer|Surveyor|Nurse|Headteacher|Co-?ordinator|Chief|Representative|Partner|Analyst|Specialist|Registrar|Clerk)\b/;
const MAX_LINE_CHARS = 220;

/**
 * One officer from a line such as `Julie Smith, Head of Service`, `Julie Smith – Head of Service` or `Julie Smith (Clerk)`.
 * `under` says that a heading announced officers: then a bare name will do, and a role without an office.
 */
export function officerOf(line: string, options: { readonly under: boolean }): Officer | null {
  if (line.length > MAX_LINE_CHARS || /[.:]$/.test(line.replace(/\b[A-Z]\.$/, ''))) return null;
  const clean = line.replace(/^[-•*]\s+/, '').trim();
  const match = /^([^,(–]{3,60}?)(?:\s*,\s*|\s+[-–—]\s+|\s*\()(.{2,160}?)\)?$/.exec(clean);
  const name = match?.[1]?.trim() ?? clean;
  const role = match?.[2]?.trim() ?? null;
  if (!NAME.test(name)) return null;
  if (role === null) return options.under ? { name, role } : null;
  return options.under || (OFFICE.test(role) && /^[A-Z]/.test(role)) ? { name, role } : null;
}

/**
 * Names from a running list: `Councillors Smith (Chair), Jones and Brown` or one name a line, each with the given attendance.
 * Names are kept as stated: a title that stands once before several names is not repeated.
 */
export function attendeesIn(lines: readonly string[], attendance: string): Attendee[] {
  const attendees: Attendee[] = [];
  for (const line of lines) {
    for (const part of splitNames(line)) {
      const attendee = attendeeOf(part, attendance);
      if (attendee !== null && !attendees.some((other) => other.name === attendee.name)) attendees.push(attendee);
    }
  }
  return attendees;
}

function attendeeOf(part: string, attendance: string): Attendee | null {
  const clean = part
    .replace(/^[-•*]\s+/, '')
    .replace(/^(?:Councillors|Cllrs|Members|Messrs)\b:?\s*/i, '')
    .replace(/[.;,]+$/, '')
    .trim();
  const match = /^([^()]{2,60}?)\s*(?:\(([^()]{2,80})\)|[-–]\s+(.{2,80}))?$/.exec(clean);
  const name = match?.[1]?.trim() ?? '';
  const role = match?.[2] ?? match?.[3] ?? null;
  // A surname alone is a name here: the heading says so.
  if (!NAME.test(name) && !new RegExp(`^${NAME_WORD}$`, 'u').test(name)) return null;
  if (/^(?:None|Nil|Apologies|Present|Officers?|Members?|The)\b/i.test(name)) return null;
  const isParty =
    role !== null &&
    /^(?:Lab(?:our)?|Con(?:servative)?|Lib(?:eral)? ?Dem(?:ocrat)?s?|LD|Green|Independent|Ind|Reform(?: UK)?|UKIP|SNP|Plaid Cymru)\b/i.test(
      role,
    );
  return { name, role: isParty ? null : role, party: isParty ? role : null, attendance };
}

/** Commas and a last "and" part names; brackets hold together. */
function splitNames(line: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const character of line.slice(0, 3_000).replace(/,? and (?=[A-Z])/g, ', ')) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth <= 0 && (character === ',' || character === ';')) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return [...parts, part.trim()].filter((name) => name !== '');
}
