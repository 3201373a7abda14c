import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyIndex } from '../../../src/dedupe/key-index.ts';
import { Sharers } from '../../../src/dedupe/sharers.ts';

const COMMON = 6;

/** The same, by the book. */
function expected(lists: readonly (readonly number[])[]): [number, number, number][] {
  const telling = lists.filter(({ length }) => length < COMMON);
  const all = [...new Set(telling.flat())].map((number): [number, number, number] => {
    const shared = telling.filter((list) => list.includes(number));
    return [number, shared.reduce((sum, { length }) => sum + 1 / length, 0), shared.length];
  });
  return all
    .filter(([, , shared]) => shared >= 2)
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, 3);
}

it('those who share the rarest keys come first, whatever was asked before', () => {
  const list = fc.uniqueArray(fc.oneof(fc.nat(9), fc.nat(5000)), { maxLength: COMMON });
  const sharers = new Sharers();
  fc.assert(
    fc.property(fc.array(list, { maxLength: 20 }), (lists) => {
      const index = new KeyIndex();
      lists.forEach((documents, key) => documents.forEach((document) => index.add(key, document)));
      const holders = index.look(Uint32Array.from(lists.keys()), COMMON);
      const best = sharers.best(holders, lists.length, { documents: 5001, common: COMMON, least: 2, most: 3 });
      expect(best.map(({ number, rank, sharedKeys }) => [number, rank, sharedKeys])).toEqual(expected(lists));
    }),
  );
});
