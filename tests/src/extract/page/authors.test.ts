import { describe, expect, it } from 'vitest';
import { fieldsOf, linked } from './metadata.ts';
import type { PageParts } from './metadata.ts';

const first = (parts: PageParts): readonly [string, string] | undefined => {
  const [author] = fieldsOf(parts).authors ?? [];
  return author && [author.value, author.rule];
};

describe('authors', () => {
  it.each<[string, PageParts, string, string]>([
    [
      'JSON-LD, also in an array of arrays',
      { head: linked({ author: [[{ '@type': 'Person', name: 'Jo Marsh' }]] }) },
      'Jo Marsh',
      'json-ld.author',
    ],
    ['a meta tag', { head: '<meta name=author content="Jo Marsh">' }, 'Jo Marsh', 'meta.author'],
    [
      'the name in a box about the writer',
      {
        before: '<div class=author><span class=author-name>Jo Marsh</span> <span>Founder of the pier club</span></div>',
      },
      'Jo Marsh',
      'selector.byline',
    ],
    [
      'a bare label with the name beside it',
      { before: '<div><p>Written by</p><p>Jo Marsh</p></div>' },
      'Written by Jo Marsh',
      'heuristic.by-line',
    ],
  ])('are read from %s', (_rule, parts, value, rule) => {
    expect(first(parts)).toEqual([value, rule]);
  });

  it.each<[string, PageParts]>([
    [
      'of another story’s card',
      {
        aside:
          '<ul><li><h3><a href=/x>Another story of the harbour town</a></h3><p class=byline>By Jo Marsh</p></li></ul>',
      },
    ],
    ['of a filter far from the headline', { aside: '<h4>By Category</h4><h4>By Countries</h4>' }],
    ['that are organisations', { head: linked({ author: { '@type': 'Organization', name: 'Quay Paper' } }) }],
    ['that are addresses', { head: '<meta property=article:author content=https://social.example/paper>' }],
    ['of a megabyte', { head: `<meta name=author content="${'Jo '.repeat(300_000)}">` }],
  ])('are not those %s', (_rule, parts) => {
    expect(first(parts)).toBeUndefined();
  });
});
