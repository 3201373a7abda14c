/** Lists of who was there, in the layouts of minutes: under headings, in tables, in columns, in sentences. */
import { attendeesIn, isFullName, isParty, isRole, isTitled, officerOf } from './meeting-people.ts';
import type { Attendee, Officer } from './meeting-people.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';
import type { PeopleGroup } from './meeting-people-groups.ts';
import { bodyName, readMeetingHeading } from './meeting-heading.ts';

export interface People {
  readonly attendees: readonly Attendee[];
  readonly officers: readonly Officer[];
}

/** The largest council has 153 members. */
const MAX_LINES = 500;
/** A longer line in a list of names is the beginning of the prose. */
const MAX_PROSE_CHARS = 400;
const ATTENDANCE_CELL =
  /^(?:present\b.{0,60}|apolog\w+.{0,40}|absent.{0,30}|expected|in attendance.{0,30}|attended.{0,30}|did not attend|not present|yes|no|substitut\w+.{0,60}|(?:yn )?bresennol|presennol|ymddiheur\w+|absennol)$/i;

/** Reads people from lines of whole paragraphs; what stands under no heading is not taken for a name. */
export function peopleIn(lines: readonly string[]): People {
  const attendees: Attendee[] = [];
  const officers: Officer[] = [];
  let group: PeopleGroup = 'none';
  let party: string | null = null;
  let columns: Columns | null = null;
  let open: OpenCard | null = null;
  for (const line of lines.slice(0, MAX_LINES)) {
    // The site's own footer follows the last list.
    if (/^(?:©|\(c\)|copyright\b|&copy)/i.test(line)) break;
    // The meeting's own name with its day, and "Expected: 4 Present: 2", are lines about the list.
    if (COUNT.test(line) || isMeetingLine(line)) continue;
    const header = columnsOf(line);
    columns = header ?? columns;
    if (header !== null) continue;
    const card = cardLine(line, open);
    open = card.open;
    if (card.person !== null) attendees.push(card.person);
    if (card.isTaken) continue;
    const row = rowOf(line, columns, group);
    if (row !== null) {
      attendees.push(row);
      continue;
    }
    if (PRESIDED.test(line)) continue;
    const chair = roleLine(line);
    if (chair !== null) {
      attendees.push(...chair);
      continue;
    }
    const heading = groupHeadingOf(line);
    if (heading !== null) {
      ({ group } = heading);
      party = null;
    }
    const words = (heading === null ? line : heading.rest).replace(/^\|\s*/, '');
    const partyHeading = /^([^:]{2,50}):\s*(.*)$/.exec(words);
    if (partyHeading !== null && isParty(partyHeading[1] ?? '')) party = partyHeading[1] ?? null;
    const isOfBody = partyHeading !== null && ofBody(partyHeading[1] ?? '') && isTitled(partyHeading[2] ?? '');
    const names = partyHeading !== null && (party !== null || isOfBody) ? (partyHeading[2] ?? '') : words;
    if (group === 'none' || names === '') continue;
    const found = heading === null && names.length > MAX_PROSE_CHARS ? null : namesIn(names, group, party);
    if (found === null) group = 'none';
    else {
      attendees.push(...found.attendees);
      officers.push(...found.officers);
    }
  }
  return { attendees: distinct(attendees), officers: distinct(officers) };
}

/** "Chair: Councillor North": an office before the name that holds it; null for any other line. */
function roleLine(line: string): Attendee[] | null {
  const [, role = '', rest = ''] = /^(?:- )?([\p{L} -]{4,40}?)\s*:\s*(?:\|\s*)?(.{5,80})$/u.exec(line) ?? [];
  if (!isRole(role) || isParty(role)) return null;
  const people = attendeesIn([rest], 'present');
  return people.length === 1 ? people.map((one) => ({ ...one, role: one.role ?? role })) : null;
}

/** "Councillor North, Convener, presided." tells of the meeting, not of one more person. */
const PRESIDED = /^.{3,100}\b(?:presided|took the chair|was in the chair|opened the meeting|welcomed)\b.{0,100}\.$/i;
/** "District Councils: Cllr North" says for whom those behind the colon came. */
const ofBody = (words: string): boolean =>
  /\b(?:councils?|representatives?|members?|authorit(?:y|ies)|trust|association|police|schools?|employers?|unions?)\b/i.test(
    words,
  );
const COUNT = /^[\p{L} ]{3,40}:\s*\d{1,3}(?:$|\s+\p{L}[^\d]{0,40}\d{1,3}$)/u;
const isMeetingLine = (line: string): boolean =>
  line.length <= 150 && bodyName(readMeetingHeading(line)?.committee ?? '') !== null;

interface OpenCard {
  readonly name: string;
  readonly says: readonly string[];
}

const CARD_LINE =
  /^(?:-\s+)?(role|position|(?:political )?party|group|ward|attendance|status|rôl|plaid|presenoldeb)\s*:\s*(.*)$/i;

/** A name on a line of its own, with "Role: …", "Party: …" and "Attendance: …" on the lines below it. */
function cardLine(
  line: string,
  open: OpenCard | null,
): { readonly open: OpenCard | null; readonly person: Attendee | null; readonly isTaken: boolean } {
  const match = open === null ? null : CARD_LINE.exec(line);
  if (open !== null && match !== null) {
    const [, label = '', value = ''] = match;
    if (/^(?:attendance|status|presenoldeb)/i.test(label))
      return { open: null, person: personOf({ name: open.name, attendance: value, says: open.says }), isTaken: true };
    const says = /^ward/i.test(label) ? open.says : [...open.says, value];
    return { open: { name: open.name, says }, person: null, isTaken: true };
  }
  const name = line.replace(/^-\s+/, '');
  return { open: isFullName(name) && !isRole(name) ? { name, says: [] } : null, person: null, isTaken: false };
}

/** Null for a line that ends the list: a sentence without names. */
function namesIn(words: string, group: PeopleGroup, party: string | null): People | null {
  if (group === 'officers' || group === 'in attendance') return guestsIn(words, group);
  const attendees = attendeesIn([words], group).map((one) => ({ ...one, party: one.party ?? party }));
  return attendees.length === 0 && words.length > 120 ? null : { attendees, officers: [] };
}

/** Under "In attendance" members of other committees stand beside officers: a member is no officer. */
function guestsIn(words: string, group: 'officers' | 'in attendance'): People | null {
  const people = words.replace(/^[-•*]\s+/, '').replace(PUBLIC, '');
  const parts = people.split(/;\s*/).map((part) => part.replace(/^and |\.$/g, '').trim());
  const single = parts.map((part) => (isMember(part) ? null : officerOf(part, { under: true })));
  const officers = single.every((officer) => officer !== null) ? single : parts.flatMap((part) => officersIn(part));
  const members = parts.flatMap((part) => attendeesIn([part], 'in attendance')).filter(({ name }) => isMember(name));
  if (officers.length === 0 && members.length === 0) return words.length > 120 ? null : { attendees: [], officers: [] };
  // Who holds an office of the council is its officer; who does not is a guest as well.
  const guests = officers
    .filter(({ role }) => role === null || !OFFICE_WORDS.test(role))
    .map(({ name, role }) => ({ name, role, party: null, attendance: 'in attendance' }));
  return { attendees: group === 'officers' ? members : [...members, ...guests], officers };
}

/** Nobody is named there. */
const PUBLIC =
  /[\s.,;]*\b(?:and )?(?:(?:\d{1,3}|no|one|two|three|four|five|six|seven|eight|nine|ten|several) )?(?:members?|residents?|representatives?) of the (?:public|press)\b.*$/i;

/**
 * Officers and witnesses of one line under their heading: one, several with semicolons between, or a running list.
 * A member named there came to speak as a witness.
 */
export function officersListed(line: string): Officer[] {
  const { officers = [], attendees = [] } = guestsIn(line, 'officers') ?? {};
  return [...officers, ...attendees.map(({ name, role }) => ({ name, role }))];
}

/** `Jo Finch (Director), Tom Poe (Clerk) and Ann Lee` or `Jo Finch, Director, Tom Poe, Clerk`. */
function officersIn(words: string): Officer[] {
  const officers: { name: string; role: string | null }[] = [];
  for (const part of splitOutsideBrackets(words)) {
    const last = officers.at(-1);
    const officer = isMember(part) ? null : officerOf(part, { under: true });
    const isName = officer !== null && (officer.role !== null || !OFFICE_WORDS.test(part));
    if (officer !== null && isName) officers.push({ ...officer });
    else if (last !== undefined && OFFICE_WORDS.test(part))
      last.role = last.role === null ? part : `${last.role}, ${part}`;
  }
  return officers;
}

const OFFICE_WORDS =
  /\b(?:Director|Head|Manager|Officer|Executive|Lead|Advis[eo]r|Solicitor|Lawyer|Accountant|Auditor|Secretary|Treasurer|Planner|Engineer|Co-?ordinator|Chief|Representative|Partner|Analyst|Specialist|Registrar|Clerk|Services?|Administrator|Assistant|Governance)\b/;

/** Whether words begin as a member's name does. */
export const isMember = (words: string): boolean =>
  /^(?:the )?(?:(?:(?:parish|town|community|county|borough|district|city|ward|unitary) )?(?:councillors?|cllrs?)|cynghorydd|aldermen|alderman|mayor|leader)\b/i.test(
    words,
  );

function splitOutsideBrackets(words: string): string[] {
  return words
    .replace(/,? and (?=\p{Lu}[\p{L}.'’-]* \p{Lu})/gu, ', ')
    .split(/,\s*(?![^()]{0,120}\))|\s*\|\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

interface Columns {
  readonly name: number;
  readonly role: number;
  readonly party: number;
  readonly attendance: number;
  /** Whom somebody speaks for; it is the role of those who have no other. */
  readonly organisation: number;
}

/** `Name | Role | Attendance`: the header of a table of attendance; null for any other line. */
function columnsOf(line: string): Columns | null {
  return line.includes('|') ? headerColumns(line.split('|').map((cell) => cell.trim())) : null;
}

/** Which column is which, from the cells of a table's first row. */
export function headerColumns(cells: readonly string[]): Columns | null {
  const column = (pattern: RegExp): number => cells.findIndex((words) => pattern.test(words));
  const columns = {
    name: column(/^(?:attendees?|name|councillors?|members?|cllr|enw|cynghorydd|person)(?: name)?\b/i),
    role: column(/^(?:role|position|capacity|title|office|job title|designation|rôl|rol|swydd)\b/i),
    party: column(/^(?:(?:political )?party|group|political group|plaid)\b/i),
    attendance: column(
      /^(?:attendance|status|attended|presen(?:t|ce)\??$|present\/|expected|presenoldeb|in attendance)/i,
    ),
    organisation: column(/^(?:organisation|represent(?:ing|ative of|ation)|constituency|sector|on behalf of)\b/i),
  };
  const others = [columns.role, columns.party, columns.attendance, columns.organisation].filter((at) => at !== -1);
  return columns.name === -1 || others.length === 0 ? null : columns;
}

/** A row of a table of attendance, by its header, or by the cell that says how somebody attended. */
function rowOf(line: string, columns: Columns | null, group: PeopleGroup): Attendee | null {
  if (line.length > 220) return null;
  const isRow = line.includes('|');
  const cells = line
    .replace(/^-\s+/, '')
    .split(isRow ? '|' : /\s+[-–—]\s+|\s*\(|\)\s*|:\s+|,\s+/)
    .map((cell) => cell.trim().replace(/^[-–—]\s+/, ''))
    .filter((cell) => isRow || cell !== '');
  if (isRow && columns !== null && cells.length > Math.max(columns.name, columns.attendance)) {
    const person = byColumns(cells, columns);
    if (person === null || (columns.attendance === -1 && (group === 'none' || group === 'officers'))) return null;
    return { ...person, attendance: person.attendance ?? group };
  }
  const attendance = cells.find((cell) => ATTENDANCE_CELL.test(cell));
  const name = cells.find((cell) => isFullName(cell) && !isRole(cell) && !ATTENDANCE_CELL.test(cell));
  if (attendance === undefined || name === undefined || (!isRow && cells[0] !== name)) return null;
  return personOf({ name, attendance, says: cells.filter((cell) => cell !== name && cell !== attendance) });
}

/** A person from the cells of a row under a header. */
export function byColumns(cells: readonly string[], columns: Columns): Attendee | null {
  const [stated = ''] = [cells[columns.name]];
  if (stated === '') return null;
  const of = (column: number): string | null => (column === -1 ? null : cells[column] || null);
  const bracket = /^(.{3,60}?)\s*\(([^()]{2,60})\)$/.exec(stated);
  const said = bracket?.[2] ?? '';
  const isSaid = bracket !== null && (isParty(said) || isRole(said));
  return {
    name: isSaid ? (bracket[1] ?? stated) : stated,
    role: of(columns.role) ?? (isSaid && !isParty(said) ? said : null) ?? of(columns.organisation),
    party: of(columns.party) ?? (isSaid && isParty(said) ? said : null),
    attendance: of(columns.attendance),
  };
}

/** A person from a name, a word of attendance and whatever else stands beside them. */
export function personOf(given: {
  readonly name: string;
  readonly attendance: string | null;
  readonly says: readonly string[];
}): Attendee {
  const [own] = attendeesIn([given.name], given.attendance ?? '');
  const party = given.says.find(isParty) ?? own?.party ?? null;
  const says = given.says.filter((words) => words !== '' && !isParty(words) && !/\bward$|^\W*$|\d{3}|@/i.test(words));
  const role = says.find(isRole) ?? own?.role ?? says.find((words) => words.length <= 100 && !isTitled(words)) ?? null;
  return { name: own?.name ?? given.name, role, party, attendance: given.attendance };
}

function distinct<T extends { readonly name: string }>(people: readonly T[]): T[] {
  const byName = new Map<string, T>();
  for (const person of people) if (!byName.has(person.name)) byName.set(person.name, person);
  return [...byName.values()];
}
