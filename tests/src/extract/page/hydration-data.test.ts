import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMarkup, rootsOf } from '../../../../src/extract/markup.ts';
import { readHydration } from '../../../../src/extract/page/hydration-data.ts';
import { toldParagraphs } from '../../../../src/extract/page/told-paragraphs.ts';
import { paragraphs } from './story-page.ts';

const story = paragraphs(0, 8);
const read = (html: string): unknown[] => readHydration(rootsOf(loadMarkup(html)));
const told = (html: string): string[] => toldParagraphs(read(html));
const state = { article: { title: 'Bridge to open', body: story } };

describe('data is found in', () => {
  it.each([
    ['a JSON script', `<script type="application/json">${JSON.stringify(state)}</script>`],
    ['an assignment to the window', `<script>window.__APOLLO_STATE__ = ${JSON.stringify(state)};\nrun();</script>`],
    ['an assignment by name', `<script>window["__DATA__"]=${JSON.stringify(state)}</script>`],
    [
      'a string that is parsed',
      `<script>window.__S__ = JSON.parse(${JSON.stringify(JSON.stringify(state))});</script>`,
    ],
    [
      'streamed rows',
      `<script>self.__next_f.push([1,${JSON.stringify(`5:${JSON.stringify(['$', 'main', null, { children: story }])}\n`)}])</script>`,
    ],
  ])('%s', (_where, html) => {
    expect(told(html)).toEqual(story);
  });

  it('nothing that is no data', () => {
    const code = 'function f() { return 1; } '.repeat(40);
    expect(read(`<script>${code}window.x = function () {};window.__y = {a: undefined, ${code}</script>`)).toEqual([]);
  });

  it('nothing that never ends, however often it begins', () => {
    expect(read(`<script>${'window.aa = {"b": ['.repeat(50_000)}</script>`)).toEqual([]);
  });

  it('not in JSON-LD, which has a reader of its own', () => {
    expect(read(`<script type="application/ld+json">${JSON.stringify(state)}</script>`)).toEqual([]);
  });
});

describe('the story in data', () => {
  it('may be one text with markup', () => {
    expect(toldParagraphs([{ content: `<p>${story.join('</p><p>')}</p>` }])).toHaveLength(story.length);
  });

  it('may be told in pieces of rich text', () => {
    const rich = story.map((text) => ({
      nodeType: 'paragraph',
      content: [{ value: text.slice(0, 30) }, { value: text.slice(30) }],
    }));
    expect(toldParagraphs([{ body: { content: rich } }])).toHaveLength(story.length);
  });

  it('is the longest list, and not the teasers or the settings', () => {
    const teasers = paragraphs(50, 53).map((summary) => ({ summary }));
    expect(toldParagraphs([{ teasers, messages: paragraphs(60, 90), article: { blocks: story } }])).toEqual(story);
  });

  it('is nothing where there is none', () => {
    expect(toldParagraphs([{ a: ['x', 'y'], b: 3, c: null }])).toEqual([]);
  });
});

it('reads any data and any script without failing', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.string(), (value, junk) => {
      const json = JSON.stringify(value).replaceAll('</', '<\\/');
      const found = told(`<script>window.__A__ = ${json}${' '.repeat(500)}</script><script>self.x=${junk}</script>`);
      expect(found.every((text) => text.length > 0)).toBe(true);
    }),
    { numRuns: 80 },
  );
});
