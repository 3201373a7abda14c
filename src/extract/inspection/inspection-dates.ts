/** The dates of an inspection as its report writes them. Not read into ISO: that is normalise/date-windows. */
import type { Field } from '../../records/extraction.ts';
import type { PdfBlock } from '../pdf/pdf-blocks.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const YEAR = '(?:19|20)\\d{2}';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const NUMERIC = '\\d{1,2}[/.]\\d{1,2}[/.](?:20)?\\d{2}';
const WORD = `(?:${NUMERIC}|${YEAR}|${DAY}|${MONTH}|${WEEKDAY}|to|and|until|till|through|from|between|of|the)`;
/** A run of days, months, years and the words that join them; it is cut after its last year. */
const PHRASE = new RegExp(
  `(?:\\b(?:between|from)\\s+)?(?:\\b${WEEKDAY},?\\s+)?\\b(?:the\\s+)?(?:${NUMERIC}|${DAY})(?:[\\s,&()\u2010-\u2015-]{1,4}${WORD}\\b){0,40}`,
  'gi',
);
const UP_TO_YEAR = new RegExp(`^.*(?:${NUMERIC}|\\b${YEAR})\\b`, 'i');
const WRITTEN_DATE = `(?:${WEEKDAY},?\\s+)?(?:${DAY}\\s+(?:of\\s+)?${MONTH},?\\s+${YEAR}|${NUMERIC})`;
/** A letter's date line; what was set beside it may have run into it. */
const DATE_LINE = new RegExp(`^(?:date\\s*:?\\s*)?(${WRITTEN_DATE})(?=$|\\s)`, 'i');
const SINGLE_DATE = new RegExp(`^(?:date\\s*:?\\s*)?${WRITTEN_DATE}[.,]?$`, 'i');

const LABEL =
  /^(?:inspection|visit|on-?site|fieldwork)\s*(?:dates?\b(?:\(s\))?\s*:?|(?:period|took place|carried out)\s*:)\s*|^dates?(?:\(s\))? of (?:the |this )?(?:focuss?ed |monitoring )?(?:inspection|visit)\b\s*:?\s*/i;
const ANY_MONTH = new RegExp(MONTH, 'i');
const MONTH_OF_YEAR = new RegExp(`\\b(${MONTH}),?\\s+(${YEAR})\\b`, 'gi');
/** What leads to the date of an older inspection, a report or an order, unless the visit itself comes after it. */
const OTHER_EVENT =
  /\b(?:since|previous|last|judged|published|dated|issued|report of|following|after)\b(?!.*\b(?:took place|carried out|undertaken|conducted|held|visit(?:ed)?) )[^.;]*$/i;
const PUBLISHED_LABEL =
  /^(?:report|date)\s+published\b\s*:?\s*|^(?:publication date|date of publication|published(?: on)?)\b\s*:?\s*/i;
/** The label may stand on the line of the inspection's dates. */
const BESIDE_LABEL: readonly [RegExp, string] = [/^inspection dates?\b.{5,80}?\b(?=(?:report )?published\b)/i, ''];

/** Sentences that tell when inspectors came, strongest first; the dates follow, or for the last ones stand inside. */
const CUES: readonly RegExp[] = [
  /(?:findings (?:of|from)|carried out|undertook|conducted|completed|made) (?:an?|the|our|your|its)?\s*(?:[\w-]+ ){0,6}(?:visit|inspection)\b/i,
  /\b(?:inspection|visit|fieldwork)\s+(?:took place|was (?:carried out|undertaken|conducted)|ran|occurred|started)\b/i,
  /\bbetween \d|\bfrom \d/i,
  /\b(?:visit(?:ed)?|inspection|on[ -]?site)\b/i,
];
const OUTRIGHT_CUES = 2;
/** A letter on a visit goes out some weeks later; its opening tells of inspections a year and more before. */
const MAX_MONTHS = 9;
/** What the visit was about may stand between the cue and its dates. */
const SENTENCE_CHARS = 400;

/**
 * Finds when inspectors were there, as written; two stretches written in one phrase stay in it.
 * A label may stand anywhere on the cover; sentences are read only in the opening, and dates long before the letter's own are
 * those of older inspections.
 */
export function inspectionDates(cover: readonly PdfBlock[], opening: readonly PdfBlock[], published?: string): Field[] {
  for (const [index, block] of cover.entries()) {
    const text = lineOf(block);
    if (!LABEL.test(text)) continue;
    const rest = text.replace(LABEL, '');
    // The dates may stand below their label.
    const below = cover[index + 1];
    const phrase = datePhrase(rest) ?? (rest === '' && below ? datePhrase(lineOf(below)) : null);
    if (phrase) return [{ value: phrase, rule: 'inspection.dates-label' }];
  }
  const sentences = opening.filter((block) => block.text.length > 60).flatMap((block) => inSentences(block.text));
  const near = firstPhrase(sentences, CUES, (phrase) => isShortlyBefore(published, phrase));
  // What says outright that it is the visit's date holds whatever the letter's own date is.
  const phrase = near ?? firstPhrase(sentences, CUES.slice(0, OUTRIGHT_CUES), () => true);
  return phrase === null ? [] : [{ value: phrase, rule: 'inspection.opening' }];
}

function firstPhrase(
  sentences: readonly string[],
  cues: readonly RegExp[],
  isFit: (phrase: string) => boolean,
): string | null {
  for (const cue of cues) {
    for (const sentence of sentences) {
      const found = cue.exec(sentence);
      const phrase = found ? (datePhrase(sentence, found.index) ?? datePhrase(sentence)) : null;
      if (phrase && isFit(phrase)) return phrase;
    }
  }
  return null;
}

/** Finds the date of publication that the document states: a labelled line, or the date line of a letter. */
export function publicationDate(cover: readonly PdfBlock[]): Field | undefined {
  for (const text of cover.flatMap((block) => [
    lineOf(block),
    ...block.cells,
    lineOf(block).replace(...BESIDE_LABEL),
  ])) {
    const phrase = PUBLISHED_LABEL.test(text) ? datePhrase(text.replace(PUBLISHED_LABEL, '')) : null;
    if (phrase) return { value: phrase, rule: 'inspection.published-label' };
  }
  const greeting = cover.findIndex((block) => isGreeting(block.text));
  const heads = cover
    .slice(0, Math.max(greeting, 0))
    .flatMap((block) => (block.cells.length > 0 ? block.cells : [block.text]))
    .filter((text) => text.length < 200);
  const dateLine =
    heads.find((text) => SINGLE_DATE.test(text)) ?? heads.map((text) => DATE_LINE.exec(text)?.[1]).find(Boolean);
  return dateLine === undefined ? undefined : { value: dateLine, rule: 'inspection.letter-date' };
}

function lineOf(block: PdfBlock): string {
  return block.cells.length > 1 ? block.cells.join(' ') : block.text;
}

/** True for the "Dear ..." of a letter. */
export function isGreeting(text: string): boolean {
  return text.length < 160 && /^dear\b/i.test(text);
}

function inSentences(text: string): string[] {
  // Initials and "Mr." do no harm here: a date never follows them.
  return text
    .slice(0, 4_000)
    .split(/(?<=[a-z\d)][.?!])(?<!\bSt\.)\s+(?=[A-Z\u2018\u201c])/)
    .map((sentence) => sentence.slice(0, SENTENCE_CHARS));
}

/** The first phrase from this place on that names a day, month and year, and is no other event's. */
function datePhrase(text: string, from = 0): string | null {
  const clause = text.slice(0, SENTENCE_CHARS);
  for (const run of clause.slice(from).matchAll(PHRASE)) {
    const phrase = UP_TO_YEAR.exec(run[0])?.[0];
    if (!phrase || !(ANY_MONTH.test(phrase) || phrase.includes('/'))) continue;
    const at = from + run.index;
    if (!OTHER_EVENT.test(clause.slice(Math.max(0, at - 160), at))) return phrase.trim();
  }
  return null;
}

/** True unless both name a month and the letter is older than the visit or came long after it. */
function isShortlyBefore(published: string | undefined, phrase: string): boolean {
  const [letter, visit] = [lastMonth(published ?? ''), lastMonth(phrase)];
  return letter === null || visit === null || (visit <= letter && letter - visit <= MAX_MONTHS);
}

/** The last month that a text names with its year, counted from year 0. */
function lastMonth(text: string): number | null {
  const [, name = '', year] = [...text.matchAll(MONTH_OF_YEAR)].at(-1) ?? [];
  const month = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').indexOf(name.slice(0, 3).toLowerCase());
  return year === undefined || month < 0 ? null : Number(year) * 12 + month;
}
