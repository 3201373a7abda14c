/** Bytes as they came, content-addressed by SHA-256, in a folder. The same in S3-compatible storage is src/store/s3-blobs.ts. */
import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { PipelineError } from '../records/errors.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

export interface Blobs {
  /**
   * Keeps the bytes, whole or not at all, and returns their digest `sha256:<hex>`. Twice is once.
   * @throws PipelineError BLOBS_UNAVAILABLE
   */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws PipelineError BLOB_MISSING, BLOB_DAMAGED, BLOBS_UNAVAILABLE */
  get(digest: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** WARC-Payload-Digest of decoded bytes. */
export function payloadDigest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Where the bytes of a digest are kept, under a folder or a prefix: `ab/abcdef….gz`. */
export function blobPath(digest: string): string {
  const hex = digest.replace(/^sha256:/, '');
  return `${hex.slice(0, 2)}/${hex}.gz`;
}

/** Bytes as they are kept: compressed, for pages shrink to a fifth. */
export function packBytes(bytes: Uint8Array): Promise<Uint8Array> {
  return compress(bytes, { level: 6 });
}

/** @throws PipelineError BLOB_DAMAGED, naming `place`, where what was kept are not the bytes of this digest */
export async function unpackBytes(
  packed: Uint8Array,
  { digest, place }: { readonly digest: string; readonly place: string },
): Promise<Uint8Array> {
  const bytes = await decompress(packed).catch(() => null);
  if (bytes !== null && payloadDigest(bytes) === digest) return bytes;
  throw new PipelineError(`read bytes ${digest} failed: ${place} is damaged`, {
    code: 'BLOB_DAMAGED',
    retryable: false,
  });
}

/** Bytes that were never kept, or were deleted since. */
export function missingBytes(digest: string, { place, cause }: { readonly place: string; readonly cause: unknown }) {
  return new PipelineError(`read bytes ${digest} failed: ${place} is missing`, {
    code: 'BLOB_MISSING',
    retryable: false,
    cause,
  });
}

/** Any number of processes may share the folder. */
export function folderBlobs(folder: string): Blobs {
  return {
    async put(bytes) {
      const digest = payloadDigest(bytes);
      const path = join(folder, blobPath(digest));
      await keepFile(path, bytes).catch((cause: unknown) => {
        throw unavailable(`keep bytes ${digest} in ${path}`, cause);
      });
      return digest;
    },
    async get(digest) {
      const path = join(folder, blobPath(digest));
      const packed = await readFile(path).catch((cause: unknown) => {
        if (errnoOf(cause) === 'ENOENT') throw missingBytes(digest, { place: path, cause });
        throw unavailable(`read bytes ${digest} in ${path}`, cause);
      });
      return unpackBytes(packed, { digest, place: path });
    },
    close: async () => {},
  };
}

async function keepFile(path: string, bytes: Uint8Array): Promise<void> {
  if (await exists(path)) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // Written aside and renamed, so that a crash leaves no half file under a good name.
  const aside = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(aside, await packBytes(bytes));
    await rename(aside, path);
  } finally {
    await rm(aside, { force: true });
  }
}

/** A full or absent disk is mended by somebody, and the same work succeeds then. */
function unavailable(what: string, cause: unknown): PipelineError {
  return new PipelineError(`${what} failed: ${errnoOf(cause)}`, { code: 'BLOBS_UNAVAILABLE', retryable: true, cause });
}

function errnoOf(cause: unknown): string {
  return (cause as NodeJS.ErrnoException).code ?? String(cause);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
