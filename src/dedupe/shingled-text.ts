/** A text made ready to be compared: its words, its five-word shingles, and where each shingle stands. */
import type { ScannedWords } from './scan-words.ts';
import { scanWords } from './scan-words.ts';
import { shinglesOf } from './shingles.ts';
import type { TakeArray } from './slab.ts';
import { newArray } from './slab.ts';

export interface ShingledText {
  readonly words: ScannedWords;
  /** The hash of the shingle that begins at each word; a text of fewer than five words has one. */
  readonly shingles: Int32Array;
  /** How many different shingles there are. */
  readonly distinct: number;
  /** Open addressing: the first place of a shingle plus one, 0 for an empty slot. */
  readonly table: Int32Array;
  /** The next place of the same shingle plus one, 0 at the last. */
  readonly later: Int32Array;
}

/** Room for the places of one text's shingles in another, used again. */
let room = newArray(8192);

export function shingledText(text: string): ShingledText {
  return shingledWords(scanWords(text));
}

/** The same, of a text whose words are at hand. */
function shingledWords(words: ScannedWords): ShingledText {
  return withPlaces(words, shinglesOf(words));
}

/** The same, of a text whose shingles are at hand too. */
export function withPlaces(words: ScannedWords, shingles: Int32Array, take: TakeArray = newArray): ShingledText {
  return { words, shingles, ...placesOf(shingles, take) };
}

/** The first place of a shingle, or -1. */
export function placeOf(text: ShingledText, shingle: number): number {
  const mask = text.table.length - 1;
  for (let slot = shingle & mask; ; slot = (slot + 1) & mask) {
    const place = (text.table[slot] as number) - 1;
    if (place < 0 || text.shingles[place] === shingle) return place;
  }
}

/** The first place of each shingle, or -1; written over by the next call. */
export function placesIn({ shingles: own, table }: ShingledText, shingles: Int32Array): Int32Array {
  if (room.length < shingles.length) room = newArray(shingles.length);
  const places = room;
  const mask = table.length - 1;
  for (let at = 0; at < shingles.length; at += 1) {
    const shingle = shingles[at] as number;
    let slot = shingle & mask;
    let place = (table[slot] as number) - 1;
    while (place >= 0 && own[place] !== shingle) {
      slot = (slot + 1) & mask;
      place = (table[slot] as number) - 1;
    }
    places[at] = place;
  }
  return places;
}

function placesOf(shingles: Int32Array, take: TakeArray): Pick<ShingledText, 'distinct' | 'table' | 'later'> {
  // Half empty at least, so that a look-up ends soon.
  const table = take(2 ** Math.ceil(Math.log2(2 * shingles.length + 2)));
  const mask = table.length - 1;
  const later = take(shingles.length);
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
