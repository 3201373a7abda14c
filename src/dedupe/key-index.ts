/** Which documents hold a key: a hash table in typed arrays, eight bytes an entry. Not the texts, and not on disk. */

/** Empty slots hold this document. */
const NOBODY = 0xffffffff;
const SMALLEST = 1024;
/** Fuller than this, look-ups get long. */
const FULL = 0.85;
/** Doubling would leave the table half empty on average. */
const GROWTH = 1.25;

/**
 * Keys and the documents that hold them. Half a key is kept: in ten million entries one look-up in four hundred meets
 * a stranger, which then shares one key, and one makes no candidate.
 */
export class KeyIndex {
  #keys = new Uint32Array(SMALLEST);
  #documents = new Uint32Array(SMALLEST).fill(NOBODY);
  #entries = 0;

  /** Bytes that the table takes. */
  get bytes(): number {
    return this.#keys.byteLength + this.#documents.byteLength;
  }

  /** @param key of {@link indexKeys} */
  add(key: number, document: number): void {
    if (this.#entries + 1 > FULL * this.#keys.length) this.#grow();
    this.#put(key, document);
    this.#entries += 1;
  }

  /** The documents that hold a key, `limit` at most. */
  holders(key: number, limit: number): number[] {
    const found: number[] = [];
    const size = this.#keys.length;
    for (let slot = this.#slotOf(key); this.#documents[slot] !== NOBODY; slot = slot + 1 === size ? 0 : slot + 1) {
      if (this.#keys[slot] !== key) continue;
      found.push(this.#documents[slot] as number);
      if (found.length >= limit) break;
    }
    return found;
  }

  #put(key: number, document: number): void {
    const size = this.#keys.length;
    let slot = this.#slotOf(key);
    while (this.#documents[slot] !== NOBODY) slot = slot + 1 === size ? 0 : slot + 1;
    this.#keys[slot] = key;
    this.#documents[slot] = document;
  }

  /** Spreads the keys evenly over any number of slots. */
  #slotOf(key: number): number {
    return Math.floor((key / 0x100000000) * this.#keys.length);
  }

  #grow(): void {
    const [keys, documents] = [this.#keys, this.#documents];
    const size = Math.ceil(GROWTH * keys.length);
    this.#keys = new Uint32Array(size);
    this.#documents = new Uint32Array(size).fill(NOBODY);
    for (let slot = 0; slot < keys.length; slot += 1) {
      if (documents[slot] !== NOBODY) this.#put(keys[slot] as number, documents[slot] as number);
    }
  }
}

/** The lower halves of keys: the upper ones are small in all, for that is how keys are chosen. */
export function indexKeys(keys: BigInt64Array): Uint32Array {
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, 2 * keys.length);
  const lower = new Uint32Array(keys.length);
  for (let at = 0; at < lower.length; at += 1) lower[at] = halves[2 * at] as number;
  return lower;
}
