/** A text made ready to be compared: its words, its five-word shingles, and where each shingle stands. */
import type { ScannedWords } from './scan-words.ts';
import { scanWords } from './scan-words.ts';
import { mix, SHINGLE_WORDS } from './sketch.ts';

export interface ShingledText {
  readonly words: ScannedWords;
  /** The hash of the shingle that begins at each word; a text of fewer than five words has one. */
  readonly shingles: Uint32Array;
  /** How many different shingles there are. */
  readonly distinct: number;
  /** Open addressing: the first place of a shingle plus one, 0 for an empty slot. */
  readonly table: Uint32Array;
  /** The next place of the same shingle plus one, 0 at the last. */
  readonly later: Uint32Array;
}

const MULTIPLIER = 0x9e3779b1;

export function shingledText(text: string): ShingledText {
  return shingledWords(scanWords(text));
}

/** The same, of a text whose words are at hand. */
export function shingledWords(words: ScannedWords): ShingledText {
  const { hashes, count } = words;
  const places = count === 0 ? 0 : Math.max(1, count - SHINGLE_WORDS + 1);
  const shingles = new Uint32Array(places);
  for (let at = 0; at < places; at += 1) {
    let hash = 0;
    const end = Math.min(count, at + SHINGLE_WORDS);
    for (let word = at; word < end; word += 1) hash = (Math.imul(hash, MULTIPLIER) + (hashes[word] as number)) | 0;
    shingles[at] = mix(hash);
  }
  return { words, shingles, ...placesOf(shingles) };
}

/** The first place of a shingle, or -1. */
export function placeOf(text: ShingledText, shingle: number): number {
  const mask = text.table.length - 1;
  for (let slot = shingle & mask; ; slot = (slot + 1) & mask) {
    const place = (text.table[slot] as number) - 1;
    if (place < 0 || text.shingles[place] === shingle) return place;
  }
}

function placesOf(shingles: Uint32Array): Pick<ShingledText, 'distinct' | 'table' | 'later'> {
  // Half empty at least, so that a look-up ends soon.
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * shingles.length + 2)));
  const mask = table.length - 1;
  const later = new Uint32Array(shingles.length);
  let distinct = 0;
  // From the end, so that chains run forward.
  for (let at = shingles.length - 1; at >= 0; at -= 1) {
    const shingle = shingles[at] as number;
    let slot = shingle & mask;
    while (table[slot] !== 0 && shingles[(table[slot] as number) - 1] !== shingle) slot = (slot + 1) & mask;
    if (table[slot] === 0) distinct += 1;
    else later[at] = table[slot] as number;
    table[slot] = at + 1;
  }
  return { distinct, table, later };
}
