import { describe, expect, it } from 'vitest';
import { parseTolerantly, readLinkedData, textOf } from '../../../../src/extract/page/json-ld.ts';

const nobody = { uri: null, title: null };
const headlineOf = (
  scripts: string[],
  identity: { uri: string | null; title: string | null } = nobody,
): string | undefined => textOf(readLinkedData(scripts, identity).article?.headline);

describe('parseTolerantly', () => {
  it.each([
    ['trailing commas', '{"a":[1,2,],}', { a: [1, 2] }],
    ['raw line breaks in strings', '{"a":"b\nc"}', { a: 'b c' }],
    ['a comment around it', '<!-- {"a":1} -->', { a: 1 }],
    ['CDATA', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['a semicolon', '{"a":1};', { a: 1 }],
    ['a wrong escape', '{"a":"it\\\'s"}', { a: "it's" }],
    ['rubbish', 'window.x = 1', undefined],
  ])('reads %s', (_rule, script, expected) => {
    expect(parseTolerantly(script)).toEqual(expected);
  });
});

describe('readLinkedData', () => {
  it('finds the article in a graph and follows its author', () => {
    const linked = readLinkedData(
      [
        JSON.stringify({
          '@graph': [
            { '@type': 'WebPage', '@id': '#page', datePublished: '2024-01-02' },
            { '@type': ['NewsArticle'], headline: 'A', author: { '@id': '#jane' } },
            { '@type': 'Person', '@id': '#jane', name: 'Jane Roe' },
          ],
        }),
      ],
      nobody,
    );
    expect(textOf(linked.article?.headline)).toBe('A');
    expect(linked.resolve(linked.article?.author)).toMatchObject({ name: 'Jane Roe' });
    expect(textOf(linked.page?.datePublished)).toBe('2024-01-02');
  });

  it('prefers the article that bears the title of the page', () => {
    const list = [
      { '@type': 'NewsArticle', headline: 'Another story', datePublished: '2024-01-01' },
      { '@type': 'NewsArticle', headline: 'Our story', datePublished: '2024-01-01' },
    ];
    expect(headlineOf([JSON.stringify(list)], { uri: null, title: 'Our story | Paper' })).toBe('Our story');
  });

  it('does not take the stories of a list for the story of the page', () => {
    const list = { '@type': 'ItemList', itemListElement: [{ '@type': 'NewsArticle', headline: 'Elsewhere' }] };
    expect(headlineOf([JSON.stringify(list)])).toBeUndefined();
  });

  it('reads past a broken script', () => {
    expect(headlineOf(['{"@type":', '{"@type":"NewsArticle","headline":"A &amp; B"}'])).toBe('A & B');
  });

  it('survives depth', () => {
    expect(headlineOf(['[{"a":'.repeat(100_000)])).toBeUndefined();
    expect(headlineOf(['{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000)])).toBeUndefined();
  });
});
