/** Whether two texts are one: how much of the shorter stands in the longer, and whether they are two fillings of one form. */
import type { Similarity, Slot } from '../records/similarity.ts';
import type { Alignment } from './align.ts';
import { align } from './align.ts';
import { findSlots } from './find-slots.ts';
import type { Headed, Kinship } from './headlines.ts';
import { kinship } from './headlines.ts';
import type { ShingledText } from './shingled-text.ts';
import { placesIn } from './shingled-text.ts';

export type Comparison =
  | { readonly kind: 'copy'; readonly relation: 'syndicated' | 'truncated'; readonly similarity: Similarity }
  /** Another filling of the same form. */
  | { readonly kind: 'same-form'; readonly similarity: Similarity }
  | { readonly kind: 'other'; readonly containment: number };

/** From here on the words alone say that it is one text: two stories under one footer share less. */
const SURE = 0.7;
/** Under strange headlines more is asked for: a brief above a long footer is mostly footer. */
const STRANGE = 0.78;
/** From here on it is one text if the headlines are kindred too: half of a short copy may be another paper's words. */
const LIKELY = 0.5;
/** Enough if one headline is a sentence of the other's text: no chance, and no footer, makes it that. */
const TAKEN = 0.42;
/** One slot in this many words is the density of a form; a corrected article has a handful in a thousand. */
const FORM_WORDS = 100;
/** One slot is a correction, but in a brief text. */
const MIN_SLOTS = 2;
/** On one site a correction keeps its address: two addresses with other facts are two fillings, though they be longer. */
const SITE_FORM_WORDS = 300;
/** Fillings of one form are as long as each other; a copy that was cut is not. */
const WHOLE = 0.9;
/** "North" for "West" five times over: two bodies' copies of one letter. */
const REPEATED = 5;
/** A copy that lost more than this share of its words breaks off; less is a copy trimmed to fit. */
const TRUNCATED = 0.7;
/** So few words have no shingles to speak of. */
const TEASER_WORDS = 10;
const TEASER_WITHIN = 60;
const SHOWN_SLOTS = 5;

/** What is known of the texts that share words with the fresh one, besides the one it is compared with. */
export interface Company {
  /** There is none but the one that is compared. */
  readonly isAlone: boolean;
  /** How many of the texts that are kept have a shingle. */
  readonly holders: (shingle: number) => number;
  /** True when another of them stands under the same headline: then the headline is a form's. */
  readonly hasHeadline: (known: Headed) => boolean;
}

/** Compares a text with one that is kept; what stands in the rest of the company too tells little. */
export function compare(fresh: Headed, known: Headed, company: Company): Comparison {
  const [short, long] =
    fresh.body.distinct <= known.body.distinct ? [fresh.body, known.body] : [known.body, fresh.body];
  if (isTeaser(short, long) && ['same', 'taken'].includes(headlinesOf(fresh, known, company))) return teaserOf(short);
  const shared = sharedShingles(fresh.body, known.body, short);
  const plain = plainContainment(short, shared);
  if (plain < TAKEN) return { kind: 'other', containment: plain };
  const containment = company.isAlone ? plain : weighedContainment(short, shared, company);
  if (!isEnough(containment, () => headlinesOf(fresh, known, company))) return { kind: 'other', containment };
  const alignment = align(fresh.body, known.body);
  const slots = findSlots({ fresh: fresh.body, known: known.body }, alignment);
  const similarity = similarityOf(containment, alignment, slots);
  const isOneSite = fresh.site !== null && fresh.site === known.site;
  const isBrief = isOneForm(short, long, isOneSite ? SITE_FORM_WORDS : FORM_WORDS);
  const leastSlots = isBrief ? 1 : Math.max(MIN_SLOTS, alignment.matched / FORM_WORDS);
  if (slots.length >= leastSlots || isOneChange(slots)) return { kind: 'same-form', similarity };
  const isShorter = short.words.count < TRUNCATED * long.words.count;
  return { kind: 'copy', relation: isShorter ? 'truncated' : 'syndicated', similarity };
}

/** A line or two that open the long text. */
function isTeaser(short: ShingledText, long: ShingledText): boolean {
  const { hashes, count } = short.words;
  if (count === 0 || count >= TEASER_WORDS) return false;
  const last = Math.min(TEASER_WITHIN, long.words.count - count);
  for (let at = 0; at <= last; at += 1) {
    let length = 0;
    while (length < count && hashes[length] === long.words.hashes[at + length]) length += 1;
    if (length === count) return true;
  }
  return false;
}

/** There is too little to measure: the headline carries it. */
function teaserOf({ words }: ShingledText): Comparison {
  const similarity = { score: LIKELY, containment: 1, matchedWords: words.count, slots: [] };
  return { kind: 'copy', relation: 'truncated', similarity };
}

/** Headlines take longer to compare than they matter: most texts are one, or are not, under any. */
function isEnough(containment: number, headlines: () => Kinship): boolean {
  if (containment >= STRANGE) return true;
  return containment >= TAKEN && containment >= leastFor(headlines());
}

function headlinesOf(fresh: Headed, known: Headed, company: Company): Kinship {
  return company.hasHeadline(known) ? 'unknown' : kinship(fresh, known);
}

function leastFor(headlines: Kinship): number {
  switch (headlines) {
    case 'strange':
      return STRANGE;
    case 'unknown':
      return SURE;
    case 'kindred':
    case 'same':
      return LIKELY;
    case 'taken':
      return TAKEN;
  }
}

/** Room for what one text shares with another, used again by every comparison. */
let room = new Uint8Array(8192);

/**
 * Which shingles of the short text stand in the long one: 1, else 0. Looks from the known text into the fresh one whichever
 * is shorter, for the fresh one's table was used a moment ago, and the known one's lies somewhere in memory.
 */
function sharedShingles(fresh: ShingledText, known: ShingledText, short: ShingledText): Uint8Array {
  if (room.length < short.shingles.length) room = new Uint8Array(short.shingles.length);
  const shared = room.fill(0, 0, short.shingles.length);
  const places = placesIn(fresh, known.shingles);
  for (let at = 0; at < known.shingles.length; at += 1) {
    let place = places[at] as number;
    if (short === known) shared[at] = place < 0 ? 0 : 1;
    else for (; place >= 0 && shared[place] === 0; place = (fresh.later[place] as number) - 1) shared[place] = 1;
  }
  return shared;
}

function plainContainment({ shingles }: ShingledText, shared: Uint8Array): number {
  let met = 0;
  for (let at = 0; at < shingles.length; at += 1) met += shared[at] as number;
  return shingles.length === 0 ? 0 : 1 - (shingles.length - met) / shingles.length;
}

/** The same share, each shingle counting one over the texts of the company that have it. */
function weighedContainment({ shingles }: ShingledText, shared: Uint8Array, company: Company): number {
  let all = 0;
  let met = 0;
  for (let at = 0; at < shingles.length; at += 1) {
    const weight = 1 / Math.max(1, company.holders(shingles[at] as number));
    all += weight;
    if (shared[at] === 1) met += weight;
  }
  return all === 0 ? 0 : met / all;
}

/** Two brief texts of about one length: a standing item with one blank to fill. */
function isOneForm({ words: short }: ShingledText, { words: long }: ShingledText, mostWords: number): boolean {
  return long.count < mostWords && short.count >= WHOLE * long.count;
}

/** One substitution over and over. */
function isOneChange(slots: readonly Slot[]): boolean {
  const times = new Map<string, number>();
  for (const { fresh, known } of slots) {
    const change = `${known} > ${fresh}`.toLowerCase();
    times.set(change, (times.get(change) ?? 0) + 1);
  }
  return [...times.values()].some((count) => count >= REPEATED);
}

function similarityOf(containment: number, { matched }: Alignment, slots: readonly Slot[]): Similarity {
  const perForm = slots.length / Math.max(MIN_SLOTS, matched / FORM_WORDS);
  return {
    score: round(containment * Math.max(0, 1 - perForm / 2)),
    containment: round(containment),
    matchedWords: matched,
    slots: slots.slice(0, SHOWN_SLOTS),
  };
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
