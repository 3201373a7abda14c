import { describe, expect, it } from 'vitest';
import { betterOrigin } from '../../../src/dedupe/origin.ts';
import type { Origin } from '../../../src/records/verdict.ts';
import { article } from './sample-article.ts';

const from = (text: string, datePublished: string | null = null): Origin => ({ text, datePublished });
const credited = `By Jo Marsh, Local Democracy Reporter\n\n${article}`;

describe('a better origin is', () => {
  it.each<[string, Origin, Origin]>([
    ['the fuller text', from(article), from(article.slice(0, 500), '2020-01-01')],
    ['the one with an agency credit', from(credited, '2024-05-02'), from(article, '2024-05-01')],
    ['the earlier of two alike', from(article, '2024-05-01'), from(article, '2024-05-02')],
    ['the earlier hour', from(article, '2024-05-01T08:00:00+01:00'), from(article, '2024-05-01T08:00:00Z')],
  ])('%s', (_rule, better, worse) => {
    expect(betterOrigin(better, worse)).toBe(true);
    expect(betterOrigin(worse, better)).toBe(false);
  });

  it.each<[string, Origin, Origin]>([
    ['of an unknown date', from(article), from(article, '2024-05-02')],
    ['of the same day, one without an hour', from(article, '2024-05-01'), from(article, '2024-05-01T08:00:00Z')],
    ['with a line more', from(`${article}\n\nShare this`), from(article)],
  ])('neither, when one is %s', (_rule, one, other) => {
    expect(betterOrigin(one, other)).toBe(false);
    expect(betterOrigin(other, one)).toBe(false);
  });
});
