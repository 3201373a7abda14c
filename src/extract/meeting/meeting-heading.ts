/** Headings and links that name a meeting: "Audit Committee - Tuesday, 10th February, 2026 10.00 am". Dates stay as written. */

export interface MeetingHeading {
  readonly committee: string | null;
  /** Date and time as written. */
  readonly start: string;
  /** From "(Item 34/16)". */
  readonly itemNumber: string | null;
}

const MONTH =
  '(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?|Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)';
const WEEKDAY =
  '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Dydd )?(?:Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn|Sul)(?=,? \\d))';
const CLOCK =
  '(?:[,\\s]{1,3}|\\s*[-–]\\s*)(?:at )?(?:\\d{1,2}(?:[.:]\\d{2})?\\s?(?:[ap]\\.?m|y(?:\\.|r)?\\s?(?:b|p|h|bore|prynhawn|hwyr))\\b\\.?|\\d{1,2}[.:]\\d{2}\\b|(?:12 )?(?:noon|midday)\\b)';
const DATE = new RegExp(
  `(?:${WEEKDAY},?\\s+(?:the\\s+)?)?(?:\\d{1,2}(?:st|nd|rd|th|af|ain|eg|fed|ydd)?(?: day of| of)?[\\s,-]{1,3}${MONTH}[\\s,-]{1,3}\\d{4}|\\b\\d{1,2}/\\d{1,2}/\\d{4})(?:${CLOCK})?`,
  'i',
);
/** A heading is one line; more is prose that happens to hold a date. */
const MAX_CHARS = 300;

/** Reads a heading or link text; null when no date stands in it. */
export function readMeetingHeading(text: string): MeetingHeading | null {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > MAX_CHARS) return null;
  const date = DATE.exec(line);
  if (date === null) return null;
  const after = line.slice(date.index + date[0].length);
  const itemNumber = /\(?\bitem (\d[\w/.]{0,12}?)\.?\)?$/i.exec(line)?.[1] ?? null;
  return { committee: committeeName(line.slice(0, date.index)) ?? bodyName(after), start: date[0].trim(), itemNumber };
}

/** Whether a date as written has a time of day with it. */
export const hasClock = (date: string): boolean => new RegExp(`\\d${CLOCK}`, 'i').test(date);

/** What follows a date is more often a place than a committee, unless it says what it is. */
export function bodyName(words: string): string | null {
  const name = /^[\s,]*(?:in|at|within|via)\b/i.test(words) ? null : committeeName(words);
  return name !== null &&
    /\b(?:committee|board|cabinet|council|panel|executive|forum|commission|group|authority|assembly|conference|tribunal|pwyllgor|cabinet|cyngor|bwrdd|gweithgor)\b/i.test(
      name,
    )
    ? name
    : null;
}

/** The committee in the words beside a date, or null when they name none. */
export function committeeName(words: string): string | null {
  const name = words
    .replace(/^\W{0,3}(?:back|return) to (?:the )?|^\s*(?:meeting )?attendance(?: details| record)?\s*[-–—:|]\s*/i, '')
    // What became of the meeting is its status.
    .replace(
      /^[\s*([]*(?:cancell?ed|postponed|rescheduled)\b[\s*)\]:,–-]*|[\s*([,–-]+(?:cancell?ed|postponed|rescheduled)[\s*)\],–-]*$/i,
      '',
    )
    .replace(/\s(?:to be |which was )?held\b.*$/i, '')
    .replace(/\(?\bitem \d[\w/.]{0,12}\)?.*$/i, '')
    .replace(
      /^[\s:,–-]*(?:(?:link to|view|agenda ar gyfer|cofnodion|meeting details|the|printed|draft|agenda|decisions|minutes|and|of|a(?= meeting)|for|attendance(?= (?:for|at|of|details)\b)|details(?= (?:for|of)\b)|at|record|summary|notes|document pack)\b[\s,&]*)*(?:(?:meeting|proceedings|hearing(?=\s*(?:of\b|$)))\b(?: of)?)?\s*(?:the )?/i,
      '',
    )
    .replace(/(?:[\s:,|–-]|\b(?:held|on|at|dated|to be|which was|ar|as at)\b){1,9}$/i, '')
    .replace(/(?:\s*\b(?:meetings?|minutes|agenda))+$/i, '')
    .replace(/^[\s:,|–-]+/, '')
    .trim();
  return /[a-z]{3}/i.test(name) &&
    name.length <= 150 &&
    !/^(?:agenda|minutes|decisions|meeting|home|venue|attendance|date|time|agenda and minutes|meeting details|details|meeting attendance|attendance details|cofnodion|dyddiad|(?:multi-location|hybrid|virtual|remote|ordinary|special|extraordinary|annual|monthly|quarterly|statutory|public)(?: hybrid| virtual)?)$/i.test(
      name,
    )
    ? name
    : null;
}

const COUNCIL = /\b(?:C(?:ouncil|OUNCIL|yngor|YNGOR)|C(?:orporation|ORPORATION)|Borough|BOROUGH|Senedd)\b/;
/** Bodies that meet and decide as councils do; "Fire Authority" alone is what one of them calls its meeting. */
const OTHER_AUTHORITY =
  /\p{Lu}\p{L}+ (?:Combined|Fire(?: (?:and|&) Rescue)?|National Park|Transport|Waste(?: Disposal)?|Broads|Port Health|Police)(?: (?:County|Combined))? (?:Authority|AUTHORITY)\b/u;

/** "SOUTH MARL FIRE AUTHORITY" as a title in small letters. */
const asTitle = (name: string): string =>
  /\p{Ll}/u.test(name) ? name : name.toLowerCase().replace(/\b(?!and\b)\p{L}/gu, (letter) => letter.toUpperCase());

/** A council's name at the end of a page title or as a site name; null for committees and slogans. */
export function councilName(text: string): string | null {
  const name = text
    .slice(0, 200)
    .replace(/\s+/g, ' ')
    .replace(/[\s,:(–|-]*\b(?:logo|crest|(?:go to |back to )?(?:the )?home(?: ?page)?)\)?$/i, '')
    .trim()
    .slice(0, 120);
  if (
    !(COUNCIL.test(name) || OTHER_AUTHORITY.test(name) || OTHER_AUTHORITY.test(asTitle(name))) ||
    name.split(' ').length < 2
  )
    return null;
  return /^(?:(?:(?:County|District|Borough|City|Town|Parish|Community|Metropolitan|Unitary)(?: Borough| District)? Council$|Full|Extraordinary|Annual|Special|Agenda|Minutes|Meeting|Browse|Welcome|The Council|Modern Council)\b|Council\b)|\d/i.test(
    name,
  )
    ? null
    : name;
}
