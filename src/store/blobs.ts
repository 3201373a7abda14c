/** Bytes as they came, content-addressed by SHA-256, in a folder. */
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { PipelineError } from '../records/errors.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

export interface Blobs {
  /** Keeps the bytes, whole or not at all, and returns their digest `sha256:<hex>`. Twice is once. */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws PipelineError BLOB_MISSING, BLOB_DAMAGED */
  get(digest: string): Promise<Uint8Array>;
}

/** WARC-Payload-Digest of decoded bytes. */
export function payloadDigest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A folder `ab/abcdef….gz`; compressed, for pages shrink to a fifth. */
export function folderBlobs(folder: string): Blobs {
  const pathOf = (digest: string): string => {
    const hex = digest.replace(/^sha256:/, '');
    return join(folder, hex.slice(0, 2), `${hex}.gz`);
  };
  return {
    async put(bytes) {
      const digest = payloadDigest(bytes);
      const path = pathOf(digest);
      if (await exists(path)) return digest;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Written aside and renamed, so that a crash leaves no half file under a good name.
      const aside = `${path}.${randomUUID()}.part`;
      try {
        await writeFile(aside, await compress(bytes, { level: 6 }));
        await rename(aside, path);
      } finally {
        await rm(aside, { force: true });
      }
      return digest;
    },
    async get(digest) {
      const path = pathOf(digest);
      const packed = await readFile(path).catch((cause: unknown) => {
        throw new PipelineError(`read bytes ${digest} failed: ${path} is missing`, {
          code: 'BLOB_MISSING',
          retryable: false,
          cause,
        });
      });
      const bytes = await decompress(packed).catch(() => null);
      if (bytes !== null && payloadDigest(bytes) === digest) return bytes;
      throw new PipelineError(`read bytes ${digest} failed: ${path} is damaged`, {
        code: 'BLOB_DAMAGED',
        retryable: false,
      });
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
