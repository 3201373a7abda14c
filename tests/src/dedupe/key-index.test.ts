import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexKeys, KeyIndex } from '../../../src/dedupe/key-index.ts';

const holders = (index: KeyIndex, keys: readonly number[], limit = 10_000): number[][] => {
  const { documents, uses, ends } = index.look(Uint32Array.from(keys), limit);
  return keys.map((_, at) => [...documents.subarray((ends[at] ?? 0) - (uses[at] ?? 0), ends[at])]);
};

describe('an index of keys', () => {
  it('finds what a map of lists finds, in the order in which it came', () => {
    const document = fc.nat(0x7fffffff);
    const entry = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), document);
    const few = fc.tuple(fc.constantFrom(0, 1, 2, 0xfffffffe, 0xffffffff), document);
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, few), { maxLength: 3000, size: 'max' }), (entries) => {
        const index = new KeyIndex();
        const map = new Map<number, number[]>();
        for (const [key, number] of entries) {
          index.add(key, number);
          map.set(key, [...(map.get(key) ?? []), number]);
        }
        expect(holders(index, [...map.keys(), 77])).toEqual([...map.values(), map.get(77) ?? []]);
      }),
      { numRuns: 30 },
    );
  });

  it('takes keys that all want the last slots', () => {
    const index = new KeyIndex();
    const keys = Array.from({ length: 3000 }, (_, at) => 0xffffffff - at);
    for (const key of keys) index.add(key, key & 0xff);
    expect(holders(index, keys)).toEqual(keys.map((key) => [key & 0xff]));
    expect(holders(index, [0, 0xffffffff - 3000])).toEqual([[], []]);
  });

  it('gives no more holders than are asked for', () => {
    const index = new KeyIndex();
    for (let document = 0; document < 300; document += 1) index.add(5, document);
    expect(holders(index, [5, 6, 5], 200)).toEqual([
      Array.from({ length: 200 }, (_, at) => at),
      [],
      Array.from({ length: 200 }, (_, at) => at),
    ]);
  });

  it('takes eight bytes a key and little more', () => {
    const index = new KeyIndex();
    for (let key = 0; key < 100_000; key += 1) index.add(Math.imul(key, 0x9e3779b1) >>> 0, key);
    expect(index.bytes / 100_000).toBeLessThan(10);
  });

  it('knows keys by their lower halves', () => {
    expect([...indexKeys(BigInt64Array.of(0x1_0000_0002n, -1n))]).toEqual([2, 0xffffffff]);
  });
});
