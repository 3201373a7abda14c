import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisedWords } from '../../../src/dedupe/content-hash.ts';
import { scanWords } from '../../../src/dedupe/scan-words.ts';

const shown = (text: string): string[] => {
  const { shown: whole, starts, ends, count } = scanWords(text);
  return Array.from({ length: count }, (_, at) => whole.slice(starts[at], ends[at]));
};

/** Signs that fold in every way there is, and any others. */
const awkward = fc.constantFrom(
  ..."aé Bß’'‘“”-–—…ﬁ½²™Σςİıſ가각ᄀ\u0301\u00ad\u200b\ufe0f\u2009\n😀𝐀𐐀٣Ａ".split(''),
  '😀',
  '𝐀',
  '𐐀',
);
const text = fc
  .oneof(
    fc.array(awkward).map((signs) => signs.join('')),
    fc.string({ unit: 'binary' }),
    fc.lorem(),
  )
  .map((given) => given.toWellFormed());

describe('the words of a scan', () => {
  it('are the normalised words', () => {
    fc.assert(
      fc.property(text, (given) => {
        const words = normalisedWords(given)
          .split(' ')
          .filter((word) => word !== '');
        const { hashes, count } = scanWords(given);
        expect(count).toBe(words.length);
        expect([...hashes]).toEqual(words.flatMap((word) => [...scanWords(word).hashes]));
      }),
      { numRuns: 2000 },
    );
  });

  it('are shown with their capitals', () => {
    expect(shown('The Council’s “Plan”, 2026')).toEqual(['The', 'Council’s', 'Plan', '2026']);
    expect(shown('The o\ufb03ce')).toEqual(['The', 'office']);
  });

  it('belong to the caller: another scan leaves them alone', () => {
    const first = scanWords('one two');
    const before = [...first.hashes];
    scanWords('three four five');
    expect([...first.hashes]).toEqual(before);
  });
});
