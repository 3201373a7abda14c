import { describe, expect, it } from 'vitest';
import { mendLines, tidyLine, tidyText } from '../../../src/normalise/prose.ts';

describe('mendLines', () => {
  it.each([
    [
      'joins a line that goes on in lower case',
      'The input of family support workers in helping with direct\nwork is valuable.',
      'The input of family support workers in helping with direct work is valuable.',
    ],
    [
      'joins over a blank line',
      'This is likely to be a major contributory factor to drift and\n\ndelay in outcomes.',
      'This is likely to be a major contributory factor to drift and delay in outcomes.',
    ],
    [
      'keeps the hyphen of a compound',
      'Leaders know their services well, as demonstrated by self-\nevaluation.',
      'Leaders know their services well, as demonstrated by self-evaluation.',
    ],
    [
      'joins after a word that ends nothing',
      'The visit was carried out on Tuesday by inspectors of the\nOffice for Standards.',
      'The visit was carried out on Tuesday by inspectors of the Office for Standards.',
    ],
    [
      'leaves finished sentences apart',
      'It was a long meeting, they said.\nthe end',
      'It was a long meeting, they said.\nthe end',
    ],
    [
      'leaves list entries apart',
      '- better plans for children in need of help\n- fewer changes',
      '- better plans for children in need of help\n- fewer changes',
    ],
    [
      'leaves a heading and its paragraph apart',
      'Ambitious plans\n\nthe council said so.',
      'Ambitious plans\n\nthe council said so.',
    ],
    [
      'leaves table rows apart',
      'Applications received in the borough | 12\nwards | 3',
      'Applications received in the borough | 12\nwards | 3',
    ],
  ])('%s', (_rule, text, expected) => {
    expect(mendLines(text)).toBe(expected);
  });

  it('takes no longer for many short lines than for few', () => {
    const before = performance.now();
    mendLines('a\n'.repeat(200_000));
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});

describe('tidyText', () => {
  it('collapses blanks and keeps one blank line', () => {
    expect(tidyText('a\u00a0 b \r\n\n\n\n c\u200b')).toBe('a b\n\nc');
  });
});

describe('tidyLine', () => {
  it('gives null for blank', () => {
    expect(tidyLine(' \u00a0\n')).toBeNull();
    expect(tidyLine(undefined)).toBeNull();
  });
});
