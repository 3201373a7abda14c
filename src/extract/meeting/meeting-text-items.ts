/** Cuts the lines of a meeting's text at its agenda items; it does not read what the items say. */

import { isHeadingLine } from './meeting-item-headings.ts';
import { startsResolution } from './meeting-resolutions.ts';

interface TextItem {
  readonly number: string | null;
  readonly title: string;
  readonly lines: readonly string[];
}

interface Heading {
  readonly index: number;
  readonly number: string | null;
  readonly title: string;
  /** How surely such a line is a heading: minute numbers, then capitals, then any short numbered line. */
  readonly group: 'named' | 'set' | 'slashed' | 'capitals' | 'numbered' | 'bare-capitals' | 'bare';
}

/** A title is one line or two; a numbered paragraph is longer or ends as a sentence. */
const MAX_TITLE_CHARS = 180;
const MAX_REQUEST_CHARS = 400;
/** More headings than this are lines of a table or an index. */
const MAX_ITEMS = 300;
/** Minutes leave out numbers of items that were not public. */
const MAX_GAP = 4;
/** So many lines above the first item may look as if they were one. */
const MAX_STARTS = 10;

/** Lines above the first item, and the items; `set` holds lines that are headings by their type. Without any headings the whole text is one head. */
export function splitItems(
  given: readonly string[],
  { set = new Set(), isAgenda = false }: { readonly set?: ReadonlySet<string>; readonly isAgenda?: boolean } = {},
): {
  readonly head: readonly string[];
  readonly items: readonly TextItem[];
} {
  const lines = withNumbersJoined(given);
  const all = lines.map((_, index) => headingAt({ index, lines, set, isAgenda })).filter((heading) => heading !== null);
  const headings = surest(all, lines).slice(0, MAX_ITEMS);
  const first = headings[0]?.index ?? lines.length;
  const items = headings.map(({ number, title, index }, at) => ({
    number,
    title,
    lines: lines.slice(index + 1, headings[at + 1]?.index ?? lines.length),
  }));
  return { head: lines.slice(0, first), items };
}

interface LinePlace {
  readonly index: number;
  readonly lines: readonly string[];
  readonly set: ReadonlySet<string>;
  /** An agenda's items may be sentences: "To receive apologies for absence." */
  readonly isAgenda: boolean;
}

function headingAt(place: LinePlace): Heading | null {
  const { index, lines, set, isAgenda } = place;
  const line = lines[index] ?? '';
  if (line.length > (isAgenda ? MAX_REQUEST_CHARS : MAX_TITLE_CHARS)) return null;
  const match =
    /^(?:(?:Agenda )?(?:Item|Minute|Min|Eitem|Cofnod)\.?(?: No\.?)? )?(?:(\d{1,4}\/\d{2,4}|(?!PART\b)[A-Z]{1,5}\s?[/.-]?\s?\d{1,4}(?:[/.-]\d{2,4})?)|(\d{1,3}(?:\.\d{1,2})?[a-z]?))(?:[.):]|\s[-–:—])?\s+(?=\S)/.exec(
      line,
    );
  const words = titleOf(match === null ? line : line.slice(match[0].length));
  const title = isAgenda ? (words?.replace(/(?<=\p{L}{3}|[\d)])\.$/u, '') ?? null) : words;
  if (title === null) return null;
  const capitals = !/\p{Ll}/u.test(title.replace(/\(.*?\)/g, '')) && /\p{Lu}{3}/u.test(title);
  const isSet = set.has(line) || (match !== null && set.has(line.slice(match[0].length)));
  const number = match?.[1] ?? match?.[2] ?? null;
  if (match !== null && /^(?:agenda )?(?:item|minute|min|eitem|cofnod)\b/i.test(line))
    return { index, number, title, group: 'named' };
  // "6.1 RESOLVED:" heads no item.
  const isPart = match?.[2]?.includes('.') === true && isHeadingLine(title);
  if (match !== null && isSet && !isPart && !startsResolution(title)) return { index, number, title, group: 'set' };
  // Paragraphs of minutes are numbered so, items seldom.
  if (match?.[2]?.includes('.') === true) return null;
  if (match?.[1] !== undefined) return { index, number, title, group: 'slashed' };
  if (match?.[2] !== undefined && capitals) return { index, number, title, group: 'capitals' };
  if (match?.[2] !== undefined) return isEntry(place, title) ? null : { index, number, title, group: 'numbered' };
  if (capitals && title.length >= 8) return { index, number: null, title, group: 'bare-capitals' };
  return isBareTitle(line, index, lines) ? { index, number: null, title, group: 'bare' } : null;
}

/** An entry of a list: announced by a colon, or beside other entries. */
function isEntry({ index, lines, isAgenda }: LinePlace, title: string): boolean {
  const line = lines[index] ?? '';
  const before = lines[index - 1] ?? '';
  return /[:;,]$|\b(?:and|or)$/.test(before) || (isAgenda ? /[;,]$/ : /[;,.]$/).test(line) || !/^\p{Lu}/u.test(title);
}

/** A short line without a full stop, between the end of a sentence and the beginning of another. */
function isBareTitle(line: string, index: number, lines: readonly string[]): boolean {
  if (line.length > 90 || !/^\p{Lu}/u.test(line) || /[.:;,!?|]$/.test(line) || line.includes(' | ')) return false;
  if (isHeadingLine(line) && !USUAL.test(line)) return false;
  const next = lines[index + 1] ?? '';
  const before = lines[index - 1] ?? '';
  return (/[.!?]["'”’)]?$/.test(before) && /[.:;!?]$/.test(next)) || USUAL.test(line);
}

/** "MINUTES OF PREVIOUS MEETING [Item 2]" without the bracket; null for what is no title. */
function titleOf(words: string): string | null {
  const title = words
    .replace(/\s*[[(]Item \d[^\])]{0,12}[\])]\s*$/i, '')
    .replace(/\s*:$/, '')
    .trim();
  return /\p{L}{3}/u.test(title) && !title.includes(' | ') ? title : null;
}

/** The headings of the surest group that has at least two; numbers of plain ones must run upwards. */
function surest(headings: readonly Heading[], lines: readonly string[]): readonly Heading[] {
  const inGroup = (group: Heading['group']): readonly Heading[] => {
    const members = headings.filter((heading) => heading.group === group);
    return /^(?:slashed|bare-capitals)$/.test(group) ? members : running(members);
  };
  for (const group of ['named', 'set', 'slashed', 'capitals', 'numbered', 'bare-capitals'] as const) {
    const found = inGroup(group);
    // "Item 6 – Mrs Dale" in a list of speakers names items that are headed otherwise.
    if (group === 'named' && [inGroup('set'), inGroup('slashed')].some(({ length }) => length > found.length * 2))
      continue;
    // Where the type tells some headings and most are known by their numbers alone, it tells parts of items.
    const plain =
      group === 'set' ? running(headings.filter((one) => one.group === 'set' || one.group === 'numbered')) : [];
    if (found.length >= 2) return plain.length > found.length * 2 ? plain : found;
  }
  const bare = headings.filter((heading) => heading.group === 'bare' || heading.group === 'bare-capitals');
  const usual = bare.filter(({ title }) => USUAL.test(title));
  // What stands above the first usual item is the meeting's own head.
  const first = usual.find((heading, at) => at > 0 || !isListOfNames(heading, bare, lines));
  return usual.length >= 2 && first !== undefined ? bare.filter(({ index }) => index >= first.index) : [];
}

/** "Apologies" with nothing but names below is part of the attendance, as "Present" is. */
function isListOfNames({ title, index }: Heading, headings: readonly Heading[], lines: readonly string[]): boolean {
  const next = headings.find((heading) => heading.index > index)?.index ?? lines.length;
  const below = lines.slice(index + 1, next);
  return (
    /^apolog(?:y|ies)/i.test(title) &&
    below.length > 0 &&
    below.every((line) => line.length <= 80 && /^(?:- )?\p{Lu}\S* \p{Lu}/u.test(line) && !/[.:]$/.test(line))
  );
}

/** Items that nearly every meeting has, by which minutes without numbers are known. */
const USUAL =
  /^(?:apologies\b.{0,40}|declarations? of .{0,40}|minutes(?: of (?:the )?(?:previous|last) .{0,50})?|(?:public|members?['’]?) (?:questions?|participation|statements?).{0,30}|(?:date of )?next meeting|any other business|urgent (?:business|items?)|work(?: |-)?programme|exclusion of .{0,40}|chair(?:man)?['’]s (?:announcements|update)|matters arising|welcome\b.{0,40}|petitions)$/i;

/** The longest run of rising numbers: a year or a house number above the first item begins none. */
function running(headings: readonly Heading[]): Heading[] {
  let longest: Heading[] = [];
  for (let start = 0; start < Math.min(headings.length, MAX_STARTS); start += 1) {
    const run = runFrom(headings.slice(start));
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

function runFrom(headings: readonly Heading[]): Heading[] {
  const kept: Heading[] = [];
  for (const heading of headings) {
    const number = Number.parseInt(/\d{1,4}/.exec(heading.number ?? '')?.[0] ?? '', 10);
    const last = kept.at(-1);
    if (last === undefined) {
      kept.push(heading);
      continue;
    }
    const before = Number.parseInt(/\d{1,4}/.exec(last.number ?? '')?.[0] ?? '', 10);
    const isNext = number > before && number <= before + MAX_GAP;
    // "4a" stands below "4", and "25/02" below "25/01".
    const isPart = number === before && last.number !== heading.number && /[a-z]$|\d\D+\d/i.test(heading.number ?? '');
    if (isNext || isPart) kept.push(heading);
  }
  return kept;
}

/** In a PDF's table the number may stand on a line of its own above its title. */
function withNumbersJoined(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      /^(?:\d{1,3}[a-z]?[.)]?|\d{1,4}\/\d{2,4}\.?)$/.test(before) &&
      line.length <= MAX_TITLE_CHARS
    )
      joined[joined.length - 1] = `${before} ${line}`;
    else joined.push(line);
  }
  return joined;
}
