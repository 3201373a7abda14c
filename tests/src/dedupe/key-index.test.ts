import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexKeys, KeyIndex } from '../../../src/dedupe/key-index.ts';

describe('an index of keys', () => {
  it('finds what a map of lists finds', () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(0xfffffffe));
    const few = fc.tuple(fc.constantFrom(0, 1, 2, 0xffffffff), fc.nat(50));
    fc.assert(
      fc.property(fc.array(fc.oneof(entry, few), { maxLength: 3000, size: 'max' }), (entries) => {
        const index = new KeyIndex();
        const map = new Map<number, number[]>();
        for (const [key, document] of entries) {
          index.add(key, document);
          map.set(key, [...(map.get(key) ?? []), document]);
        }
        for (const [key, documents] of map) expect(index.holders(key, 10_000).toSorted()).toEqual(documents.toSorted());
        expect(index.holders(77, 10)).toEqual(map.get(77) ?? []);
      }),
      { numRuns: 30 },
    );
  });

  it('gives no more holders than are asked for', () => {
    const index = new KeyIndex();
    for (let document = 0; document < 300; document += 1) index.add(5, document);
    expect(index.holders(5, 200)).toHaveLength(200);
  });

  it('takes eight bytes an entry and little more', () => {
    const index = new KeyIndex();
    for (let key = 0; key < 100_000; key += 1) index.add(Math.imul(key, 0x9e3779b1) >>> 0, key);
    expect(index.bytes / 100_000).toBeLessThan(13);
  });

  it('knows keys by their lower halves', () => {
    expect([...indexKeys(BigInt64Array.of(0x1_0000_0002n, -1n))]).toEqual([2, 0xffffffff]);
  });
});
