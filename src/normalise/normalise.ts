/** Raw fields in, draft record out: dates, people, addresses and text in one form, each field with the rule that won. */
import { agencyIn } from '../records/agencies.ts';
import type { DraftRecord, Quality, Reading } from '../records/document.ts';
import type { Extraction, Field, PageFields, ReadInput } from '../records/extraction.ts';
import type { FindLocalAuthority } from '../records/local-authority.ts';
import { plainLetters } from '../records/plain-words.ts';
import { readBylines } from './bylines.ts';
import type { Author } from './bylines.ts';
import { parseUkDate } from './dates.ts';
import { chooseProvider, normaliseInspection } from './inspection.ts';
import { readLanguage } from './languages.ts';
import { normaliseMeeting } from './meeting.ts';
import { movePageStarts } from './page-starts.ts';
import { mendLines, tidyLine, tidyText } from './prose.ts';
import { quality } from './quality.ts';
import { readPublication } from './publication-date.ts';
import type { DatedField } from './publication-date.ts';
import { onTheClock } from './time-zones.ts';
import { absoluteUrl, documentUrl } from './urls.ts';

type Found = Exclude<Extraction, { kind: 'not-a-document' }>;
type Common = Omit<Extract<DraftRecord, { type: 'WebPage' }>, 'type' | 'pageType'>;

/** Whoever lends no list of authorities gets none named: names stay as they are written, codes and regions absent. */
export function normalise(
  extraction: Extraction,
  input: ReadInput,
  findAuthority: FindLocalAuthority = () => null,
): Reading {
  if (extraction.kind === 'not-a-document') return extraction;
  const common = readCommon(extraction, input);
  // Text without a word or a number (rules, icons, emoji) would be a copy of every other such text.
  if (!/[\p{L}\p{N}]/u.test(common.text))
    return { kind: 'not-a-document', reason: 'empty', detail: 'nothing is left of the text' };
  const draft = withType(extraction, common, { input, findAuthority });
  return { kind: 'record', draft: { ...draft, quality: qualityOf(draft, extraction) } };
}

const LISTS: readonly string[] = ['listing', 'collection', 'product', 'forum'];

function qualityOf(draft: DraftRecord, extraction: Found): Quality {
  return quality({
    ...draft,
    doubts: extraction.doubts ?? [],
    isList: 'pageType' in draft && LISTS.includes(draft.pageType ?? ''),
  });
}

function withType(
  extraction: Found,
  common: Common,
  { input, findAuthority }: { readonly input: ReadInput; readonly findAuthority: FindLocalAuthority },
): DraftRecord {
  switch (extraction.kind) {
    case 'article':
      return { type: 'NewsArticle', ...common };
    case 'page':
      return extraction.pageType
        ? {
            type: 'WebPage',
            ...common,
            rules: { ...common.rules, pageType: extraction.pageType.reasons[0] ?? '' },
            pageType: extraction.pageType.name,
          }
        : { type: 'WebPage', ...common };
    case 'meeting':
      return {
        type: 'MeetingMinutes',
        ...common,
        rules: { ...common.rules, ...rulesOf('meeting', extraction.meeting) },
        meeting: normaliseMeeting(extraction.meeting, input, findAuthority),
      };
    case 'inspection': {
      const inspection = normaliseInspection(extraction.inspection, input, findAuthority);
      const { rule } = chooseProvider(extraction.inspection, findAuthority);
      const datePublished = inspection.published ?? inspection.publishedSite ?? common.datePublished;
      const rules = ruleOfPublication(
        common.rules,
        extraction.inspection.published ?? extraction.inspection.publishedSite,
      );
      return {
        type: 'InspectionReport',
        ...common,
        datePublished,
        rules: {
          ...rules,
          ...(rule === null ? {} : { 'inspection.provider': rule }),
          ...rulesOf('inspection', extraction.inspection),
        },
        inspection,
      };
    }
  }
}

/** The winners of the fields that only this kind of document has, as `meeting.committee`. */
function rulesOf(kind: string, raw: object): Record<string, string> {
  const rules: Record<string, string> = {};
  for (const [name, field] of Object.entries(raw) as [string, unknown][]) {
    if (typeof field !== 'object' || field === null || !('rule' in field) || typeof field.rule !== 'string') continue;
    rules[`${kind}.${name}`] = field.rule;
  }
  return rules;
}

function readCommon(extraction: Found, input: ReadInput): Common {
  const { fields } = extraction;
  const rules = new Map<string, string>();
  const keep = <T>(name: string, field: Field | undefined, value: T | null): T | null => {
    if (field && value !== null) rules.set(name, field.rule);
    return value;
  };
  const publisher = readPublisher(fields, input);
  if (publisher) rules.set('publisher', publisher.rule);
  const dates = readDates(fields, input);
  if (dates.published) rules.set('datePublished', dates.published.rule);
  const siteNames = [publisher?.name, input.source?.publisher.name, hostInitials(input.uri)].filter(
    (name) => name !== undefined,
  );
  const { author, rule: authorRule } = readAuthors(fields.authors ?? [], siteNames);
  if (authorRule !== null) rules.set('author', authorRule);
  rules.set('text', extraction.text.rule);
  const raw = extraction.text.value;
  const text = isRunningText(extraction) ? mendLines(raw) : tidyText(raw);
  const pages = extraction.pages && movePageStarts(extraction.pages, raw, text);
  return {
    url: keep(
      'url',
      fields.canonicalUri ?? { value: '', rule: 'target.uri' },
      documentUrl(fields.canonicalUri?.value, input.uri),
    ),
    headline: keep('headline', fields.headline, tidyLine(fields.headline?.value)),
    description: keep('description', fields.description, tidyLine(fields.description?.value)),
    text,
    ...(pages && { pages }),
    author,
    datePublished: dates.published?.date ?? null,
    dateModified: keep('dateModified', fields.dateModified, dates.modified),
    publisher: publisher && { name: publisher.name, url: publisher.url },
    section: keep('section', fields.section, tidyLine(fields.section?.value)),
    image: keep('image', fields.image, absoluteUrl(fields.image?.value, input.uri)),
    inLanguage: keep('inLanguage', fields.inLanguage, readLanguage(fields.inLanguage?.value)),
    isAccessibleForFree: keep(
      'isAccessibleForFree',
      fields.isAccessibleForFree,
      readFlag(fields.isAccessibleForFree?.value),
    ),
    localDemocracyCredit: keep(
      'localDemocracyCredit',
      fields.localDemocracyCredit,
      tidyLine(fields.localDemocracyCredit?.value),
    ),
    syndicatedFrom: keep('syndicatedFrom', fields.syndicatedFrom, readOrigin(fields, publisher?.name)),
    rules: Object.fromEntries(rules),
  };
}

/** The people whom the first rule names that names people. */
function readAuthors(
  fields: readonly Field[],
  siteNames: readonly string[],
): { author: Author[]; rule: string | null } {
  for (const rule of new Set(fields.map((field) => field.rule))) {
    const author = readBylines(
      fields.filter((field) => field.rule === rule).map((field) => field.value),
      siteNames,
    );
    if (author.length > 0) return { author, rule };
  }
  return { author: [], rule: null };
}

/** The PDF and minutes readers lay out their lines on purpose. */
function isRunningText(extraction: Found): boolean {
  const isPage = extraction.kind === 'article' || extraction.kind === 'page';
  return isPage && !extraction.text.rule.startsWith('pdf.blocks');
}

function readDates(fields: PageFields, input: ReadInput): { published: DatedField | null; modified: string | null } {
  const options = {
    zone: input.source?.timeZone ?? 'Europe/London',
    // American pages write the month first; only their language tells.
    monthFirst: /^en[-_]us$/i.test(fields.inLanguage?.value.trim() ?? ''),
  };
  const ownZone = input.source?.timeZone ?? (isBritish(input.uri) ? 'Europe/London' : null);
  const latest = Date.parse(input.capturedAt);
  const read = (text: string): string | null => {
    const date = parseUkDate(text, options);
    if (date === null || Date.parse(date) > latest) return null;
    // Machines are told the hour in Greenwich; the day is that of the publisher's own clock.
    return ownZone !== null && date.endsWith('+00:00') ? onTheClock(date, ownZone) : date;
  };
  const published = readPublication(fields, read);
  const modified = fields.dateModified ? read(fields.dateModified.value) : null;
  const isBefore =
    published !== null && modified !== null && Date.parse(modified) < Date.parse(published.date.slice(0, 10));
  return { published, modified: isBefore ? null : modified };
}

/** The initials that a host is called by: `cbc` of www.cbc.ca. A longer label may be the writer's own name. */
function hostInitials(uri: string | null): string | undefined {
  if (uri === null || !URL.canParse(uri)) return undefined;
  const label = new URL(uri).hostname.replace(/^(?:www\d?|m|amp|news)\./, '').split('.')[0] ?? '';
  return label.length >= 2 && label.length <= 5 ? label : undefined;
}

function isBritish(uri: string | null): boolean {
  return uri !== null && URL.canParse(uri) && new URL(uri).hostname.endsWith('.uk');
}

function readPublisher(
  fields: PageFields,
  input: ReadInput,
): { name: string; url: string | null; rule: string } | null {
  const named = tidyLine(fields.publisher?.value);
  const known = input.source?.publisher;
  // The source file names its publisher by hand: better than what a template says.
  if (known && (named === null || input.source?.family === 'news' || named === known.name)) {
    return { name: known.name, url: absoluteUrl(known.url, input.uri), rule: 'source.publisher' };
  }
  return named === null || !fields.publisher ? null : { name: named, url: null, rule: fields.publisher.rule };
}

/** Nobody syndicates from himself. */
function readOrigin(fields: PageFields, publisher: string | undefined): { name: string; url: string | null } | null {
  const value = tidyLine(fields.syndicatedFrom?.value);
  if (value === null) return null;
  const url = absoluteUrl(/^https?:/i.test(value) ? value : undefined, null);
  const name = url === null ? value : new URL(url).hostname.replace(/^www\./, '');
  const plain = (text: string): string => plainLetters(text.replace(/^the\s/i, ''));
  if (publisher === undefined) return { name, url };
  return plain(publisher) === plain(name) || (url === null && agencyIn(publisher) === name) ? null : { name, url };
}

function readFlag(value: string | undefined): boolean | null {
  const flag = value
    ?.trim()
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, '');
  if (flag === 'true' || flag === 'yes') return true;
  return flag === 'false' || flag === 'no' ? false : null;
}

function ruleOfPublication(
  rules: Readonly<Record<string, string>>,
  field: Field | undefined,
): Readonly<Record<string, string>> {
  return field ? { ...rules, datePublished: field.rule } : rules;
}
