/** Seed pages for the tests of discovery. */
import { readFileSync } from 'node:fs';
import type { ReadInput } from '../../../src/records/extraction.ts';

/** What a reader is given for these bytes. */
export function seedPage(content: string | Uint8Array, more: Partial<ReadInput> = {}): ReadInput {
  return {
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
    mediaType: 'application/octet-stream',
    charset: null,
    uri: 'https://www.example.org/seed',
    source: null,
    hint: {},
    capturedAt: '2026-03-02T09:00:00Z',
    ...more,
  };
}

export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/discover/${name}`, import.meta.url));
}
