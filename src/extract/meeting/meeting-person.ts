/** One person from one entry of a list: the name, and what stands beside it in brackets, behind dashes and before it. */
import {
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
} from './meeting-person-words.ts';

/** A person as a list names one, whatever heading stands above it. */
export interface Person {
  readonly name: string;
  readonly role: string | null;
  readonly party: string | null;
  /** How somebody came: "via Teams", "substitute for Councillor Dale". */
  readonly manner: string | null;
}

export interface PeopleOptions {
  /** Officers are written with first names, so that a bare word among them belongs to an office. */
  readonly of: 'members' | 'officers';
  /** Behind an absent member's name may stand why: "(holiday)". */
  readonly areAbsent?: boolean;
  /** Whether the words begin an entry, so that an office may follow its name at once. */
  readonly isFirst?: boolean;
}

export const MAX_LINE_CHARS = 220;

/** One person with what stands in brackets and behind dashes; null where the words name nobody. */
export function personOf(part: string, { of, areAbsent = false, isFirst = false }: PeopleOptions): Person | null {
  const clean = part
    .replace(/^[-•*†#]\s*/, '')
    .replace(/^(?:and |also )?(?:Councillors|Cllrs|Members|Messrs|Mesdames|Cynghorwyr|Aldermen)\b\.?:?\s*/i, '')
    .replace(/[.;,*†]+$/, (end) => (/\b\p{Lu}\.$/u.test(part) ? end : ''))
    .trim();
  if (clean === '' || clean.length > MAX_LINE_CHARS) return null;
  const brackets = [...clean.matchAll(/[([]([^()[\]]{1,200})[)\]](?!\s\p{Lu}\p{Ll}+$)/gu)].map((match) =>
    (match[1] ?? '').trim(),
  );
  const bare = clean.replace(/\s*[([][^()[\]]{0,200}[)\]](?!\s\p{Lu}\p{Ll}+$)/gu, '').trim();
  // "Councillor North in the Chair", "Councillor North as substitute for Councillor Dale": no comma.
  const [first = '', ...rest] = bare.split(APART).map((words) => words.trim());
  const end = first.search(MORE);
  const [head, tail] = end === -1 ? [first, rest] : [first.slice(0, end), [first.slice(end + 1), ...rest]];
  const led = ledBy(head, [...tail.filter((words) => words !== ''), ...brackets], of === 'officers' && isFirst);
  if (led === null) return null;
  const says = led.says.filter((words) => words !== '' && !/\bward$/i.test(words));
  const isSaying = (words: string): boolean =>
    !isParty(words) && !isManner(words) && (!areAbsent || isRole(words) || isOffice(words) || isOrganisation(words));
  const { name, office } = withoutSpareTitles(led.name);
  // "Director of Resources (Section 151 Officer)" is one office.
  const [stated = '', more] = says;
  const isOneOffice =
    of === 'officers' && says.length === 2 && says.every(isSaying) && clean.endsWith(`${stated} (${more})`);
  return {
    name,
    role: isOneOffice
      ? `${stated} (${more})`
      : (says.find((words) => isSaying(words) && !/^in the chair$/i.test(words)) ?? says.find(isSaying) ?? office),
    party: says.find(isParty) ?? null,
    manner: says.find((words) => isManner(words)) ?? null,
  };
}

const APART = /\s+[-–—]\s*|\s*:\s+|\s*\|\s*/;
/** What follows a name without a comma. */
const MORE =
  / (?=in the chair$|(?:as )?(?:a |the )?(?:named )?(?:substitut\w+|sub\.?) for |(?:attending |acting )?on behalf of |in place of |representing |for (?=(?:Cllr|Councillor|Mrs?|Ms|Dr)\b)|via |by teams$|remotely$|virtually$|online$)/i;

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

/** "Head of Law and Governance – Tom Poe": the whole line is an office and one name. */
export function officeThenName(line: string): Person | null {
  if (line.length > MAX_LINE_CHARS) return null;
  const [, office = '', name = ''] =
    /^(?:[-•▪]\s+)?([^:;–—]{3,120}?)(?:\s+[-–—]\s*|[–—]|:\s+)([^:;,()–—]{3,60}?)\.?$/u.exec(line) ?? [];
  // "Jo Finch, Assistant Director – Early Help" begins with a name.
  const [first = ''] = office.split(',', 1);
  const isLed =
    isOffice(office) &&
    !isTitled(office) &&
    !isNameLike(office) &&
    !(first !== office && isFullName(first) && isNameLike(first)) &&
    isFullName(name) &&
    isNameLike(name);
  return isLed ? { ...NOBODY, name: withoutSpareTitles(name).name, role: office } : null;
}

const NOBODY: Person = { name: '', role: null, party: null, manner: null };
