/** An inspection's fields in the words of the record: ISO dates, known grades, the authority's short name. */
import { GRADES, INSPECTION_KINDS, JUDGEMENT_AREAS, type Inspection } from '../records/document.ts';
import type { RawInspection, ReadInput } from '../records/extraction.ts';
import type { FindLocalAuthority, LocalAuthority } from '../records/local-authority.ts';
import { parseDateWindows } from './date-windows.ts';
import { parseUkDate } from './dates.ts';
import { tidyText } from './prose.ts';

type Judgement = Inspection['judgements'][number];

const MAX_NAME_WORDS = 12;
/** Kinds of council, which the short name leaves out: "Surrey County Council" is Surrey. */
const COUNCIL_KIND =
  /\s+(?:(?:metropolitan|district|county|borough|city|unitary|london|royal|and|&)\s+)*(?:council|authority|borough|m[bd]c)(?:['\u2019]s)?$/i;
const COUNCIL_OPENING =
  /^(?:the\s+)?(?:(?:london|royal|metropolitan)\s+)*(?:borough|district|county|metropolitan district|city(?=\s+of\s+(?!london\b))|council)\s+of\s+(?:the\s+)?(?:city\s+of\s+(?!london\b))?/i;
const TRUST =
  /\s+children(?:['\u2019]?s)?(?:\s+(?:and|&)\s+(?:famil(?:y|ies)|young people)(?:['\u2019]s)?)?(?:\s+services)?\s+(?:trust|company|first)$/i;

/** Reads a raw inspection into the record's shape. What cannot be read is absent, never guessed. */
export function normaliseInspection(
  raw: RawInspection,
  input: ReadInput,
  findAuthority: FindLocalAuthority,
): Inspection {
  const { name, authority } = chooseProvider(raw, findAuthority);
  const windows = raw.windows
    .flatMap((window) => parseDateWindows(window.value))
    .sort((a, b) => a.start.localeCompare(b.start));
  const ends = windows.map((window) => window.end).sort();
  return {
    kind: INSPECTION_KINDS.find((kind) => kind === raw.kind.value) ?? 'other',
    provider: name,
    gssCode: authority?.gssCode ?? null,
    region: authority?.region ?? null,
    urn: raw.urn?.value ?? null,
    start: windows[0]?.start ?? null,
    end: ends.at(-1) ?? null,
    windows,
    published: notAfter(day(raw.published?.value), input.capturedAt),
    publishedSite: day(raw.publishedSite?.value),
    leadInspector: raw.leadInspector ? raw.leadInspector.value.replace(/\s+/g, ' ').trim() : null,
    judgements: raw.judgements.flatMap(({ area, label, grade }) => {
      const known = gradeOf(grade);
      return known ? [{ area: JUDGEMENT_AREAS.find((name) => name === area) ?? null, label, grade: known }] : [];
    }),
    headlineFindings: tidyText(raw.headlineFindings ?? '') || null,
    areasForImprovement: raw.areasForImprovement.map(tidyText).filter((area) => area !== ''),
    nextSteps: tidyText(raw.nextSteps ?? '') || null,
  };
}

/**
 * The first name that the list of authorities knows, else the first. A report may say Hull for Kingston upon Hull, or name
 * a trust before the council that it works for.
 */
export function chooseProvider(
  raw: RawInspection,
  findAuthority: FindLocalAuthority,
): { readonly name: string | null; readonly authority: LocalAuthority | null; readonly rule: string | null } {
  const named = raw.providers.map((field) => {
    const short = providerName(field.value);
    const authority = findAuthority(short);
    return { name: authority?.name ?? short, authority, rule: field.rule };
  });
  const known = named.find(({ authority }) => authority !== null);
  if (known) return known;
  for (const { name, rule } of named) {
    const authority = authorityInside(name, findAuthority);
    if (authority) return { name: authority.name, authority, rule };
  }
  return named[0] ?? { name: null, authority: null, rule: null };
}

/** The one authority that a trust has in its name: `Together for Children Northport`. Null when it has none or several. */
function authorityInside(name: string, findAuthority: FindLocalAuthority): LocalAuthority | null {
  const words = name.split(/[\s,]+/).slice(0, MAX_NAME_WORDS);
  const found = new Set<LocalAuthority>();
  for (let start = 0; start < words.length; start += 1) {
    // A longer name counts before the one inside it: North Northport is not Northport.
    for (let end = words.length; end > start; end -= 1) {
      const authority = /^\p{Lu}/u.test(words[start] ?? '') ? findAuthority(words.slice(start, end).join(' ')) : null;
      if (!authority) continue;
      found.add(authority);
      start = end - 1;
      break;
    }
  }
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** The authority's short name. Example: `City of Bradford Metropolitan District Council` is `Bradford`. */
export function providerName(text: string): string {
  let name = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\u2019/g, "'")
    .replace(TRUST, '');
  name = name
    .replace(COUNCIL_KIND, '')
    .replace(COUNCIL_OPENING, '')
    .replace(/^the\s+(?=\p{Lu})/iu, '')
    .replace(/'s$/, '')
    .trim();
  if (/^city of (?!london\b)/i.test(name)) name = name.slice('city of '.length);
  // "Kingston upon Hull, City of" and "Herefordshire, County of" are how registers sort them.
  return name
    .replace(/,\s*(?:city|county) of$/i, '')
    .replace(/\s*&\s*/g, ' and ')
    .replace(/\s+(?:city|county|borough|district)$/i, '');
}

function day(text: string | undefined): string | null {
  return text === undefined ? null : (parseUkDate(text)?.slice(0, 10) ?? null);
}

/** A letter cannot be dated after it was fetched: such a date was misread. */
function notAfter(date: string | null, capturedAt: string): string | null {
  return date !== null && Date.parse(date) > Date.parse(capturedAt) ? null : date;
}

/** "Require improvement", "Requires improvement to be good." and "GOOD" are spellings of the four grades. */
function gradeOf(text: string): Judgement['grade'] | null {
  const words = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .replace(/^require /, 'requires ')
    .replace(/ to be good$/, '');
  return GRADES.find((grade) => grade === words) ?? null;
}
