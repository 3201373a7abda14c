/** Holds a record against what was expected of it and says in words where they differ. */
import type { DocumentRecord, Inspection, Meeting } from '../../src/records/document.ts';
import { canonicalUri } from '../../src/records/target-uri.ts';
import type { ExpectedDocument, ExpectedInspection, ExpectedItem, ExpectedMeeting } from './expected-document.ts';

/** A record, or one that has no id yet. */
export type ComparedRecord = Pick<
  DocumentRecord,
  | 'type'
  | 'url'
  | 'headline'
  | 'description'
  | 'text'
  | 'author'
  | 'datePublished'
  | 'dateModified'
  | 'publisher'
  | 'section'
  | 'isAccessibleForFree'
> & { readonly meeting?: Meeting; readonly inspection?: Inspection };

/** One line for each field that is not as expected; none when all is well. */
export function differences(expected: ExpectedDocument, record: ComparedRecord): string[] {
  return [
    ...differ(
      'url',
      expected.urls.map(canonicalUri).includes(canonicalUri(record.url ?? '')),
      expected.urls.join(' or '),
      record.url,
    ),
    ...same('type', expected.type, record.type),
    ...same('headline', expected.headline, record.headline),
    ...same('description', expected.description, record.description),
    ...same(
      'author',
      expected.authors,
      record.author.map(({ name }) => name),
    ),
    ...same('author.jobTitle', expected.jobTitle, record.author[0]?.jobTitle ?? null),
    ...same('datePublished', instant(expected.datePublished), instant(record.datePublished)),
    ...same('dateModified', instant(expected.dateModified), instant(record.dateModified)),
    ...same('publisher', expected.publisher, record.publisher?.name ?? null),
    ...same('section', expected.section, record.section),
    ...same('isAccessibleForFree', expected.isAccessibleForFree, record.isAccessibleForFree),
    ...textDifferences('text', expected, record.text),
    ...(expected.meeting === undefined ? [] : meetingDifferences(expected.meeting, record.meeting)),
    ...(expected.inspection === undefined ? [] : inspectionDifferences(expected.inspection, record.inspection)),
  ];
}

function same(field: string, expected: unknown, found: unknown): string[] {
  return expected === undefined
    ? []
    : differ(field, JSON.stringify(expected) === JSON.stringify(found), expected, found);
}

function differ(field: string, isSame: boolean, expected: unknown, found: unknown): string[] {
  return isSame ? [] : [`${field}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`];
}

/** A day stays a day; a date-time becomes its instant, however its zone is written. */
function instant(date: string | null | undefined): string | null | undefined {
  return date?.includes('T') === true ? new Date(date).toISOString() : date;
}

function textDifferences(
  field: string,
  { contains, excludes }: Pick<ExpectedDocument, 'contains' | 'excludes'>,
  text: string,
): string[] {
  // Headings and short lines may recur; a passage that stands twice was read twice.
  const isPassage = (piece: string): boolean => piece.length > 60;
  return [
    ...contains.filter((piece) => !text.includes(piece)).map((piece) => `${field} lacks "${piece}"`),
    ...contains
      .filter((piece) => isPassage(piece) && text.split(piece).length > 2)
      .map((piece) => `${field} repeats "${piece}"`),
    ...excludes.filter((piece) => text.includes(piece)).map((piece) => `${field} holds furniture: "${piece}"`),
  ];
}

function meetingDifferences(expected: ExpectedMeeting, found: Meeting | undefined): string[] {
  if (found === undefined) return ['meeting: none'];
  const { items, officers, attendees, documents, start, ...facts } = expected;
  return [
    ...Object.entries(facts).flatMap(([name, value]) =>
      same(`meeting.${name}`, value, found[name as keyof typeof facts]),
    ),
    ...same('meeting.start', instant(start), instant(found.start)),
    ...same('meeting.officers', officers, found.officers),
    // Minutes name those present first and those absent after them; lists keep the order of seats.
    ...same(
      'meeting.attendees',
      attendees?.map(personLine).sort(),
      attendees && found.attendees.map(personLine).sort(),
    ),
    ...(documents ?? [])
      .filter((title) => !found.documents.some((paper) => paper.title === title))
      .map((title) => `meeting.documents lacks "${title}"`),
    ...same('meeting.items.length', items?.length, found.items.length),
    ...(items ?? []).flatMap((item, index) => itemDifferences(item, found.items[index], `meeting.items[${index}]`)),
  ];
}

const personLine = (person: {
  readonly name: string;
  readonly role?: string | null;
  readonly attendance: string | null;
}): string => `${person.name}, ${person.role ?? 'no role'}: ${person.attendance ?? 'not stated'}`;

function itemDifferences(expected: ExpectedItem, found: Meeting['items'][number] | undefined, field: string): string[] {
  if (found === undefined) return [`${field}: none`];
  return [
    ...same(`${field}.number`, expected.number, found.number?.replace(/\.$/, '') ?? null),
    ...same(`${field}.title`, expected.title, found.title),
    ...same(`${field}.purpose`, expected.purpose, found.purpose),
    ...textDifferences(`${field}.text`, { contains: expected.contains, excludes: [] }, found.text),
    ...same(`${field}.keyPoints`, expected.keyPoints, found.keyPoints),
    ...same(`${field}.resolutions`, expected.resolutions, found.resolutions),
  ];
}

function inspectionDifferences(expected: ExpectedInspection, found: Inspection | undefined): string[] {
  if (found === undefined) return ['inspection: none'];
  const { judgements, ...facts } = expected;
  const grades = Object.fromEntries(found.judgements.map(({ area, label, grade }) => [area ?? label, grade]));
  const sorted = (map: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(map).sort(([a], [b]) => a.localeCompare(b));
  return [
    ...Object.entries(facts).flatMap(([name, value]) =>
      same(`inspection.${name}`, value, found[name as keyof typeof facts]),
    ),
    ...same('inspection.judgements', sorted(judgements), sorted(grades)),
  ];
}
