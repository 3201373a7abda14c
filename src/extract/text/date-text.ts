/** Tells whether a string states a day, and whether it states little else. Reading the day is normalise's part. */

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const DAY = [
  '(?<!\\d)\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d)',
  '(?<!\\d)\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})(?!\\d)',
  `(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ ,.-]{1,3}${MONTH}[ ,.-]{1,3}(?:\\d{4}|\\d{2})(?!\\d)`,
  `${MONTH}[ .]{1,2}\\d{1,2}(?:st|nd|rd|th)?,? (?:\\d\\S{0,8} (?:\\S{1,6} ){0,2})?\\d{4}`,
].join('|');
const STATES_DAY = new RegExp(`${DAY}|^\\d{8}(?:T?\\d{4,6}Z?)?$|^1\\d{9}(?:\\d{3})?$`, 'i');

/** What may stand with a date on a line of its own. */
const AROUND = new RegExp(
  [
    DAY,
    '\\d{1,2}(?:[:.]\\d{2}){1,2} ?(?:am|pm)?|\\d{1,2} ?(?:am|pm)',
    '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b',
    '\\b(?:first |originally |last )?(?:published|posted|created|date|updated|modified|released?|issued|added|uploaded|reviewed)(?: on| at| date)?\\b',
    '\\b(?:on|at|by|the|of|bst|gmt|utc|time|news|hrs|hours?)\\b',
    '\\d{1,2}[ -]min(?:ute)?s? read',
  ].join('|'),
  'gi',
);

/** True for a string with a day, a month and a year in it, in words, numbers or as a machine writes them. */
export function statesDay(text: string): boolean {
  return /\d/.test(text) && STATES_DAY.test(text);
}

/** How many letters a line has beside its days and the words that go with them. */
export function lettersBesideDays(line: string): number {
  return line.replace(AROUND, ' ').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** True for a line that says when, and no more: "Published: Thursday 19 December 2019 at 12:29pm". */
export function isDateLine(line: string): boolean {
  if (line.length > 120 || !statesDay(line)) return false;
  return lettersBesideDays(line) <= 2;
}
