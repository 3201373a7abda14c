import { describe, expect, it } from 'vitest';
import { fileInput } from '../../../src/pipeline/file-input.ts';
import { NOON } from '../../sample-rows.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const PAGE = '<!doctype html><html><title>A</title><p>Text</p></html>';
const PDF = '%PDF-1.7\n1 0 obj';

describe('what a file is', () => {
  it.each([
    ['a page', PAGE, 'a.html', undefined, 'text/html'],
    ['a page under a name in capitals', PAGE, 'A.HTM', undefined, 'text/html'],
    ['a PDF', PDF, 'a.pdf', undefined, 'application/pdf'],
    ['a PDF that is named .html', PDF, 'a.html', undefined, 'application/pdf'],
    ['a page that is named .pdf', PAGE, 'a.pdf', undefined, 'text/html'],
    ['a text', 'Minutes of the meeting.', 'a.txt', undefined, 'text/plain'],
    ['a piece of a page, if whoever hands it over says so', '<p>Minutes</p>', 'a.txt', 'text/html', 'text/html'],
    ['an empty text', '', 'a.txt', undefined, 'text/plain'],
  ])('%s', (_what, body, name, mediaType, expected) => {
    const input = fileInput(bytes(body), { name, capturedAt: NOON, ...(mediaType === undefined ? {} : { mediaType }) });
    expect(input.mediaType).toBe(expected);
  });

  it("carries what is known: address, source and moment; a PDF's name is a promise", () => {
    const input = fileInput(bytes(PDF), { name: 'a.pdf', uri: 'https://hartwell.test/a.pdf', capturedAt: NOON });
    expect(input).toMatchObject({
      uri: 'https://hartwell.test/a.pdf',
      source: null,
      charset: null,
      capturedAt: NOON.toISOString(),
      hint: { expect: 'pdf' },
    });
    expect(fileInput(bytes('x'), { name: 'a.txt', capturedAt: NOON })).toMatchObject({ uri: null, hint: {} });
  });
});
