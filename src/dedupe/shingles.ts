/** The shingles of a text: every five words in a row, as one hash. Not where they stand, and not which of them are keys. */
import type { ScannedWords } from './scan-words.ts';
import type { TakeArray } from './slab.ts';
import { newArray } from './slab.ts';

/** Five words: three are shared by chance and by idiom; eight would be broken by every second edit. */
export const SHINGLE_WORDS = 5;

const MULTIPLIER = 0x9e3779b1;
/** The weight with which a word leaves the rolling sum: MULTIPLIER to the power of SHINGLE_WORDS, in 32 bits. */
const LEAVING = Array.from({ length: SHINGLE_WORDS }).reduce<number>((power) => Math.imul(power, MULTIPLIER), 1);

/** Room for the shingles of one text, used again. */
let room = newArray(8192);

/** How many shingles there are in so many words; fewer than five are one. */
export function shingleCount(words: number): number {
  return words === 0 ? 0 : Math.max(1, words - SHINGLE_WORDS + 1);
}

/** The hash of the shingle that begins at each word. */
export function shinglesOf(words: ScannedWords, take: TakeArray = newArray): Int32Array {
  const shingles = take(shingleCount(words.count));
  hashShingles(words, shingles);
  return shingles;
}

/** The same, in an array that the next call writes over, and longer than there are shingles. */
export function shinglesOnce(words: ScannedWords): Int32Array {
  if (room.length < words.count) room = newArray(words.count);
  hashShingles(words, room);
  return room;
}

function hashShingles({ hashes, count }: ScannedWords, shingles: Int32Array): void {
  let sum = 0;
  for (let at = 0; at < SHINGLE_WORDS && at < count; at += 1)
    sum = (Math.imul(sum, MULTIPLIER) + (hashes[at] as number)) | 0;
  if (count > 0) shingles[0] = mix(sum);
  for (let at = SHINGLE_WORDS; at < count; at += 1) {
    const leaving = Math.imul(hashes[at - SHINGLE_WORDS] as number, LEAVING);
    sum = (Math.imul(sum, MULTIPLIER) + (hashes[at] as number) - leaving) | 0;
    shingles[at - SHINGLE_WORDS + 1] = mix(sum);
  }
}

/** Takes a word into a hash of words in order; the result is not yet evenly spread. */
export function withWord(hash: number, word: number): number {
  return Math.imul(hash, MULTIPLIER) ^ word;
}

/** Spreads 32 bits evenly (the end of MurmurHash3), so that "the smallest" means "any". */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
