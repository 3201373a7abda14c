import { expect, it } from 'vitest';
import { plainLetters, plainWords, wordsOf } from '../../../src/records/plain-words.ts';

it.each([
  ['signs and case', 'Pier’s END: 2pm!', ['pier', 's', 'end', '2pm']],
  ['letters with accents', 'Église – Łódź', ['église', 'łódź']],
  ['line breaks and what stands at the edges', '  “One\n\ntwo” ', ['one', 'two']],
  ['nothing but signs', '— | —', []],
])('tells words from %s', (_what, text, words) => {
  expect(wordsOf(text)).toEqual(words);
  expect(plainWords(text)).toBe(words.join(' '));
  expect(plainLetters(text)).toBe(words.join(''));
});
