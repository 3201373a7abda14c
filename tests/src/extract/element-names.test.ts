import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { describe, expect, it } from 'vitest';
import { namesOf, toldByNames } from '../../../src/extract/element-names.ts';
import { parseMarkup } from '../../../src/extract/parse-markup.ts';

function element(html: string): Element {
  const [first] = parseMarkup(html).children;
  if (!first || !isTag(first)) throw new Error('no element');
  return first;
}

describe('namesOf', () => {
  it.each([
    ['<p class="RelatedLinks__list">', ' related links list '],
    ['<p class="a\n b" id="storyBody">', ' a b story body '],
    ['<p data-testid="by-line">', ' by line '],
    ['<p class="">', ''],
    ['<p class="--">', ''],
    ['<p>', ''],
  ])('%s', (html, names) => {
    expect(namesOf(element(html))).toBe(names);
  });
});

describe('toldByNames', () => {
  it('asks once for all elements of the same names, and keeps questions apart', () => {
    const asked: string[] = [];
    const isLead = toldByNames((words) => asked.push(words) > 0 && words.includes(' lead '));
    const count = toldByNames((words) => words.length);
    expect([isLead(element('<p class="lead big">')), isLead(element('<b class="lead big">'))]).toEqual([true, true]);
    expect(isLead(element('<p class="small">'))).toBe(false);
    expect(count(element('<p class="lead big">'))).toBe(' lead big '.length);
    expect(asked).toEqual([' lead big ', ' small ']);
  });

  it('is given the names as the page has them', () => {
    const given = toldByNames((_words, names) => names);
    expect(given(element('<p class="Top-Story" id="x1">'))).toEqual({ classes: 'Top-Story', others: 'x1 ' });
  });
});
