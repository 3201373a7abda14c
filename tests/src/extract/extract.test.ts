import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/extract.ts';
import type { MediaType } from '../../../src/records/fetch-outcome.ts';
import { pageInput, textInput } from './read-input.ts';

const prose = 'The board met on Tuesday and agreed the plan for the bridge, the clerk said. '.repeat(6);

describe('extract', () => {
  it('reads HTML', async () => {
    expect(await extract(pageInput(`<h1>Bridge to be mended</h1><p>${prose}</p>`))).toMatchObject({ kind: 'page' });
  });

  it('reads HTML by its own charset', async () => {
    const bytes = Buffer.from(`<meta charset=windows-1252><p>Caf\xe9 owners met. ${prose}</p>`, 'latin1');
    expect(await extract(pageInput('', { bytes, charset: null }))).toMatchObject({
      text: { value: expect.stringContaining('Café owners') as string },
    });
  });

  it('reads XHTML that is called XML', async () => {
    const page = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${prose}</p></body></html>`;
    expect(await extract(pageInput(page, { mediaType: 'application/xml' }))).toMatchObject({ kind: 'page' });
  });

  it('reads bare text', async () => {
    expect(await extract(textInput(`Bridge to be mended\n\n${prose}`))).toMatchObject({
      kind: 'article',
      fields: { headline: { value: 'Bridge to be mended' } },
    });
  });

  it.each<[MediaType, string]>([
    ['application/json', '{}'],
    ['application/octet-stream', '\0'],
    ['application/xml', '<rss/>'],
  ])('has no reader for %s', async (mediaType, content) => {
    expect(await extract(pageInput(content, { mediaType }))).toMatchObject({
      kind: 'not-a-document',
      reason: 'wrong-kind',
    });
  });

  it('takes no page where a PDF was promised', async () => {
    const input = pageInput(`<h1>Bridge to be mended</h1><p>${prose}</p>`, { hint: { expect: 'pdf' } });
    expect(await extract(input)).toMatchObject({ kind: 'not-a-document', reason: 'wrong-kind' });
  });
});
