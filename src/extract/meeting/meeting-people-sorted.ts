/** Who of those a page names is a member or guest and who an officer, each once. The names are read elsewhere. */
import { attendeeFrom } from './meeting-people.ts';
import type { Attendee, Officer } from './meeting-people.ts';
import type { RowPerson } from './meeting-people-columns.ts';
import type { PeopleGroup } from './meeting-people-groups.ts';
import { isMember, isMemberRole } from './meeting-person-words.ts';

export interface People {
  readonly attendees: readonly Attendee[];
  readonly officers: readonly Officer[];
  /** Whether the words say that somebody came or not, and do not only name the members. */
  readonly isStated: boolean;
}

/** A person with the heading above them. */
export interface Kept {
  person: RowPerson;
  readonly group: PeopleGroup;
}

/** One who serves a body of members without being one, wherever the list puts them. */
const CLERK =
  /\b(?:clerk|proper officer|democratic services|committee (?:officer|manager|administrator)|minute[- ]taker|minutes secretary)\b/i;
/** One who came from elsewhere is no officer of the council. */
const OUTSIDER =
  /\b(?:NHS|ICB|CCG|Trust|Police|Constabulary|Constable|Healthwatch|Ltd|Limited|LLP|PLC|plc|University|College|Association|Federation|Union|Diocese|Chamber of Commerce|Fire and Rescue|Ambulance|UNISON|Unison|GMB|[Tt]rade [Uu]nion|[Oo]bserver|Resident|Applicant|Objector|Agent|External Audit\w*|Audit Wales|Audit Scotland|Estyn|Ofsted|Care Inspectorate|Ernst|KPMG|Grant Thornton|Mazars|BDO)\b/;

/** People of whom each card says how they attended. */
export const peopleFrom = (persons: readonly RowPerson[]): People =>
  peopleOf({ kept: persons.map((person) => ({ person, group: 'none' })), isStated: persons.some(cameOrNot) });

/** An agenda names who is expected. */
export const cameOrNot = ({ attendance }: { readonly attendance: string | null }): boolean =>
  attendance !== null && !/^(?:expected|disgwylir)/i.test(attendance);

export function peopleOf({ kept, isStated }: { readonly kept: readonly Kept[]; readonly isStated: boolean }): People {
  const attendees: Attendee[] = [];
  const officers: Officer[] = [];
  for (const { person, group } of kept) {
    const { name, role } = person;
    const words = person.attendance ?? '';
    const officer = { name, role: role !== null && /^officers?$/i.test(role) ? null : role };
    // A list of all who came says of each how: there an officer stands among the members.
    const isListed = group !== 'officers' && /\bin attendance\b/i.test(words);
    const isOfficer =
      (group === 'officers' && !/^external\b/i.test(role ?? '')) ||
      (group === 'in attendance' && role !== null && !OUTSIDER.test(role) && !isMemberRole(role)) ||
      isClerk(group, role);
    const isAway = /apolog|absent|not /i.test(words);
    if (!isMember(name) && (isListed || (isOfficer && !isAway))) officers.push(officer);
    if (isMember(name) || isListed || !isOfficer || isAway)
      attendees.push(attendeeFrom(person, person.attendance ?? (group === 'officers' ? 'in attendance' : group)));
  }
  return { attendees: distinct(attendees), officers: distinct(officers), isStated };
}

const isClerk = (group: PeopleGroup, role: string | null): boolean =>
  group !== 'none' && group !== 'expected' && CLERK.test(role ?? '');

/** Each person once; a surname alone is the person whose name was given in full. */
export function distinct<T extends { readonly name: string }>(people: readonly T[]): T[] {
  const byName = new Map<string, T>();
  for (const person of people) {
    const key = bareName(person.name);
    if (!byName.has(key)) byName.set(key, person);
  }
  const surnames = new Set(
    [...byName.keys()].flatMap((name) => (name.includes(' ') ? [name.slice(name.lastIndexOf(' ') + 1)] : [])),
  );
  return [...byName.entries()]
    .filter(([name]) => name.includes(' ') || !surnames.has(name))
    .map(([, person]) => person);
}

const bareName = (name: string): string =>
  name.replace(/^(?:(?:Councillors?|Cllrs?|Mrs?|Ms|Miss)\.? )+/i, '').toLowerCase();
