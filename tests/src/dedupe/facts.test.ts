import { describe, expect, it } from 'vitest';
import { otherFacts } from '../../../src/dedupe/facts.ts';

/** Capitals are names here: the texts around them do not matter. */
const words = (text: string) => text.split(' ').map((shown) => ({ shown, isName: /^\p{Lu}/u.test(shown) }));

describe('two passages state', () => {
  it.each([
    ['twelve', '12'],
    ['twenty five', '25'],
    ['third', '3rd'],
    ['19 December', '19 December 2024'],
    ['19 12 2024', '19 December 2024'],
    ['Dec', 'December'],
    ['1 200', '1200'],
    ['2m', '2 million'],
    ['7pm', '7'],
    ['Cllr', 'Councillor'],
    ['Rd', 'Road'],
    ['MBC', 'Metropolitan Borough Council'],
    ['Tilbrook', 'Tilbrooke'],
    ['Centre', 'Center'],
    ['Programme', 'Program'],
    ['the', 'a'],
    ['Fernley', 'volunteers'],
    ['several', '12'],
  ])('the same: %s and %s', (one, other) => {
    expect(otherFacts(words(one), words(other))).toBe(0);
    expect(otherFacts(words(other), words(one))).toBe(0);
  });

  it.each([
    ['12', '14', 1],
    ['twelve', '14', 1],
    ['Monday', 'Tuesday', 1],
    ['June', 'July', 1],
    ['North', 'West', 1],
    ['3 March 2024', '10 April 2024', 2],
    ['B3283', 'B3284', 1],
    ['Alice Ashdown 34', 'Dilip Hollis 52', 3],
  ])('other things: %s and %s', (one, other, facts) => {
    expect(otherFacts(words(one), words(other))).toBe(facts);
    expect(otherFacts(words(other), words(one))).toBe(facts);
  });
});
