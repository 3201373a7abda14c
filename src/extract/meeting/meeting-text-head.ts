/** The lines above the first item of minutes: whose meeting, when, where, and who was there. */
import type { Field } from '../../records/extraction.ts';
import { committeeName, councilName, hasClock, readMeetingHeading } from './meeting-heading.ts';
import type { MeetingHeading } from './meeting-heading.ts';
import type { Attendee, Officer } from './meeting-people.ts';
import { itemHeadingOf } from './meeting-item-headings.ts';
import { labelOf } from './meeting-labels.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';
import { peopleIn } from './meeting-people-list.ts';

interface TextHead {
  readonly council?: Field;
  readonly committee?: Field;
  readonly start?: Field;
  readonly venue?: Field;
  readonly headline?: Field;
  readonly datePublished?: Field;
  readonly declarations?: string;
  readonly attendees: readonly Attendee[];
  readonly officers: readonly Officer[];
}

interface DatedLine {
  readonly line: string;
  readonly heading: MeetingHeading;
}

/** Minutes say whose they are within these lines; below come the people. */
const TITLE_LINES = 15;
/** A front sheet says when it was published below the people. */
const HEAD_LINES = 60;
const BODY =
  /\b(?:committee|sub-committee|board|cabinet|council|panel|executive|forum|commission|authority|assembly|working group)\b/i;
const CLOCK =
  /\b(?:at|time:?|commenc(?:ed|ing) at|start(?:ed|ing) at|from)\s+(\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}[.:]\d{2}\b|(?:12 )?noon)/i;

/** Reads the head; what it does not state is left out. */
export function readTextHead(lines: readonly string[]): TextHead {
  // What stands side by side at the top are two lines: "AGENDA | MARL BOROUGH COUNCIL".
  const title = lines.slice(0, TITLE_LINES).flatMap((line) => line.split(' | '));
  const field = (value: string | null | undefined, rule: string): Field | undefined =>
    value ? { value, rule } : undefined;
  const datedLines = title.flatMap((line): DatedLine[] => {
    const heading = isOfOther(line) ? null : readMeetingHeading(line);
    return heading === null ? [] : [{ line, heading }];
  });
  // A letter above an agenda has a day of its own.
  const dated = datedLines.find(({ line, heading }) => MEETS.test(line) || hasClock(heading.start)) ?? datedLines[0];
  const named = committeeOf(dated) ?? null;
  const councils = title
    .slice(0, 8)
    .filter(
      (line) => line.length <= 70 && councilName(line) !== null && !/\b(?:minutes|meeting|held)\b|[(:]/i.test(line),
    );
  // A head in two languages names the council in both; the text is in one.
  const isWelsh = lines.slice(0, HEAD_LINES).some((line) => /\b(?:cofnodion|presennol|bresennol)\b/i.test(line));
  const inOwn = councils.find((line) => /\bcyngor\b/i.test(line) === isWelsh);
  const council = named?.council ?? inOwn ?? councils[0];
  const stated = named?.committee ?? null;
  const committee = stated ?? bodyLine(title, [council, ...councils]);
  const parts = {
    council: field(council, 'text.council-line'),
    committee: field(committee, stated !== null ? 'text.heading' : 'text.committee-line'),
    start: field(startOf(dated?.heading.start ?? null, title), 'text.heading'),
    venue: field(venueOf(title, datedLines), 'text.venue'),
    datePublished: field(publishedIn(lines), 'text.published'),
    headline: field(committee && dated ? `${committee} - ${dated.heading.start}` : committee, 'text.heading'),
  };
  const found = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  const declared = lines.map(itemHeadingOf).find((heading) => heading?.part === 'declarations' && heading.rest !== '');
  const { attendees, officers } = peopleIn(lines);
  return { ...found, ...(declared && { declarations: declared.rest }), attendees, officers };
}

/** Dates above the items that are not the meeting's. */
const isOfOther = (line: string): boolean =>
  labelOf(line.split(':', 1)[0] ?? '') === 'published' ||
  PUBLISHED.test(line) ||
  /\b(?:come into (?:force|effect)|call(?:ed)?[- ]in|deadline|contact|by noon|no later than|dated|draft|signed)\b/i.test(
    line,
  );

const MEETS = /\b(?:meeting|held|minutes?|date)\b/i;

interface Body {
  readonly council?: string;
  readonly committee: string;
}

/** "Decisions taken by the Executive at its" names the Executive, "Marl City Council’s Harbour Board" both. */
function committeeOf(dated: DatedLine | undefined): Body | null {
  const words = dated?.heading.committee ?? null;
  // "Date of meeting: 3 May" names nobody.
  if (dated === undefined || words === null || labelOf(dated.line.split(':', 1)[0] ?? '') !== null) return null;
  const name = words
    .replace(/^minutes? of (?:the |a )?(?:meeting|proceedings) of (?:the )?/i, '')
    .replace(/^.{0,60}\b(?:taken|made|agreed) (?:by|at)(?: (?:a|the) meeting of)? (?:the )?/i, '')
    .replace(
      /^(?:an? )?(?:\p{L}+ )?(?:monthly|quarterly|annual|special|ordinary|extraordinary|statutory|virtual|hybrid|remote|public|adjourned|inaugural) meeting of (?:the )?/iu,
      '',
    )
    .replace(/\s+(?:at|in) (?:its|their|the|a)$/i, '');
  const [, owner = '', own = ''] = /^(.{5,80}?)[’']s? (?=\p{Lu})(.{5,})$/u.exec(name) ?? [];
  const council = councilName(owner);
  const committee = committeeName(council === null ? name : own);
  return committee === null ? null : { committee, ...(council !== null && { council }) };
}

/** "Published: Monday 12 May 2025", "Date of publication: 12/05/2025", "This agenda was published on 12 May 2025." */
export function publishedIn(lines: readonly string[]): string | undefined {
  return lines
    .slice(0, HEAD_LINES)
    .filter(
      (line) => line.length <= 200 && (labelOf(line.split(':', 1)[0] ?? '') === 'published' || PUBLISHED.test(line)),
    )
    .map((line) => readMeetingHeading(line)?.start)
    .find((date) => date !== undefined);
}

const PUBLISHED =
  /^(?:note: )?(?:(?:this|the|these) )?(?:agenda|papers|summons|minutes|decisions?|notice|record)\b[^.:]{0,60}(?:\b(?:was|were) )?(?:first )?\b(?:published|issued|despatched)(?: on)?:?\b|^(?:date )?(?:published|issued|despatched)(?: on)?:? (?=\S)/i;

function bodyLine(title: readonly string[], councils: readonly (string | undefined)[]): string | null {
  const line = title.find(
    (words) =>
      !councils.includes(words) &&
      !isPlace(words) &&
      words.length <= 100 &&
      BODY.test(words) &&
      !/[.;]$/.test(words) &&
      !/^(?:present|councillors?)\b/i.test(words),
  );
  return line === undefined ? null : committeeName(line);
}

/** The date as written, with the time of another line where the date's own states none. */
function startOf(date: string | null, title: readonly string[]): string | null {
  if (date === null || /\d\s?[ap]\.?m|\d:\d|\d\.\d{2}$|noon/i.test(date)) return date;
  const clock = title.map((line) => CLOCK.exec(line)?.[1]).find((found) => found !== undefined);
  return clock === undefined ? date : `${date} ${clock}`;
}

function venueOf(title: readonly string[], dated: readonly DatedLine[]): string | null {
  // A PDF may give the label on the line of the date.
  const labelled = title
    .map((line) => /(?:^|\s)(?:Venue|VENUE|Place|PLACE|Location)\s*:\s*(.{3,200})$/.exec(line)?.[1])
    .find((found) => found !== undefined);
  if (labelled !== undefined) return labelled;
  const held = title.map((line) => HELD_AT.exec(line)?.[1]).find((found) => found !== undefined);
  const [first] = dated;
  if (first === undefined) return held === undefined ? null : withoutArticle(held);
  const beside = dated.map(placeBeside).find((place) => place !== null);
  if (beside !== undefined) return beside;
  // Below the day, a line of its own that is a place.
  const at = title.indexOf(first.line);
  return (
    title
      .slice(at + 1, at + 4)
      .find((line) => isPlace(line))
      ?.replace(/^(?:in|at) /i, '')
      .replace(/^the /, '') ?? (held === undefined ? null : withoutArticle(held))
  );
}

/** The day may stand on a line of its own above "held at the Town Hall at 10.30 hours". */
const HELD_AT =
  /\bheld (?:at|in) ((?:the )?\p{Lu}.{3,120}?),? (?:at|commencing at|starting at|from) \d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m|hours|hrs)\b/u;

/** "8.30 am to 10.10 am" */
const ENDS_AT = /^\s*(?:to|until|[-–])\s*\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?)?(?=[\s,])/i;

/** "held at the Town Hall on 3 May 2024", "held on 3 May 2024 at 2.00 pm in the Town Hall" */
export function placeBeside({ line: dated, heading: { start } }: DatedLine): string | null {
  const before =
    /\bheld (?:at|in) (.{3,150}?),? (?:on|at [\d.:]+ ?(?:[ap]\.?m\.?)?,? on) (?:the )?(?:\p{L}+day\b|\d)/iu.exec(
      dated,
    )?.[1];
  if (before !== undefined && /^(?:the )?\p{Lu}/u.test(before)) return withoutArticle(before);
  const after = dated.slice(dated.indexOf(start) + start.length).replace(ENDS_AT, '');
  const place =
    /^[\s,]*(?:(?:commencing |starting )?at \S{1,8}(?: ?[ap]\.?m\.?)?[\s,]*)?(?:held )?(?:in|at)\s+(.{3,150}?)\.?$/i.exec(
      after,
    )?.[1];
  const apart = after.replace(/^[\s,–-]+/, '');
  if (place === undefined && /^\s*,/.test(after) && isPlace(apart)) return apart;
  return place !== undefined && /[A-Z]/.test(place)
    ? withoutArticle(place).replace(/,? (?:commencing |starting |from |at )+\d.*$/i, '')
    : null;
}

/** "in the Town Hall" is the Town Hall; "The Maltings" is called so. */
const withoutArticle = (place: string): string =>
  place
    .replace(/^the (?=\S)/, '')
    .replace(/,? (?:for the (?:purpose|transaction)|to (?:transact|consider)|when the|at which)\b.*$/i, '');

const PLACE =
  /\b(?:Room|Chamber|Hall|Centre|House|Suite|Building|School|Library|Offices?|Guildhall|Street|Road|Pavilion|Church|Castle|Theatre|Hotel|Teams|Zoom|Virtual(?:ly)?|Online|Remote(?:ly)?)\b/;

/** Whether a line is a room, a building or an address by its words. */
export const isPlace = (line: string): boolean =>
  line.length <= 120 &&
  PLACE.test(line) &&
  !/:|^(?:present|minutes|agenda|councillors?)\b|[;]$/i.test(line) &&
  groupHeadingOf(line) === null;
