/** Bytes as they came, content-addressed by SHA-256, in S3-compatible storage: for workers on more than one machine. */
import type { Blobs } from './blobs.ts';
import { blobPath, missingBytes, packBytes, payloadDigest, unpackBytes } from './blobs.ts';
import type { S3Limits } from './s3-bucket.ts';
import { S3Bucket } from './s3-bucket.ts';
import { bytesUnavailable, notStorage, openingFailed } from './s3-errors.ts';
import type { S3Settings } from './s3-url.ts';
import { parseBlobsUrl } from './s3-url.ts';

/**
 * Opens what BLOBS_URL names, and tries whether it can be written, read and searched.
 * Credentials come from where the AWS SDK looks for them: the environment, files, the machine's role.
 * @throws ConfigurationError that names bucket, endpoint and the next step
 */
export async function openS3Blobs(blobsUrl: string, limits: Partial<S3Limits> = {}): Promise<Blobs> {
  const settings = parseBlobsUrl(blobsUrl);
  const bucket = await S3Bucket.connect(settings, limits);
  try {
    await tryBucket(bucket, settings);
  } catch (error) {
    bucket.close();
    throw error;
  }
  return s3Blobs(bucket, settings);
}

/** The bytes of nothing are what it writes: they belong there, so there is nothing to clean up and no right to delete is needed. */
async function tryBucket(bucket: S3Bucket, settings: S3Settings): Promise<void> {
  const step = <T>(what: string, work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw openingFailed(settings, { step: what, cause });
    });
  const nothing = new Uint8Array();
  const digest = payloadDigest(nothing);
  const key = settings.prefix + blobPath(digest);
  await step('writing', bucket.put(key, await packBytes(nothing)));
  const packed = await step('reading', bucket.get(key));
  const isKept = packed !== null && (await unpackBytes(packed, { digest, place: key }).catch(() => null)) !== null;
  if (!isKept) throw notStorage(settings, 'what was written is not what is read');
  // Without the right to list, S3 says 403 for what is not there: every first put would fail.
  const absent = settings.prefix + blobPath('0'.repeat(64));
  if (await step('asking for what is not there', bucket.has(absent))) {
    throw notStorage(settings, 'it says it has what nobody wrote');
  }
}

function s3Blobs(bucket: S3Bucket, settings: S3Settings): Blobs {
  /** Digests on their way: the same bytes at the same time are sent once. */
  const underWay = new Map<string, Promise<void>>();
  const keyOf = (digest: string): string => settings.prefix + blobPath(digest);

  const keep = async (digest: string, bytes: Uint8Array): Promise<void> => {
    const key = keyOf(digest);
    try {
      if (!(await bucket.has(key))) await bucket.put(key, await packBytes(bytes));
    } catch (cause) {
      throw bytesUnavailable(`keep bytes ${digest}`, { bucket: settings.bucket, key, cause });
    }
  };
  return {
    async put(bytes) {
      const digest = payloadDigest(bytes);
      let work = underWay.get(digest);
      if (work === undefined) {
        work = keep(digest, bytes).finally(() => underWay.delete(digest));
        underWay.set(digest, work);
      }
      await work;
      return digest;
    },
    async get(digest) {
      const key = keyOf(digest);
      const place = `s3://${settings.bucket}/${key}`;
      const packed = await bucket.get(key).catch((cause: unknown) => {
        throw bytesUnavailable(`read bytes ${digest}`, { bucket: settings.bucket, key, cause });
      });
      if (packed === null) throw missingBytes(digest, { place, cause: undefined });
      return unpackBytes(packed, { digest, place });
    },
    close: async () => bucket.close(),
  };
}
