import { describe, expect, it } from 'vitest';
import { findLocalAuthority } from '../../../config/local-authorities.ts';
import { identify } from '../../../src/pipeline/identify.ts';
import { readDocument } from '../../../src/pipeline/read-document.ts';
import type { ReadInput } from '../../../src/records/extraction.ts';
import { NOON } from '../../sample-rows.ts';

const ADDRESS = 'https://hartwell.test/news/library-hours';

interface Page {
  readonly paragraphs?: readonly string[];
  readonly before?: string;
  readonly within?: string;
  readonly after?: string;
}

const PARAGRAPHS = [
  "Ludwick library will open on Sundays from May, the borough's culture committee decided on Tuesday night.",
  "Volunteers will staff the desk between ten and four - for now, the children's room stays shut.",
  '"People asked us for this for years," said Maya Feld, who chairs the committee. "We listened."',
  'The committee set aside £14,000 for heating and light, and will look at the figures again in the autumn.',
];

function pageOf({ paragraphs = PARAGRAPHS, before = '', within = '', after = '' }: Page): string {
  const [first, ...rest] = paragraphs.map((paragraph) => `<p>${paragraph}</p>`);
  return `<!doctype html><html lang="en-GB"><head><title>Ludwick library to open on Sundays | Hartwell Post</title>
    <meta property="og:type" content="article"><link rel="canonical" href="${ADDRESS}"></head><body>
    <header><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>${before}
    <main><article><h1>Ludwick library to open on Sundays</h1><div class="article-body">${first ?? ''}${within}${rest.join('')}</div></article></main>
    ${after}<footer><p>Hartwell Post is published by Hartwell Print.</p></footer></body></html>`;
}

/** The hash of the words that are kept of a page: another one makes a version. */
async function hashOf(page: Page): Promise<string> {
  const input: ReadInput = {
    bytes: new TextEncoder().encode(pageOf(page)),
    mediaType: 'text/html',
    charset: 'utf-8',
    uri: ADDRESS,
    source: null,
    hint: {},
    capturedAt: NOON.toISOString(),
  };
  const reading = await readDocument(input, findLocalAuthority);
  if (reading.kind !== 'record') throw new Error(`read page failed: ${reading.detail}`);
  return identify(reading.draft, {
    sourceId: 'hartwell-post',
    captureId: '00000000000000a1',
    targetUri: ADDRESS,
    payloadDigest: '0'.repeat(64),
    mediaType: 'text/html',
    fetchedAt: NOON.toISOString(),
    extractor: 'test',
  }).contentHash;
}

const list = (...titles: string[]): string =>
  titles.map((title) => `<li><a href="/${title.length}">${title}</a></li>`).join('');

describe('a page that is read again is no version', () => {
  it.each<[string, Page]>([
    [
      'for its typography',
      {
        paragraphs: PARAGRAPHS.map((text) =>
          text
            .replaceAll(' - ', ' – ')
            .replaceAll("'", '’')
            .replace(/"([^"]*)"/g, '“$1”')
            .replaceAll(' ', '&nbsp; '),
        ),
      },
    ],
    [
      'for a list of what is read most',
      {
        after: `<aside class="most-read"><h2>Most read</h2><ol>${list('Bus fares to rise', 'Fete rained off')}</ol></aside>`,
      },
    ],
    [
      'for the number of its comments',
      { after: '<section id="comments"><h2>12 comments</h2><p>I for one will be there.</p></section>' },
    ],
    [
      'for a banner',
      {
        before:
          '<div class="cookie-banner" role="dialog"><p>We use cookies to make this site work for you. You can choose which.</p><button>Accept</button></div>',
      },
    ],
    [
      'for a letter one may subscribe to',
      {
        within:
          '<div class="newsletter-signup"><p>Sign up to our morning letter to get the news before breakfast.</p><button>Sign up</button></div>',
      },
    ],
    [
      'for another story offered within',
      { within: '<p><strong>Read more:</strong> <a href="/fares">Bus fares to rise by a tenth in spring</a></p>' },
    ],
    [
      'for buttons to share it',
      {
        within:
          '<ul class="share-tools"><li><a href="#f">Share on Facebook</a></li><li><a href="#x">Post on X</a></li></ul>',
      },
    ],
  ])('%s', async (_, page) => {
    expect(await hashOf(page)).toBe(await hashOf({}));
  });
});

describe('a page that is read again is a version', () => {
  it.each<[string, Page]>([
    ['when a figure was corrected', { paragraphs: PARAGRAPHS.map((text) => text.replace('£14,000', '£41,000')) }],
    ['when a sentence was added', { paragraphs: [...PARAGRAPHS, 'The mayor voted against.'] }],
    ['when a paragraph went', { paragraphs: PARAGRAPHS.slice(0, -1) }],
  ])('%s', async (_, page) => {
    expect(await hashOf(page)).not.toBe(await hashOf({}));
  });
});
