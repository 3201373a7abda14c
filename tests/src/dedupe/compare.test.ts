import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Company, Comparison } from '../../../src/dedupe/compare.ts';
import { compare } from '../../../src/dedupe/compare.ts';
import { normalHeadline } from '../../../src/dedupe/headlines.ts';
import { shingledText } from '../../../src/dedupe/shingled-text.ts';
import { article, copies, headline, paragraphs, rival } from './sample-article.ts';
import { fillings, forms, seeded } from './sample-forms.ts';

const alone: Company = { isAlone: true, holders: () => 1, hasHeadline: () => false };
const headed = (text: string, title: string | null = null, site: string | null = null) => ({
  body: shingledText(text),
  headline: normalHeadline(title),
  site,
});
const compared = (fresh: string, known: string, titles: readonly [string, string] | null = null): Comparison =>
  compare(headed(fresh, titles?.[0]), headed(known, titles?.[1]), alone);

describe('a copy', () => {
  it.each(copies)('is one in spite of %s', (_name, copy) => {
    expect(compared(copy, article)).toMatchObject({ kind: 'copy' });
    expect(compared(article, copy)).toMatchObject({ kind: 'copy' });
  });

  it('is truncated when it lost a third of its words', () => {
    expect(compared(paragraphs.slice(0, 2).join('\n\n'), article)).toMatchObject({
      kind: 'copy',
      relation: 'truncated',
    });
    expect(compared(paragraphs.slice(0, 6).join('\n\n'), article)).toMatchObject({
      kind: 'copy',
      relation: 'syndicated',
    });
  });

  it('is one though a cover sheet moved its page numbers', () => {
    const page = (at: number): string => Array.from({ length: 150 }, (_, word) => `word${at}x${word}`).join(' ');
    const numbered = (from: number): string =>
      Array.from({ length: 6 }, (_, at) => `${page(at)}\n\n${at + from}\n\n`).join('');
    expect(compared(numbered(1), numbered(2))).toMatchObject({ kind: 'copy' });
  });

  it('that is half other words is one under a kindred headline only', () => {
    const half = `${paragraphs.slice(0, 3).join('\n\n')}\n\n${Array.from({ length: 75 }, (_, at) => `other${at}`).join(' ')}`;
    const longer = `${article}\n\n${Array.from({ length: 300 }, (_, at) => `more${at}`).join(' ')}`;
    expect(compared(half, longer, ['Volunteers take over library in Fernley', headline])).toMatchObject({
      kind: 'copy',
    });
    expect(compared(half, longer, ['Parking charges to rise again', headline])).toMatchObject({ kind: 'other' });
    expect(compared(half, longer)).toMatchObject({ kind: 'other' });
  });

  it('of a line or two is one under the same headline', () => {
    const teaser = 'A library that was due to close';
    expect(compared(teaser, article, [headline, headline])).toMatchObject({ kind: 'copy', relation: 'truncated' });
    expect(compared('Something else altogether', article, [headline, headline])).toMatchObject({ kind: 'other' });
  });

  it('comes with its evidence', () => {
    const found = compared(article.replace('1,800', '1,900'), article);
    expect(found).toMatchObject({ kind: 'copy', similarity: { slots: [{ fresh: '900', known: '800' }] } });
  });
});

describe('another text', () => {
  it('is one that tells the same event in other words', () => {
    expect(compared(rival, article)).toMatchObject({ kind: 'other' });
  });

  it('is one that shares only what all of its company has', () => {
    const footer = Array.from({ length: 200 }, (_, at) => `footer${at}`).join(' ');
    const brief = (name: string): string =>
      `${Array.from({ length: 50 }, (_, at) => `${name}${at}`).join(' ')} ${footer}`;
    const held = shingledText(footer);
    const company: Company = {
      ...alone,
      isAlone: false,
      holders: (shingle) => (held.shingles.includes(shingle) ? 9 : 1),
    };
    expect(compare(headed(brief('a')), headed(brief('b')), alone)).toMatchObject({ kind: 'copy' });
    expect(compare(headed(brief('a')), headed(brief('b')), company)).toMatchObject({ kind: 'other' });
  });

  it.each(forms)('is another filling of $name', (form) => {
    const fill = fillings(seeded(7));
    const [one, other] = [form.text(fill), form.text(fill)];
    expect(compared(one, other).kind).not.toBe('copy');
  });

  it('is a letter to another council, word for word the same', () => {
    const letter = (county: string): string =>
      `${paragraphs.map((one) => `${one} So ${county} council was told.`).join('\n\n')} ${Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ')}`;
    expect(compared(letter('Northmarch'), letter('Westmarch'))).toMatchObject({ kind: 'same-form' });
  });
});

describe('a form with one blank', () => {
  const item = (meeting: string): string =>
    `The committee is asked to approve the minutes of the meeting held on ${meeting}, which were sent to every member a week before, and to authorise the chair to sign them as a correct record.`;
  const long = (meeting: string): string =>
    `${item(meeting)}\n\n${Array.from({ length: 150 }, (_, at) => `standing${at}`).join(' ')}.`;
  const kinds = (text: (meeting: string) => string, hosts: readonly [string, string]): string =>
    compare(headed(text('4 May'), null, hosts[0]), headed(text('6 June'), null, hosts[1]), alone).kind;

  it('that is brief is filled anew, wherever it stands', () => {
    expect(kinds(item, ['council.test', 'council.test'])).toBe('same-form');
    expect(kinds(item, ['council.test', 'other.test'])).toBe('same-form');
  });

  it('that is longer is filled anew on one site, and corrected on another', () => {
    expect(kinds(long, ['council.test', 'council.test'])).toBe('same-form');
    expect(kinds(long, ['council.test', 'other.test'])).toBe('copy');
  });

  it('is no form when one of two brief texts was cut', () => {
    const whole = `${item('4 May')} A copy will be kept in the office for anyone who asks for it.`;
    expect(compared(item('6 June'), whole).kind).toBe('copy');
  });
});

describe('a comparison', () => {
  it('is the same in either order', () => {
    const texts = fc.constantFrom(article, rival, ...copies.map(([, text]) => text));
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(compared(one, other).kind).toBe(compared(other, one).kind);
      }),
    );
  });
});
