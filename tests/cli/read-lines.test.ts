import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../cli/read-lines.ts';

async function lines(chunks: readonly Uint8Array[], maxBytes = 1_000): Promise<(string | null)[]> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }
  const found: (string | null)[] = [];
  for await (const line of readLines(stream(), maxBytes)) found.push(line);
  return found;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('lines of a stream', () => {
  it.each([
    ['nothing', '', []],
    ['a last line without its break', 'a\nb', ['a', 'b']],
    ['empty lines', '\n\na\n', ['', '', 'a']],
    ['other separators inside a line', 'a\u2028b\rc\u0085d\n', ['a\u2028b\rc\u0085d']],
  ])('of %s', async (_name, text, expected) => {
    expect(await lines([bytes(text)])).toEqual(expected);
  });

  it('are the same wherever the stream is cut, in the middle of a character too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat(20)), async (texts, cuts) => {
        const expected = texts.map((text) => text.replaceAll('\n', ' '));
        let rest: Uint8Array = bytes(expected.map((text) => `${text}\n`).join(''));
        const chunks: Uint8Array[] = [];
        for (const cut of cuts) {
          chunks.push(rest.subarray(0, cut));
          rest = rest.subarray(cut);
        }
        expect(await lines([...chunks, rest])).toEqual(expected);
      }),
    );
  });

  it('are null when too long, and the next is read as ever', async () => {
    const long = Array.from({ length: 50 }, () => bytes('x'.repeat(100)));
    expect(await lines([bytes('a\n'), ...long, bytes('\nb\n'), bytes('y'.repeat(1_001))])).toEqual([
      'a',
      null,
      'b',
      null,
    ]);
  });
});
