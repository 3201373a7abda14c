import { describe, expect, it } from 'vitest';
import { findIn } from '../../../src/extract/find-in.ts';
import { loadMarkup } from '../../../src/extract/markup.ts';

const $ = loadMarkup(
  '<p class="a">out</p><div id="r" class="a"><p class="A1">one</p><ul><li><a href="x">two</a></li></ul><p>three <a>four</a></p></div><a href="y">out</a>',
);

describe('findIn', () => {
  it.each([
    ['p', ['one', 'three four']],
    ['a[href], p', ['one', 'two', 'three four']],
    ['[class*="a" i]', ['one']],
    ['li > a, ul + p a', ['two', 'four']],
    ['table', []],
  ])('finds %s below the element alone, in the page’s order', (selector, texts) => {
    const [root] = $('#r').toArray();
    if (root === undefined) throw new Error('no root');
    expect(findIn($, root, selector).map((element) => $(element).text())).toEqual(texts);
  });
});
