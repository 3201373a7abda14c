/** The candidate keys of a text: a few of its five-word shingles, chosen by their value alone, so that copies choose the same. */
import { COMMON } from '../records/similarity.ts';
import type { ScannedWords } from './scan-words.ts';
import { scanOnce } from './scan-words.ts';

/** Five words: three are shared by chance and by idiom; eight would be broken by every second edit. */
export const SHINGLE_WORDS = 5;
/** As many as find a copy that is cut to a tenth, when both texts are of a newspaper's length; a short notice has no more. */
export const MAX_KEYS = 64;
/** Of these a kept text keeps the rarest half: a copy cut to a fifth still meets six of them. */
export const KEPT_KEYS = 32;

/** A shorter headline ("Morning headlines", "Roadworks") stands over many texts. */
const HEADLINE_WORDS = 5;
/** Two keys, for one shared key alone makes no candidate. */
const HEADLINE_SEEDS = [1, 2];

/** What finds the texts that may be the same. */
export interface Sketch {
  /** 64 bits each, as PostgreSQL's `bigint` keeps them. */
  readonly keys: BigInt64Array;
  /** How many words the text has. */
  readonly words: number;
}

const MULTIPLIER = 0x9e3779b1;
/** The weight with which a word leaves the rolling sum: MULTIPLIER to the power of SHINGLE_WORDS, in 32 bits. */
const LEAVING = Array.from({ length: SHINGLE_WORDS }).reduce<number>((power) => Math.imul(power, MULTIPLIER), 1);
const SECOND_MULTIPLIER = 0x85ebca77;

const ROOM = 256;
const ALL = 0xffffffff;
/** So many more than wanted that chance leaves too few in one text of ten thousand. */
const GENEROUS = 1.6;
/** Keys met so far, as numbers of 64 bits and as their halves (the low one first on every machine that Node runs on). */
const keyRoom = new BigUint64Array(ROOM);
const halves = new Uint32Array(keyRoom.buffer);

/**
 * The keys of a text. Typography and case do not change them; cutting the text keeps those of what is left.
 * A telling headline gives two more, so that a teaser finds the story that it leads to.
 */
export function sketch(text: string, headline: string | null = null): Sketch {
  return sketchOf(scanOnce(text), headline);
}

/** The same, of a text whose words are at hand. */
export function sketchOf({ hashes, count }: ScannedWords, headline: string | null): Sketch {
  const keys = smallestKeys(hashes, count, MAX_KEYS);
  return { keys: headline === null ? keys : withHeadline(keys, headline), words: count };
}

function withHeadline(keys: BigInt64Array, headline: string): BigInt64Array {
  const own = headlineKeys(headline);
  const all = new BigInt64Array(keys.length + own.length);
  // First, so that they are kept among equals.
  all.set(own);
  all.set(keys, own.length);
  return all;
}

/** The keys of a headline alone; a copy's own headline leads to the text too. */
export function headlineKeys(headline: string | null): BigInt64Array {
  const { hashes, count } = scanOnce(headline ?? '');
  if (count < HEADLINE_WORDS) return new BigInt64Array(0);
  const words = hashes.subarray(0, count);
  return BigInt64Array.from(HEADLINE_SEEDS, (seed) => {
    const half = (salt: number): bigint =>
      BigInt(words.reduce((hash, word) => mix(Math.imul(hash, MULTIPLIER) ^ word), salt));
    return BigInt.asIntN(64, (half(seed) << 32n) | half(~seed));
  });
}

/** The `most` smallest keys of a sentence. */
export function keysOfWords(sentence: string, most: number): BigInt64Array {
  const { hashes, count } = scanOnce(sentence);
  return smallestKeys(hashes, count, most);
}

/**
 * By which of its keys a text is found once it is kept: the places of the rarest, the first of equals.
 * @param uses how many kept texts hold each key already
 */
export function keptPlaces(uses: readonly number[]): number[] {
  const places = [...uses.keys()].filter((at) => (uses[at] ?? 0) < COMMON);
  if (places.length <= KEPT_KEYS) return places;
  // Sorting is stable.
  return places.sort((one, other) => (uses[one] ?? 0) - (uses[other] ?? 0)).slice(0, KEPT_KEYS);
}

function smallestKeys(words: Uint32Array, count: number, most: number): BigInt64Array {
  // The smallest of many evenly spread values are under a limit that their number tells; only a text that repeats itself
  // has fewer different ones there, and is gone through again.
  const limit = Math.min(ALL, Math.floor((GENEROUS * most * ALL) / Math.max(1, count)));
  let met = collect(words, count, { most, limit });
  if (met < most && limit < ALL) met = collect(words, count, { most, limit: ALL });
  return new BigInt64Array(keyRoom.buffer.slice(0, 8 * met));
}

/** Puts the `most` smallest keys whose upper half is under a limit into the room, sorted and distinct, and returns how many. */
function collect(words: Uint32Array, count: number, which: { readonly most: number; readonly limit: number }): number {
  const size = Math.min(SHINGLE_WORDS, count);
  let under = which.limit;
  let met = 0;
  let sum = 0;
  for (let at = 0; at < count; at += 1) {
    sum = (Math.imul(sum, MULTIPLIER) + (words[at] as number)) | 0;
    if (at >= SHINGLE_WORDS) sum = (sum - Math.imul(words[at - SHINGLE_WORDS] as number, LEAVING)) | 0;
    if (at < size - 1) continue;
    const high = mix(sum);
    if (high > under) continue;
    halves[2 * met] = lowHalf(words, at - size + 1, size);
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
  keyRoom.subarray(0, met).sort();
  let kept = 0;
  for (let at = 0; at < met && kept < most; at += 1) {
    const isAgain = kept > 0 && keyRoom[at] === keyRoom[kept - 1];
    if (isAgain) continue;
    keyRoom[kept] = keyRoom[at] as bigint;
    kept += 1;
  }
  return kept;
}

/** The lower half of a key; only made for the shingles that are chosen. */
function lowHalf(words: Uint32Array, from: number, size: number): number {
  let hash = 0;
  for (let at = from; at < from + size; at += 1) {
    hash = Math.imul(hash ^ (words[at] as number), SECOND_MULTIPLIER);
    hash ^= hash >>> 15;
  }
  return mix(hash);
}

/** Spreads 32 bits evenly (the end of MurmurHash3), so that "the smallest" means "any". */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
