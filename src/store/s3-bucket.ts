/** One bucket of S3-compatible storage: objects by key, each call within its limits. What a failure means is the caller's. */
import type * as S3 from '@aws-sdk/client-s3';
import { ConfigurationError } from '../records/errors.ts';
import type { S3Settings } from './s3-url.ts';

export interface S3Limits {
  /** Of one call, the first included. The job that asked has attempts of its own. */
  readonly attempts: number;
  readonly connectMs: number;
  /** Without a byte on the way. */
  readonly idleMs: number;
  /** From the first attempt to the last byte. */
  readonly callMs: number;
}

const LIMITS: S3Limits = {
  attempts: 3,
  // A host that does not answer in this time is down, or behind a firewall that drops.
  connectMs: 5_000,
  idleMs: 20_000,
  // The largest body that is kept (64 MB) over a line of 5 Mbit/s.
  callMs: 120_000,
};
/** What compatible servers answer to when nobody gave them another name. */
const USUAL_REGION = 'us-east-1';
/** One process reads and writes fewer objects than this at once; more than that waits its turn. */
const MAX_SOCKETS = 64;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

type Sdk = typeof S3;

/** A connection to one bucket; errors are the AWS SDK's own. */
export class S3Bucket {
  readonly #sdk: Sdk;
  readonly #client: S3.S3Client;
  readonly #bucket: string;
  readonly #limits: S3Limits;

  private constructor(sdk: Sdk, settings: S3Settings, how: { readonly region: string; readonly limits: S3Limits }) {
    const { attempts, connectMs, idleMs, callMs } = how.limits;
    this.#sdk = sdk;
    this.#bucket = settings.bucket;
    this.#limits = how.limits;
    this.#client = new sdk.S3Client({
      region: how.region,
      ...(settings.endpoint === null ? {} : { endpoint: settings.endpoint }),
      forcePathStyle: settings.isPathStyle,
      maxAttempts: attempts,
      // Many compatible servers do not know the newer checksums; SHA-256 of the content is verified by whoever reads it.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: {
        connectionTimeout: connectMs,
        socketTimeout: idleMs,
        requestTimeout: callMs,
        throwOnRequestTimeout: true,
        httpAgent: { maxSockets: MAX_SOCKETS },
        httpsAgent: { maxSockets: MAX_SOCKETS },
        // It would write to the console of whatever command is running.
        logger: SILENT,
      },
    });
  }

  /**
   * Asks nobody yet. The SDK is loaded here, so that commands without it start quickly.
   * @throws ConfigurationError when no region is known
   */
  static async connect(settings: S3Settings, limits: Partial<S3Limits>): Promise<S3Bucket> {
    const sdk = await import('@aws-sdk/client-s3');
    const region =
      settings.region ?? (await environmentRegion(sdk)) ?? (settings.endpoint === null ? null : USUAL_REGION);
    if (region === null) {
      throw new ConfigurationError(
        `open the bytes in s3://${settings.bucket} failed: no region is known; add region=eu-west-2 (as it is named) to BLOBS_URL, or set AWS_REGION`,
      );
    }
    return new S3Bucket(sdk, settings, { region, limits: { ...LIMITS, ...limits } });
  }

  async put(key: string, body: Uint8Array): Promise<void> {
    const object = { Bucket: this.#bucket, Key: key, Body: body, ContentType: 'application/gzip' };
    await this.#client.send(new this.#sdk.PutObjectCommand(object), this.#withinLimits());
  }

  async has(key: string): Promise<boolean> {
    const command = new this.#sdk.HeadObjectCommand({ Bucket: this.#bucket, Key: key });
    try {
      await this.#client.send(command, this.#withinLimits());
      return true;
    } catch (error) {
      if (error instanceof this.#sdk.NotFound) return false;
      throw error;
    }
  }

  /** null when there is none. */
  async get(key: string): Promise<Uint8Array | null> {
    const command = new this.#sdk.GetObjectCommand({ Bucket: this.#bucket, Key: key });
    try {
      const { Body } = await this.#client.send(command, this.#withinLimits());
      return Body === undefined ? new Uint8Array() : await Body.transformToByteArray();
    } catch (error) {
      if (error instanceof this.#sdk.NoSuchKey) return null;
      throw error;
    }
  }

  close(): void {
    this.#client.destroy();
  }

  /** The SDK's own limits are for one attempt, and none of them sees a body that drips. */
  #withinLimits(): { readonly abortSignal: AbortSignal } {
    return { abortSignal: AbortSignal.timeout(this.#limits.callMs) };
  }
}

/** AWS_REGION, or a file of Amazon's tools; null where they say nothing. */
async function environmentRegion(sdk: Sdk): Promise<string | null> {
  const client = new sdk.S3Client({});
  const region = await client.config.region().catch(() => '');
  client.destroy();
  return region === '' ? null : region;
}
