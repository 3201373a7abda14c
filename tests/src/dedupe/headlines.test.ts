import { describe, expect, it } from 'vitest';
import { kinship, normalHeadline } from '../../../src/dedupe/headlines.ts';
import { shingledText } from '../../../src/dedupe/shingled-text.ts';
import { article, headline } from './sample-article.ts';

const headed = (title: string | null, text = '') => ({
  headline: normalHeadline(title),
  body: shingledText(text),
  site: null,
});

describe('two headlines are', () => {
  it.each([
    ['same', headline, headline.toUpperCase()],
    ['kindred', headline, 'Volunteers to run Fernley library'],
    ['strange', headline, 'Parking charges to rise again'],
    ['unknown', headline, null],
    ['unknown', headline, ' – '],
  ])('%s: %s, %s', (kin, one, other) => {
    expect(kinship(headed(one), headed(other))).toBe(kin);
    expect(kinship(headed(other), headed(one))).toBe(kin);
  });

  it("taken, when one is of the other's text", () => {
    const quote = '‘This building taught half the town to read’';
    expect(kinship(headed(quote), headed('Campaign won', article))).toBe('taken');
  });

  it.each([
    ['behind a quotation', '‘We are proud’: the old mans harvest prize', "The old man's harvest prize"],
    ['with its apostrophe lost', 'Fernley: Old man s harvest prize', "Old man's harvest prize"],
  ])('taken, when the whole of one stands in the other %s', (_, one, other) => {
    expect(kinship(headed(one), headed(other))).toBe('taken');
    expect(kinship(headed(other), headed(one))).toBe('taken');
  });

  it('not taken, when what they share is a word or two that stands over much', () => {
    expect(kinship(headed('Fernley: road closed'), headed('Road closed'))).toBe('kindred');
  });
});
