/** The lines above the first item of minutes: whose meeting, when, where, and who was there. */
import type { Field } from '../../records/extraction.ts';
import { committeeName, councilName, readMeetingHeading } from './meeting-heading.ts';
import type { MeetingHeading } from './meeting-heading.ts';
import type { Attendee, Officer } from './meeting-people.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';
import { peopleIn } from './meeting-people-list.ts';

interface TextHead {
  readonly council?: Field;
  readonly committee?: Field;
  readonly start?: Field;
  readonly venue?: Field;
  readonly headline?: Field;
  readonly attendees: readonly Attendee[];
  readonly officers: readonly Officer[];
}

interface DatedLine {
  readonly line: string;
  readonly heading: MeetingHeading;
}

/** Minutes say whose they are within these lines; below come the people. */
const TITLE_LINES = 15;
const BODY =
  /\b(?:committee|sub-committee|board|cabinet|council|panel|executive|forum|commission|authority|assembly|working group)\b/i;
const CLOCK =
  /\b(?:at|time:?|commenc(?:ed|ing) at|start(?:ed|ing) at|from)\s+(\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}[.:]\d{2}\b|(?:12 )?noon)/i;

/** Reads the head; what it does not state is left out. */
export function readTextHead(lines: readonly string[]): TextHead {
  const title = lines.slice(0, TITLE_LINES);
  const field = (value: string | null | undefined, rule: string): Field | undefined =>
    value ? { value, rule } : undefined;
  const datedLines = title.flatMap((line): DatedLine[] => {
    const heading = readMeetingHeading(line);
    return heading === null ? [] : [{ line, heading }];
  });
  const [dated] = datedLines;
  const council = title
    .slice(0, 6)
    .find((line) => line.length <= 70 && councilName(line) !== null && !/\b(?:minutes|meeting|held)\b/i.test(line));
  const committee = dated?.heading.committee ?? bodyLine(title, council);
  const parts = {
    council: field(council, 'text.council-line'),
    committee: field(committee, dated?.heading.committee ? 'text.heading' : 'text.committee-line'),
    start: field(startOf(dated?.heading.start ?? null, title), 'text.heading'),
    venue: field(venueOf(title, datedLines), 'text.venue'),
    headline: field(committee && dated ? `${committee} - ${dated.heading.start}` : committee, 'text.heading'),
  };
  const stated = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  const { attendees, officers } = peopleIn(lines);
  return { ...stated, attendees, officers };
}

function bodyLine(title: readonly string[], council: string | undefined): string | null {
  const line = title.find(
    (words) =>
      words !== council &&
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
  const [first] = dated;
  if (first === undefined) return null;
  const beside = dated.map(placeBeside).find((place) => place !== null);
  if (beside !== undefined) return beside;
  // Below the day, a line of its own that is a place.
  const at = title.indexOf(first.line);
  return (
    title
      .slice(at + 1, at + 4)
      .find((line) => isPlace(line))
      ?.replace(/^(?:in|at) (?:the )?/i, '') ?? null
  );
}

/** "held at the Town Hall on 3 May 2024", "held on 3 May 2024 at 2.00 pm in the Town Hall" */
export function placeBeside({ line: dated, heading: { start } }: DatedLine): string | null {
  const before =
    /\bheld (?:at|in) (?:the )?(.{3,150}?),? (?:on|at [\d.:]+ ?(?:[ap]\.?m\.?)?,? on) (?:the )?(?:\p{L}+day\b|\d)/iu.exec(
      dated,
    )?.[1];
  if (before !== undefined && /^\p{Lu}/u.test(before)) return before;
  const after = dated.slice(dated.indexOf(start) + start.length);
  const place =
    /^[\s,]*(?:(?:commencing |starting )?at \S{1,8}(?: ?[ap]\.?m\.?)?[\s,]*)?(?:held )?(?:in|at)\s+(?:the )?(.{3,150}?)\.?$/i.exec(
      after,
    )?.[1];
  const apart = after.replace(/^[\s,–-]+/, '');
  if (place === undefined && /^\s*,/.test(after) && isPlace(apart)) return apart;
  return place !== undefined && /[A-Z]/.test(place)
    ? place.replace(/,? (?:commencing |starting |from |at )+\d.*$/i, '')
    : null;
}

const PLACE =
  /\b(?:Room|Chamber|Hall|Centre|House|Suite|Building|School|Library|Offices?|Guildhall|Street|Road|Pavilion|Church|Castle|Theatre|Hotel|Teams|Zoom|Virtual(?:ly)?|Online|Remote(?:ly)?)\b/;

/** Whether a line is a room, a building or an address by its words. */
export const isPlace = (line: string): boolean =>
  line.length <= 120 &&
  PLACE.test(line) &&
  !/:|^(?:present|minutes|agenda|councillors?)\b|[;]$/i.test(line) &&
  groupHeadingOf(line) === null;
