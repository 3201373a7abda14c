import { describe, expect, it } from 'vitest';
import { paragraphs, tagged, textOf } from './story-page.ts';

const story = paragraphs(0, 8);
const deck = 'Boats will wait while the old bridge is tried for the first time';
const page = (head: string): string => `<main><header>${head}</header><div class=text>${tagged(story)}</div></main>`;
const first = (html: string, descriptions: readonly string[] = []): string | undefined =>
  textOf(html, { headline: 'Bridge to open', descriptions }).split('\n\n')[0];

describe('a standfirst opens the text', () => {
  it.each([
    ['named so', `<h1>Bridge to open</h1><p class=standfirst>${deck}</p>`],
    ['named in one word', `<h1>Bridge to open</h1><h2 class="article__subhead">${deck}</h2>`],
    ['in a container named so', `<h1>Bridge to open</h1><div class=strapline><p>${deck}</p></div>`],
    ['after a byline and a date', `<h1>Bridge to open</h1><p class=byline>By Jane Roe</p><p class=dek>${deck}</p>`],
  ])('%s', (_where, head) => {
    expect(first(page(head))).toBe(deck);
  });

  it('that says what the page’s description says', () => {
    expect(first(page(`<h1>Bridge to open</h1><p>${deck}.</p>`), [`${deck}. Our reporter was there.`])).toBe(
      `${deck}.`,
    );
  });
});

describe('no standfirst is', () => {
  it.each([
    ['a line that nothing speaks for', `<h1>Bridge to open</h1><p>${deck}</p>`],
    ['a line over the headline', `<p class=standfirst>${deck}</p><h1>Bridge to open</h1>`],
    ['a byline', '<h1>Bridge to open</h1><p class="byline standfirst">By Jane Roe and John Doe</p>'],
    ['hidden', `<h1>Bridge to open</h1><div hidden><p class=standfirst>${deck}</p></div>`],
    ['a link to another page', `<h1>Bridge to open</h1><p class=standfirst><a href=/x>${deck}</a></p>`],
  ])('%s', (_what, head) => {
    expect(first(page(head))).toBe(story[0]);
  });
});
