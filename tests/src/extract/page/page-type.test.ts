import { describe, expect, it } from 'vitest';
import { pageType, typeByClues } from '../../../../src/extract/page/page-type.ts';
import type { PageSigns } from '../../../../src/extract/page/page-signs.ts';

const nothing: PageSigns = {
  ogType: '',
  linkedTypes: new Set(),
  isLinkedArticle: false,
  hasPublished: false,
  hasByline: false,
  generator: '',
  host: 'www.vale.example',
  path: '/vale',
  query: '',
  bodyNames: '',
  proseShare: 0.45,
  linkShare: 0.1,
  longParagraphs: 4,
  prices: 0,
  codeBlocks: 0,
  hasBasket: false,
  repeated: 0,
  repeatedShare: 0,
  posts: 0,
};
const typeOf = (signs: Partial<PageSigns>): string => pageType({ ...nothing, ...signs }).name;

describe('the type of a page', () => {
  it.each<[rule: string, signs: Partial<PageSigns>, type: string]>([
    ['is a service when nothing speaks for another', {}, 'service'],
    ['is an article by the words of its address', { path: '/vale/ferry-to-run-all-night-long' }, 'article'],
    ['is an article by its folder', { path: '/news/4711', hasByline: true }, 'article'],
    ['is a listing by its like items and links', { repeated: 14, repeatedShare: 0.8, linkShare: 0.6 }, 'listing'],
    [
      'is a collection by its prices',
      { path: '/shop/lamps', prices: 20, repeated: 20, repeatedShare: 0.8 },
      'collection',
    ],
    ['is a product by its address and basket', { path: '/products/lamp', hasBasket: true }, 'product'],
    ['is documentation by the program that made it', { generator: 'sphinx 7.2' }, 'documentation'],
    ['is documentation by its address and code', { path: '/docs/filters', codeBlocks: 9 }, 'documentation'],
    ['is a thread by its address and posts', { path: '/t/slugs/91', posts: 12 }, 'forum'],
    [
      'is a thread however much its address reads like an article',
      { path: '/forum/what-to-do-about-the-slugs', host: 'forum.vale.example', posts: 6, proseShare: 0.8 },
      'forum',
    ],
    [
      'is an article with code when it stands in a blog',
      { path: '/blog/how-we-count-the-slugs-of-the-vale', codeBlocks: 8, hasByline: true },
      'article',
    ],
    [
      'is an article with a product in its metadata when all else speaks for one',
      { path: '/news/ten-lamps-that-we-like-best', linkedTypes: new Set(['Product']), hasByline: true, prices: 4 },
      'article',
    ],
  ])('%s', (_rule, signs, type) => {
    expect(typeOf(signs)).toBe(type);
  });

  it('gives its reasons with their points', () => {
    expect(pageType({ ...nothing, path: '/services/bins', query: '?area=7' }).reasons).toEqual([
      'service +1: no sign of another type',
      'service +1: an address of services',
      'article -1.25: an address of services',
      'article -1: a question in its address',
    ]);
  });
});

describe('metadata and address alone', () => {
  const clues = { ...nothing, path: '/news/ferry-to-run-all-night-long' };

  it('are believed when they speak for an article without a doubt', () => {
    expect(typeByClues(clues)).toMatchObject({ name: 'article', articleScore: 3 });
  });

  it('leave the question open otherwise', () => {
    expect(typeByClues({ ...clues, path: '/news/ferry' })).toBeNull();
    expect(typeByClues({ ...clues, ogType: 'product' })).toBeNull();
  });
});
