import { describe, expect, test } from 'vitest';
import { wrapped } from '../../../demo/platforms/word-paste.ts';

describe('word paste', () => {
  test('a paste from Word breaks lines in the middle of sentences and loses no word', () => {
    const text = 'word '.repeat(60).trim();
    expect(wrapped(text).split('\n').length).toBeGreaterThan(3);
    expect(wrapped(text).replaceAll('\n', ' ')).toBe(text);
  });
});
