import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../../src/dedupe/align.ts';
import { findSlots } from '../../../src/dedupe/find-slots.ts';
import { placeOf, shingledText } from '../../../src/dedupe/shingled-text.ts';
import { article, paragraphs } from './sample-article.ts';

const aligned = (fresh: string, known: string) => align(shingledText(fresh), shingledText(known));
const slots = (one: string, other: string) => {
  const texts = { fresh: shingledText(one), known: shingledText(other) };
  return findSlots(texts, align(texts.fresh, texts.known));
};

describe('an alignment', () => {
  it('of a text with itself is one stretch', () => {
    const { count } = shingledText(article).words;
    expect(aligned(article, article)).toEqual({
      stretches: [{ fresh: 0, known: 0, length: count }],
      gaps: [],
      matched: count,
    });
  });

  it('finds moved paragraphs, and no difference between them', () => {
    const { count } = shingledText(article).words;
    const moved = aligned([3, 4, 5, 6, 0, 1, 2].map((at) => paragraphs[at]).join('\n\n'), article);
    expect(moved.matched).toBe(count);
    expect(moved.gaps).toEqual([]);
  });

  it('says which words stand for which', () => {
    const { gaps } = aligned(
      'the meeting will be held on Monday 3 March in the town hall as usual',
      'the meeting will be held on Tuesday 4 March in the town hall as usual',
    );
    expect(gaps).toMatchObject([{ isInner: true, matched: 0, differences: [{ fresh: [6, 8], known: [6, 8] }] }]);
  });

  it('never matches more words than there are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { matched } = aligned(one, other);
        expect(matched).toBeLessThanOrEqual(shingledText(one).words.count);
      }),
    );
  });
});

describe('the slots of two texts', () => {
  it('are where they state other things', () => {
    const notice = (who: string, when: string): string =>
      `Notice is given that ${who} will be at the town hall from ten until noon on ${when} to hear from residents of the parish.`;
    expect(slots(notice('Alice Ashdown', '3 March'), notice('Dilip Hollis', '10 April'))).toEqual([
      { fresh: 'Alice Ashdown', known: 'Dilip Hollis' },
      { fresh: '3 March', known: '10 April' },
    ]);
  });

  it('are none where only the wording differs', () => {
    expect(slots(article.replaceAll('agreed', 'offered').replaceAll('due', 'about'), article)).toEqual([]);
  });
});

describe('the place of a shingle', () => {
  it('is its first, and none for a stranger', () => {
    const text = shingledText('one two three four five one two three four five');
    expect(placeOf(text, text.shingles[5] ?? 0)).toBe(0);
    expect(text.later[0]).toBe(6);
    expect(placeOf(text, 12345)).toBe(-1);
    expect(text.distinct).toBe(5);
  });
});
