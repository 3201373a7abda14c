import { describe, expect, it } from 'vitest';
import { run } from '../../../cli/commands/dedupe.ts';
import { recordedIo } from '../recorded-io.ts';

const text = 'The council agreed on Monday to keep the library open until the spring, when a charity will take it on.';
const lines = (...rows: readonly (object | string)[]): string =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');

async function dedupe(input: string): Promise<{ code: number; out: unknown[]; err: string }> {
  const io = recordedIo({ input });
  const code = await run({ args: [], jsonl: true }, io);
  const out = io
    .stdout()
    .split('\n')
    .filter((line) => line !== '');
  return { code, out: out.map((line) => JSON.parse(line) as unknown), err: io.stderr() };
}

describe('dedupe', () => {
  it('answers each document in order', async () => {
    const { code, out, err } = await dedupe(
      lines(
        { id: 'a', url: 'https://a.test/1', source: 'a', published: '2024-05-01', title: 'Library stays', text },
        { id: 2, url: 'https://b.test/1', text: text.toUpperCase() },
        { id: 'c', text: 'Something else.' },
      ),
    );
    expect(out).toEqual([
      { id: 'a', cluster: 'a', relation: 'new', story: 'a' },
      { id: '2', cluster: 'a', relation: 'same-text', of: 'a', story: 'a' },
      { id: 'c', cluster: 'c', relation: 'new', story: 'c' },
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('names bad lines by their number, and answers the others', async () => {
    const { code, out, err } = await dedupe(
      lines('no JSON', '', '[]', { text }, { id: 'a' }, { id: 'b', text, url: 7, published: '' }),
    );
    expect(code).toBe(1);
    expect(out).toEqual([{ id: 'b', cluster: 'b', relation: 'new', story: 'b' }]);
    expect(err.trim().split('\n')).toEqual([
      'gleaner: read line 1 failed: it is not JSON [BAD_REQUEST]',
      'gleaner: read line 3 failed: it is not an object [BAD_REQUEST]',
      'gleaner: read line 4 failed: "id" is neither a text nor a number [BAD_REQUEST]',
      'gleaner: read line 5 failed: "text" is not a text [BAD_REQUEST]',
    ]);
  });

  it('of nothing is nothing', async () => {
    expect(await dedupe('')).toEqual({ code: 0, out: [], err: '' });
  });

  it('asks for the form of its input', async () => {
    await expect(run({ args: [] }, recordedIo())).rejects.toThrow('give --jsonl');
  });
});
