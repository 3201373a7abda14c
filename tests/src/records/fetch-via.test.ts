import { expect, it } from 'vitest';
import { fetchVia } from '../../../src/records/fetch-via.ts';
import type { SeedStep } from '../../../src/records/target.ts';
import { sampleSource } from '../../sample-source.ts';

const modern = {
  reader: 'moderngov',
  base: 'https://m.example/',
  committees: null,
  weeksBack: 1,
  weeksForward: 1,
} as const;
const steps: [string, SeedStep | null, 'http' | 'browser'][] = [
  ['a document', null, 'browser'],
  ['a page of papers', { reader: 'papers', committee: null, within: null, next: null, pagesLeft: 0 }, 'browser'],
  ['a listing', { reader: 'listing', link: 'a', next: null, pagesLeft: 0 }, 'browser'],
  ['a provider page', { reader: 'ofsted', page: 'provider' }, 'browser'],
  ['a calendar', { ...modern, page: 'calendar' }, 'browser'],
  ['a web service', { ...modern, page: 'service-meeting' }, 'http'],
  ['a feed', { reader: 'feed' }, 'http'],
  ['a sitemap', { reader: 'sitemap', depth: 0 }, 'http'],
];
const source = sampleSource({ fetch: { via: 'browser' } });

it.each(steps)('%s of a source for the browser goes by %3$s', (_name, step, via) => {
  expect(fetchVia(source, { step })).toBe(via);
  expect(fetchVia(sampleSource(), { step })).toBe('http');
});

it.each([
  ['pdf', 'http'],
  ['xml', 'http'],
  ['html', 'browser'],
] as const)('what promises %s goes by %s', (expected, via) => {
  expect(fetchVia(source, { hint: { expect: expected }, step: null })).toBe(via);
});
