/** Lays two texts beside each other: which stretches of words they share, and what stands between them. Judges nothing. */
import type { ShingledText } from './shingled-text.ts';
import { placeOf } from './shingled-text.ts';

/** `length` words from `fresh` in one text are those from `known` in the other. */
interface Stretch {
  readonly fresh: number;
  readonly known: number;
  readonly length: number;
}

/** Words from..to of either text, the end not included, where they say something else. */
export interface Difference {
  readonly fresh: readonly [from: number, to: number];
  readonly known: readonly [from: number, to: number];
}

/** What stands in both texts between the same two stretches. */
export interface Gap extends Difference {
  /** Its words that are the same on both sides, in order. */
  readonly matched: number;
  /** Stretches stand before and after it; else it opens or ends a text. */
  readonly isInner: boolean;
  /** What is between those; only where both sides have something. */
  readonly differences: readonly Difference[];
}

export interface Alignment {
  readonly stretches: readonly Stretch[];
  /** Only between stretches that follow each other in both texts: a moved paragraph is no gap. */
  readonly gaps: readonly Gap[];
  /** Words that stand in both, in stretches and in gaps. */
  readonly matched: number;
}

/** Longer than this it is another passage, not other words in the same place. */
const MAX_GAP_WORDS = 60;

export function align(fresh: ShingledText, known: ShingledText): Alignment {
  const stretches = stretchesOf(fresh, known);
  const gaps: Gap[] = [];
  let matched = 0;
  let last: Stretch = { fresh: 0, known: 0, length: 0 };
  const end: Stretch = { fresh: fresh.words.count, known: known.words.count, length: 0 };
  for (const stretch of [...stretches, end]) {
    matched += stretch.length;
    const gap = gapBetween(last, stretch);
    last = stretch;
    if (!isComparable(gap)) continue;
    const isInner = gap.fresh[0] > 0 && gap.known[0] > 0 && stretch.length > 0;
    const aligned = { ...alignGap(fresh, known, gap), isInner };
    gaps.push(aligned);
    matched += aligned.matched;
  }
  return { stretches, gaps, matched };
}

/** Every stretch of five or more shared words, in the order of `fresh`. */
function stretchesOf(fresh: ShingledText, known: ShingledText): Stretch[] {
  const stretches: Stretch[] = [];
  const { shingles } = fresh;
  let expected = 0;
  for (let at = 0; at < shingles.length; at += 1) {
    const place = placeAfter(known, shingles[at] as number, expected);
    if (place < 0) continue;
    const length = sharedFrom(fresh, known, { fresh: at, known: place });
    if (length === 0) continue;
    stretches.push({ fresh: at, known: place, length });
    expected = place + length;
    at += length - 1;
  }
  return stretches;
}

function sharedFrom(fresh: ShingledText, known: ShingledText, from: Omit<Stretch, 'length'>): number {
  const { hashes: mine, count } = fresh.words;
  const { hashes: theirs, count: theirCount } = known.words;
  const longest = Math.min(count - from.fresh, theirCount - from.known);
  let length = 0;
  while (length < longest && mine[from.fresh + length] === theirs[from.known + length]) length += 1;
  return length;
}

/** The first place of a shingle from `expected` on; else its first at all, as when paragraphs were moved. */
function placeAfter(text: ShingledText, shingle: number, expected: number): number {
  const first = placeOf(text, shingle);
  for (let place = first; place >= 0; place = (text.later[place] as number) - 1) if (place >= expected) return place;
  return first;
}

function gapBetween(last: Stretch, next: Stretch): Difference {
  return { fresh: [last.fresh + last.length, next.fresh], known: [last.known + last.length, next.known] };
}

function isComparable({ fresh, known }: Difference): boolean {
  return [fresh, known].every(([from, to]) => to > from && to - from <= MAX_GAP_WORDS);
}

/** Aligns a gap word by word. */
function alignGap(fresh: ShingledText, known: ShingledText, gap: Difference): Omit<Gap, 'isInner'> {
  const mine = fresh.words.hashes.subarray(...gap.fresh);
  const theirs = known.words.hashes.subarray(...gap.known);
  const best = longestCommon(mine, theirs);
  const width = theirs.length + 1;
  const differences: Difference[] = [];
  let [row, column, fromRow, fromColumn, matched] = [0, 0, 0, 0, 0];
  const close = (toRow: number, toColumn: number): void => {
    if (toRow === fromRow || toColumn === fromColumn) return;
    differences.push({
      fresh: [gap.fresh[0] + fromRow, gap.fresh[0] + toRow],
      known: [gap.known[0] + fromColumn, gap.known[0] + toColumn],
    });
  };
  while (row < mine.length && column < theirs.length) {
    if (mine[row] === theirs[column]) {
      close(row, column);
      matched += 1;
      row += 1;
      column += 1;
      [fromRow, fromColumn] = [row, column];
    } else if ((best[(row + 1) * width + column] as number) >= (best[row * width + column + 1] as number)) row += 1;
    else column += 1;
  }
  close(mine.length, theirs.length);
  return { ...gap, matched, differences };
}

/** How many words two rows have in common, in order, from each pair of places on. */
function longestCommon(mine: Int32Array, theirs: Int32Array): Uint8Array {
  const width = theirs.length + 1;
  const best = new Uint8Array((mine.length + 1) * width);
  for (let row = mine.length - 1; row >= 0; row -= 1) {
    for (let column = theirs.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      best[at] =
        mine[row] === theirs[column]
          ? (best[at + width + 1] as number) + 1
          : Math.max(best[at + width] as number, best[at + 1] as number);
    }
  }
  return best;
}
