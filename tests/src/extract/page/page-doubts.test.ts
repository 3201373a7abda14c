import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../src/records/document.ts';
import { extract } from '../../../../src/extract/extract.ts';
import { normalise } from '../../../../src/normalise/normalise.ts';

const prose = (paragraphs: number): string =>
  Array.from(
    { length: paragraphs },
    (_, at) =>
      `<p>On item ${at} the council agreed to keep ferry number ${at * 7} running until the end of day ${at + 3}.</p>`,
  ).join('');

async function reasonsOf(html: string): Promise<readonly string[]> {
  const input = {
    ...({ mediaType: 'text/html', charset: 'utf-8', uri: null, source: null, hint: {} } as const),
    bytes: new TextEncoder().encode(html),
    capturedAt: '2026-02-11T12:00:00.000Z',
  };
  const reading: Reading = normalise(await extract(input), input);
  return reading.kind === 'record' ? (reading.draft.quality?.reasons ?? []) : [reading.reason];
}

describe('a page is doubted', () => {
  it.each<[string, string, readonly string[]]>([
    ['not when it tells a story', `<title>Ferry to stay</title><h1>Ferry to stay</h1>${prose(12)}`, []],
    [
      'when it calls itself missing and tells other stories',
      `<title>Page not found | Post</title><h1>Page not found</h1>${prose(12)}`,
      ['soft 404'],
    ],
    [
      'when it asks for a person and says much',
      `<title>Just a moment...</title><h1>Just a moment</h1>${prose(20)}`,
      ['challenge page'],
    ],
    [
      'not when a story is about what was not found',
      `<title>Missing dog not found</title><h1>Missing dog not found</h1>${prose(12)}`,
      [],
    ],
  ])('%s', async (_rule, html, reasons) => {
    expect(await reasonsOf(html)).toEqual(reasons);
  });
});
