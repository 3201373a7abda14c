import { expect, it } from 'vitest';
import { printableUri } from '../../../src/fetch/printable-uri.ts';

it.each([
  ['https://example.org/a?b=1', 'https://example.org/a?b=1'],
  ['https://user:pa55word@example.org/a', 'https://example.org/a'],
  ['https://example.org/a?api_key=s3cret&page=2', 'https://example.org/a?api_key=...&page=2'],
  ['https://example.org/a?token=s3cret&access_token=s3cret2', 'https://example.org/a?token=...&access_token=...'],
  ['no url\r\nat all', 'no url  at all'],
])('%s is printed as %s', (uri, printed) => {
  expect(printableUri(uri)).toBe(printed);
});

it('long URIs are cut', () => {
  expect(printableUri(`https://example.org/${'a'.repeat(5_000)}`).length).toBeLessThan(310);
});
