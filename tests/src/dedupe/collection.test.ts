import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CollectedDocument, Placement } from '../../../src/dedupe/collection.ts';
import { Collection } from '../../../src/dedupe/collection.ts';
import { sharedData } from '../../shared-data.ts';
import { article, copies, furniture, headline, paragraphs, rival } from './sample-article.ts';
import { fillings, forms, seeded } from './sample-forms.ts';

const collect = (documents: readonly CollectedDocument[]): Placement[] => {
  const collection = new Collection();
  return documents.map((document) => collection.add(document));
};
const clusters = (placements: readonly Placement[]): number => new Set(placements.map(({ cluster }) => cluster)).size;

describe('a collection', () => {
  it('puts every copy of an article into one cluster, whichever comes first', () => {
    const documents = [article, ...copies.map(([, text]) => text)].map((text, at) => ({
      id: `d${at}`,
      title: headline,
      text,
    }));
    expect(clusters(collect(documents))).toBe(1);
    expect(clusters(collect(documents.toReversed()))).toBe(1);
  });

  it('says what each is, of what, and how sure it is', () => {
    const url = 'https://www.fernley.test/news/library';
    const placements = collect([
      { id: 'a', url, text: article },
      { id: 'b', url: 'https://fernley.test/news/library?utm_source=x', text: article.toUpperCase() },
      { id: 'c', url: 'https://other.test/1', text: `${article.replaceAll('“', '"')}` },
      { id: 'd', url, text: `${article} It will open on Monday.` },
      { id: 'e', text: paragraphs.slice(0, 2).join('\n\n') },
      { id: 'f', text: [furniture[0], article, furniture[1]].join('\n\n') },
      { id: 'g', text: rival },
    ]);
    expect(placements).toMatchObject([
      { cluster: 'a', relation: 'new' },
      { cluster: 'a', relation: 'unchanged', of: 'a' },
      { cluster: 'a', relation: 'same-text', of: 'a' },
      { cluster: 'a', relation: 'version', of: 'a' },
      { cluster: 'a', relation: 'truncated', of: 'd', score: expect.closeTo(1, 1) as number },
      { cluster: 'a', relation: 'syndicated', of: 'd', score: expect.closeTo(1, 1) as number },
      { cluster: 'g', relation: 'new', story: 'a' },
    ]);
  });

  it('judges by the fuller text from when it comes, under the same cluster', () => {
    const placements = collect([
      { id: 'a', text: paragraphs.slice(0, 2).join('\n\n') },
      { id: 'b', text: article },
      { id: 'c', text: paragraphs.slice(3).join('\n\n') },
    ]);
    expect(placements.map(({ cluster, of }) => [cluster, of])).toEqual([
      ['a', undefined],
      ['a', 'a'],
      ['a', 'b'],
    ]);
  });

  it('never joins texts without words', () => {
    expect(clusters(collect(['', ' ', '–'].map((text, at) => ({ id: `d${at}`, text }))))).toBe(3);
  });

  it.each(forms)('keeps $name apart, and finds the copy of each', (form) => {
    for (const isTitled of [true, false]) {
      const fill = fillings(seeded(11));
      const collection = new Collection();
      const filled = Array.from({ length: 40 }, (_, at) => ({
        id: `d${at}`,
        title: isTitled ? form.title(fill) : null,
        text: form.text(fill),
      }));
      expect(filled.map((document) => collection.add(document).relation)).toEqual(filled.map(() => 'new'));
      const wrapped = filled.map((document) => ({
        ...document,
        text: [furniture[0], document.text, furniture[1]].join('\n\n'),
      }));
      expect(wrapped.map((document) => collection.add({ ...document, id: `${document.id} again` }).cluster)).toEqual(
        filled.map(({ id }) => id),
      );
    }
  });

  it('keeps the briefs of one site apart, though its footer is half of each', () => {
    const footer = Array.from({ length: 60 }, (_, at) => `standing${at}`).join(' ');
    const briefs = Array.from({ length: 20 }, (_, brief) => ({
      id: `d${brief}`,
      title: `Story${brief} about thing${brief} after night${brief}`,
      text: `${Array.from({ length: 50 }, (_, at) => `word${brief}x${at}`).join(' ')}. ${footer}`,
    }));
    expect(clusters(collect(briefs))).toBe(20);
  });
});

interface Truth {
  readonly id: string;
  readonly cluster: number;
  readonly story: number;
  readonly klass: string;
  readonly family: string | null;
  readonly role: string;
}

const data = sharedData('dedup');

describe.skipIf(!data.present)('the development set', () => {
  let truth: Truth[];
  let placed: Map<string, Placement>;
  beforeAll(() => {
    const lines = <T>(text: string): T[] =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as T);
    const documents = lines<CollectedDocument>(gunzipSync(readFileSync(join(data.path, 'docs.jsonl.gz'))).toString());
    truth = lines<Truth>(readFileSync(join(data.path, 'truth.jsonl'), 'utf8'));
    const collection = new Collection();
    placed = new Map(documents.map((document) => [document.id, collection.add(document)]));
  });

  const pairs = (isTrue: (a: Truth, b: Truth) => boolean, isFound: (a: Placement, b: Placement) => boolean) => {
    let [all, found, hit] = [0, 0, 0];
    for (const [at, a] of truth.entries()) {
      for (const b of truth.slice(0, at)) {
        const [one, other] = [placed.get(a.id), placed.get(b.id)];
        const [expected, got] = [isTrue(a, b), one !== undefined && other !== undefined && isFound(one, other)];
        all += Number(expected);
        found += Number(got);
        hit += Number(expected && got);
      }
    }
    return { precision: hit / found, recall: hit / all };
  };

  it('is clustered with few misses and no wrong merge', () => {
    const { precision, recall } = pairs(
      (a, b) => a.cluster === b.cluster,
      (a, b) => a.cluster === b.cluster,
    );
    expect(precision).toBeGreaterThanOrEqual(0.998);
    expect(recall).toBeGreaterThanOrEqual(0.99);
  });

  it('loses no class of change', () => {
    const bases = new Map(truth.filter(({ role }) => role !== 'variant').map((row) => [row.cluster, row]));
    const classes = new Map<string, boolean[]>();
    for (const row of truth.filter(({ role }) => role === 'variant')) {
      const base = placed.get(bases.get(row.cluster)?.id ?? '');
      if (base !== undefined)
        classes.set(row.klass, [...(classes.get(row.klass) ?? []), placed.get(row.id)?.cluster === base.cluster]);
    }
    const lost = [...classes].filter(([, found]) => found.filter(Boolean).length < 0.97 * found.length);
    expect(classes.size).toBeGreaterThan(10);
    expect(lost).toEqual([]);
  });

  it('links stories', () => {
    const { precision, recall } = pairs(
      (a, b) => a.story === b.story && a.cluster !== b.cluster,
      (a, b) => a.story === b.story && a.cluster !== b.cluster,
    );
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.8);
  });
});
