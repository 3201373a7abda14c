import { describe, expect, test } from 'vitest';
import { parseSheet, plainPieces, plainText } from '../../demo/sheet.ts';

describe('sheets', () => {
  test('head lines become fields, paragraphs, headings and lists become blocks', () => {
    const sheet = parseSheet('x', 'title: A: B\nempty:\n\nOne\ntwo.\n\n## Head\n\n- a\n- b\n');
    expect(sheet.fields).toEqual({ title: 'A: B', empty: '' });
    expect(sheet.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'list']);
    expect(plainPieces(sheet.blocks)).toEqual(['One two.', 'Head', 'a', 'b']);
  });

  test('a head line without a name is an error that says so', () => {
    expect(() => parseSheet('x', 'no colon here\n\ntext')).toThrow('read sheet x failed');
  });

  test('links keep their words, a break inside a sentence is mended', () => {
    expect(plainText('See [the letter](https://a.test/1) and the \\\nrest')).toBe('See the letter and the rest');
  });
});
