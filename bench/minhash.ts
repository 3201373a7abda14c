/** MinHash with banding, the field's standard for near-duplicates, to measure beside; the product does not use it. */
import { shingledText } from '../src/dedupe/shingled-text.ts';

const PERMUTATIONS = 128;
/** 14 bands of 9 rows: half of the pairs at Jaccard .74 meet, nearly all at .8; datasketch chooses the same for .7. */
const BANDS = 14;
const ROWS = 9;
const THRESHOLD = 0.7;

/** Odd multipliers and additions of the permutations, from a fixed seed. */
const factors = Uint32Array.from({ length: 2 * PERMUTATIONS }, (_, at) => mixed(at + 1) | 1);

/** Clusters by MinHash LSH over five-word shingles, joined transitively as its users do. Returns the cluster of each text. */
export function minhashClusters(texts: readonly string[]): number[] {
  const parent = texts.map((_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top] as number;
    parent[at] = top;
    return top;
  };
  const signatures: Uint32Array[] = [];
  const bands = Array.from({ length: BANDS }, () => new Map<string, number[]>());
  texts.forEach((text, at) => {
    const signature = signatureOf(text);
    signatures.push(signature);
    bands.forEach((buckets, band) => {
      const key = signature.subarray(band * ROWS, (band + 1) * ROWS).join(' ');
      const met = buckets.get(key) ?? [];
      for (const other of met)
        if (agreement(signature, signatures[other] as Uint32Array) >= THRESHOLD) parent[root(at)] = root(other);
      met.push(at);
      buckets.set(key, met);
    });
  });
  return texts.map((_, at) => root(at));
}

function signatureOf(text: string): Uint32Array {
  const signature = new Uint32Array(PERMUTATIONS).fill(0xffffffff);
  for (const shingle of new Set(shingledText(text).shingles)) {
    for (let at = 0; at < PERMUTATIONS; at += 1) {
      const value = mixed(Math.imul(shingle, factors[2 * at] as number) + (factors[2 * at + 1] as number));
      if (value < (signature[at] as number)) signature[at] = value;
    }
  }
  return signature;
}

/** The share of equal minima: an estimate of the Jaccard similarity. */
function agreement(one: Uint32Array, other: Uint32Array): number {
  let same = 0;
  for (let at = 0; at < PERMUTATIONS; at += 1) if (one[at] === other[at]) same += 1;
  return same / PERMUTATIONS;
}

function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
