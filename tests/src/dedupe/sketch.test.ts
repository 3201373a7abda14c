import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT_KEYS, keptPlaces, keysOfWords, MAX_KEYS, sketch } from '../../../src/dedupe/sketch.ts';
import { COMMON } from '../../../src/records/similarity.ts';
import { article, copies } from './sample-article.ts';

const shared = (one: string, other: string): number => {
  const keys = new Set(sketch(one).keys);
  return [...sketch(other).keys].filter((key) => keys.has(key)).length;
};
const words = fc.array(fc.constantFrom(...'the a council of met in on road plan and school new said for'.split(' ')), {
  minLength: 6,
  maxLength: 400,
});

describe('the keys of a text', () => {
  it('do not change with typography', () => {
    const dress = fc.constantFrom(' ', '  ', '\n\n', ' – ', '\u00a0', ', “', '” ');
    fc.assert(
      fc.property(words, fc.array(dress, { minLength: 400, maxLength: 400 }), fc.boolean(), (some, marks, isLoud) => {
        const dressed = some.map((word, at) => (isLoud ? word.toUpperCase() : word) + (marks[at] ?? '')).join('');
        const spaced = some.map((word, at) => word + (marks[at] === undefined ? '' : ' ')).join('');
        expect(sketch(dressed).keys).toEqual(sketch(spaced).keys);
      }),
    );
  });

  it('are distinct, ascending, and no more than 64', () => {
    fc.assert(
      fc.property(words, (some) => {
        const keys = [...sketch(some.join(' ')).keys];
        expect(keys.length).toBeLessThanOrEqual(MAX_KEYS);
        expect(keys.length).toBeGreaterThan(0);
        expect(new Set(keys).size).toBe(keys.length);
        const unsigned = keys.map((key) => BigInt.asUintN(64, key));
        expect(unsigned).toEqual(unsigned.toSorted((one, other) => (one < other ? -1 : 1)));
      }),
    );
  });

  it('of a passage are among those of the whole, up to the largest of these', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 100, maxLength: 900 }),
        fc.nat(50),
        (some, from) => {
          const whole = [...sketch(some.join(' ')).keys];
          const largest = whole.at(-1) ?? 0n;
          const part = sketch(some.slice(from, from + 50).join(' ')).keys;
          for (const key of part)
            if (BigInt.asUintN(64, key) <= BigInt.asUintN(64, largest)) expect(whole).toContain(key);
        },
      ),
    );
  });

  it('of a text that repeats itself are all there are', () => {
    expect(sketch('road closed until further notice '.repeat(500)).keys).toHaveLength(5);
  });

  it('of a very long text are 64', () => {
    const long = Array.from({ length: 50_000 }, (_, at) => `w${at}`).join(' ');
    expect(sketch(long).keys).toHaveLength(MAX_KEYS);
  });

  it.each(copies)('are shared by a copy: %s', (_name, copy) => {
    expect(shared(article, copy)).toBeGreaterThanOrEqual(2);
  });

  it('of nothing are none, and of a word one', () => {
    expect(sketch('').keys).toHaveLength(0);
    expect(sketch(' – ').keys).toHaveLength(0);
    expect(sketch('Abstract').keys).toHaveLength(1);
  });

  it('of a headline are two more, of a short one none', () => {
    expect(sketch('Abstract', 'Council agrees to close five libraries').keys).toHaveLength(3);
    expect(sketch('Abstract', 'Roadworks').keys).toHaveLength(1);
  });

  it('of a sentence are as many as are asked for', () => {
    expect(keysOfWords('we were told it could not be done', 2)).toHaveLength(2);
  });
});

describe('the keys that are kept', () => {
  it('are the rarest, in their order', () => {
    expect(keptPlaces([3, 0, COMMON, 1])).toEqual([0, 1, 3]);
    const uses = Array.from({ length: MAX_KEYS }, (_, at) => (at < 40 ? 9 : 0));
    const kept = keptPlaces(uses);
    expect(kept).toHaveLength(KEPT_KEYS);
    expect(kept.slice(0, 24)).toEqual(Array.from({ length: 24 }, (_, at) => 40 + at));
  });
});
