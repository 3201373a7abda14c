/** Which documents hold a key: a hash table in typed arrays, eight bytes a key. Not the texts, and not on disk. */

/** In place of a holder: the slot is free. */
const FREE = 0xffffffff;
/** From here on it is no document but a list, which ends at the place that is left. */
const LIST = 0x80000000;
const SMALLEST = 1024;
/** Fuller than this, keys stand far behind their slots. */
const FULL = 0.92;
/** Doubling would leave the table half empty on average. */
const GROWTH = 1.1;
/** Slots behind the last, for keys that find theirs taken. */
const TAIL = 64;

/** Who holds each of some keys. Written over by the next look into the same index. */
export interface Holders {
  /** One list behind the other, in the order of the keys. */
  readonly documents: Uint32Array;
  /** How long the list of each key is. */
  readonly uses: Uint32Array;
  /** Where it ends. */
  readonly ends: Uint32Array;
}

/**
 * Keys and the documents that hold them, in the order in which they came. Half a key is kept: in ten million entries one
 * look-up in four hundred meets a stranger, which then shares one key, and one makes no candidate.
 *
 * The keys stand in ascending order, each as near behind its own slot as the others leave room. So a look for a key that
 * is not there, as most are not, ends at the first larger one, and a larger table is filled from end to end.
 */
export class KeyIndex {
  /** A key and its holder side by side: a look waits for memory once. */
  #slots = freeSlots(SMALLEST + TAIL);
  #size = SMALLEST;
  #keys = 0;
  /** Those who hold a key together: a document, and the place of the next. The last leads to the first. */
  #lists = new Uint32Array(SMALLEST);
  #listed = 0;
  #found = emptyHolders(SMALLEST);

  /** Bytes that the tables take. */
  get bytes(): number {
    return this.#slots.byteLength + this.#lists.byteLength;
  }

  /** @param key of {@link indexKeys} */
  add(key: number, document: number): void {
    const slots = this.#slots;
    const slot = placeOf(key, slots, this.#size);
    const holder = slots[slot + 1] as number;
    if (holder !== FREE && slots[slot] === key) slots[slot + 1] = this.#together(holder, document);
    else this.#insert(slot, key, document);
  }

  /** The documents that hold each key, `limit` of a key at most. */
  look(keys: Uint32Array, limit: number): Holders {
    const [slots, size] = [this.#slots, this.#size];
    const { uses, ends } = this.#found.ends.length < keys.length ? emptyHolders(keys.length) : this.#found;
    let { documents } = this.#found;
    let end = 0;
    for (let at = 0; at < keys.length; at += 1) {
      if (end + limit > documents.length) documents = enlarged(documents, 2 * (end + limit));
      const slot = placeOf(keys[at] as number, slots, size);
      const holder = slots[slot + 1] as number;
      const start = end;
      if (holder !== FREE && slots[slot] === keys[at]) {
        if (holder < LIST) documents[end++] = holder;
        else end = this.#putList(holder - LIST, documents, { from: end, most: limit });
      }
      uses[at] = end - start;
      ends[at] = end;
    }
    this.#found = { documents, uses, ends };
    return this.#found;
  }

  #putList(
    last: number,
    documents: Uint32Array,
    { from, most }: { readonly from: number; readonly most: number },
  ): number {
    const lists = this.#lists;
    let place = last;
    let at = from;
    do {
      place = lists[place + 1] as number;
      documents[at++] = lists[place] as number;
    } while (place !== last && at < from + most);
    return at;
  }

  /** One more who holds a key: the list's new end. */
  #together(holder: number, document: number): number {
    const last = holder < LIST ? this.#newEntry(holder) : holder - LIST;
    const place = this.#newEntry(document);
    this.#lists[place + 1] = this.#lists[last + 1] as number;
    this.#lists[last + 1] = place;
    return LIST + place;
  }

  /** A list of one. */
  #newEntry(document: number): number {
    if (this.#listed === this.#lists.length)
      this.#lists = enlarged(this.#lists, 2 * Math.ceil((GROWTH * this.#listed) / 2));
    const place = this.#listed;
    this.#listed += 2;
    this.#lists[place] = document;
    this.#lists[place + 1] = place;
    return place;
  }

  /** Puts a key where it belongs; the larger ones up to the next free slot move by one. */
  #insert(at: number, key: number, document: number): void {
    const slots = this.#slots;
    let free = at;
    while (slots[free + 1] !== FREE) free += 2;
    // Runs are short: moving them here takes less time than asking for it.
    for (let slot = free; slot > at; slot -= 2) {
      slots[slot] = slots[slot - 2] as number;
      slots[slot + 1] = slots[slot - 1] as number;
    }
    slots[at] = key;
    slots[at + 1] = document;
    this.#keys += 1;
    // One slot stays free behind all, so that every search ends.
    if (free === slots.length - 2) this.#slots = enlarged(slots, slots.length + 2 * TAIL, FREE);
    if (this.#keys > FULL * this.#size) this.#grow();
  }

  #grow(): void {
    const old = this.#slots;
    this.#size = Math.ceil(GROWTH * this.#size);
    let slots = freeSlots(this.#size + TAIL);
    let next = 0;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === FREE) continue;
      const slot = Math.max(next, ownSlot(old[at] as number, this.#size));
      next = slot + 2;
      if (next === slots.length) slots = enlarged(slots, slots.length + 2 * TAIL, FREE);
      slots[slot] = old[at] as number;
      slots[slot + 1] = old[at + 1] as number;
    }
    this.#slots = slots;
  }
}

/** Where a key stands, or belongs. */
function placeOf(key: number, slots: Uint32Array, size: number): number {
  let slot = ownSlot(key, size);
  while (slots[slot + 1] !== FREE && (slots[slot] as number) < key) slot += 2;
  return slot;
}

/** Spreads the keys evenly over any number of slots, in their order. */
function ownSlot(key: number, size: number): number {
  return 2 * Math.floor((key / 0x100000000) * size);
}

function freeSlots(size: number): Uint32Array<ArrayBuffer> {
  return new Uint32Array(2 * size).fill(FREE);
}

function emptyHolders(keys: number): Holders {
  return { documents: new Uint32Array(keys), uses: new Uint32Array(keys), ends: new Uint32Array(keys) };
}

function enlarged(array: Uint32Array, length: number, rest = 0): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length).fill(rest, array.length);
  larger.set(array);
  return larger;
}

/** The lower halves of keys: the upper ones are small in all, for that is how keys are chosen. */
export function indexKeys(keys: BigInt64Array): Uint32Array {
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, 2 * keys.length);
  const lower = new Uint32Array(keys.length);
  for (let at = 0; at < lower.length; at += 1) lower[at] = halves[2 * at] as number;
  return lower;
}
