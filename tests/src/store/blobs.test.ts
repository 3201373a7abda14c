import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Blobs } from '../../../src/store/blobs.ts';
import { folderBlobs, payloadDigest } from '../../../src/store/blobs.ts';

let folder: string;
let blobs: Blobs;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-blobs-'));
  blobs = folderBlobs(join(folder, 'blobs'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = new TextEncoder().encode('The council met.');
// The digest of nothing is known to everybody.
const NOTHING = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const files = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('bytes', () => {
  it.each([
    ['text', bytes],
    ['nothing', new Uint8Array()],
    ['every byte', Uint8Array.from({ length: 70_000 }, (_, n) => n % 256)],
  ])('come back as they were: %s', async (_what, payload) => {
    const digest = await blobs.put(payload);
    expect(digest).toBe(payloadDigest(payload));
    expect(Buffer.from(await blobs.get(digest)).equals(payload)).toBe(true);
  });

  it('are named by their digest', async () => {
    expect(await blobs.put(new Uint8Array())).toBe(NOTHING);
  });

  it('are kept once, whoever brings them, and leave no half files', async () => {
    await Promise.all(Array.from({ length: 10 }, () => blobs.put(bytes)));
    expect(await files()).toEqual([`${payloadDigest(bytes).slice(7)}.gz`]);
    const path = join(folder, 'blobs', payloadDigest(bytes).slice(7, 9), `${payloadDigest(bytes).slice(7)}.gz`);
    const { mtimeMs } = await stat(path);
    await blobs.put(bytes);
    expect((await stat(path)).mtimeMs).toBe(mtimeMs);
  });

  it('that were never kept are missing', async () => {
    await expect(blobs.get(NOTHING)).rejects.toMatchObject({ code: 'BLOB_MISSING', retryable: false });
  });

  it.each([
    ['cut short', (path: string) => writeFile(path, 'not gzip')],
    ['another text', (path: string) => writeFile(path, gzipSync('Something else.'))],
  ])('whose file is damaged (%s) are refused, not handed on', async (_how, damage) => {
    const digest = await blobs.put(bytes);
    await damage(join(folder, 'blobs', digest.slice(7, 9), `${digest.slice(7)}.gz`));
    await expect(blobs.get(digest)).rejects.toMatchObject({ code: 'BLOB_DAMAGED' });
  });
});
