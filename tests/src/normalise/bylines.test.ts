import { describe, expect, it } from 'vitest';
import { readBylines } from '../../../src/normalise/bylines.ts';

const names = (byline: string, sites: string[] = []): string[] =>
  readBylines([byline], sites).map((author) => author.name);

describe('readBylines', () => {
  it.each([
    ['cuts By', 'By Jane Roe', ['Jane Roe']],
    ['reads two names', 'By Jane Roe and John Doe', ['Jane Roe', 'John Doe']],
    ['reads three names', 'Jane Roe, John Doe & Ann Poe', ['Jane Roe', 'John Doe', 'Ann Poe']],
    ['cuts a date', 'Jane Roe 19 December 2019', ['Jane Roe']],
    ['cuts a time', 'Jane Roe | Published 12:29', ['Jane Roe']],
    ['cuts an address', 'Jane Roe jane@paper.example', ['Jane Roe']],
    ['cuts what is in brackets', 'Jane Roe (Local Democracy Reporting Service)', ['Jane Roe']],
    ['drops an agency', 'Jane Roe, Press Association', ['Jane Roe']],
    ['drops staff', 'News Desk Staff', []],
    ['drops a place', 'Jane Roe in Woking, Surrey', []],
    ['drops capitals of an agency', 'PA', []],
    ['keeps particles and apostrophes', "Vincent van Gogh, Siân O'Neill", ['Vincent van Gogh', "Siân O'Neill"]],
    ['writes shouted names', 'JANE D. MCDONALD-ROE', ['Jane D. McDonald-Roe']],
    ['reads a slug', 'jane-roe', ['Jane Roe']],
    ['is not fooled by an account', 'janeroe1984', []],
    ['does not take a sentence for a name', 'By the time the council met, it was over', []],
  ])('%s', (_rule, byline, expected) => {
    expect(names(byline)).toEqual(expected);
  });

  it('drops the name of the site', () => {
    expect(names('The Woking Echo', ['Woking Echo'])).toEqual([]);
  });

  it.each([
    [
      'a role before the name',
      'Published by Local Democracy Reporter Rebecca Curley at 12:29pm',
      'Rebecca Curley',
      'Local Democracy Reporter',
    ],
    ['a role after the name', 'By Jane Roe, Political editor', 'Jane Roe', 'Political editor'],
    ['a role after a dash', 'Jane Roe - Senior Reporter', 'Jane Roe', 'Senior Reporter'],
    ['a role without a comma', 'Jane Roe Senior Reporter', 'Jane Roe', 'Senior Reporter'],
  ])('reads %s', (_rule, byline, name, jobTitle) => {
    expect(readBylines([byline])).toEqual([{ name, jobTitle }]);
  });

  it('gives the role to the name before it', () => {
    expect(readBylines(['By Jane Roe and John Doe, Political editor'])).toEqual([
      { name: 'Jane Roe', jobTitle: null },
      { name: 'John Doe', jobTitle: 'Political editor' },
    ]);
  });

  it('names nobody twice', () => {
    expect(readBylines(['Jane Roe', 'JANE ROE'])).toHaveLength(1);
  });
});
