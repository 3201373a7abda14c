/** How many of a few texts have a shingle: one table for all, so that each question costs one look. Not where it stands. */
import type { ShingledText } from './shingled-text.ts';

/** A shingle, how many texts have it, and the last of them, by number from one. */
const ENTRY = 3;

export class ShingleCounts {
  readonly #table: Int32Array;
  readonly #mask: number;

  constructor(texts: readonly ShingledText[]) {
    const all = texts.reduce((sum, { shingles }) => sum + shingles.length, 0);
    // Open addressing, half empty at least.
    const slots = 2 ** Math.ceil(Math.log2(2 * all + 2));
    this.#table = new Int32Array(ENTRY * slots);
    this.#mask = slots - 1;
    texts.forEach((text, index) => this.#count(text, index + 1));
  }

  of(shingle: number): number {
    return this.#table[slotOf(shingle, this.#table, this.#mask) + 1] as number;
  }

  #count({ shingles }: ShingledText, number: number): void {
    const [table, mask] = [this.#table, this.#mask];
    for (let at = 0; at < shingles.length; at += 1) {
      const shingle = shingles[at] as number;
      const slot = slotOf(shingle, table, mask);
      if (table[slot + 2] === number) continue;
      table[slot] = shingle;
      table[slot + 1] = (table[slot + 1] as number) + 1;
      table[slot + 2] = number;
    }
  }
}

/** The slot of a shingle, or the free one where it belongs. */
function slotOf(shingle: number, table: Int32Array, mask: number): number {
  let slot = shingle & mask;
  while (table[ENTRY * slot + 1] !== 0 && table[ENTRY * slot] !== shingle) slot = (slot + 1) & mask;
  return ENTRY * slot;
}
