/** Names with roles as minutes write them in running lists: officers, witnesses, members. Headings above them are read elsewhere. */
import type { RawMeeting } from '../../records/extraction.ts';
import {
  HONOURS,
  isFullName,
  isManner,
  isNameLike,
  isOffice,
  isOrganisation,
  isParty,
  isRole,
  isTitle,
  isTitled,
  withoutSpareTitles,
  withPlainTitles,
} from './meeting-person-words.ts';

export type Officer = RawMeeting['officers'][number];
export type Attendee = RawMeeting['attendees'][number];

/** A person as a list names one, whatever heading stands above it. */
export interface Person {
  readonly name: string;
  readonly role: string | null;
  readonly party: string | null;
  /** How somebody came: "via Teams", "substitute for Councillor Dale". */
  readonly manner: string | null;
}

interface PeopleOptions {
  /** Officers are written with first names, so that a bare word among them belongs to an office. */
  readonly of: 'members' | 'officers';
  /** Behind an absent member's name may stand why: "(holiday)". */
  readonly areAbsent?: boolean;
  /** Whether the words begin an entry, so that an office may follow its name at once. */
  readonly isFirst?: boolean;
}

interface Part {
  readonly words: string;
  /** What parts it from the words before: ", ", "; ", " and ". */
  readonly joint: string;
}

/** No list of people on one line is longer. */
const MAX_CHARS = 6_000;
const MAX_BRACKET_CHARS = 200;
/** A line of which less is names and offices is a sentence. */
const MIN_SHARE = 0.5;
const MAX_LINE_CHARS = 220;

/**
 * Names from a running list: `Councillors Smith (Chair), Jones and Brown`, `Jo Finch, Director of Housing, and Tom Poe, Clerk`.
 * Null for a sentence. Names are kept as stated: a title that stands once before several names is not repeated.
 */
export function personsIn(line: string, options: PeopleOptions): Person[] | null {
  const parts = partsOf(withPlainTitles(line.slice(0, MAX_CHARS)).replace(/^[-•*▪]\s+/, ''));
  const persons: Person[] = [];
  let office: string | null = null;
  let known = 0;
  parts.forEach((part, index) => {
    const last = persons.at(-1);
    const words = part.words.replace(/^the (?=\p{Lu})/iu, '');
    const isFirst = last === undefined || part.joint === '; ';
    const person = isBehind(parts, index, { last, options }) ? null : personOf(part.words, { ...options, isFirst });
    if (person !== null) {
      persons.push(office === null ? person : { ...person, role: office });
      office = null;
    } else if (isRole(words) && (last === undefined || (/^the /i.test(part.words) && last.role !== null))) {
      // "The Mayor, Councillor North": the office stands first.
      office = words;
    } else if (last !== undefined && isBehindName(words, options)) {
      persons[persons.length - 1] = withMore(last, part);
    } else if (last === undefined || !HONOURS.test(words)) return;
    known += part.words.length;
  });
  const all = parts.reduce((sum, { words }) => sum + words.length, 0);
  return known < all * MIN_SHARE ? null : persons;
}

/** As `personsIn`, each with the given attendance. */
export function attendeesIn(lines: readonly string[], attendance: string): Attendee[] {
  const areAbsent = /apolog|absent/.test(attendance);
  const persons = lines.flatMap((line) => personsIn(line, { of: 'members', areAbsent }) ?? []);
  return persons
    .filter(({ name }, index) => persons.findIndex((other) => other.name === name) === index)
    .map((person) => attendeeFrom(person, attendance));
}

export function attendeeFrom({ name, role, party, manner }: Person, attendance: string): Attendee {
  const isSubstitute =
    /\b(?:substitut|sub\b|in place of)|^for (?:Cllr|Councillor)/i.test(manner ?? '') &&
    !/apolog|absent/.test(attendance);
  return { name, role, party, attendance: isSubstitute ? `${attendance}, as substitute` : attendance };
}

/**
 * One officer from a line such as `Julie Smith, Head of Service`, `Julie Smith – Head of Service` or `Julie Smith (Clerk)`.
 * `under` says that a heading announced officers: then a bare name will do, and a role without an office.
 */
export function officerOf(line: string, { under }: { readonly under: boolean }): Officer | null {
  if (line.length > MAX_LINE_CHARS || /[.:]$/.test(line.replace(/\b[A-Z]\.$/, ''))) return null;
  if (under) {
    const [officer] = personsIn(line, { of: 'officers' }) ?? [];
    return officer === undefined || !isFullName(officer.name) ? null : { name: officer.name, role: officer.role };
  }
  const clean = line.replace(/^[-•*]\s+/, '').trim();
  const match =
    /^([^,(–|]{3,60}?)\s*\(([^()]{2,160})\)$/.exec(clean) ??
    /^([^,(–|]{3,60}?)(?:\s*[,|:]\s*|\s+[-–—]\s+)(.{2,160})$/.exec(clean);
  const [first, second] = [match?.[1]?.trim() ?? '', match?.[2]?.trim() ?? ''];
  const isName = (words: string): boolean => isFullName(words) && isNameLike(words) && !isOffice(words);
  // "Director of Finance – Jo Finch": the office may stand first.
  if (!isName(first)) return isOffice(first) && isName(second) ? { name: second, role: first } : null;
  return isOffice(second) && /^\p{Lu}/u.test(second) ? { name: withoutSpareTitles(first).name, role: second } : null;
}

/** Whether a part belongs to the name before it although it could be a name itself: "Assistant Director, Early Help". */
function isBehind(
  parts: readonly Part[],
  index: number,
  { last, options }: { readonly last: Person | undefined; readonly options: PeopleOptions },
): boolean {
  const { words = '', joint = '' } = parts[index] ?? {};
  // "Jo Finch, Legal": no officer goes by a surname beside one with both names.
  const isBare = !words.includes(' ') && !isTitled(words);
  if (isBare && options.of === 'officers' && last?.name.includes(' ') === true) return true;
  if (last === undefined || isTitled(words) || /[([]|\s[-–—]\s/.test(words) || joint === '; ') return false;
  // "Tom Poe, Harbour Master": two people would have an "and" between them.
  if (last.role === null) return options.of === 'officers' && parts.length === 2 && joint === ', ';
  const next = parts[index + 1];
  const isNextSaid = next !== undefined && next.joint !== '; ' && !isTitled(next.words) && saysWhat(next.words);
  // "Fells and Lakes Care Board", "Place, Growth and Regeneration Services": a bare word before more of the same.
  if (!words.includes(' ')) return isNextSaid && next.joint.startsWith(' ');
  if (options.of === 'members' || !isRunOfOffices(parts)) return false;
  return !isNextSaid;
}

/** "A, office, B, office": where offices stand behind commas, one stands behind each name. */
const isRunOfOffices = (parts: readonly Part[]): boolean =>
  parts.some(({ words, joint }) => joint === ', ' && isOffice(words) && !/[([]/.test(words));

const saysWhat = (words: string): boolean => isRole(words) || isOffice(words) || isOrganisation(words);

function isBehindName(words: string, { of }: PeopleOptions): boolean {
  // "Sandra Fitt (Vice-Chairman)" has its office with it.
  const part = words.replace(/\s*\([^()]{0,80}\)$/, '') || words;
  if (isTitled(part) && !isRole(part)) return false;
  if (saysWhat(part) || isParty(part) || isManner(part)) return true;
  return of === 'officers' && /^\p{Lu}/u.test(part) && part.length <= 100;
}

function withMore(last: Person, { words, joint }: Part): Person {
  const more = words.replace(/^\(([^()]*)\)?$|[.]$/g, '$1').trim();
  if (last.party === null && isParty(more)) return { ...last, party: more };
  if (isManner(more) && !isOffice(more)) return { ...last, manner: last.manner ?? more };
  return { ...last, role: last.role === null ? more : `${last.role}${joint === '; ' ? ', ' : joint}${more}` };
}

/** One person with what stands in brackets and behind dashes; null where the words name nobody. */
export function personOf(part: string, { of, areAbsent = false, isFirst = false }: PeopleOptions): Person | null {
  const clean = part
    .replace(/^[-•*]\s+/, '')
    .replace(/^(?:and |also )?(?:Councillors|Cllrs|Members|Messrs|Mesdames|Cynghorwyr|Aldermen)\b\.?:?\s*/i, '')
    .replace(/[.;,*†]+$/, (end) => (/\b\p{Lu}\.$/u.test(part) ? end : ''))
    .trim();
  if (clean === '' || clean.length > MAX_LINE_CHARS) return null;
  const brackets = [...clean.matchAll(/[([]([^()[\]]{1,200})[)\]](?!\s\p{Lu}\p{Ll}+$)/gu)].map((match) =>
    (match[1] ?? '').trim(),
  );
  const bare = clean.replace(/\s*[([][^()[\]]{0,200}[)\]](?!\s\p{Lu}\p{Ll}+$)/gu, '').trim();
  // "Councillor North in the Chair", "Councillor North as substitute for Councillor Dale": no comma.
  const [head = '', ...tail] = bare.split(APART).map((words) => words.trim());
  const led = ledBy(head, [...tail.filter((words) => words !== ''), ...brackets], of === 'officers' && isFirst);
  if (led === null) return null;
  const says = led.says.filter((words) => words !== '' && !/\bward$/i.test(words));
  const isSaying = (words: string): boolean =>
    !isParty(words) && !isManner(words) && (!areAbsent || isRole(words) || isOffice(words) || isOrganisation(words));
  const { name, office } = withoutSpareTitles(led.name);
  return {
    name,
    role: says.find(isSaying) ?? office,
    party: says.find(isParty) ?? null,
    manner: says.find((words) => isManner(words)) ?? null,
  };
}

const APART =
  /\s+[-–—]\s*|\s*:\s+|\s*\|\s*|\s+(?=in the chair$|(?:as )?(?:a |the )?(?:named )?(?:substitut\w+|sub\.?) for |(?:attending |acting )?on behalf of |in place of |representing |for (?=(?:Cllr|Councillor|Mrs?|Ms|Dr)\b)|via |remotely$|virtually$|online$)/i;

interface Led {
  readonly name: string;
  readonly says: readonly string[];
}

/** The name among the parts of one entry, which an office may precede: "Chair: Councillor North", "Clerk – Tom Poe". */
function ledBy(head: string, says: readonly string[], mayRunOn: boolean): Led | null {
  const name = head.replace(/,$/, '').trim();
  const office = name.replace(/^The (?=\p{Ll}|\p{Lu}\p{L}* ?)/u, '');
  const isOwn = isNameLike(name) && !isTitle(name);
  const inside = says.find((words) =>
    isTitled(words) ? isFullName(words) || isNameLike(words) : !isOwn && isFullName(words) && isNameLike(words),
  );
  if (inside !== undefined && !isOwn)
    return { name: inside, says: [office, ...says.filter((words) => words !== inside)] };
  if (isOwn) return { name, says };
  const [lead = '', role = ''] = ROLE_BEFORE.exec(name) ?? [];
  const titled = name.slice(lead.length);
  if (lead !== '' && isTitled(titled) && isNameLike(titled)) return { name: titled, says: [role.trim(), ...says] };
  return mayRunOn ? nameBeforeOffice(name, says) : null;
}

/** "Tom Poe Monitoring Officer": nothing between name and office. */
function nameBeforeOffice(words: string, says: readonly string[]): Led | null {
  const all = words.split(' ');
  for (let count = 2; count < Math.min(all.length, 6); count += 1) {
    const name = all.slice(0, count).join(' ');
    const office = all.slice(count).join(' ');
    const isWhole =
      /\p{L}{2,}$/u.test(name) && isFullName(name) && isNameLike(name) && !isTitle(all.slice(0, count - 1).join(' '));
    if (isWhole && isOffice(office) && TITLE_CASE.test(office)) return { name, says: [office, ...says] };
  }
  return null;
}

/** "Head of Parks and Open Spaces", not what an officer said. */
const TITLE_CASE = /^(?:[\p{Lu}&(][^\s.]*(?: (?:of|and|for|the|to|in|with))*(?: |$))+$/u;

const ROLE_BEFORE =
  /^(?:the )?((?:vice|deputy)?[- ]?(?:chair(?:man|woman|person)?|conven[eo]r)|(?:deputy )?(?:lord |lady )?mayor|(?:deputy )?leader(?: of the council)?),?\s+(?=\p{Lu})/iu;

/** Commas, semicolons and a last "and" part names, and so do a second title and the border of a cell; brackets hold together. */
function partsOf(line: string): Part[] {
  const parts: Part[] = [];
  let joint = '';
  let begin = 0;
  let hold = 0;
  const cut = (end: number, next: string, skip: number): void => {
    for (const words of splitAtTitles(line.slice(begin, end).trim())) {
      parts.push({ words, joint });
      joint = ', ';
    }
    joint = next;
    begin = end + skip;
  };
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (character === '(' || character === '[') hold = Math.max(hold, closing(line, at));
    if (at < hold) continue;
    if (character === ',' || character === '|') cut(at, ', ', 1);
    else if (character === ';') cut(at, '; ', 1);
    else if (character === ' ') {
      const and = AND.exec(line.slice(at, at + 30));
      if (and !== null) cut(at, line[at - 1] === ';' ? '; ' : and[0], and[0].length);
    }
  }
  cut(line.length, '', 0);
  return parts.filter(({ words }) => words !== '');
}

const AND = /^ (?:and|a|ac|&|together with|as well as|plus) (?=(?:the )?[\p{Lu}(])/u;

/** Where the bracket that opens here ends; one that stays open holds nothing together. */
function closing(line: string, from: number): number {
  let depth = 0;
  for (let at = from; at < Math.min(line.length, from + MAX_BRACKET_CHARS); at += 1) {
    const character = line[at] ?? '';
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return from;
}

/** Two names in one line of a table of two columns have only their titles between them. */
function splitAtTitles(words: string): string[] {
  const names: string[] = [];
  let begin = 0;
  for (const { index } of words.matchAll(NEXT_TITLE)) {
    const before = words.slice(begin, index);
    const last = before.slice(before.lastIndexOf(' ') + 1);
    const isName =
      /^\p{Lu}[\p{L}.'’-]*[\p{L}.]$|[)\]*.]$/u.test(last) && !isTitle(last) && !TIER.test(last) && !OPENS.test(before);
    if (!isName) continue;
    names.push(before);
    begin = index + 1;
  }
  names.push(words.slice(begin));
  return names;
}

const NEXT_TITLE = /(?<=[\p{L}.)\]*’'-]) (?=(?:Cllr|Councillor|Cynghorydd|Mr|Mrs|Ms|Miss|Alderman|Dr)\.? \p{Lu})/gu;
const TIER = /^(?:Parish|Town|Community|County|Borough|District|City|Ward|Unitary|Mayor|Leader|Chair\w*|Deputy)$/;
const OPENS = /[([][^)\]]*$/;
