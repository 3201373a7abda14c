/** What is known while a list of people is read: the heading that holds, the columns of the table, who was read so far. */
import type { Columns, RowPerson } from './meeting-people-columns.ts';
import type { GroupHeading, PeopleGroup } from './meeting-people-groups.ts';
import { cameOrNot } from './meeting-people-sorted.ts';
import type { Kept } from './meeting-people-sorted.ts';
import type { Person } from './meeting-person.ts';

export interface Reader {
  group: PeopleGroup;
  /** Of the heading that opened the group; null for a line. */
  level: number | null;
  party: string | null;
  /** An office that stands above the name it belongs to. */
  office: string | null;
  table: number | null;
  columns: Columns | null;
  /** "Councillors:" above them, so that surnames will do. */
  areMembers: boolean;
  /** The person of the line before. */
  open: { person: RowPerson; readonly isKept: boolean } | null;
  /** "Chair: Councillor North", above the list of those present. */
  readonly early: Person[];
  isStated: boolean;
  readonly kept: Kept[];
}

/** Begins under the heading `group`. */
export function newReader(group: PeopleGroup): Reader {
  return {
    group,
    level: 0,
    party: null,
    office: null,
    table: null,
    columns: null,
    areMembers: false,
    open: null,
    early: [],
    isStated: false,
    kept: [],
  };
}

/** What further lines say of the person of the line before. */
export const amend = (open: NonNullable<Reader['open']>, more: Partial<RowPerson>): void =>
  void Object.assign(open.person, more);

/** A heading holds for what follows, unless it only says who they are. */
export function openGroup(
  reader: Reader,
  { group: named, isPlain, areMembers = false }: Pick<GroupHeading, 'group' | 'isPlain' | 'areMembers'>,
  level: number | null,
): void {
  const isFirst = areMembers && !reader.kept.some((one) => one.group === 'present');
  const group = named === 'in attendance' && isFirst ? 'present' : named;
  const goesOn =
    isPlain &&
    reader.group !== 'none' &&
    reader.group !== 'officers' &&
    (level === null || reader.level === null || level > reader.level || level === 7);
  reader.areMembers = isPlain;
  if (!goesOn) {
    reader.group = group;
    reader.level = level;
  }
  if (!isPlain && group !== 'none' && group !== 'expected') reader.isStated = true;
  reader.party = null;
  reader.office = null;
  reader.columns = null;
  if (group === 'present' || group === 'expected')
    for (const person of reader.early.splice(0)) keep(reader, { ...person, attendance: null });
}

/** Adds a person; under no heading only whoever is said to have come or not. */
export function keep(reader: Reader, given: RowPerson): void {
  if (reader.group === 'none' && given.attendance === null) return;
  const person = { ...given, role: reader.office ?? given.role, party: given.party ?? reader.party };
  if (cameOrNot(given)) reader.isStated = true;
  reader.office = null;
  reader.kept.push({ person, group: reader.group });
  reader.open = { person, isKept: true };
}
