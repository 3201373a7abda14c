import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanWords } from '../../../src/dedupe/scan-words.ts';
import { SHINGLE_WORDS, shinglesOf } from '../../../src/dedupe/shingles.ts';

const words = fc.array(fc.constantFrom(...'the council of met in on road plan'.split(' ')), { minLength: 1 });
const hashes = (some: readonly string[]): number[] => [...shinglesOf(scanWords(some.join(' ')))];

describe('the shingles of a text', () => {
  it('are those of every five words in a row', () => {
    fc.assert(
      fc.property(words, (some) => {
        const count = Math.max(1, some.length - SHINGLE_WORDS + 1);
        expect(hashes(some)).toEqual(
          Array.from({ length: count }, (_, at) => hashes(some.slice(at, at + SHINGLE_WORDS))[0]),
        );
      }),
    );
  });

  it('tell the order of the words', () => {
    expect(hashes(['one', 'two', 'three', 'four', 'five'])).not.toEqual(
      hashes(['two', 'one', 'three', 'four', 'five']),
    );
  });

  it('of nothing are none', () => {
    expect(hashes([])).toEqual([]);
  });
});
