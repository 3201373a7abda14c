import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makePdfs } from '../../demo/make-letters.ts';
import { sitePath } from '../../demo/site-path.ts';

describe('the PDFs', () => {
  test('the PDFs are those that make-letters makes', async () => {
    const made = await makePdfs();
    expect(readdirSync(sitePath('files')).sort()).toEqual(made.map(({ name }) => name).sort());
    for (const { name, bytes } of made) expect(readFileSync(sitePath('files', name)).equals(bytes), name).toBe(true);
  });
});
