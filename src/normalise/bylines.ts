/** Who wrote it, out of the strings that pages put in bylines: people with their roles, without agencies, sites and times. */
import { withoutAgency } from '../records/agencies.ts';
import { plainLetters } from '../records/plain-words.ts';
import { isPersonName, ROLE_WORD } from './person-names.ts';

export interface Author {
  readonly name: string;
  readonly jobTitle: string | null;
}

/** A credit before the names: `By`, `Published by`, `Words and pictures by`. */
const CREDIT =
  /^(?:(?:(?:exclusive|story|report|reported|words|text|review|reviewed|opinion|analysis|written|published|posted|created|submitted|compiled|edited|contributed|article|interview|author|pictures|photos|additional reporting|and|,|:)[\s:,]+){0,4}by\b[\s:]*|(?:author|authors|writer|reporter|byline|written by)\s*:\s*|from\s+)/i;
/** Where the names end: at a time, a date, an address or a label. */
const AFTER =
  /\s*(?:\b(?:at|on)\s+\d.*|[,|·•–—-]?\s*\b(?:published|posted|updated|last updated|first published|modified|created|follow)\b.*|\b\d{1,2}[:.]\d{2}.*|[,|·•–—-]?\s*\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*|[,|·•–—-]?\s*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b.*|[,|·•–—-]?\s*\b\d{1,4}[/-]\d{1,2}[/-]\d{1,4}.*|\b\S+@\S+.*|@\w+.*|https?:.*)$/i;
const SEPARATOR = /\s*(?:[;|/\n•·]|,|\s&\s|\s(?:and|with)\s|\s[–—-]\s)\s*/i;
const MAX_CHARS = 400;
const MAX_AUTHORS = 20;

/**
 * Reads bylines: `By Jane Roe and John Doe, Political editor` names two people, the second with a role;
 * `Published by Local Democracy Reporter Rebecca Curley at 12:29pm …` one. `siteNames` are never people.
 */
export function readBylines(bylines: readonly string[], siteNames: readonly string[] = []): Author[] {
  const authors: Author[] = [];
  const seen = new Set<string>();
  for (const byline of bylines) {
    for (const author of readByline(byline, siteNames)) {
      const key = plainLetters(author.name);
      if (seen.has(key) || authors.length >= MAX_AUTHORS) continue;
      seen.add(key);
      authors.push(author);
    }
  }
  return authors;
}

function readByline(byline: string, siteNames: readonly string[]): Author[] {
  const line = byline.slice(0, MAX_CHARS).replace(/\s+/g, ' ').trim();
  const names = withoutAgency(line.replace(CREDIT, '').replace(AFTER, ''))
    .replace(/\s*\([^)]{0,80}\)/g, ' ')
    .replace(/[\s.,:;–—-]+$/, '')
    .trim();
  const authors: { name: string; jobTitle: string | null }[] = [];
  const parts = joinSuffixes(names.split(SEPARATOR));
  for (const part of parts) {
    const { name, jobTitle } = splitRole(fromSlug(part.replace(CREDIT, '').trim()));
    const last = authors.at(-1);
    // One word among others is a place or a title; alone it is what somebody is called.
    const isLabel = parts.length > 1 && !name.includes(' ');
    if (name !== '' && !isLabel && isPersonName(name, siteNames)) authors.push({ name: inTitleCase(name), jobTitle });
    else if (name === '' && jobTitle !== null && last?.jobTitle === null) last.jobTitle = jobTitle;
  }
  return authors;
}

/** `fiona-leishman` is how some sites write Fiona Leishman to machines. */
function fromSlug(part: string): string {
  if (!/^[a-z]{2,}(?:-[a-z]{2,}){1,2}$/.test(part)) return part;
  return part
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** `Martin Luther King, Jr.` is one name. */
function joinSuffixes(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    if (/^(?:jr|sr|ii|iii|phd|md|dvm|obe|mbe)\.?$/i.test(part) && joined.length > 0)
      joined[joined.length - 1] += ` ${part}`;
    else joined.push(part);
  }
  return joined;
}

/** `Local Democracy Reporter Jane Roe` is a role and a name; `Political editor` a role alone. */
function splitRole(part: string): { name: string; jobTitle: string | null } {
  const words = part.split(' ').filter((word) => word !== '');
  let end = -1;
  words.forEach((word, index) => {
    if (ROLE_WORD.test(word.replace(/[^\p{L}-]/gu, ''))) end = index;
  });
  if (end < 0) return { name: part, jobTitle: null };
  const role = words.slice(0, end + 1).join(' ');
  const rest = words.slice(end + 1);
  // "Jane Roe Senior Reporter": the role follows the name without a comma.
  const lead = words.slice(0, 2).join(' ');
  if (
    rest.length === 0 &&
    words.length >= 4 &&
    isPersonName(lead, []) &&
    /^(?:senior|chief|local|political|education|health|digital|deputy|staff|crime|business|sports?)$/i.test(
      words[2] ?? '',
    )
  ) {
    return { name: lead, jobTitle: words.slice(2).join(' ') };
  }
  if (rest.length > 0 && /^(?:for|of|at|in)$/i.test(rest[0] ?? '')) return { name: '', jobTitle: part };
  return { name: rest.join(' '), jobTitle: role };
}

/** `RALPH D. RUSSO` is shouted; names are written. */
function inTitleCase(name: string): string {
  if (name !== name.toUpperCase() || !/\p{L}{3}/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s.'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\b(Mc)(\p{L})/gu, (_, mac: string, letter: string) => mac + letter.toUpperCase());
}
