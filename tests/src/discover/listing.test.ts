import { describe, expect, it } from 'vitest';
import { readListing } from '../../../src/discover/listing.ts';
import { fixture, seedPage } from './seed-page.ts';

const page = seedPage(fixture('listing.html'), { uri: 'https://www.northmere.example/news/?page=1' });
const step = { reader: 'listing', link: '.card h2 a', next: 'a[rel=next]', pagesLeft: 2 } as const;

describe('readListing', () => {
  it('gives the selected links in order and the next page', () => {
    expect(readListing(page, step)).toEqual({
      targets: [
        {
          targetUri: 'https://www.northmere.example/news/pool-reopens',
          role: 'document',
          hint: { title: 'Pool reopens after repairs' },
        },
        {
          targetUri: 'https://www.northmere.example/news/bus-lane?utm_source=list',
          role: 'document',
          hint: { title: 'Bus lane agreed' },
        },
        { targetUri: 'https://elsewhere.example/guest', role: 'document', hint: { title: "A guest's view" } },
        { targetUri: 'https://www.northmere.example/news/?page=2', role: 'seed', step: { ...step, pagesLeft: 1 } },
      ],
      notes: ['1 of 4 links lead to no web address'],
    });
  });

  it('takes the links within a selected element, each address once', () => {
    const { targets } = readListing(page, { ...step, link: '.card', next: null });
    expect(targets.map(({ hint }) => hint?.title)).toEqual(['The pool', 'Bus lane agreed', "A guest's view"]);
  });

  it('stops at the last page it may read', () => {
    expect(readListing(page, { ...step, pagesLeft: 0 }).targets.every(({ role }) => role === 'document')).toBe(true);
  });

  it('does not follow a next page that is this page', () => {
    const own = { ...page, uri: 'https://www.northmere.example/news/?page=2' };
    expect(readListing(own, step).targets.every(({ role }) => role === 'document')).toBe(true);
  });

  it('says when nothing matches', () => {
    expect(readListing(page, { ...step, link: '.story a', next: null })).toEqual({
      targets: [],
      notes: ['no link matches .story a'],
    });
  });

  it.each(['link', 'next'])('names a %s selector that is not CSS', (key) => {
    expect(() => readListing(page, { ...step, [key]: 'a[' })).toThrow(
      `read listing failed: ${key}: "a[" is not a CSS selector`,
    );
  });

  it('refuses a page that would take the parser minutes', () => {
    expect(() => readListing(seedPage('<div>'.repeat(10_000)), step)).toThrow('nested deeper than 3000 elements');
    expect(() => readListing(seedPage(' '.repeat(9_000_000)), step)).toThrow('over 8 MiB');
  });

  it('does not count elements that HTML leaves open', () => {
    expect(readListing(seedPage('<p><br><li>'.repeat(5_000)), step).notes).toEqual(['no link matches .card h2 a']);
  });
});
