import { describe, expect, it } from 'vitest';
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { extractPage } from '../../../../src/extract/page/page.ts';
import { pageInput } from '../read-input.ts';
import { linked } from './metadata.ts';

const text = '<p>The quay committee met again on Tuesday and agreed the repairs, its clerk told the paper.</p>'.repeat(
  5,
);

function headline(head: string, before = '', uri = 'https://www.paper.example/quay'): { value: string; rule: string } {
  const html = `<html><head>${head}</head><body>${before}<article>${text}</article></body></html>`;
  const found = extractPage(loadMarkup(html), pageInput(html, { uri }));
  if (found.kind !== 'article' && found.kind !== 'page') throw new Error(`read as ${found.kind}`);
  return { value: found.fields.headline?.value ?? '', rule: found.fields.headline?.rule ?? '' };
}

describe('the headline is', () => {
  it.each<[string, string, string, string, string]>([
    [
      'the heading of a story, not what search engines are told',
      `${linked({ headline: 'Quay repairs: all you need to know' })}<title>All about the harbour</title>`,
      '<h1>Committee agrees repairs at last</h1>',
      'Committee agrees repairs at last',
      'heuristic.h1',
    ],
    [
      'the title of a page that is no story, not its slogan',
      '<meta property=og:title content="Mooring permits - Paper">',
      '<h1>Your boat deserves a better place</h1>',
      'Mooring permits',
      'meta.og:title',
    ],
    [
      'one word that begins the title',
      '<title>Moorings - The Pier Wiki</title>',
      '<h1>Moorings</h1>',
      'Moorings',
      'heuristic.h1-confirmed',
    ],
    [
      'not the name of the book',
      '<title>Tying a boat - The Pier Handbook</title>',
      '<h1>The Pier Handbook</h1><h2>Tying a boat</h2>',
      'Tying a boat',
      'heuristic.title',
    ],
    [
      'without the sign that links to it',
      '<title>Tying a boat</title>',
      '<h1>Tying a boat¶</h1>',
      'Tying a boat',
      'heuristic.h1-confirmed',
    ],
    [
      'without a day',
      '<title>Tying a small boat | Paper</title>',
      '<h1>Tying a small boat <i>3 July 2024</i></h1>',
      'Tying a small boat ',
      'heuristic.h1-confirmed',
    ],
    [
      'without a site that the host shortens',
      '<title>Moorings | Tarnmouth Harbour And Quay Authority</title>',
      '',
      'Moorings',
      'heuristic.title',
    ],
  ])('%s', (_rule, head, before, value, rule) => {
    const uri = head.includes('Tarnmouth') ? 'https://www.thaqa.example/quay' : undefined;
    expect(headline(head, before, uri)).toEqual({ value: value.trim(), rule });
  });

  it('read out of values that are escaped twice or hold HTML', () => {
    expect(headline(linked({ headline: 'Quay &amp;amp; pier' })).value).toBe('Quay & pier');
    expect(headline(linked({ headline: '<b>Quay</b> and pier' })).value).toBe('Quay and pier');
  });

  it('never longer than a headline is', () => {
    expect(headline(`<meta property=og:title content="${'long '.repeat(50_000)}">`).value.length).toBeLessThanOrEqual(
      400,
    );
  });

  it('that of the page, not of an array of arrays', () => {
    expect(headline(`<title>Quay and pier</title>${linked({ headline: [[['Another']]] })}`).value).toBe(
      'Quay and pier',
    );
  });
});
