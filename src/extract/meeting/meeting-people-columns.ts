/** Rows of tables of people: which column is which by a header, or by what stands in the cells. Lines without cells are read elsewhere. */
import {
  isFullName,
  isManner,
  isNameLike,
  isOffice,
  isOrganisation,
  isParty,
  isRole,
  isTier,
  isTitled,
} from './meeting-person-words.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';
import { personOf } from './meeting-person.ts';
import type { Person } from './meeting-person.ts';

export interface Columns {
  readonly name: number;
  readonly role: number;
  readonly party: number;
  readonly attendance: number;
  /** Whom somebody represents. */
  readonly body: number;
  /** A column each for "Present" and "Apologies", with a tick in one of them. */
  readonly states: readonly { readonly at: number; readonly words: string }[];
}

/** A person of a table; null where the row itself does not say how somebody attended. */
export interface RowPerson extends Person {
  readonly attendance: string | null;
}

const NAME_COLUMN =
  /^(?:full |first )?names?\b.{0,30}$|^(?:[\p{L}’'-]+ ){0,3}(?:members?|councillors?|cllrs?|attendees?|officers?|representatives?|trustees?|governors?|names?|person|enw|cynghorydd)(?: (?:name|present|attending|in attendance))?$/iu;
const STATE =
  /^(?:(?:attendance|status|presenoldeb)\s*:\s*)?(present\b.{0,60}|apolog\w+.{0,40}|absent.{0,30}|expected|in attendance.{0,30}|attended.{0,30}|did not attend|not present|substitut\w+.{0,60}|(?:yn )?bresennol.{0,30}|presennol|ymddiheur\w+|absennol|disgwylir)$/i;
/** Also "Yes" and "No", where a row has them beside a name. */
const ANSWER = /^(?:yes|no)$/i;

/** The words by which somebody attended, of a cell or line that says nothing else. */
export const stateOf = (words: string): string | null => STATE.exec(words)?.[1] ?? null;

/** Which column is which, from the cells of a table's first row; null for any other row. */
export function headerColumns(cells: readonly string[]): Columns | null {
  if (cells.length < 2 || cells.some((words) => words.length > 60)) return null;
  const column = (pattern: RegExp): number => cells.findIndex((words) => pattern.test(words));
  const attendance = column(
    /^(?:attendance\b|status$|attended\??$|presen(?:t|ce)\??$|present ?[/(]|expected$|presenoldeb|in attendance\??$)/i,
  );
  const role = column(
    /^(?:role|position|capacity|title|office|job title|designation|post|appointment|rôl|rol|swydd)\b/i,
  );
  const party = column(/^(?:(?:political )?party|(?:political )?group|plaid)\b/i);
  const body = column(
    /^(?:represent\w+|organi[sz]ation|body|agency|employer|nominat\w+ body|constituency|sector|authority|council|school|sefydliad)\b/i,
  );
  const taken = [attendance, role, party, body];
  const named = cells.findIndex((words, at) => NAME_COLUMN.test(words) && !taken.slice(0, 3).includes(at));
  // "Apologies | Body": the heading of a list stands over its names.
  const isGroup = cells.length === 2 && (body === 1 || role === 1) && groupHeadingOf(cells[0] ?? '')?.rest === '';
  const name = named === -1 && isGroup ? 0 : named;
  if (name === -1 || cells.some((words, at) => !taken.includes(at) && at !== name && isNameCell(words))) return null;
  const states = cells.flatMap((words, at) => (STATE.test(words) && at !== name ? [{ at, words }] : []));
  const columns = {
    name,
    role,
    party,
    attendance: attendance === name ? -1 : attendance,
    body: body === name ? -1 : body,
    states: states.length >= 2 ? states : [],
  };
  return taken.some((at) => at !== -1 && at !== name) || columns.states.length > 0 ? columns : null;
}

/** A person from a row under a header. */
export function personByColumns(cells: readonly string[], columns: Columns): RowPerson | null {
  const own = personOf(cells[columns.name] ?? '', { of: 'members' });
  if (own === null) return null;
  const of = (column: number): string | null => (column === -1 ? null : cells[column] || null);
  const ticked = columns.states.find(
    ({ at }) => /[^\s–—-]/.test(cells[at] ?? '') && !/^(?:no|n|0|✗|✘|x)$/i.test(cells[at] ?? ''),
  );
  return {
    ...own,
    role: of(columns.role) ?? own.role ?? of(columns.body),
    party: of(columns.party) ?? own.party,
    attendance: columns.states.length > 0 ? (ticked?.words ?? null) : of(columns.attendance),
  };
}

/** Whether a cell names one person and says nothing else. */
export function isNameCell(words: string): boolean {
  if (words.length > 100 || stateOf(words) !== null) return false;
  const bare = words
    .replace(/\s*[([][^()[\]]{0,80}[)\]]/g, '')
    .replace(/[*†.,;]+$/, '')
    .trim();
  if (isTitled(bare)) return personOf(words, { of: 'members' }) !== null;
  return isFullName(bare) && isNameLike(bare) && personOf(words, { of: 'members' }) !== null;
}

/** A person from a row without a header: one cell is the name, the others say what the person is and how they attended. */
export function personInRow(cells: readonly string[]): RowPerson | null {
  const filled = cells.filter((words) => words !== '');
  const names = filled.filter(isNameCell);
  // "Ada North | Carer | Marlshire Carers": the first of several that could be names.
  const [name] = names.length > 1 ? names.filter((words) => isTitled(words) || words === filled[0]) : names;
  const own = name === undefined ? null : personOf(name, { of: 'members' });
  return own === null
    ? null
    : withCells(
        own,
        filled.filter((words) => words !== name),
      );
}

/** A person with what stands in the cells, lines or marks beside the name. */
export function withCells(own: Person, given: readonly string[]): RowPerson {
  const cells = given
    .map((words) => words.replace(/^[-–—\s]+|[\s.;,]+$/g, '').replace(/^\((.*)\)$/, '$1'))
    .filter((words) => /\p{L}/u.test(words));
  const attendance =
    cells.map(stateOf).find((state) => state !== null) ?? cells.find((words) => ANSWER.test(words)) ?? null;
  const says = cells.filter(
    (words) =>
      stateOf(words) === null && !ANSWER.test(words) && !isParty(words) && !/\bward$|\d{3}\s?\d{3}|@/i.test(words),
  );
  const offices = says.filter((words) => !isManner(words) && !isTitled(words) && words.length <= 120);
  const role = offices.find(isRole) ?? offices.find(isOffice) ?? offices.find(isOrganisation) ?? offices[0] ?? null;
  return {
    ...own,
    role: own.role === null || isTier(own.role) ? (role ?? own.role) : own.role,
    party: own.party ?? cells.find(isParty) ?? null,
    manner: own.manner ?? says.find((words) => isManner(words)) ?? null,
    attendance,
  };
}
