/** Reads a text once into its words, as hashes with their places; not their meaning. The same words as `normalisedWords`. */
import { codeUnits } from './code-units.ts';
import type { Folds } from './fold.ts';
import { BREAK, JOINED, LARGEST_MARK, learn, normalFolds, rawFolds, UNKNOWN } from './fold.ts';
import type { TakeArray } from './slab.ts';
import { newArray } from './slab.ts';

/** The words of a text in order, each as a 32-bit hash of its folded letters. The arrays may be longer than `count`. */
export interface ScannedWords {
  /** What `starts` and `ends` count in: the text as given, or in normal form where it held signs that fold into several. */
  readonly shown: string;
  readonly count: number;
  /** Signed, for such numbers are held as they are, and half of the unsigned ones on the heap. */
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** As a signed number: 32 bits that the machine holds as such. */
const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const SMALLEST_ROOM = 8192;

/** Room for the words of one text, used again by every scan: new arrays would cost as much as the scan itself. */
let room = newRoom(SMALLEST_ROOM);

/** The words of `text`, in arrays of the caller's own. */
export function scanWords(text: string, take: TakeArray = newArray): ScannedWords {
  const { shown, count, hashes, starts, ends } = scanOnce(text);
  return {
    shown,
    count,
    hashes: copyOf(hashes, count, take),
    starts: copyOf(starts, count, take),
    ends: copyOf(ends, count, take),
  };
}

/** The words of `text`, in arrays that the next scan writes over: for a caller who is done with them at once. */
export function scanOnce(text: string): ScannedWords {
  let shown = text;
  let count = fill(text, rawFolds);
  if (count < 0) {
    const normal = text.normalize('NFKC');
    const lower = normal.toLowerCase();
    // Case tells names from other words, so it stays wherever folding it moves nothing.
    shown = lower.length === normal.length ? normal : lower;
    count = fill(lower, normalFolds);
  }
  const { hashes, starts, ends } = room;
  return { shown, count, hashes, starts, ends };
}

function copyOf(array: Int32Array, length: number, take: TakeArray): Int32Array {
  const copy = take(length);
  copy.set(array.subarray(0, length));
  return copy;
}

/** Fills the room and returns the number of words; -1 where a sign cannot be folded alone. */
function fill(text: string, folds: Folds): number {
  const { length } = text;
  const units = codeUnits(text);
  // A word and its break take two code units at least.
  if (room.hashes.length < length / 2 + 1) room = newRoom(Math.ceil(length / 2) + 1);
  const { hashes, starts, ends } = room;
  let count = 0;
  let hash = FNV_OFFSET;
  let start = -1;
  // Behind the last unit stands a space, and ends the last word.
  for (let at = 0; at <= length; at += 1) {
    let folded = folds[units[at] as number] as number;
    if (folded > LARGEST_MARK) {
      if (start < 0) start = at;
      // Nearly all signs are letters of a word that has begun: a loop with nothing else in it.
      do {
        hash = Math.imul(hash ^ folded, FNV_PRIME);
        at += 1;
        folded = folds[units[at] as number] as number;
      } while (folded > LARGEST_MARK);
    }
    if (folded === UNKNOWN) {
      folded = learn(text, at, folds);
      if (folded > LARGEST_MARK) {
        if (start < 0) start = at;
        hash = Math.imul(hash ^ folded, FNV_PRIME);
      }
    }
    if (folded === JOINED) return -1;
    if (folded !== BREAK || start < 0) continue;
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = at;
    count += 1;
    hash = FNV_OFFSET;
    start = -1;
  }
  return count;
}

function newRoom(length: number): Pick<ScannedWords, 'hashes' | 'starts' | 'ends'> {
  return { hashes: newArray(length), starts: newArray(length), ends: newArray(length) };
}
