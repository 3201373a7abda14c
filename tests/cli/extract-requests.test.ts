import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as tick } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerRequests } from '../../cli/extract-requests.ts';
import type { FlatError, FlatRecord } from '../../cli/flat-record.ts';
import { UnreadableError } from '../../src/records/errors.ts';
import type { ReadInput } from '../../src/records/extraction.ts';
import type { Reading } from '../../src/records/document.ts';
import { article } from './sample-records.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-extract-'));
  await writeFile(join(folder, 'a.html'), '<!doctype html><title>a</title><p>words</p>');
  await writeFile(join(folder, 'b.txt'), 'plain words');
  await writeFile(join(folder, 'c.txt'), 'words <b>bold</b> <p>more');
  await writeFile(join(folder, 'bomb.html'), '<!doctype html>bomb');
  await writeFile(join(folder, 'empty.html'), '');
});
afterAll(() => rm(folder, { recursive: true }));

async function readDocument(input: ReadInput): Promise<Reading> {
  const text = Buffer.from(input.bytes).toString();
  if (text === '') return { kind: 'not-a-document', reason: 'wrong-kind', detail: 'nothing in it' };
  if (text.includes('bomb')) throw new UnreadableError('read bomb failed', { code: 'READER_MEMORY' });
  return { kind: 'record', draft: { ...article, headline: input.mediaType, url: input.uri, text } };
}

async function extract(
  lines: readonly (string | Uint8Array)[],
  read = readDocument,
): Promise<(FlatRecord | FlatError)[]> {
  async function* input(): AsyncGenerator<Uint8Array> {
    for (const line of lines) yield Buffer.concat([Buffer.from(line), Buffer.from('\n')]);
  }
  const answers: (FlatRecord | FlatError)[] = [];
  const tools = { readDocument: read, jobs: 2, cwd: folder, clock: () => new Date('2026-03-01T00:00:00Z') };
  for await (const answer of answerRequests(input(), tools)) answers.push(answer);
  return answers;
}

const json = JSON.stringify;

describe('extract --jsonl', () => {
  it('answers each request in the order of the input, whichever ends first', async () => {
    const requests = Array.from({ length: 60 }, (_, id) => json({ id, path: id % 3 === 0 ? 'a.html' : 'b.txt' }));
    const answers = await extract(requests, async (input) => {
      for (let turn = 0; turn < (input.mediaType === 'text/html' ? 30 : 1); turn++) await tick();
      return readDocument(input);
    });
    expect(answers.map(({ id }) => id)).toEqual(requests.map((_, id) => id));
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });

  it('takes html_path for path, a path from the working folder, a URL and a media type', async () => {
    const answers = await extract([
      json({ id: 'one', html_path: join(folder, 'a.html'), url: 'https://news.example/a' }),
      json({ id: 'two', path: 'c.txt', mediaType: 'text/html' }),
      json({ id: 'three', path: 'c.txt', url: 'no address' }),
    ]);
    expect(answers).toMatchObject([
      { id: 'one', ok: true, title: 'text/html', url: 'https://news.example/a' },
      { id: 'two', ok: true, title: 'text/html' },
      { id: 'three', ok: true, title: 'text/plain', url: null },
    ]);
  });

  it.each([
    ['a reading that is no document', json({ id: 'e', path: 'empty.html' }), 'e', 'WRONG_KIND', /nothing in it/],
    ['what the reader throws', json({ id: 'm', path: 'bomb.html' }), 'm', 'READER_MEMORY', /bomb/],
    ['a missing file', json({ id: 'x', path: 'missing.html' }), 'x', 'ENOENT', /missing\.html/],
    ['a folder', json({ id: 'f', path: '.' }), 'f', 'NOT_A_FILE', /not a file/],
    ['an endless device', json({ id: 'z', path: '/dev/zero' }), 'z', 'NOT_A_FILE', /not a file/],
    ['no path', json({ id: 'p' }), 'p', 'BAD_REQUEST', /names no file/],
    ['a path with NUL', json({ id: 'n', path: 'a\0b' }), 'n', 'BAD_REQUEST', /names no file/],
    ['an id that is none', json({ id: { a: 1 } }), null, 'BAD_REQUEST', /names no file/],
    ['broken JSON', '{"id":"b",', null, 'BAD_REQUEST', /line 1 is not JSON/],
    ['JSON that is no object', '"text"', null, 'BAD_REQUEST', /not an object/],
    ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe, 0x00]), null, 'BAD_REQUEST', /not JSON/],
    ['a line without end', 'x'.repeat(3_000_000), null, 'BAD_REQUEST', /longer than/],
  ])('answers %s with an error and goes on', async (_name, line, id, code, message) => {
    const [first, second, ...more] = await extract([line, '', '   ', json({ id: 'next', path: 'b.txt' })]);
    expect(first).toEqual({ id, ok: false, error: { code, message: expect.stringMatching(message) as string } });
    expect(second).toMatchObject({ id: 'next', ok: true });
    expect(more).toEqual([]);
  });

  it('takes a byte order mark and CRLF', async () => {
    expect(await extract([`\ufeff${json({ id: 1, path: 'b.txt' })}\r`])).toMatchObject([{ id: 1, ok: true }]);
  });
});
