/** The contract of src/store/blobs.ts: what every place for bytes does. */
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Blobs } from '../../src/store/blobs.ts';
import { blobPath, payloadDigest } from '../../src/store/blobs.ts';

/** A place for bytes, empty but for what opening it leaves there, and a way to it behind its back. */
export interface BlobsPlace {
  open(): Promise<Blobs>;
  /** What lies there, as `ab/abcdef….gz`. */
  paths(): Promise<string[]>;
  damage(path: string, bytes: string | Uint8Array): Promise<void>;
}

// The digest of nothing is known to everybody.
export const NOTHING = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const text = new TextEncoder().encode('The council met.');
const path = blobPath(payloadDigest(text));

export function blobsContract(newPlace: () => BlobsPlace): void {
  describe('bytes', () => {
    let place: BlobsPlace;
    beforeEach(() => {
      place = newPlace();
    });

    it.each<[string, Uint8Array]>([
      ['text', text],
      ['nothing', new Uint8Array()],
      ['every byte', Uint8Array.from({ length: 70_000 }, (_, n) => n % 256)],
      ['20 MB that hardly compress', noise(20e6)],
    ])('come back as they were: %s', async (_what, payload) => {
      const blobs = await place.open();
      const digest = await blobs.put(payload);
      expect(digest).toBe(payloadDigest(payload));
      expect(Buffer.from(await blobs.get(digest)).equals(payload)).toBe(true);
      await blobs.close();
    });

    it('are named by their digest, compressed, and are there for whoever opens the place next', async () => {
      const page = new TextEncoder().encode('<p>The council met.</p>'.repeat(1000));
      const first = await place.open();
      expect(await first.put(new Uint8Array())).toBe(NOTHING);
      const digest = await first.put(page);
      await first.close();
      expect(await place.paths()).toContain(`${digest.slice(7, 9)}/${digest.slice(7)}.gz`);
      const second = await place.open();
      expect(Buffer.from(await second.get(digest)).equals(page)).toBe(true);
      await second.close();
    });

    it('are kept once, whoever brings them at the same time, and leave no half of them', async () => {
      const [one, other] = await Promise.all([place.open(), place.open()]);
      const digests = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? one : other).put(text)));
      expect(new Set(digests)).toEqual(new Set([payloadDigest(text)]));
      expect((await place.paths()).filter((one) => one.startsWith(path))).toEqual([path]);
      expect(Buffer.from(await one.get(payloadDigest(text))).equals(text)).toBe(true);
      await Promise.all([one.close(), other.close()]);
    });

    it('that are there already are not written again', async () => {
      const blobs = await place.open();
      await blobs.put(text);
      await place.damage(path, 'not gzip');
      // Had they been, the damage would be mended.
      await blobs.put(text);
      await expect(blobs.get(payloadDigest(text))).rejects.toMatchObject({ code: 'BLOB_DAMAGED' });
      await blobs.close();
    });

    it('that were never kept are missing, and the message says where they should be', async () => {
      const blobs = await place.open();
      await expect(blobs.get(payloadDigest(text))).rejects.toMatchObject({
        name: 'PipelineError',
        code: 'BLOB_MISSING',
        retryable: false,
        message: expect.stringContaining(`${path} is missing`) as string,
      });
      await blobs.close();
    });

    it.each([
      ['cut short', gzipSync('The council met.').subarray(0, 12)],
      ['no gzip', 'not gzip'],
      ['empty', ''],
      ['another text', gzipSync('Something else.')],
    ])('that were damaged (%s) are refused, not handed on', async (_how, damaged) => {
      const blobs = await place.open();
      const digest = await blobs.put(text);
      await place.damage(path, damaged);
      await expect(blobs.get(digest)).rejects.toMatchObject({
        code: 'BLOB_DAMAGED',
        retryable: false,
        message: expect.stringContaining(path) as string,
      });
      await blobs.close();
    });
  });
}

/** The same on every run: a small generator of numbers. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 16;
  });
}
