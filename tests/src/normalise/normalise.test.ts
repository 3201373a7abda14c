import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/normalise/normalise.ts';
import type { DraftRecord } from '../../../src/records/document.ts';
import type { Extraction, Field, PageFields, ReadInput } from '../../../src/records/extraction.ts';
import { sourceSchema } from '../../../src/records/source.ts';

const field = (value: string, rule = 'test.rule'): Field => ({ value, rule });

const input: ReadInput = {
  bytes: new Uint8Array(),
  mediaType: 'text/html',
  charset: null,
  uri: 'https://www.paper.example/news/story-1',
  source: null,
  hint: {},
  capturedAt: '2024-07-10T12:00:00Z',
};

function draft(fields: PageFields, more: Partial<ReadInput> = {}, kind: 'article' | 'page' = 'article'): DraftRecord {
  const reading = normalise({ kind, fields, text: field('Some text.') }, { ...input, ...more });
  if (reading.kind !== 'record') throw new Error(reading.detail);
  return reading.draft;
}

describe('dates', () => {
  it.each([
    ['keeps the past', '2024-07-09', '2024-07-09'],
    ['drops the future', '2024-07-11', null],
    ['drops a later hour of the same day', '10 July 2024 at 2pm', null],
    ['drops what is no date', 'yesterday', null],
  ])('%s', (_rule, value, expected) => {
    expect(draft({ datePublished: field(value) }).datePublished).toBe(expected);
  });

  it('drops a change before the publication', () => {
    expect(draft({ datePublished: field('2024-07-09'), dateModified: field('2024-07-08') }).dateModified).toBeNull();
    expect(
      draft({ datePublished: field('2024-07-09'), dateModified: field('2024-07-09T10:00:00Z') }).dateModified,
    ).toBe('2024-07-09T10:00:00+00:00');
  });

  it('reads months first on American pages only', () => {
    expect(draft({ datePublished: field('05/06/2024'), inLanguage: field('en-US') }).datePublished).toBe('2024-05-06');
    expect(draft({ datePublished: field('05/06/2024'), inLanguage: field('en-GB') }).datePublished).toBe('2024-06-05');
  });

  it('writes the hour in Greenwich on the clock of a British publisher', () => {
    const late = { datePublished: field('2024-07-03T23:30:00Z') };
    expect(draft(late, { uri: 'https://www.paper.co.uk/a' }).datePublished).toBe('2024-07-04T00:30:00+01:00');
    expect(draft(late).datePublished).toBe('2024-07-03T23:30:00+00:00');
  });

  it('names no rule for a field that was dropped', () => {
    expect(draft({ datePublished: field('2030-01-01') }).rules).not.toHaveProperty('datePublished');
  });
});

describe('authors', () => {
  it('takes the first rule that names a person', () => {
    const authors = [
      field('Harbour Echo Staff', 'json-ld.author'),
      field('By Jane Roe', 'selector.byline'),
      field('By John Doe', 'heuristic.by-line'),
    ];
    expect(draft({ authors })).toMatchObject({
      author: [{ name: 'Jane Roe', jobTitle: null }],
      rules: { author: 'selector.byline' },
    });
  });

  it('falls back from selectors that name nobody', () => {
    const authors = [field('Follow us', 'selector.author'), field('Jane Roe', 'json-ld.author')];
    expect(draft({ authors }).rules.author).toBe('json-ld.author');
  });

  it('takes no desk for a person', () => {
    expect(draft({ authors: [field('TVX Arts')] }, { uri: 'https://www.tvx.example/a' }).author).toEqual([]);
  });

  it('never names the publisher', () => {
    expect(draft({ authors: [field('Harbour Echo')], publisher: field('The Harbour Echo') }).author).toEqual([]);
  });
});

describe('where a text comes from', () => {
  it.each([
    ['an agency', 'PA Media', undefined, { name: 'PA Media', url: null }],
    ['a page', 'https://www.other.example/a', undefined, { name: 'other.example', url: 'https://www.other.example/a' }],
    ['never the publisher', 'Harbour Echo', 'The Harbour Echo', null],
    ['never the agency itself', 'Associated Press', 'AP News', null],
  ])('is %s', (_rule, value, publisher, expected) => {
    const fields = { syndicatedFrom: field(value), ...(publisher !== undefined && { publisher: field(publisher) }) };
    expect(draft(fields).syndicatedFrom).toEqual(expected);
  });
});

describe('publisher', () => {
  const source = sourceSchema.parse({
    id: 'harbour-echo',
    family: 'news',
    publisher: { name: 'Harbour Echo', url: 'https://www.paper.example' },
    seeds: [{ type: 'feed', url: 'https://www.paper.example/rss' }],
  });

  it('is the source’s where there is one', () => {
    expect(draft({}, { source })).toMatchObject({
      publisher: { name: 'Harbour Echo', url: 'https://www.paper.example/' },
      rules: { publisher: 'source.publisher' },
    });
  });

  it('is what the page says otherwise', () => {
    expect(draft({ publisher: field('The Echo') }).publisher).toEqual({ name: 'The Echo', url: null });
  });
});

it('makes addresses absolute, flags boolean and languages tags', () => {
  expect(
    draft({
      image: field('/a.jpg'),
      isAccessibleForFree: field('http://schema.org/False'),
      inLanguage: field('en_gb'),
    }),
  ).toMatchObject({
    image: 'https://www.paper.example/a.jpg',
    isAccessibleForFree: false,
    inLanguage: 'en-GB',
  });
});

it('passes on that there is no document', () => {
  const none: Extraction = { kind: 'not-a-document', reason: 'empty', detail: 'blank' };
  expect(normalise(none, input)).toEqual(none);
});

it('finds no document where nothing is left of the text', () => {
  expect(normalise({ kind: 'page', fields: {}, text: field(' \n ') }, input)).toMatchObject({ reason: 'empty' });
});

it('calls a page a WebPage', () => {
  expect(draft({}, {}, 'page').type).toBe('WebPage');
});

describe('the type of a page', () => {
  const pageType = { name: 'service', reasons: ['service +1: an address of services'] } as const;

  it('stands in the record of a page, with its first reason for a rule', () => {
    const reading = normalise({ kind: 'page', fields: {}, text: field('Some text.'), pageType }, input);
    expect(reading).toMatchObject({
      draft: { type: 'WebPage', pageType: 'service', rules: { pageType: 'service +1: an address of services' } },
    });
  });

  it('is absent where nobody asked, and from articles', () => {
    expect(draft({}, {}, 'page')).not.toHaveProperty('pageType');
    const reading = normalise({ kind: 'article', fields: {}, text: field('Some text.'), pageType }, input);
    expect(reading.kind === 'record' && reading.draft).not.toHaveProperty('pageType');
  });
});
