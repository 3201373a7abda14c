import { describe, expect, it } from 'vitest';
import { newsSource } from '../../../config/define-source.ts';
import { inScope } from '../../../src/discover/in-scope.ts';
import type { SourceInput } from '../../../src/records/source.ts';
import type { FoundTarget } from '../../../src/records/target.ts';

const now = new Date('2026-03-02T09:00:00Z');

function sourceWith(scope: SourceInput['scope']) {
  return newsSource({
    id: 'echo',
    publisher: { name: 'Echo', url: 'https://www.echo.example/' },
    seeds: [{ type: 'feed', url: 'https://feeds.host.example/echo' }],
    scope,
  });
}

function reasonFor(
  target: Partial<FoundTarget> & { targetUri: string },
  scope: SourceInput['scope'] = {},
): string | null {
  const verdict = inScope({ role: 'document', ...target }, sourceWith(scope), now);
  return verdict.ok ? null : verdict.reason;
}

describe('inScope', () => {
  it.each([
    ['takes the publisher’s site', 'https://news.echo.example/1', {}, null],
    ['takes the site of a seed', 'https://host.example/1', {}, null],
    [
      'takes no other site',
      'https://other.example/1',
      {},
      "other.example is neither the publisher's site nor that of a seed",
    ],
    ['takes what is allowed, wherever it is', 'https://other.example/news/1', { allow: ['/news/'] }, null],
    [
      'takes only what is allowed',
      'https://echo.example/sport/1',
      { allow: ['/news/'] },
      'it matches no pattern of scope.allow',
    ],
    [
      'takes nothing that is denied',
      'https://echo.example/news/quiz-1',
      { allow: [/\/news\//], deny: ['quiz', 'x'] },
      'it matches scope.deny: quiz',
    ],
    ['takes no other scheme', 'mailto:a@echo.example', {}, 'it is no web address'],
  ])('%s', (_rule, targetUri, scope, reason) => {
    expect(reasonFor({ targetUri }, scope)).toBe(reason);
  });

  it('always takes seeds on the site of the source’s seeds', () => {
    const scope = { allow: ['/news/'], deny: ['page'] };
    expect(reasonFor({ targetUri: 'https://www.host.example/page/2', role: 'seed' }, scope)).toBeNull();
    expect(reasonFor({ targetUri: 'https://other.example/', role: 'seed' }, scope)).not.toBeNull();
  });

  it('takes pages that are both against allow, but not against deny', () => {
    const both = { targetUri: 'https://host.example/meeting', role: 'both' } as const;
    expect(reasonFor(both, { allow: ['/news/'] })).toBeNull();
    expect(reasonFor(both, { deny: ['meeting'] })).toBe('it matches scope.deny: meeting');
  });

  it.each([
    ['of the last day', { hint: { published: '2026-01-31' } }, null],
    ['a day too old', { hint: { published: '2026-01-30' } }, 'it is older than the 30 days of scope.maxAgeDays'],
    ['too old by its change', { lastmod: '2025-03-02T10:00:00Z' }, 'it is older than the 30 days of scope.maxAgeDays'],
    ['old but changed', { hint: { published: '2020-01-01' }, lastmod: '2026-03-01' }, null],
    ['without a date', {}, null],
    ['with a date that is none', { lastmod: 'soon' }, null],
    ['of tomorrow', { lastmod: '2026-03-03' }, null],
  ])('judges the age of a document %s', (_what, target, reason) => {
    expect(reasonFor({ targetUri: 'https://echo.example/1', ...target }, { maxAgeDays: 30 })).toBe(reason);
  });
});
