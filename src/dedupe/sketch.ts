/** The candidate keys of a text: a few of its five-word shingles, chosen by their value alone, so that copies choose the same. */
import { COMMON } from '../records/similarity.ts';
import type { ScannedWords } from './scan-words.ts';
import { scanOnce } from './scan-words.ts';
import { mix, shingleCount, SHINGLE_WORDS, shinglesOnce, withWord } from './shingles.ts';

/** As many as find a copy that is cut to a tenth, when both texts are of a newspaper's length; a short notice has no more. */
export const MAX_KEYS = 64;
/** Of these a kept text keeps the rarest half: a copy cut to a fifth still meets six of them. */
export const KEPT_KEYS = 32;

/** A shorter headline ("Morning headlines", "Roadworks") stands over many texts. */
const HEADLINE_WORDS = 5;
/** Two keys, for one shared key alone makes no candidate. */
const HEADLINE_SEEDS = [1, 2];

/** What finds the texts that may be the same. */
interface Sketch {
  /** 64 bits each, as PostgreSQL's `bigint` keeps them. */
  readonly keys: BigInt64Array;
  /** How many words the text has. */
  readonly words: number;
}

const SECOND_MULTIPLIER = 0x85ebca77;

const ROOM = 256;
const ALL = 0xffffffff;
/** So many more than wanted that chance leaves too few in one text of ten thousand. */
const GENEROUS = 1.6;
/** The keys of the text at hand, those of its headline first; used again by every call. */
const room = new ArrayBuffer(8 * (HEADLINE_SEEDS.length + ROOM));
/** As halves, the low one first on every machine that Node runs on. */
const headlineHalves = new Int32Array(room, 0, 2 * HEADLINE_SEEDS.length);
const halves = new Uint32Array(room, 8 * HEADLINE_SEEDS.length);
/** As numbers of 64 bits, for sorting. */
const whole = new BigUint64Array(room, 8 * HEADLINE_SEEDS.length);

/**
 * The keys of a text. Typography and case do not change them; cutting the text keeps those of what is left.
 * A telling headline gives two more, so that a teaser finds the story that it leads to.
 */
export function sketch(text: string, headline: string | null = null): Sketch {
  const words = scanOnce(text);
  return sketchOf(words, shinglesOnce(words), headline);
}

/** The same, of a text whose words and shingles are at hand. */
export function sketchOf(words: ScannedWords, shingles: Int32Array, headline: string | null): Sketch {
  const { count } = words;
  const keys = smallestKeys(words, shingles, MAX_KEYS);
  // Those of the headline stand first, so that they are kept among equals.
  return { keys: copiedKeys(putHeadlineKeys(headline), keys), words: count };
}

/** The keys of a headline alone; a copy's own headline leads to the text too. */
export function headlineKeys(headline: string | null): BigInt64Array {
  return copiedKeys(putHeadlineKeys(headline), 0);
}

/** The `most` smallest keys of a sentence. */
export function keysOfWords(sentence: string, most: number): BigInt64Array {
  const words = scanOnce(sentence);
  return copiedKeys(0, smallestKeys(words, shinglesOnce(words), most));
}

/** Puts the keys of a headline in front of the others, and returns how many there are. */
function putHeadlineKeys(headline: string | null): number {
  const words = scanOnce(headline ?? '');
  if (words.count < HEADLINE_WORDS) return 0;
  HEADLINE_SEEDS.forEach((seed, at) => {
    headlineHalves[2 * at] = hashWords(words, ~seed);
    headlineHalves[2 * at + 1] = hashWords(words, seed);
  });
  return HEADLINE_SEEDS.length;
}

function copiedKeys(ofHeadline: number, ofText: number): BigInt64Array {
  const first = HEADLINE_SEEDS.length - ofHeadline;
  return new BigInt64Array(room.slice(8 * first, 8 * (HEADLINE_SEEDS.length + ofText)));
}

function hashWords({ hashes, count }: ScannedWords, salt: number): number {
  let hash = salt;
  for (let at = 0; at < count; at += 1) hash = mix(withWord(hash, hashes[at] as number));
  return hash;
}

/**
 * By which of its keys a text is found once it is kept: the places of the rarest, the first of equals.
 * @param uses how many kept texts hold each key already
 */
export function keptPlaces(uses: ArrayLike<number>, length = uses.length): number[] {
  // Use and place in one number, so that sorting needs no function.
  const ranked = new Uint32Array(length);
  let open = 0;
  for (let at = 0; at < length; at += 1) {
    const use = uses[at] as number;
    if (use < COMMON) ranked[open++] = use * length + at;
  }
  const kept = open <= KEPT_KEYS ? ranked.subarray(0, open) : ranked.subarray(0, open).sort().subarray(0, KEPT_KEYS);
  const places: number[] = [];
  for (const rank of kept) places.push(rank % length);
  return places;
}

/** Puts the `most` smallest keys into the room, and returns how many there are. */
function smallestKeys(words: ScannedWords, shingles: Int32Array, most: number): number {
  // The smallest of many evenly spread values are under a limit that their number tells; only a text that repeats itself
  // has fewer different ones there, and is gone through again.
  const limit = Math.min(ALL, Math.floor((GENEROUS * most * ALL) / Math.max(1, words.count)));
  const met = collect(words, shingles, { most, limit });
  return met < most && limit < ALL ? collect(words, shingles, { most, limit: ALL }) : met;
}

/** Those whose upper half is under a limit, sorted and distinct. */
function collect(
  { hashes, count }: ScannedWords,
  shingles: Int32Array,
  which: { readonly most: number; readonly limit: number },
): number {
  const size = Math.min(SHINGLE_WORDS, count);
  const places = shingleCount(count);
  let under = which.limit;
  let met = 0;
  for (let at = 0; at < places; at += 1) {
    const high = (shingles[at] as number) >>> 0;
    if (high > under) continue;
    halves[2 * met] = lowHalf(hashes, at, size);
    halves[2 * met + 1] = high;
    met += 1;
    if (met < ROOM) continue;
    met = smallest(met, which.most);
    if (met === which.most) under = halves[2 * met - 1] as number;
  }
  return smallest(met, which.most);
}

/** Sorts what was met, drops what came twice, and keeps the `most` smallest. */
function smallest(met: number, most: number): number {
  whole.subarray(0, met).sort();
  let kept = 0;
  for (let at = 0; at < met && kept < most; at += 1) {
    const [low, high] = [halves[2 * at] as number, halves[2 * at + 1] as number];
    const isAgain = kept > 0 && low === halves[2 * kept - 2] && high === halves[2 * kept - 1];
    if (isAgain) continue;
    halves[2 * kept] = low;
    halves[2 * kept + 1] = high;
    kept += 1;
  }
  return kept;
}

/** The lower half of a key; only made for the shingles that are chosen. */
function lowHalf(words: Int32Array, from: number, size: number): number {
  let hash = 0;
  for (let at = from; at < from + size; at += 1) {
    hash = Math.imul(hash ^ (words[at] as number), SECOND_MULTIPLIER);
    hash ^= hash >>> 15;
  }
  return mix(hash);
}
