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
const SINGLE_DATE = new RegExp(`^(?:date\\s*:?\\s*)?(?:${WEEKDAY},?\\s+)?${DAY}\\s+${MONTH},?\\s+${YEAR}$`, 'i');

const LABEL =
  /^(?:inspection|visit|on-?site|fieldwork)\s*dates?\b\s*:?\s*|^dates?\(?s?\)? of (?:the )?(?:inspection|visit)\b\s*:?\s*/i;
const PUBLISHED_LABEL =
  /^(?:report|date)\s+published\b\s*:?\s*|^(?:publication date|date of publication|published(?: on)?)\b\s*:?\s*/i;

/** Sentences that tell when inspectors came, strongest first; the dates follow, or for the last one stand inside. */
const CUES: readonly RegExp[] = [
  /(?:findings (?:of|from)|carried out|undertook|conducted|completed|made) (?:an?|the|our|your|its)?\s*(?:[\w-]+ ){0,6}(?:visit|inspection)\b/i,
  /\b(?:inspection|visit|fieldwork)\s+(?:took place|was (?:carried out|undertaken|conducted)|ran|occurred|started)\b/i,
  /\bbetween \d|\bfrom \d/i,
  /\b(?:visit|inspection)\b/i,
];
/** What the visit was about may stand between the cue and its dates. */
const SENTENCE_CHARS = 400;

/**
 * Finds when inspectors were there, as written; two stretches written in one phrase stay in it.
 * A label may stand anywhere on the cover; sentences are read only in the opening, where no older inspections are told of.
 */
export function inspectionDates(cover: readonly PdfBlock[], opening: readonly PdfBlock[]): Field[] {
  for (const block of cover) {
    const text = block.cells.length > 1 ? block.cells.join(' ') : block.text;
    if (!LABEL.test(text)) continue;
    const phrase = datePhrase(text.replace(LABEL, ''));
    if (phrase) return [{ value: phrase, rule: 'inspection.dates-label' }];
  }
  const sentences = opening.filter((block) => block.text.length > 60).flatMap((block) => inSentences(block.text));
  for (const cue of CUES) {
    for (const sentence of sentences) {
      const found = cue.exec(sentence);
      const phrase = found ? (datePhrase(sentence.slice(found.index)) ?? datePhrase(sentence)) : null;
      if (phrase) return [{ value: phrase, rule: 'inspection.opening' }];
    }
  }
  return [];
}

/** Finds the date of publication that the document states: a labelled line, or the date line of a letter. */
export function publicationDate(cover: readonly PdfBlock[]): Field | undefined {
  for (const block of cover) {
    const text = block.cells.length > 1 ? block.cells.join(' ') : block.text;
    const phrase = PUBLISHED_LABEL.test(text) ? datePhrase(text) : null;
    if (phrase) return { value: phrase, rule: 'inspection.published-label' };
  }
  const greeting = cover.findIndex((block) => isGreeting(block.text));
  const heads = cover
    .slice(0, Math.max(greeting, 0))
    .flatMap((block) => (block.cells.length > 0 ? block.cells : [block.text]));
  const dateLine = heads.find((text) => SINGLE_DATE.test(text));
  return dateLine === undefined ? undefined : { value: dateLine, rule: 'inspection.letter-date' };
}

/** True for the "Dear ..." of a letter. */
export function isGreeting(text: string): boolean {
  return text.length < 160 && /^dear\b/i.test(text);
}

function inSentences(text: string): string[] {
  // Initials and "Mr." do no harm here: a date never follows them.
  return text
    .slice(0, 4_000)
    .split(/(?<=[a-z\d)][.?!])\s+(?=[A-Z\u2018\u201c])/)
    .map((sentence) => sentence.slice(0, SENTENCE_CHARS));
}

/** The first phrase that names a day, month and year. */
function datePhrase(text: string): string | null {
  for (const [run] of text.slice(0, SENTENCE_CHARS).matchAll(PHRASE)) {
    const phrase = UP_TO_YEAR.exec(run)?.[0];
    if (phrase && (new RegExp(MONTH, 'i').test(phrase) || phrase.includes('/'))) return phrase.trim();
  }
  return null;
}
