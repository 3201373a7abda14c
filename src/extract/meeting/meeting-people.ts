/** Names with roles as minutes write them in running lists: officers, witnesses, members. Headings above them are read elsewhere. */
import type { RawMeeting } from '../../records/extraction.ts';

export type Officer = RawMeeting['officers'][number];
export type Attendee = RawMeeting['attendees'][number];

const TITLE =
  '(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Canon|Father|Cllrs?|(?:(?:Parish|Town|Community|County|Borough|District|City) )?Councillors?|Cynghorydd|Cynghorwyr|Y Cyng|Cyng|Ald|Alderman|Alderwoman|Baroness|Baron|Major|Captain|Colonel|(?:(?:Assistant|Deputy) )?Chief Constable|(?:Detective )?(?:Chief )?(?:Superintendent|Inspector)|Sergeant|The Mayor,?|Mayor)\\.?';
const NAME_WORD = "(?:(?:\\p{Lu}\\.){1,4}|\\p{Lu}[\\p{L}'’-]*\\.?)";
const NAME = new RegExp(
  `^(?:${TITLE} ){0,3}${NAME_WORD}(?: (?:de|van|von|der|den|le|la|bin|al|ap|ab|ferch)){0,2}(?: ${NAME_WORD}){1,4}$`,
  'u',
);
const BARE_NAME = new RegExp(`^(?:${TITLE} ){0,3}${NAME_WORD}$`, 'u');
const TITLED = new RegExp(`^${TITLE} `, 'u');
/** Two names in one line of a table of two columns have only their titles between them. */
const NEXT_TITLE = new RegExp(
  `(?<=\\p{L}[\\p{L}.)’'-])(?<!\\b(?:Parish|Town|Community|County|Borough|District|City)) (?=(?:Cllr|Councillor|Cynghorydd|Mr|Mrs|Ms|Miss|Alderman)\\.? \\p{Lu})`,
  'u',
);
/** Where no heading says that officers follow, a line must name an office to be one. */
const OFFICE =
  /\b(?:Director|Head|Manager|Officer|Executive|Leader|Lead|Advis[eo]r|Solicitor|Lawyer|Counsel|Accountant|Auditor|Chair(?:man|woman|person)?|Commissioner|Consultant|Principal|Inspector|Superintendent|Secretary|Treasurer|Cabinet Member|Planner|Engineer|Surveyor|Nurse|Headteacher|Co-?ordinator|Chief|Representative|Partner|Analyst|Specialist|Registrar|Clerk|Administrator|Assistant|Team)\b/;
const ROLE =
  /^(?:(?:in the )?(?:acting |interim |joint )?(?:vice|deputy|co)?[- ]?chair(?:man|woman|person)?\b|(?:vice|deputy|mayor|lord mayor|leader|cabinet member|portfolio holder|executive member|lead member|co-?opted|co-?optee|independent|parent governor|church|diocesan|group leader|spokes|substitut|ex[- ]officio|non-voting|voting|member for|ward member|cadeirydd|is-gadeirydd|aelod|arweinydd)\b|opposition\b|(?:committee|board|panel|cabinet|council|lay|reserve|ordinary|elected) (?:sub-?)?member\b)/i;
const PARTY =
  /^(?:lab(?:our)?(?: (?:and|&) co-?op(?:erative)?)?|con(?:s|servatives?)?|lib(?:eral)?[ .-]?dem(?:ocrat)?s?|ld|lds|greens?|grn|the green party|independents?|ind|reform(?: uk)?|ref|ukip|snp|plaid(?: cymru)?|pc|residents?['’]?(?: association)?|ra|llafur|annibynnol|ceidwadwyr|non[- ]aligned|no(?:n)? group|co-?operative|workers? party|alliance|your party|[\p{L} '’&-]{2,40} (?:party|group|alliance|independents?|association|residents?['’]?|first))$/iu;
/** What a bracket behind a name says that is neither office nor party: when and how somebody came. */
const MANNER =
  /^(?:from|until|till|to|arrived|left|joined|for|during|via|by|on|up to|except|items?|minutes? nos?|remote|virtual|online|in part|part|as |substitut\w* for|sub\.? for|am|pm|reserve|observ)/i;
const MAX_LINE_CHARS = 220;

/**
 * One officer from a line such as `Julie Smith, Head of Service`, `Julie Smith – Head of Service` or `Julie Smith (Clerk)`.
 * `under` says that a heading announced officers: then a bare name will do, and a role without an office.
 */
export function officerOf(line: string, options: { readonly under: boolean }): Officer | null {
  if (line.length > MAX_LINE_CHARS || /[.:]$/.test(line.replace(/\b[A-Z]\.$/, ''))) return null;
  const clean = line.replace(/^[-•*]\s+/, '').trim();
  const match =
    /^([^,(–|]{3,60}?)\s*\(([^()]{2,160})\)$/.exec(clean) ??
    /^([^,(–|]{3,60}?)(?:\s*[,|:]\s*|\s+[-–—]\s+)(.{2,160})$/.exec(clean);
  const [first, second] = [match?.[1]?.trim() ?? clean, match?.[2]?.replace(/^[-–—]\s*/, '').trim() ?? null];
  const isName = isFullName(first) && !isOffice(first);
  // "Director of Finance – Jo Finch": the office may stand first.
  if (!isName && second !== null && isOffice(first) && isFullName(second) && !isOffice(second))
    return { name: second, role: first };
  if (!isName) return null;
  if (second === null) return options.under ? { name: first, role: null } : null;
  return options.under || (OFFICE.test(second) && /^[A-Z]/.test(second)) ? { name: first, role: second } : null;
}

/** A person's name of two words or more, with or without titles. */
export const isFullName = (words: string): boolean => words.length <= 80 && NAME.test(words);
/** Whether a name begins as a member's or guest's does: "Councillor", "Mrs". */
export const isTitled = (words: string): boolean => TITLED.test(words);
/** "Labour", "Con", "Residents’ Association Group". */
export const isParty = (words: string): boolean => PARTY.test(words.trim());
/** "Chair", "Deputy Leader", "Co-opted Member": what a member does, not what a name is. */
export const isRole = (words: string): boolean => ROLE.test(words.trim()) && !DEPUTY.test(words.trim());
/** A title in the City of London and the Channel Islands: "Deputy Harriet Loom" is no deputy of anybody. */
const DEPUTY =
  /^Deputy (?!.*\b(?:Leader|Mayor|Chair\w*|Convener|Provost|Speaker|Member|Cabinet|Portfolio|Executive|Director|Head|Officer|Manager|Clerk|Lieutenant|Chief)\b)\p{Lu}[\p{L}'’-]+ \p{Lu}/u;
const isOffice = (words: string): boolean => OFFICE.test(words.replace(TITLED, ''));

/**
 * Names from a running list: `Councillors Smith (Chair), Jones and Brown` or one name a line, each with the given attendance.
 * Names are kept as stated: a title that stands once before several names is not repeated.
 */
export function attendeesIn(lines: readonly string[], attendance: string): Attendee[] {
  const attendees: Attendee[] = [];
  for (const line of lines) {
    for (const part of splitNames(line)) {
      const last = attendees.at(-1);
      const words = part.startsWith(AND) ? part.slice(AND.length) : part;
      // "Piers Holt, Healthwatch Hartwell": the office behind a comma belongs to the name before it.
      if (last !== undefined && isBehindName(words)) {
        const joint = part.startsWith(AND) ? ' and ' : ', ';
        const role = roleWords(words);
        attendees[attendees.length - 1] = { ...last, role: last.role === null ? role : `${last.role}${joint}${role}` };
        continue;
      }
      // In a table the party has a cell of its own.
      if (last?.party === null && line.includes('|') && isParty(words)) {
        attendees[attendees.length - 1] = { ...last, party: words };
        continue;
      }
      const attendee = attendeeOf(words, attendance);
      if (attendee !== null && !attendees.some((other) => other.name === attendee.name)) attendees.push(attendee);
    }
  }
  return attendees;
}

function isBehindName(words: string): boolean {
  // "Sandra Fitt (Vice-Chairman)" has its office with it.
  const part = words.replace(/\s*\([^()]{0,80}\)$/, '') || words;
  if (isTitled(part)) return false;
  return isRole(part) || isOffice(part) || (ORGANISATION.test(part) && !/^\p{Lu}\.? \p{Lu}\p{L}+$/u.test(part));
}
const ORGANISATION =
  /\b(?:Council|Board|Trust|NHS|Police|Crime|Fire|Healthwatch|Care|Services?|Commissioner|Office|Authority|Association|University|College|School|Church|Diocese|Chamber|Federation|Union|Partnership|Department|Agency|Foundation|Charity|Health|Housing|Education|Voluntary|Community|Company|Ltd|Limited|Network)\b/;

const roleWords = (part: string): string => part.replace(/^\(([^()]*)\)?$|[.]$/g, '$1').trim();

function attendeeOf(part: string, attendance: string): Attendee | null {
  const clean = part
    .replace(/^[-•*]\s+/, '')
    .replace(/^(?:Councillors|Cllrs|Members|Messrs|Cynghorwyr)\b:?\s*/i, '')
    .replace(/[.;,*]+$/, (end) => (/\b\p{Lu}\.$/u.test(part) ? end : ''))
    .trim();
  const brackets = [...clean.matchAll(/[([]([^()[\]]{1,80})[)\]]/g)].map((match) =>
    (match[1] ?? '').replaceAll(`, ${AND}`, ' and ').trim(),
  );
  const bare = clean.replace(/\s*[([][^()[\]]{0,80}[)\]]/g, '').trim();
  // "Councillor North in the Chair" has no comma.
  const [head = '', ...tail] = bare.split(/\s+[-–—]\s*|\s*:\s+|\s*\|\s*|\s+(?=in the chair$)/i);
  let name = head.replace(/,$/, '').trim();
  let says = [...tail.filter((words) => words !== ''), ...brackets];
  // "Chair: Councillor North" and "The Mayor (Councillor North)".
  const inside = says.find((words) => isTitled(words) && isFullName(words));
  if (inside !== undefined && (isRole(name.replace(/^The /i, '')) || !isNameLike(name))) {
    says = [name.replace(/^The /i, ''), ...says.filter((words) => words !== inside)];
    name = inside;
  }
  const led = ROLE_BEFORE.exec(name);
  if (led !== null && isTitled(name.slice(led[0].length))) {
    says = [(led[1] ?? '').trim(), ...says];
    name = name.slice(led[0].length);
  }
  const level = LEVEL.exec(name);
  if (level !== null && isTitled(name.slice((level[1] ?? '').length + 1))) {
    says = [...says, `${level[1] ?? ''} Councillor`];
    name = name.slice((level[1] ?? '').length + 1);
  }
  if (!isNameLike(name)) return null;
  const party = says.find(isParty) ?? null;
  const manner = says.find((words) => MANNER.test(words));
  // Behind an absent member's name may stand why: "(holiday)".
  const isSaying = (words: string): boolean =>
    !isParty(words) &&
    !MANNER.test(words) &&
    (!/apolog|absent/.test(attendance) || isRole(words) || isOffice(words) || ORGANISATION.test(words));
  const role = says.find(isSaying) ?? null;
  const isSubstitute = manner !== undefined && /\b(?:substitut|sub\b)/i.test(manner);
  return { name, role, party, attendance: isSubstitute ? `${attendance}, as substitute` : attendance };
}

/** Members of other councils that come to speak are named with their council. */
const LEVEL = /^(Parish|Town|Community|County|Borough|District|City|Unitary) (?=(?:Councillor|Cllr)\b)/;
const ROLE_BEFORE =
  /^(?:the )?((?:vice|deputy)?[- ]?chair(?:man|woman|person)?|(?:deputy )?(?:lord )?mayor|(?:deputy )?leader(?: of the council)?),?\s+(?=\p{Lu})/iu;

/** A surname alone is a name where a heading says that names follow. */
function isNameLike(name: string): boolean {
  if (!NAME.test(name) && !BARE_NAME.test(name)) return false;
  return !NO_NAME.test(name) && !isRole(name) && !isParty(name);
}

const NO_NAME =
  /^(?:None|Nil|No|Apologies|Absen\w+|Present|Officers?|Members?|The|In|Also|And|Quorum|Vacan\w+|Observers?|Public|Press|There|Councillors?$|Attendance|Page|Minutes?|Agenda|Date|Time|Venue|Items?|Documents?|Papers|Reports?|Decisions?|Downloads?|Attachments?|Webcast|Related|Share|Committee|Council|Cabinet|Board|Name|Role|Party|Ward|Organisation|Title|Resolved|Agreed|Yes)\b/i;

/** Stands where an "and" was, for it may belong to a title: "Police and Crime Commissioner". */
const AND = '\u001d';

/** Commas, semicolons and a last "and" part names, and so do a second title and the border of a cell; brackets hold together. */
function splitNames(line: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  const words = line
    .slice(0, 6_000)
    .replaceAll(AND, '')
    .replace(/,? (?:and|a|ac|&) (?=\p{Lu})/gu, `, ${AND}`);
  for (const character of words) {
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (depth <= 0 && (character === ',' || character === ';' || character === '|')) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return [...parts, part.trim()].flatMap((name) => name.split(NEXT_TITLE)).filter((name) => name !== '');
}
