/** Ranks the documents that share keys with a text: each shared key counts the more, the fewer hold it. Reads no text. */
import type { Holders } from './key-index.ts';

interface Sharer {
  readonly number: number;
  /** The sum of 1/holders over the shared keys. */
  readonly rank: number;
  readonly sharedKeys: number;
}

const SMALLEST = 1024;

/** A table by the numbers of documents, empty between two questions: a map would be built anew for every text. */
export class Sharers {
  #ranks = new Float64Array(SMALLEST);
  #shared = new Uint16Array(SMALLEST);
  #met = new Uint32Array(SMALLEST);

  /**
   * @param documents how many there are
   * @param which.common a key with so many holders tells nothing
   * @param which.least those that share fewer keys are left out
   */
  best(
    { documents: holders, ends }: Holders,
    keys: number,
    which: { readonly documents: number; readonly common: number; readonly least: number; readonly most: number },
  ): Sharer[] {
    if (this.#ranks.length < which.documents) this.#makeRoom(2 * which.documents);
    const [ranks, shared, met] = [this.#ranks, this.#shared, this.#met];
    let count = 0;
    for (let key = 0, from = 0; key < keys; key += 1) {
      const end = ends[key] as number;
      const rank = 1 / (end - from);
      for (let at = end - from === which.common ? end : from; at < end; at += 1) {
        const number = holders[at] as number;
        if (shared[number] === 0) met[count++] = number;
        ranks[number] = (ranks[number] as number) + rank;
        shared[number] = (shared[number] as number) + 1;
      }
      from = end;
    }
    const found: Sharer[] = [];
    for (const number of met.subarray(0, count)) {
      const sharedKeys = shared[number] as number;
      if (sharedKeys >= which.least) found.push({ number, rank: ranks[number] as number, sharedKeys });
      ranks[number] = 0;
      shared[number] = 0;
    }
    return found.sort((one, other) => other.rank - one.rank || one.number - other.number).slice(0, which.most);
  }

  #makeRoom(documents: number): void {
    this.#ranks = new Float64Array(documents);
    this.#shared = new Uint16Array(documents);
    this.#met = new Uint32Array(documents);
  }
}
