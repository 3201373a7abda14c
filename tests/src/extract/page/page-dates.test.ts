import { describe, expect, it } from 'vitest';
import { fieldsOf, linked } from './metadata.ts';
import type { PageParts } from './metadata.ts';

const told = (parts: PageParts, uri?: string): string | undefined =>
  fieldsOf(parts, uri === undefined ? {} : { uri }).datePublished?.rule;

describe('the day that machines are told', () => {
  it.each<[string, PageParts, string]>([
    [
      'JSON-LD first',
      { head: `${linked({ datePublished: '2024-07-03' })}<meta property=article:published_time content=2024-07-04>` },
      'json-ld.datePublished',
    ],
    ['names that sites make up', { head: '<meta name=x-published-date content=2024-07-03>' }, 'meta.x-published-date'],
    [
      'microdata of one day',
      { before: '<i itemprop=datePublished content=2024-07-03></i>' },
      'microdata.datePublished',
    ],
  ])('is read from %s', (_rule, parts, rule) => {
    expect(told(parts)).toBe(rule);
  });

  it.each<[string, PageParts]>([
    [
      'several different days are a list',
      { head: '<meta itemprop=datePublished content=2024-07-03><meta itemprop=datePublished content=2024-07-01>' },
    ],
    [
      'a vague name with the day of the last change',
      { head: '<meta name=date content=2024-07-03><meta property=article:modified_time content=2024-07-03>' },
    ],
    [
      'a page that is no article and shows no day',
      { head: '<script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-07-03"}</script>' },
    ],
    ['an array of arrays', { head: linked({ datePublished: [[['2024-07-03']]] }) }],
    ['a huge string', { head: linked({ datePublished: `2024-07-03${'x'.repeat(100_000)}` }) }],
  ])('is none: %s', (_rule, parts) => {
    expect(told(parts)).toBeUndefined();
  });

  it.each([
    ['https://paper.example/2024/07/03/quay', '2024-07-03'],
    ['https://paper.example/news-2024-7-3-quay', '2024-07-03'],
    ['https://paper.example/20240703-quay', '2024-07-03'],
    ['https://paper.example/2024/jul/3/quay', '3 jul 2024'],
    ['https://paper.example/2023-12-statins', undefined],
    ['https://paper.example/id/20249999', undefined],
  ])('in the address %s', (uri, expected) => {
    expect(fieldsOf({}, { uri }).dateSigns?.inUri?.value).toBe(expected);
  });

  it('is the hint where nothing else is', () => {
    expect(fieldsOf({}, { hint: { published: '2024-07-03' } }).datePublished?.rule).toBe('hint.published');
  });
});
