import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PipelineError } from '../../../src/records/errors.ts';
import type { ReadInput } from '../../../src/records/extraction.ts';
import type { ReaderPool } from '../../../workers/reader-pool.ts';
import { createReaderPool } from '../../../workers/reader-pool.ts';
import { HOSTILE } from './hostile-markup.ts';

let pool: ReaderPool;
beforeAll(() => {
  pool = createReaderPool({ size: 1 });
});
afterAll(() => pool.close());

const page = (bytes: Uint8Array, charset: string | null = null): ReadInput => ({
  bytes,
  mediaType: 'text/html',
  charset,
  uri: 'https://paper.example/ferry',
  source: null,
  hint: {},
  capturedAt: '2026-02-11T12:00:00.000Z',
});

/** What came of a page: an answer, or the reader's own limits; a stack that overflows or a process that dies is neither. */
async function outcomeOf(input: ReadInput): Promise<string> {
  try {
    return (await pool.readDocument(input)).kind;
  } catch (error) {
    return error instanceof PipelineError ? error.code : String(error);
  }
}

const GOOD = ['record', 'not-a-document', 'HTML_TOO_DEEP', 'READER_TIMEOUT', 'READER_MEMORY'];

describe('a reader process answers, or ends within its limits, at', () => {
  it.each(Object.keys(HOSTILE))(
    '%s',
    async (name) => {
      const html = HOSTILE[name]?.() ?? '';
      expect(GOOD).toContain(await outcomeOf(page(new TextEncoder().encode(html))));
    },
    60_000,
  );

  it.each(['utf-16le', 'utf-16be', 'utf-7', 'x-user-defined', 'iso-2022-jp', 'gb18030', 'none such', '\0'])(
    'bytes of every value said to be %s',
    async (charset) => {
      const bytes = Uint8Array.from({ length: 1e5 }, (_, at) => (at * 7 + (at >> 8)) & 0xff);
      const labelled = Buffer.concat([Buffer.from(`<meta charset="${charset}"><p>`), bytes]);
      expect(GOOD.slice(0, 2)).toContain(await outcomeOf(page(labelled)));
      expect(GOOD.slice(0, 2)).toContain(await outcomeOf(page(bytes, charset)));
    },
  );
});

it('reads the story in a page that nests 100,000 elements', async () => {
  const html = HOSTILE['100,000 elements in each other, closed']?.() ?? '';
  const reading = await pool.readDocument(page(new TextEncoder().encode(html)));
  expect(reading).toMatchObject({
    kind: 'record',
    draft: {
      headline: 'Ferry to run again in spring',
      text: expect.stringContaining('The ferry will cross the river again in spring, the council said.'),
    },
  });
});
