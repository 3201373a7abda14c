/** Names with roles as minutes write them in running lists: officers, witnesses, members. Headings above them are read elsewhere. */
import type { RawMeeting } from '../../records/extraction.ts';
import {
  HONOURS,
  isFullName,
  isManner,
  isNameLike,
  isOffice,
  isOrganisation,
  isParty,
  isRole,
  isTier,
  isTitled,
  withoutSpareTitles,
  withPlainTitles,
} from './meeting-person-words.ts';
import { councilName } from './meeting-heading.ts';
import { partsOf } from './meeting-people-parts.ts';
import type { Part } from './meeting-people-parts.ts';
import { MAX_LINE_CHARS, officeThenName, personOf } from './meeting-person.ts';
import type { PeopleOptions, Person } from './meeting-person.ts';

export type Officer = RawMeeting['officers'][number];
export type Attendee = RawMeeting['attendees'][number];

/** No list of people on one line is longer. */
const MAX_CHARS = 6_000;
/** A line of which less is names and offices is a sentence. */
const MIN_SHARE = 0.5;

/**
 * Names from a running list: `Councillors Smith (Chair), Jones and Brown`, `Jo Finch, Director of Housing, and Tom Poe, Clerk`.
 * Null for a sentence. Names are kept as stated: a title that stands once before several names is not repeated.
 */
export function personsIn(line: string, options: PeopleOptions): Person[] | null {
  // "Upton and Wray District Council" above its members.
  if (!/[,;:(|]/.test(line) && !isTitled(line) && councilName(line) === line.trim()) return null;
  const after = officeThenName(line);
  if (after !== null) return [after];
  const parts = partsOf(withPlainTitles(line.slice(0, MAX_CHARS)).replace(/^(?:[-•▪]\s+|[*†#]\s*)/, ''));
  const persons: Person[] = [];
  let office: string | null = null;
  let known = 0;
  parts.forEach((part, index) => {
    const last = persons.at(-1);
    const words = part.words.replace(/^the (?=\p{Lu})/iu, '');
    const isFirst = last === undefined || part.joint === '; ';
    const belongs = isBehind(parts, index, { last, options });
    const person = belongs ? null : personOf(part.words, { ...options, isFirst });
    if (person !== null) {
      persons.push(office === null ? person : { ...person, role: office });
      office = null;
    } else if (isAhead(part, last)) {
      // "The Mayor, Councillor North": the office stands first.
      office = words;
    } else if (last !== undefined && (belongs || isBehindName(words, options))) {
      persons[persons.length - 1] = withMore(last, part);
    } else if (last === undefined || !HONOURS.test(words)) return;
    known += part.words.length;
  });
  const all = parts.reduce((sum, { words }) => sum + words.length, 0);
  return known < all * MIN_SHARE ? null : persons;
}

/** "The Mayor, Councillor North" and "; the Clerk, Mrs Dent": the office stands before its name. */
function isAhead({ words, joint }: Part, last: Person | undefined): boolean {
  const office = words.replace(/^the /i, '');
  if (last === undefined) return isRole(office) || (office !== words && isOffice(office));
  const isNew = joint === '; ' || last.role !== null;
  return office !== words && isNew && (isRole(office) || isOffice(office));
}

/** As `personsIn`, each with the given attendance. */
export function attendeesIn(lines: readonly string[], attendance: string): Attendee[] {
  const areAbsent = /apolog|absent/.test(attendance);
  const persons = lines.flatMap((line) => personsIn(line, { of: 'members', areAbsent }) ?? []);
  return persons
    .filter(({ name }, index) => persons.findIndex((other) => other.name === name) === index)
    .map((person) => attendeeFrom(person, attendance));
}

export function attendeeFrom({ name, role, party, manner }: Person, attendance: string): Attendee {
  const isSubstitute =
    /\b(?:substitut|sub\b|in place of)|^for (?:Cllr|Councillor)/i.test(manner ?? '') &&
    !/apolog|absent/.test(attendance);
  return { name, role, party, attendance: isSubstitute ? `${attendance}, as substitute` : attendance };
}

/**
 * One officer from a line such as `Julie Smith, Head of Service`, `Julie Smith – Head of Service` or `Julie Smith (Clerk)`.
 * `under` says that a heading announced officers: then a bare name will do, and a role without an office.
 */
export function officerOf(line: string, { under }: { readonly under: boolean }): Officer | null {
  if (line.length > MAX_LINE_CHARS || /[.:]$/.test(line.replace(/\b[A-Z]\.$/, ''))) return null;
  if (under) {
    const [officer] = personsIn(line, { of: 'officers' }) ?? [];
    return officer === undefined || !isFullName(officer.name) ? null : { name: officer.name, role: officer.role };
  }
  const clean = line.replace(/^[-•*]\s+/, '').trim();
  const match =
    /^([^,(–|]{3,60}?)\s*\(([^()]{2,160})\)$/.exec(clean) ??
    /^([^,(–|]{3,60}?)(?:\s*[,|:]\s*|\s+[-–—]\s+)(.{2,160})$/.exec(clean);
  const [first, second] = [match?.[1]?.trim() ?? '', match?.[2]?.trim() ?? ''];
  const isName = (words: string): boolean => isFullName(words) && isNameLike(words) && !isOffice(words);
  // "Director of Finance – Jo Finch": the office may stand first.
  if (!isName(first)) return isOffice(first) && isName(second) ? { name: second, role: first } : null;
  return isOffice(second) && /^\p{Lu}/u.test(second) ? { name: withoutSpareTitles(first).name, role: second } : null;
}

/** Whether a part belongs to the name before it although it could be a name itself: "Assistant Director, Early Help". */
function isBehind(
  parts: readonly Part[],
  index: number,
  { last, options }: { readonly last: Person | undefined; readonly options: PeopleOptions },
): boolean {
  const { words = '', joint = '' } = parts[index] ?? {};
  // "Jo Finch, Legal": no officer goes by a surname beside one with both names.
  const isBare = !words.includes(' ') && !isTitled(words);
  if (isBare && options.of === 'officers') return true;
  // "Jo Finch, Assistant Director – Early Help": what follows the dash is no name.
  const [office = '', ...team] = words.split(/\s[-–—]\s/);
  if (team.length > 0 && last?.role === null && joint === ', ' && options.of === 'officers' && isOffice(office))
    return true;
  if (last === undefined || isTitled(words) || /[([]|\s[-–—]\s/.test(words) || joint === '; ') return false;
  // "Tom Poe, Harbour Master": two people would have an "and" between them.
  if (last.role === null) return options.of === 'officers' && parts.length === 2 && joint === ', ';
  const next = parts[index + 1];
  const isNextSaid = next !== undefined && next.joint !== '; ' && !isTitled(next.words) && saysWhat(next.words);
  // "Fells and Lakes Care Board", "Place, Growth and Regeneration Services": a bare word before more of the same.
  if (!words.includes(' ')) return isNextSaid && next.joint.startsWith(' ');
  if (options.of === 'members' || !isRunOfOffices(parts)) return false;
  return !isNextSaid;
}

/** "A, office, B, office", "A – office": where offices stand behind commas and dashes, one stands behind each name. */
const isRunOfOffices = (parts: readonly Part[]): boolean =>
  parts.some(
    ({ words, joint }) => /\s[-–—]\s/.test(words) || (joint === ', ' && isOffice(words) && !/[([]/.test(words)),
  );

const saysWhat = (words: string): boolean => isRole(words) || isOffice(words) || isOrganisation(words);

function isBehindName(words: string, { of }: PeopleOptions): boolean {
  // "Sandra Fitt (Vice-Chairman)" has its office with it.
  const part = words.replace(/\s*\([^()]{0,80}\)$/, '') || words;
  if (isTitled(part) && !isRole(part)) return false;
  if (saysWhat(part) || isParty(part) || isManner(part)) return true;
  return of === 'officers' && /^\p{Lu}/u.test(part) && part.length <= 100;
}

function withMore(last: Person, { words, joint }: Part): Person {
  const more = words.replace(/^\(([^()]*)\)?$|[.]$/g, '$1').trim();
  if (last.party === null && isParty(more)) return { ...last, party: more };
  if (isManner(more) && !isOffice(more)) return { ...last, manner: last.manner ?? more };
  return {
    ...last,
    role: last.role === null || isTier(last.role) ? more : `${last.role}${joint === '; ' ? ', ' : joint}${more}`,
  };
}
