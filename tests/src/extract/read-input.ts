/** What a reader of pages is given in tests. */
import { readFileSync } from 'node:fs';
import type { ReadInput } from '../../../src/records/extraction.ts';

export function pageInput(content: string, more: Partial<ReadInput> = {}): ReadInput {
  return {
    bytes: Buffer.from(content),
    mediaType: 'text/html',
    charset: 'utf-8',
    uri: 'https://www.paper.example/news/story-1',
    source: null,
    hint: {},
    capturedAt: '2026-03-02T09:00:00Z',
    ...more,
  };
}

export function textInput(content: string, more: Partial<ReadInput> = {}): ReadInput {
  return pageInput(content, { mediaType: 'text/plain', uri: null, ...more });
}

/** A fixture of our own writing, by its path under `tests/fixtures`. */
export function fixture(path: string): string {
  return readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');
}
