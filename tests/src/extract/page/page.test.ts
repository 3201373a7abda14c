import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { extractPage } from '../../../../src/extract/page/page.ts';
import type { Extraction, ReadInput } from '../../../../src/records/extraction.ts';
import { sourceSchema } from '../../../../src/records/source.ts';
import type { SourceInput } from '../../../../src/records/source.ts';
import { fixture, pageInput } from '../read-input.ts';

type Page = Extract<Extraction, { kind: 'article' | 'page' }>;

const read = (html: string, more: Partial<ReadInput> = {}): Extraction =>
  extractPage(loadMarkup(html), pageInput(html, more));

function readPage(html: string, more: Partial<ReadInput> = {}): Page {
  const found = read(html, more);
  if (found.kind !== 'article' && found.kind !== 'page') throw new Error(`read as ${found.kind}`);
  return found;
}

function source(more: Partial<SourceInput> = {}): ReadInput['source'] {
  return sourceSchema.parse({
    id: 'harbour-echo',
    family: 'news',
    publisher: { name: 'The Harbour Echo', url: 'https://www.paper.example/' },
    seeds: [{ type: 'feed', url: 'https://www.paper.example/rss' }],
    ...more,
  });
}

const sentences = Array.from(
  { length: 8 },
  (_, index) => `<p>The board met for the ${index + 2}th time and agreed the plan, the clerk said.</p>`,
);
const story = (parts: { head?: string; before?: string; after?: string } = {}): string =>
  `<html lang=en><head>${parts.head ?? ''}</head><body>${parts.before ?? ''}<article>${sentences.join('')}</article>${parts.after ?? ''}</body></html>`;

describe('a story with furniture of every kind', () => {
  const html = fixture('pages/ferry-story.html');
  const page = readPage(html);

  it('is an article', () => {
    expect(page.kind).toBe('article');
  });

  it('has the text of both halves, and nothing else', () => {
    expect(page.text.value.split('\n\n')).toEqual([
      'The chain ferry at Pennycomequick will run every twenty minutes from September, councillors have decided.',
      'Passengers had complained of waits of an hour since the timetable was cut in May.',
      'What changes',
      '- A boat every twenty minutes until eight.\n- A boat every hour after that.',
      '“Nobody should have to plan their week around a boat.”',
      'Day | First boat\nMonday to Friday | 06:10\nSunday | 08:00',
      'The service carries about 900 people a day and costs the harbour board more than it earns.',
      'A review is due next spring.',
    ]);
  });

  it('names the rule of every field', () => {
    expect(page.fields).toMatchObject({
      headline: { value: 'Ferry to run every twenty minutes', rule: 'heuristic.h1-confirmed' },
      description: { value: 'Councillors agree a new timetable & a review.', rule: 'json-ld.description' },
      datePublished: { value: '2024-07-03T07:05:00+01:00', rule: 'json-ld.datePublished' },
      dateModified: { rule: 'json-ld.dateModified' },
      publisher: { value: 'The Harbour Echo', rule: 'json-ld.publisher' },
      section: { value: 'Transport', rule: 'meta.article:section' },
      inLanguage: { value: 'en-GB', rule: 'html.lang' },
      image: { value: '/images/ferry.jpg', rule: 'meta.og:image' },
      isAccessibleForFree: { value: 'True', rule: 'json-ld.isAccessibleForFree' },
      canonicalUri: { rule: 'link.canonical' },
    });
    expect(page.fields.authors?.[0]).toEqual({
      value: 'Morwenna Teague, Local Democracy Reporter',
      rule: 'json-ld.author',
    });
  });
});

describe('headline', () => {
  it.each([
    ['cuts the site off the title', '<title>Bridge to be mended | Harbour Echo</title>', 'Bridge to be mended'],
    ['cuts a site known by its host', '<title>Bridge to be mended - Paper</title>', 'Bridge to be mended'],
    ['keeps a dash that parts no site', '<title>Bridge - the long story</title>', 'Bridge - the long story'],
    [
      'prefers OpenGraph to the title',
      '<title>x</title><meta property=og:title content="Bridge to be mended">',
      'Bridge to be mended',
    ],
  ])('%s', (_rule, head, expected) => {
    expect(readPage(story({ head })).fields.headline?.value).toBe(expected);
  });

  it('believes the heading that the title confirms, without its label', () => {
    const head =
      '<title>Bridge to be mended by May - Harbour Echo</title><meta property=og:title content="Bridge to be mended by May">';
    expect(
      readPage(story({ head, before: '<h1><span>Opinion</span> Bridge to be mended by May</h1>' })).fields.headline
        ?.value,
    ).toBe('Bridge to be mended by May');
  });

  it('asks the hint last', () => {
    expect(readPage(story(), { hint: { title: 'From the feed' } }).fields.headline).toEqual({
      value: 'From the feed',
      rule: 'hint.title',
    });
  });
});

describe('dates', () => {
  it.each([
    [
      'a meta tag',
      { head: '<meta property=article:published_time content=2024-07-03>' },
      'meta.article:published_time',
    ],
    ['microdata', { before: '<span itemprop=datePublished content=2024-07-03>x</span>' }, 'microdata.datePublished'],
    ['a time element', { before: '<time datetime=2024-07-03>then</time>' }, 'shown.time'],
    ['an element named so', { before: '<div class=post-date>3 July 2024</div>' }, 'shown.date-element'],
    [
      'a line near the headline',
      { before: '<h1>Bridge news of the day</h1><div>Wednesday 3 July 2024</div>' },
      'shown.near-headline',
    ],
  ])('reads %s', (_rule, parts, rule) => {
    expect(readPage(story(parts)).fields.datePublished?.rule).toBe(rule);
  });

  it('does not take a time of change for the publication', () => {
    const found = readPage(story({ before: '<time class=updated datetime=2024-07-03>Updated</time>' }));
    expect(found.fields.datePublished).toBeUndefined();
    expect(found.fields.dateModified?.rule).toBe('shown.modified');
  });

  it('reads the path as a last resort', () => {
    expect(readPage(story(), { uri: 'https://www.paper.example/2024/07/03/bridge' }).fields.datePublished).toEqual({
      value: '2024-07-03',
      rule: 'heuristic.date-in-uri',
    });
  });

  it('gives none where there is none', () => {
    expect(
      readPage(story({ after: '<footer>© 2019 Paper, 1 May 2019</footer>' })).fields.datePublished,
    ).toBeUndefined();
  });
});

describe('source selectors', () => {
  const html = story({
    before:
      '<div class=top><b class=ttl>Chosen headline</b><i class=who>Jane Roe</i><u class=when>3 July 2024</u></div>',
    after: '<div class=odd><p>The odd box says this, and that it is a body.</p></div>',
  });

  it('go before the generic rules', () => {
    const selectors = [{ headline: ['.ttl'], author: ['.who'], datePublished: ['.when'], body: ['.odd'] }];
    const page = readPage(html, { source: source({ selectors }) });
    expect(page.fields).toMatchObject({
      headline: { value: 'Chosen headline', rule: 'selector.headline' },
      datePublished: { value: '3 July 2024', rule: 'selector.datePublished' },
    });
    expect(page.fields.authors?.[0]).toEqual({ value: 'Jane Roe', rule: 'selector.author' });
    expect(page.text).toEqual({ value: 'The odd box says this, and that it is a body.', rule: 'selector.body' });
  });

  it('give way where they match nothing', () => {
    const page = readPage(html, { source: source({ selectors: [{ headline: ['.none'], body: ['.none'] }] }) });
    expect(page.text.rule).toBe('heuristic.body');
  });

  it.each(['headline', 'author', 'datePublished', 'body'])('pass over a place for the %s that is empty', (field) => {
    const page = readPage(
      story({
        before: '<h1>Bridge news of the day</h1><b class=empty></b><i class=full>By Jane Roe, 3 July 2024, here</i>',
      }),
      {
        source: source({ selectors: [{ [field]: ['.empty', '.full'] }] }),
      },
    );
    const found =
      field === 'author' ? page.fields.authors?.[0] : field === 'body' ? page.text : page.fields[field as 'headline'];
    expect(found).toEqual({ value: 'By Jane Roe, 3 July 2024, here', rule: `selector.${field}` });
  });

  it.each([['headline'], ['author'], ['datePublished'], ['body']])(
    'for the %s leave the generic answer where they match nothing',
    (field) => {
      const parts = {
        before: '<h1>Bridge news of the day</h1><p class=byline>By Jane Roe</p><time>3 July 2024</time>',
      };
      const generic = readPage(story(parts));
      expect(readPage(story(parts), { source: source({ selectors: [{ [field]: ['.none'] }] }) })).toEqual({
        ...generic,
        kind: 'article',
      });
    },
  );

  it('are those of the layout that was in use', () => {
    const selectors = [{ until: '2025-01-01', headline: ['.who'] }, { headline: ['.ttl'] }];
    const at = (capturedAt: string): string | undefined =>
      readPage(html, { source: source({ selectors }), capturedAt }).fields.headline?.value;
    expect(at('2024-12-31T23:00:00Z')).toBe('Jane Roe');
    expect(at('2025-01-01T00:00:00Z')).toBe('Chosen headline');
  });

  it('cut furniture first', () => {
    const page = readPage(html, { source: source({ selectors: [{ remove: ['article p:first-child'] }] }) });
    expect(page.text.value).not.toContain('2th time');
  });

  it('that are none stop the work by name', () => {
    expect(() => readPage(html, { source: source({ selectors: [{ headline: ['[['] }] }) })).toThrow(
      /harbour-echo.*\[\[/,
    );
  });
});

describe('kind', () => {
  it('is page where nothing says article', () => {
    expect(readPage(story()).kind).toBe('page');
  });

  it('is article for a news source’s page with a body', () => {
    expect(readPage(story(), { source: source() }).kind).toBe('article');
  });
});

describe('rescue', () => {
  it('takes the body that JSON-LD tells where the page shows little', () => {
    const body = 'The board met on Tuesday and agreed the plan. '.repeat(20);
    const html = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody: body })}</script><p>The board met on Tuesday and agreed the plan.</p>`;
    expect(readPage(html).text.rule).toBe('json-ld.articleBody');
  });

  it('believes no class name where all names say furniture', () => {
    const html = `<body><div class=share>${sentences.slice(0, 2).join('')}</div><div class=promo>${sentences.slice(2, 4).join('')}</div><div class=widget>${sentences.slice(4, 6).join('')}</div><div class=related>${sentences.slice(6).join('')}</div></body>`;
    expect(readPage(html).text.value.split('\n\n')).toHaveLength(8);
  });
});

describe('pages that are no documents', () => {
  it.each([
    ['challenge', '<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>'],
    [
      'challenge',
      '<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1></body></html>',
    ],
    [
      'error-page',
      '<title>Page not found | Council</title><h1>Page not found</h1><p>The page that you want has moved or is no more.</p>',
    ],
    ['error-page', '<title>404</title><h1>Sorry, we cannot find that</h1><p>Try the search.</p>'],
    [
      'error-page',
      '<title>Find a letter</title><h1>Letters</h1><p>Sorry, the document that you asked for no longer exists.</p><p>Use our search.</p>',
    ],
    ['empty', '<html><body><div id=root></div><script>start()</script></body></html>'],
  ])('%s', (reason, html) => {
    expect(read(html)).toMatchObject({ kind: 'not-a-document', reason });
  });

  it('does not refuse a story about errors', () => {
    expect(readPage(story({ head: '<title>Lost: page not found in council minutes</title>' })).text.value).toContain(
      'agreed the plan',
    );
  });
});

it('reads any rubbish without failing', () => {
  const tag = fc.constantFrom(
    '<div>',
    '</div>',
    '<p>',
    '<table>',
    '<td colspan=9e15>',
    '<a href=x>',
    '</a>',
    '<b>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<h1>',
    '<![CDATA[',
    '<svg><title>',
    '&#0;',
    '&#x110000;',
    'text. ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(tag, fc.string({ unit: 'binary' })), { maxLength: 60 }), (parts) => {
      expect(['article', 'page', 'not-a-document']).toContain(read(parts.join('')).kind);
    }),
    { numRuns: 150 },
  );
});
