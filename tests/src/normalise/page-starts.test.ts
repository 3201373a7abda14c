import { describe, expect, it } from 'vitest';
import { movePageStarts } from '../../../src/normalise/page-starts.ts';
import { mendLines, tidyText } from '../../../src/normalise/prose.ts';

const RAW = '  One\u200b  page\n\n\n\nends in the  \nmiddle of a sen\u00adtence\r\nthat goes\ton.\n\n [1] A note. ';
const at = (words: string) => RAW.indexOf(words);

describe('movePageStarts', () => {
  it.each([
    ['tidied', tidyText],
    ['mended', mendLines],
  ])('names the same words in a text that was %s', (_how, tidy) => {
    const after = tidy(RAW);
    const starts = [
      { offset: 0, page: 1 },
      { offset: at('middle'), page: 2 },
      { offset: at('that goes'), page: 3 },
      { offset: at('[1]'), page: 1 },
    ];
    const moved = movePageStarts(starts, RAW, after);
    expect(moved?.map(({ page }) => page)).toEqual([1, 2, 3, 1]);
    expect(moved?.map(({ offset }) => /^\S+/.exec(after.slice(offset))?.[0])).toEqual(['One', 'middle', 'that', '[1]']);
  });

  it('leaves out pages that begin after the last word', () => {
    const starts = [
      { offset: 0, page: 1 },
      { offset: 5, page: 2 },
    ];
    expect(movePageStarts(starts, 'Word ', 'Word')).toEqual([{ offset: 0, page: 1 }]);
  });

  it('gives no map for a text that says something else', () => {
    const starts = [{ offset: 0, page: 1 }];
    expect(movePageStarts(starts, 'Some words', 'Other words')).toBeUndefined();
    expect(movePageStarts(starts, 'Some words', 'Some words more')).toBeUndefined();
    expect(movePageStarts(starts, 'Some words more', 'Some words')).toBeUndefined();
  });
});
