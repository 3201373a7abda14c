/** Whether two different texts tell of one event: they quote the same words, and are not copies of each other. Merges nothing. */
import { namesIn } from './names.ts';
import { quotations } from './quotations.ts';
import type { ShingledText } from './shingled-text.ts';
import { placeOf, shingledText } from './shingled-text.ts';

export interface StoryText {
  readonly body: ShingledText;
  readonly quoted: readonly string[];
  /** What is quoted, ready to be looked for. */
  readonly passages: ReadonlyMap<string, ShingledText>;
  readonly datePublished: string | null;
}

/** Why two texts are one story. */
interface StoryEvidence {
  /** What both quote, in normal form; a few. */
  readonly quotations: readonly string[];
  /** Names that both speak of again and again. */
  readonly names: readonly string[];
}

/** Nobody says ten words twice by chance; six are often the title of a guide. */
const LONG_WORDS = 10;
/** One event is told of within a month; a review of the year is not its story. */
const WINDOW_DAYS = 31;
/** A single sentence is enough within the days in which everybody reports it. */
const NEWS_DAYS = 7;
/** Beyond what they quote, two reports share idiom only; copies and forms share far more. */
const MAX_SHARED = 0.3;
/** The quotation may be cut or mended at its ends. */
const MOST = 0.8;
const MIN_NAMES = 2;
/** Once is a mention in passing. */
const MIN_MENTIONS = 2;
const SHOWN = 5;

/** @param read for one who has the text ready; it is read only when another quotes the same. */
export function storyText(
  text: string,
  datePublished: string | null,
  read: () => ShingledText = () => shingledText(text),
): StoryText {
  let body: ShingledText | null = null;
  let passages: ReadonlyMap<string, ShingledText> | null = null;
  const quoted = quotations(text);
  return {
    quoted,
    datePublished,
    get passages() {
      return (passages ??= new Map(quoted.map((sentence) => [sentence, shingledText(sentence)])));
    },
    get body() {
      return (body ??= read());
    },
  };
}

/** The evidence that two texts are one story, or null. The same in either order. */
export function sameStory(one: StoryText, other: StoryText): StoryEvidence | null {
  const days = daysBetween(one.datePublished, other.datePublished);
  if (days !== null && days > WINDOW_DAYS) return null;
  const [inBoth, reported] = sharedQuotations(one, other);
  const isLong = (sentence: string): boolean => sentence.split(' ').length >= LONG_WORDS;
  const long = inBoth.filter(isLong).length;
  const all = [...inBoth, ...reported.filter(isLong)];
  if (all.length === 0 || !all.some(isLong)) return null;
  const passages = all.flatMap((sentence) => one.passages.get(sentence) ?? other.passages.get(sentence) ?? []);
  if (sharedBeyond(one.body, other.body, passages) > MAX_SHARED) return null;
  const names = sharedNames(one, other, all);
  const isToldByBoth = long >= 2 || (long === 1 && days !== null && days <= NEWS_DAYS);
  if (!isToldByBoth && names.length < MIN_NAMES) return null;
  return { quotations: all.slice(0, SHOWN), names: names.slice(0, SHOWN) };
}

/** Sentences that both quote, and those that one quotes and the other, which quotes too, tells as its own. */
function sharedQuotations(one: StoryText, other: StoryText): [string[], string[]] {
  if (one.quoted.length === 0 || other.quoted.length === 0) return [[], []];
  const quoted: string[] = [];
  const told: string[] = [];
  for (const [sentence, passage] of one.passages) {
    if (isQuotedIn(passage, other)) quoted.push(sentence);
    else if (shareOf(passage, other.body) >= MOST) told.push(sentence);
  }
  for (const [sentence, passage] of other.passages) {
    if (!isQuotedIn(passage, one) && shareOf(passage, one.body) >= MOST) told.push(sentence);
  }
  return [quoted, told];
}

function isQuotedIn(passage: ShingledText, { passages }: StoryText): boolean {
  for (const theirs of passages.values())
    if (shareOf(passage, theirs) >= MOST || shareOf(theirs, passage) >= MOST) return true;
  return false;
}

function shareOf(passage: ShingledText, where: ShingledText): number {
  if (passage.shingles.length === 0) return 0;
  let met = 0;
  for (const shingle of passage.shingles) if (placeOf(where, shingle) >= 0) met += 1;
  return met / passage.shingles.length;
}

/** How much of the shorter text stands in the longer, besides the quotations. */
function sharedBeyond(one: ShingledText, other: ShingledText, passages: readonly ShingledText[]): number {
  const [short, long] = one.distinct <= other.distinct ? [one, other] : [other, one];
  let [all, met] = [0, 0];
  for (const shingle of short.shingles) {
    if (passages.some((passage) => placeOf(passage, shingle) >= 0)) continue;
    all += 1;
    if (placeOf(long, shingle) >= 0) met += 1;
  }
  return all === 0 ? 0 : met / all;
}

/** Names that both speak of again and again in their own words. */
function sharedNames(one: StoryText, other: StoryText, quoted: readonly string[]): string[] {
  const said = quoted.flatMap((sentence) => sentence.split(' '));
  const [mine, theirs] = [namesIn(one.body), namesIn(other.body)];
  const own = (times: number, name: string): number => times - said.filter((word) => word === name).length;
  return [...mine].flatMap(([name, times]) =>
    Math.min(own(times, name), own(theirs.get(name) ?? 0, name)) >= MIN_MENTIONS ? [name] : [],
  );
}

function daysBetween(one: string | null, other: string | null): number | null {
  if (one === null || other === null) return null;
  const days = Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
  return Number.isNaN(days) ? null : days;
}
