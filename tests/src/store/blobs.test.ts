import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderBlobs } from '../../../src/store/blobs.ts';
import { blobsContract, NOTHING } from '../../contracts/blobs.ts';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gleaner-blobs-'));
  folder = join(root, 'blobs');
});
afterEach(() => rm(root, { recursive: true }));

async function filesUnder(parent: string): Promise<string[]> {
  const entries = await readdir(parent, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(parent, join(entry.parentPath, entry.name)));
}

describe('a folder', () => {
  blobsContract(() => ({
    open: async () => folderBlobs(folder),
    paths: () => filesUnder(folder),
    damage: (path, bytes) => writeFile(join(folder, path), bytes),
  }));

  it('that cannot be used says so, and the same work may succeed later', async () => {
    await writeFile(folder, 'a file where the folder should be');
    const blobs = folderBlobs(folder);
    const unavailable = { name: 'PipelineError', code: 'BLOBS_UNAVAILABLE', retryable: true };
    await expect(blobs.put(new Uint8Array())).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringMatching(/^keep bytes sha256:e3b0c4\w+ in .+ failed: E[A-Z]+$/) as string,
    });
    await expect(blobs.get(NOTHING)).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringMatching(/^read bytes sha256:e3b0c4\w+ in .+ failed: ENOTDIR$/) as string,
    });
    await rm(folder);
    expect(await blobs.put(new Uint8Array())).toBe(NOTHING);
  });
});
