/** Reads a text once into its words, as hashes with their places; not their meaning. The same words as `normalisedWords`. */
import type { Folds } from './fold.ts';
import { BREAK, JOINED, LARGEST_MARK, learn, normalFolds, rawFolds, UNKNOWN } from './fold.ts';

/** The words of a text in order, each as a 32-bit hash of its folded letters. The arrays are longer than `count`. */
export interface ScannedWords {
  /** What `starts` and `ends` count in: the text as given, or in normal form where it held signs that fold into several. */
  readonly shown: string;
  readonly count: number;
  readonly hashes: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** As a signed number: 32 bits that the machine holds as such. */
const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;
const SMALLEST_ROOM = 8192;

/** Room for the words of one text, used again by every scan: new arrays would cost as much as the scan itself. */
let room = newRoom(SMALLEST_ROOM);

/** The words of `text`, in arrays of the caller's own. */
export function scanWords(text: string): ScannedWords {
  const { shown, count, hashes, starts, ends } = scanOnce(text);
  return { shown, count, hashes: hashes.slice(0, count), starts: starts.slice(0, count), ends: ends.slice(0, count) };
}

/** The words of `text`, in arrays that the next scan writes over: for a caller who is done with them at once. */
export function scanOnce(text: string): ScannedWords {
  const count = fill(text, rawFolds);
  if (count >= 0) return { shown: text, count, ...room };
  const normal = text.normalize('NFKC');
  const lower = normal.toLowerCase();
  // Case tells names from other words, so it stays wherever folding it moves nothing.
  return { shown: lower.length === normal.length ? normal : lower, count: fill(lower, normalFolds), ...room };
}

/** Fills the room and returns the number of words; -1 where a sign cannot be folded alone. */
function fill(text: string, folds: Folds): number {
  const { length } = text;
  // A word and its break take two code units at least.
  if (room.hashes.length < length / 2 + 1) room = newRoom(length);
  const { hashes, starts, ends } = room;
  let count = 0;
  let hash = FNV_OFFSET;
  let start = -1;
  for (let at = 0; at < length; at += 1) {
    const known = folds[text.charCodeAt(at)] as number;
    const folded = known === UNKNOWN ? learn(text, at, folds) : known;
    if (folded > LARGEST_MARK) {
      if (start < 0) start = at;
      hash = Math.imul(hash ^ folded, FNV_PRIME);
    } else if (folded === BREAK) {
      if (start < 0) continue;
      hashes[count] = hash;
      starts[count] = start;
      ends[count] = at;
      count += 1;
      hash = FNV_OFFSET;
      start = -1;
    } else if (folded === JOINED) return -1;
  }
  if (start < 0) return count;
  hashes[count] = hash;
  starts[count] = start;
  ends[count] = length;
  return count + 1;
}

function newRoom(length: number): Pick<ScannedWords, 'hashes' | 'starts' | 'ends'> {
  return { hashes: new Uint32Array(length), starts: new Uint32Array(length), ends: new Uint32Array(length) };
}
