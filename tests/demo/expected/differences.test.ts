import { describe, expect, test } from 'vitest';
import { differences } from '../../../demo/expected/differences.ts';
import type { ComparedRecord } from '../../../demo/expected/differences.ts';
import type { ExpectedDocument } from '../../../demo/expected/expected-document.ts';

const passage = 'A passage that is long enough to be read twice only by a mistake of the reader.';
const expected: ExpectedDocument = {
  sourceId: 'x',
  urls: ['https://www.x.demo.test/a', 'https://www.x.demo.test/old'],
  type: 'NewsArticle',
  headline: 'Head',
  authors: ['Ann Other'],
  datePublished: '2026-01-02T03:04:00+00:00',
  dateModified: null,
  publisher: 'X',
  contains: [passage],
  excludes: ['Sign up'],
};
const record: ComparedRecord = {
  type: 'NewsArticle',
  url: 'https://x.demo.test/a',
  headline: 'Head',
  description: 'not judged',
  text: `${passage}\n\nMore.`,
  author: [{ name: 'Ann Other', jobTitle: null }],
  datePublished: '2026-01-02T03:04:00Z',
  dateModified: null,
  publisher: { name: 'X', url: null },
  section: 'not judged',
  isAccessibleForFree: null,
};

describe('differences', () => {
  test('none where every judged field is as expected, dates as instants, addresses in canonical form', () => {
    expect(differences(expected, record)).toEqual([]);
  });

  test.each<[string, Partial<ComparedRecord>, string]>([
    ['another address', { url: 'https://x.demo.test/b' }, 'url: expected'],
    ['a date where none may be', { dateModified: '2026-01-03' }, 'dateModified: expected null'],
    ['an author too many', { author: [...record.author, { name: 'Else', jobTitle: null }] }, 'author: expected'],
    ['a passage that is missing', { text: 'More.' }, 'text lacks'],
    ['a passage that stands twice', { text: `${passage}\n${passage}` }, 'text repeats'],
    ['furniture', { text: `${passage}\nSign up now` }, 'text holds furniture'],
  ])('%s is named', (_name, change, words) => {
    expect(differences(expected, { ...record, ...change }).join('\n')).toContain(words);
  });
});
