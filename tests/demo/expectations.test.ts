import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  expectedCounts,
  expectedDocuments,
  expectedDuplicates,
  expectedRefusals,
  expectedTexts,
  neverAsked,
} from '../../demo/expectations.ts';
import { demoSources } from '../../demo/load-demo-sources.ts';
import { startDemoWeb } from '../../demo/server.ts';
import type { DemoWeb } from '../../demo/server.ts';
import { askDemo } from './ask-demo.ts';

let web: DemoWeb;
beforeAll(async () => {
  web = await startDemoWeb();
});
afterAll(() => web.close());

describe('expectations', () => {
  test('every expected document is served, as the kind of bytes it is', async () => {
    for (const { urls } of expectedDocuments(1, { browser: true })) {
      const url = urls[0] ?? '';
      let heard = await askDemo(web.port, url);
      if (heard.status === 503) heard = await askDemo(web.port, url);
      expect(heard.status, url).toBe(200);
      const isPdf = heard.body.subarray(0, 5).toString() === '%PDF-';
      expect(isPdf, url).toBe(/\.pdf\b|mgConvert2PDF|\/v1\/file\//.test(url));
    }
  });

  test('what an article must say stands in its page, and so does the furniture that must stay out', async () => {
    const [article] = expectedDocuments().filter(({ urls }) => urls[0]?.includes('kingsway'));
    const page = (await askDemo(web.port, article?.urls[0] ?? '')).body.toString();
    expect(article?.contains.length).toBeGreaterThan(8);
    for (const piece of article?.contains ?? []) expect(page).toContain(piece);
    expect(article?.excludes.filter((piece) => page.includes(piece)).length).toBeGreaterThan(8);
  });

  test('no document must say what it must not say', () => {
    for (const { contains, excludes, urls } of expectedDocuments(1, { browser: true })) {
      const words = contains.join('\n');
      expect(
        excludes.filter((piece) => words.includes(piece)),
        urls[0],
      ).toEqual([]);
    }
  });

  test('only the intended copies share their words', () => {
    const byWords = new Map<string, string[]>();
    for (const { contains, urls, sameTextAs } of expectedDocuments(1, { browser: true })) {
      const words = contains.join('\n');
      byWords.set(words, [...(byWords.get(words) ?? []), sameTextAs ?? urls[0] ?? '']);
    }
    for (const [words, names] of byWords) expect(new Set(names).size, words.slice(0, 80)).toBe(1);
    expect([...byWords.values()].filter((names) => names.length > 1)).toHaveLength(2);
    // Printed minutes have other words than the page of their meeting, and are a copy of it all the same.
    expect(expectedDuplicates()).toBe(4);
  });

  test('no two documents share a passage, copies and a meeting with its own items and papers apart', () => {
    const owners = new Map<string, string>();
    for (const { contains, urls, sameTextAs, meeting } of expectedDocuments(1, { browser: true })) {
      const owner = sameTextAs ?? meeting?.meetingId ?? urls[0] ?? '';
      for (const piece of contains.filter((text) => text.length > 80)) {
        expect(owners.get(piece) ?? owner, piece).toBe(owner);
        owners.set(piece, owner);
      }
    }
  });

  test('a second crawl finds the same documents, one of them changed', () => {
    const urlsOf = (crawl: 1 | 2): string[] => expectedDocuments(crawl).map(({ urls }) => urls[0] ?? '');
    expect(urlsOf(2)).toEqual(urlsOf(1));
    const changed = Object.values(expectedCounts(2)).reduce((sum, counts) => sum + counts.changed, 0);
    expect(changed).toBe(1);
    expect(expectedTexts()).toBe(expectedDocuments().length - 4);
  });

  test('each count covers what was found', () => {
    const counts = expectedCounts(1);
    expect(Object.keys(counts).sort()).toEqual(
      demoSources({ served: false, browser: true })
        .map(({ id }) => id)
        .sort(),
    );
    for (const { found, records, gone, blocked, wrongKind } of Object.values(counts)) {
      expect(found).toBe(records + gone + blocked + wrongKind);
    }
    expect(Object.values(expectedRefusals).flat()).toHaveLength(4);
    expect(neverAsked).toHaveLength(5);
  });

  test('every sheet has its own words: none is empty, none is shorter than a story', () => {
    for (const { contains, urls, meeting } of expectedDocuments(1, { browser: true })) {
      if (meeting !== undefined) continue;
      const words = contains.join(' ').split(' ').length;
      expect(words, urls[0]).toBeGreaterThan(110);
    }
  });
});
