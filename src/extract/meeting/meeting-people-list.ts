/** Lists of who was there, in the layouts of minutes: under headings, in tables, in columns, in sentences. */
import { personsIn } from './meeting-people.ts';
import type { Officer } from './meeting-people.ts';
import { groupHeadingOf, sentencesOf } from './meeting-people-groups.ts';
import type { GroupHeading, PeopleGroup } from './meeting-people-groups.ts';
import {
  headerColumns,
  isNameCell,
  personByColumns,
  personInRow,
  stateOf,
  withCells,
} from './meeting-people-columns.ts';
import type { RowPerson } from './meeting-people-columns.ts';
import { textLines } from './meeting-people-lines.ts';
import type { PeopleLine } from './meeting-people-lines.ts';
import { withoutUnmarked } from './meeting-people-marks.ts';
import { amend, keep, newReader, openGroup } from './meeting-people-reader.ts';
import type { Reader } from './meeting-people-reader.ts';
import { peopleOf } from './meeting-people-sorted.ts';
import type { People } from './meeting-people-sorted.ts';
import {
  isFullName,
  isOffice,
  isOrganisation,
  isParty,
  isRole,
  isTitled,
  withPlainTitles,
} from './meeting-person-words.ts';
import { bodyName, readMeetingHeading } from './meeting-heading.ts';

/** The largest council has 153 members. */
const MAX_LINES = 600;
/** A longer line in a list of names is the beginning of the prose. */
const MAX_PROSE_CHARS = 120;
/** Chair, vice-chair and a mayor with a deputy stand above the others. */
const MAX_EARLY = 4;
const COUNT = /^[\p{L} ]{3,40}:\s*\d{1,3}(?:$|\s+\p{L}[^\d]{0,40}\d{1,3}$)/u;
/** Above the words of an item, which may list who came. */
const ITEM_LABEL = /^(?:draft )?(?:minutes|cofnodion)\s*:?$/i;
const CARD_LINE =
  /^(?:-\s+)?(role|position|(?:political )?party|group|ward|attendance|status|rôl|plaid|presenoldeb)\s*:\s*(.*)$/i;
/** Nobody is named there. */
const PUBLIC =
  /\b(?:and |plus )?(?:(?:\d{1,3}|no|one|two|three|four|five|six|seven|eight|nine|ten|several|some) )?(?:members?|residents?|representatives?) of the (?:public|press)\b/i;

/** Reads people from lines of whole paragraphs; what stands under no heading is not taken for a name. */
export const peopleIn = (lines: readonly string[]): People => peopleInLines(textLines(lines), 'none');

/** As `peopleIn`, from lines with their tables; `group` is what the words above them say. */
export function peopleInLines(lines: readonly PeopleLine[], group: PeopleGroup): People {
  const reader = newReader(group);
  const all = withoutUnmarked(lines.slice(0, MAX_LINES));
  for (const [index, line] of all.entries()) {
    const words = line.cells.join(' ');
    // The site's own footer follows the last list.
    if (/^(?:©|\(c\)|copyright\b|&copy)/i.test(words)) break;
    // The meeting's own name with its day, and "Expected: 4 Present: 2", are lines about the list.
    if (COUNT.test(words) || isMeetingLine(words) || ITEM_LABEL.test(words)) continue;
    if (line.table !== reader.table) reader.columns = null;
    reader.table = line.table;
    if (line.cells.length > 1) readRow(reader, line.cells);
    else if (isSubHeading(line, all[index + 1])) reader.open = null;
    else readWords(reader, withPlainTitles(words), line.level);
  }
  return peopleOf(reader);
}

/** "Finance and Resources" in bold above officers in plain type: a heading of part of the list. */
const isSubHeading = ({ cells: [words = ''], isStrong, level }: PeopleLine, next: PeopleLine | undefined): boolean =>
  isStrong === true &&
  level === null &&
  next !== undefined &&
  next.isStrong !== true &&
  !/:|\d/.test(words) &&
  isFullName(words.replace(/ (?:and|&|of|for) /g, ' ')) &&
  !isTitled(words) &&
  !isParty(words) &&
  !isRole(words) &&
  groupHeadingOf(words) === null;

const isMeetingLine = (line: string): boolean =>
  line.length <= 150 && bodyName(readMeetingHeading(line)?.committee ?? '') !== null;

function readRow(reader: Reader, cells: readonly string[]): void {
  // One table may hold several lists, each with a header of its own.
  const isHeader = reader.columns === null || groupHeadingOf(cells[0] ?? '')?.rest === '';
  const header = isHeader ? headerColumns(cells) : null;
  if (header !== null) {
    const named = groupHeadingOf(cells[header.name] ?? '');
    if (named !== null && !named.isPlain && named.group !== 'none') openGroup(reader, named, null);
    reader.columns = header;
    return;
  }
  const { columns } = reader;
  const person = columns === null ? null : personByColumns(cells, columns);
  if (person !== null) return keep(reader, person);
  const rest = cells.filter((words) => words !== '');
  while (rest.length > 1 && isRowHead(reader, rest[0] ?? ''))
    readWords(reader, `${rest.shift() ?? ''}`.replace(/:$/, '') + ':', null);
  if (rest.length === 1) return readWords(reader, rest[0] ?? '', null);
  if (rest.every(isNameCell)) for (const words of rest) readNames(reader, words);
  else {
    const one = personInRow(rest);
    if (one !== null) keep(reader, one);
    else for (const words of rest) readWords(reader, words, null);
  }
}

/** "Apologies | Councillor Dale", "Labour | Councillors Dale and Pike". */
const isRowHead = ({ group }: Reader, words: string): boolean =>
  groupHeadingOf(words)?.rest === '' || (group !== 'none' && isParty(words.replace(/:$/, '')));

function readWords(reader: Reader, line: string, level: number | null): void {
  for (const words of sentencesIn(line)) readLine(reader, words, level);
}

function readLine(reader: Reader, words: string, level: number | null): void {
  const open = reader.open;
  reader.open = null;
  if (open !== null && readCardLine(reader, open, words)) return;
  const heading = groupHeadingOf(words);
  if (readSentence(reader, heading)) return;
  if (heading !== null) {
    openGroup(reader, heading, level);
    // "Present: Councillors: North, Holt"
    const inner = heading.rest === '' ? null : groupHeadingOf(heading.rest);
    if (inner?.isPlain === true) reader.areMembers = true;
    if (heading.rest !== '') readUnder(reader, inner?.isPlain === true ? inner.rest : heading.rest, null);
    return;
  }
  readUnder(reader, words, { open, level });
}

/** "Apologies were received from Councillor Dale. Councillor Pike was absent." */
function sentencesIn(line: string): readonly string[] {
  const all = sentencesOf(line);
  return all.slice(1).some((sentence) => groupHeadingOf(sentence) !== null) ? all : [line];
}

/** What speaks of its own names only leaves the group above it as it is. */
function readSentence(reader: Reader, heading: GroupHeading | null): boolean {
  if (heading === null || !heading.isSentence) return false;
  const { group } = reader;
  reader.group = heading.group;
  readNames(reader, heading.rest);
  reader.group = group;
  return true;
}

/** Words that are no heading of a group: a party, an office, names. */
function readUnder(
  reader: Reader,
  words: string,
  above: { readonly open: Reader['open']; readonly level: number | null } | null,
): void {
  const { open = null, level = null } = above ?? {};
  const [, label = '', rest = ''] = /^([^:]{2,60}?)\s*:[-–—]?\s*(.*)$/.exec(words) ?? [];
  const party = (label === '' ? words : label).replace(/\s*\(\d{1,3}\)$/, '');
  if (reader.group !== 'none' && isParty(party)) {
    if (label === '' && level === null && open !== null && open.person.party === null) return amend(open, { party });
    reader.party = party;
    if (rest !== '') readNames(reader, rest);
  } else if (label !== '' && rest === '' && isOfficeLabel(label)) reader.office = label;
  else if (open !== null && level === null && isOffices(words)) readOffice(reader, open, words);
  else if (level !== null && isOfficeLabel(words) && !isNameCell(words)) reader.office = words;
  else if (!readNames(reader, words) && level !== null && (reader.level === null || level <= reader.level))
    reader.group = 'none';
}

/** "External auditor" above a name, in whatever case. */
const isOfficeLabel = (words: string): boolean =>
  isRole(words) || isOffice(words.replace(/(?<=^| )\p{Ll}/gu, (letter) => letter.toUpperCase()));

/** "Role: Chair", "Attendance: Present" below a name on a line of its own. */
function readCardLine(reader: Reader, open: NonNullable<Reader['open']>, words: string): boolean {
  const match = CARD_LINE.exec(words);
  if (match === null) return false;
  const [, label = '', value = ''] = match;
  if (/^(?:attendance|status|presenoldeb)/i.test(label)) {
    if (open.isKept) amend(open, { attendance: value });
    else keep(reader, { ...open.person, attendance: value });
    return true;
  }
  if (/^(?:political )?party|^group|^plaid/i.test(label)) amend(open, { party: value });
  else if (!/^ward/i.test(label)) amend(open, { role: value });
  reader.open = open;
  return true;
}

/** An office on the line below its name, or above one. */
function readOffice(reader: Reader, open: NonNullable<Reader['open']>, words: string): void {
  if (open.person.role === null) amend(open, { role: words });
  else if (isRole(words)) reader.office = words;
}

const isOffices = (words: string): boolean =>
  words.length <= 120 &&
  !isTitled(words) &&
  !isNameCell(words) &&
  (isRole(words) || isOffice(words) || isOrganisation(words)) &&
  !/[.;]$|\b(?:was|were|is|are|has|had)\b/.test(words) &&
  personsIn(words, { of: 'officers' })?.length === 0;

/** "… and 3 members of the public": what follows is no name. */
function withoutPublic(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  const at = line.search(PUBLIC);
  return at === -1 ? line : line.slice(0, at);
}

/** False where the words name nobody. */
function readNames(reader: Reader, words: string): boolean {
  const plain = withoutPublic(words.replace(/^[-•*▪]\s+/, ''));
  const stated = personWithState(plain);
  if (stated !== null) {
    keep(reader, stated);
    return true;
  }
  if (reader.group === 'none') {
    const [one, other] = personsIn(plain, { of: 'members' }) ?? [];
    if (one === undefined || other !== undefined) return false;
    const role = reader.office ?? one.role;
    reader.office = null;
    const isChair = /^(?:vice|deputy)?[- ]?(?:chair|conven)|^(?:deputy )?(?:lord )?mayor$/i.test(role ?? '');
    if (isChair && isTitled(one.name) && reader.early.length < MAX_EARLY) reader.early.push({ ...one, role });
    else if (isNameCell(plain)) reader.open = { person: { ...one, attendance: null }, isKept: false };
    return false;
  }
  const persons = personsIn(plain, {
    of:
      reader.group === 'officers' || (reader.group === 'in attendance' && !reader.areMembers) ? 'officers' : 'members',
    areAbsent: reader.group === 'apologies' || reader.group === 'absent',
  });
  for (const person of persons ?? []) keep(reader, { ...person, attendance: null });
  if (persons?.length !== 1) reader.open = null;
  if ((persons ?? []).length === 0 && plain.length > MAX_PROSE_CHARS) reader.group = 'none';
  return (persons ?? []).length > 0;
}

/** "Ada North (Chair) – Present": a line that says of its one name how they attended. */
function personWithState(words: string): RowPerson | null {
  if (words.length > 220) return null;
  const cells = words
    .split(/\s+[-–—]\s+|\s*[([]|[)\]]\s*(?:[-–—]\s+)?|:\s+|,\s+/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  const [name = ''] = cells;
  if (
    cells.length < 2 ||
    !isFullName(name) ||
    !cells.some((cell) => stateOf(cell) !== null) ||
    cells.slice(1).some(isNameCell)
  )
    return null;
  const [own] = isNameCell(name) ? (personsIn(name, { of: 'members' }) ?? []) : [];
  const isSubstitute =
    cells.some((cell) => /^substitut/i.test(cell)) &&
    !cells.some((cell) => /^(?:present|apolog|absent|in att)/i.test(cell));
  return own === undefined || isSubstitute ? null : withCells(own, cells.slice(1));
}

/**
 * Officers and witnesses of one line under their heading: one, several with semicolons between, or a running list.
 * A member named there came to speak as a witness.
 */
export const officersListed = (line: string): Officer[] =>
  (personsIn(withoutPublic(line), { of: 'officers' }) ?? []).map(({ name, role }) => ({ name, role }));
