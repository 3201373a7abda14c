import { describe, expect, it } from 'vitest';
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { extractPage } from '../../../../src/extract/page/page.ts';
import type { Extraction, ReadInput } from '../../../../src/records/extraction.ts';
import { fixture, pageInput } from '../read-input.ts';

type Page = Extract<Extraction, { kind: 'article' | 'page' }>;

function readPage(html: string, uri: string, more: Partial<ReadInput> = {}): Page {
  const found = extractPage(loadMarkup(html), pageInput(html, { uri, ...more }));
  if (found.kind !== 'article' && found.kind !== 'page') throw new Error(`read as ${found.kind}`);
  return found;
}

describe('a service of a council', () => {
  const page = readPage(fixture('pages/bins-service.html'), 'https://www.merrowvale.example/services/bins/larger');

  it('is a page for a service, and says why', () => {
    expect(page).toMatchObject({ kind: 'page', pageType: { name: 'service' }, text: { rule: 'page-type.service' } });
    expect(page.pageType?.reasons).toContain('service +1: an address of services');
  });

  it('has what waits in closed accordions, and the contact; not the site, its buttons and its other pages', () => {
    expect(page.text.value.split('\n\n')).toEqual([
      'Order a larger bin',
      'Households of six people or more may have a larger bin for waste that cannot be recycled.',
      'Before you start',
      '- the number of people in your home\n- a photo of your present bin',
      'How long it takes',
      'We bring the bin within ten working days. Leave the old one at the kerb.',
      'What it costs',
      'Bin | Charge\n240 litres | Free\n360 litres | £31',
      'Bins team',
      'Telephone 01632 960 011, Monday to Friday, 9am to 4pm',
      'Stable Yard, Merrow',
    ]);
  });
});

describe('a list with teasers', () => {
  const page = readPage(fixture('pages/walks-listing.html'), 'https://www.merrowvale.example/walks');
  const blocks = page.text.value.split('\n\n');

  it('is a listing', () => {
    expect(page.pageType?.name).toBe('listing');
  });

  it('begins with its heading and introduction', () => {
    expect(blocks.slice(0, 2)).toEqual(['Walks in the vale', 'Nine walks from our own guides, from an hour to a day.']);
  });

  it('has title, teaser and date of each item in order', () => {
    const titles = ['The mill race', 'Harrow ridge', "The drovers' way", "Saint Oswin's well", 'The long barrow'];
    const places = titles.map((title) => blocks.indexOf(title));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
    expect(page.text.value).toContain('Flat, and good for prams.');
    expect(page.text.value).toContain('17 May 2024');
  });

  it('has no filters, no pages to turn, no navigation and no footer', () => {
    expect(page.text.value).not.toMatch(/Narrow down|Dogs welcome|Next page|Stay|tourist board/);
  });
});

describe('documentation', () => {
  const page = readPage(fixture('pages/pump-manual.html'), 'https://pump.example/docs/filters');

  it('has headings, prose, code and tables, and "See also" with its links; no contents and no menu', () => {
    expect(page.pageType?.name).toBe('documentation');
    expect(page.text.value.split('\n\n')).toEqual([
      'Filters',
      'A filter takes a row and says whether it stays.',
      'pump filter --field weight --over 20',
      'Options',
      'Option | Default\n--over | 0',
      'See also',
      '- Queues',
    ]);
  });
});

describe('a thread', () => {
  const page = readPage(fixture('pages/allotment-thread.html'), 'https://plots.example/forum/viewtopic?t=91');

  it('has all posts with their quotes; no cards, signatures or buttons', () => {
    expect(page.pageType?.name).toBe('forum');
    expect(page.text.value.split('\n\n')).toEqual([
      'Slugs in the beans',
      'Every morning another row of runner beans is gone. What do the rest of you do about slugs?',
      'marrowman wrote: What do the rest of you do about slugs?',
      'A ring of sharp grit around each plant has worked for me three years running.',
      'Start the beans in pots, and plant them out when they are too tough to eat.',
      'Thank you both, I will try the grit first and the pots next spring.',
    ]);
  });
});

describe('things for sale', () => {
  it('one thing: name, price, description and specifications; no basket, no opinions, no other goods', () => {
    const page = readPage(fixture('pages/lamp-product.html'), 'https://wick.example/products/harbour-lamp');
    expect(page.pageType?.name).toBe('product');
    expect(page.text.value.split('\n\n')).toEqual([
      'Harbour lamp',
      '£84.00',
      'A lamp of spun brass with a shade of ribbed glass, made to be carried from room to room.',
      'Specifications',
      'Height | 31 cm\nWeight | 1.4 kg',
    ]);
  });

  it('many things: each with its name and its price', () => {
    const goods = Array.from(
      { length: 14 },
      (_, index) =>
        `<li class="tile"><a href="/p/${index}"><h3>Lamp number ${index + 1}</h3></a><p>£${20 + index}.50</p></li>`,
    );
    const html = `<html><body><main><h1>Lamps</h1><p>Every lamp is wired and tested in our own yard.</p><ul>${goods.join('')}</ul></main></body></html>`;
    const page = readPage(html, 'https://wick.example/collections/lamps');
    expect(page.pageType?.name).toBe('collection');
    expect(page.text.value).toContain('Every lamp is wired and tested in our own yard.');
    expect(page.text.value).toContain('Lamp number 14\n\n- £33.50');
  });

  it('many things: a name that stands again under itself with its price is told once', () => {
    const goods = Array.from(
      { length: 14 },
      (_, index) =>
        `<li class="tile"><a href="/p/${index}"><h3>Lamp number ${index + 1} £${20 + index}.50</h3></a><span>In stock</span><h4>Lamp number ${index + 1}</h4></li>`,
    );
    const page = readPage(
      `<html><body><main><h1>Lamps</h1><ul>${goods.join('')}</ul></main></body></html>`,
      'https://wick.example/collections/lamps',
    );
    expect(page.pageType?.name).toBe('collection');
    expect(page.text.value.match(/Lamp number 14/g)).toHaveLength(1);
  });
});

describe('an article', () => {
  const sentences = Array.from(
    { length: 12 },
    (_, index) =>
      `<p>The harbour board met for the ${index + 2}th time this year and agreed the plan for the east quay, its clerk said on Monday after a vote in public.</p>`,
  ).join('');
  const teasers = Array.from(
    { length: 30 },
    (_, index) =>
      `<div class="card"><h3><a href="/news/${index}">Other story number ${index} of the week</a></h3></div>`,
  ).join('');
  const html = (head = ''): string =>
    `<html><head>${head}</head><body><main><article><h1>Board agrees the east quay plan</h1><p class="byline">By Jane Roe</p>${sentences}</article><section><h2>Related</h2>${teasers}</section></main></body></html>`;

  it('stays one under a long list of others, with its own text alone', () => {
    for (const uri of ['https://paper.example/news/board-agrees-the-east-quay-plan', 'https://paper.example/4711']) {
      const page = readPage(html(), uri);
      expect(page.pageType?.name, uri).toBe('article');
      expect(page.text.value.split('\n\n'), uri).toHaveLength(12);
    }
  });

  it('is believed without a look at the text when address and metadata leave no doubt', () => {
    const head =
      '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-05-01T10:00:00Z">';
    const page = readPage(html(head), 'https://paper.example/news/board-agrees-the-east-quay-plan');
    expect(page).toMatchObject({ kind: 'article', pageType: { name: 'article' } });
    expect(page.pageType?.reasons.join()).not.toContain('prose');
  });

  it('is what a job that knows says it is', () => {
    const page = readPage(html(), 'https://paper.example/', { hint: { type: 'NewsArticle' } });
    expect(page.kind).toBe('article');
    expect(page).not.toHaveProperty('pageType');
  });

  it('is not every page that calls itself one: a list with og:type article is a page', () => {
    const head = '<meta property="og:type" content="article">';
    const list = `<html><head>${head}</head><body><main><h1>Latest</h1>${teasers}</main></body></html>`;
    expect(readPage(list, 'https://paper.example/latest/')).toMatchObject({
      kind: 'page',
      pageType: { name: 'listing' },
    });
  });
});

it('reads on behind a CDATA mark that is never closed', () => {
  const html = `<html><body><![CDATA[ <h1>Quay</h1>${'<p>The east quay is closed until the spring, the board said.</p>'.repeat(4)}</body></html>`;
  expect(readPage(html, 'https://paper.example/notice').text.value).toContain('The east quay is closed');
});
