import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash, normalisedWords } from '../../../src/dedupe/content-hash.ts';

describe('the words of a text', () => {
  it.each([
    ['case does not count', 'The COUNCIL', 'the council'],
    ['nor layout', '  The\n\ncouncil\t met. ', 'the council met'],
    ['nor punctuation', 'The council: "met" (twice)!', 'the council met twice'],
    ['nor the shape of an apostrophe', "The council's and the council’s", 'the councils and the councils'],
    ['nor dashes, of any length', 'a–b—c-d', 'a b c d'],
    ['ligatures and full-width forms are their letters', 'o\ufb03ce ２０２６', 'office 2026'],
    ['soft hyphens and zero-width marks are nothing', 'coun\u00adcil\u200b \ufefftax\u2060', 'council tax'],
    ['a no-break space is a space', 'council\u00a0tax', 'council tax'],
    ['accents count', 'café cafe', 'café cafe'],
    ['a composed accent is the same as one apart', 'cafe\u0301', 'café'],
    ['figures count', '£1.5m in 2026', '1 5m in 2026'],
    ['letters of every script are words', 'Żółć Ελλάδα 会議', 'żółć ελλάδα 会議'],
    ['marks alone are no words', '*** — !!! ***', ''],
    ['nothing is nothing', '', ''],
  ])('%s', (_rule, text, words) => {
    expect(normalisedWords(text)).toBe(words);
  });

  it('are the same when they are taken twice', () => {
    const text = 'İstanbul’s ﬁrst — “Council” ẞ';
    expect(normalisedWords(normalisedWords(text))).toBe(normalisedWords(text));
  });
});

describe('the hash of a text', () => {
  it('is that of its words', () => {
    expect(contentHash('The Council met.')).toBe(contentHash('the  council\nMET'));
    expect(contentHash('The council met.')).not.toBe(contentHash('The council met twice.'));
    // SHA-256 of "the council met".
    expect(contentHash('The Council met.')).toBe('29c6af8d941b4d3332b1c861dbe49c75b04f59081cfe3378cacf10847cec3df5');
  });

  it('is that of its words, as Unicode defines them, for every text there is', () => {
    const awkward = fc.constantFrom(...'aé ’ﬁ½Σςİ가ᄀ\u0301\u00ad\ufe0f\u2009\n𝐀😀'.split(''), '😀', '𝐀');
    const text = fc.oneof(
      fc.array(awkward).map((signs) => signs.join('')),
      fc.string({ unit: 'binary' }),
      fc.lorem(),
    );
    const defined = (given: string): string =>
      given
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\u00ad\u200b-\u200d\u2060\ufeff'’‘]/g, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    fc.assert(
      fc.property(text, (given) => {
        expect(normalisedWords(given)).toBe(defined(given));
        expect(contentHash(given)).toBe(createHash('sha256').update(defined(given)).digest('hex'));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a long text of awkward characters in good time', () => {
    const startedAt = performance.now();
    contentHash("'\u00ad— ".repeat(500_000));
    // A quadratic expression would take minutes.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
