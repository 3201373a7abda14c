import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slabs } from '../../../src/dedupe/slab.ts';

it('arrays that are cut from slabs are empty, and none writes into another', () => {
  const lengths = fc.array(fc.oneof(fc.nat(50), fc.constantFrom(60_000, 200_000)), { maxLength: 12 });
  fc.assert(
    fc.property(lengths, (some) => {
      const take = slabs();
      const arrays = some.map((length, at) => {
        const array = take(length);
        expect(array).toHaveLength(length);
        expect(array.every((value) => value === 0)).toBe(true);
        return array.fill(at + 1);
      });
      arrays.forEach((array, at) => expect(array.every((value) => value === at + 1)).toBe(true));
    }),
    { numRuns: 30 },
  );
});
