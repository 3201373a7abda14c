/** How many of a few texts have a shingle: one table for all, so that each question costs one look. Not where it stands. */
import type { ShingledText } from './shingled-text.ts';

export interface ShingleCounts {
  readonly of: (shingle: number) => number;
}

/** A shingle, how many texts have it, and the last of them, by number from one. */
const ENTRY = 3;

export function countShingles(texts: readonly ShingledText[]): ShingleCounts {
  const all = texts.reduce((sum, { shingles }) => sum + shingles.length, 0);
  // Open addressing, half empty at least.
  const slots = 2 ** Math.ceil(Math.log2(2 * all + 2));
  const table = new Int32Array(ENTRY * slots);
  texts.forEach(({ shingles }, index) => {
    for (let at = 0; at < shingles.length; at += 1) {
      const shingle = shingles[at] as number;
      const slot = slotOf(table, shingle, slots - 1);
      if (table[slot + 2] === index + 1) continue;
      table[slot] = shingle;
      table[slot + 1] = (table[slot + 1] as number) + 1;
      table[slot + 2] = index + 1;
    }
  });
  return { of: (shingle) => table[slotOf(table, shingle, slots - 1) + 1] as number };
}

/** The slot of a shingle, or the free one where it belongs. */
function slotOf(table: Int32Array, shingle: number, mask: number): number {
  let slot = shingle & mask;
  while (table[ENTRY * slot + 1] !== 0 && table[ENTRY * slot] !== shingle) slot = (slot + 1) & mask;
  return ENTRY * slot;
}
