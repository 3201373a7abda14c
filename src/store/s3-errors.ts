/** What went wrong with S3-compatible storage, in words for operators. The AWS SDK's errors may hold a key's name and are not handed on. */
import { ConfigurationError, PipelineError } from '../records/errors.ts';
import type { S3Settings } from './s3-url.ts';

/** The fields of the SDK's and Node's errors that say what happened. */
interface Trouble {
  readonly name: string;
  /** Of Node: `ECONNREFUSED`. */
  readonly code?: string;
  readonly message: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const OTHER_REGION = ['PermanentRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException'];
const BAD_KEYS = ['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'InvalidToken', 'ExpiredToken'];
const RIGHTS = 's3:PutObject and s3:GetObject on its objects and s3:ListBucket on the bucket';

/** In the middle of the work: the same work may succeed later. */
export function bytesUnavailable(
  what: string,
  { bucket, key, cause }: { readonly bucket: string; readonly key: string; readonly cause: unknown },
): PipelineError {
  return new PipelineError(`${what} in s3://${bucket}/${key} failed: ${reasonOf(cause)}`, {
    code: 'BLOBS_UNAVAILABLE',
    retryable: true,
    context: { bucket, key },
    cause: bareCause(cause),
  });
}

/** At the start: nothing is begun, and the message names the next step. */
export function openingFailed(
  settings: S3Settings,
  { step, cause }: { readonly step: string; readonly cause: unknown },
): ConfigurationError {
  return new ConfigurationError(`${opening(settings)} failed: ${diagnosis(cause as Trouble, step)}`, {
    context: { bucket: settings.bucket, endpoint: settings.endpoint },
    cause: bareCause(cause),
  });
}

/** The other side answers, but not as storage would. */
export function notStorage(settings: S3Settings, what: string): ConfigurationError {
  return new ConfigurationError(`${opening(settings)} failed: ${unlikeStorage(what)}`);
}

function opening({ bucket, endpoint }: S3Settings): string {
  return `open the bytes in s3://${bucket} at ${endpoint ?? 'Amazon S3'}`;
}

function unlikeStorage(what: string): string {
  return `this is not how S3 storage answers (${what}); check endpoint in BLOBS_URL`;
}

function diagnosis(trouble: Trouble, step: string): string {
  const reason = reasonOf(trouble);
  const status = trouble.$metadata?.httpStatusCode;
  if (/^(?:Credentials|Token)ProviderError$/.test(trouble.name)) {
    return `no credentials were found (${trouble.message}); set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role`;
  }
  if (trouble.name === 'NoSuchBucket') {
    return 'there is no such bucket; create it, or correct its name in BLOBS_URL';
  }
  if (status === 301 || OTHER_REGION.includes(trouble.name)) {
    return `the bucket is in another region (${reason}); set region=… in BLOBS_URL`;
  }
  if (BAD_KEYS.includes(trouble.name)) {
    return `the credentials were refused (${reason}); correct AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`;
  }
  if (status === 401 || status === 403) return `${step} was refused (${reason}); the credentials need ${RIGHTS}`;
  if (status !== undefined && (status >= 500 || status === 429)) {
    return `the server cannot answer now (${reason}); try again, or look at its log`;
  }
  if (/CERT|SSL|TLS|EPROTO/.test(trouble.code ?? '')) {
    return `no TLS with it (${reason}); check https or http in endpoint, or set NODE_EXTRA_CA_CERTS to the certificate that signed its own`;
  }
  if (status === undefined && (trouble.code !== undefined || /^(?:Timeout|Abort)Error$/.test(trouble.name))) {
    return `it cannot be reached (${reason}); check endpoint in BLOBS_URL, and that the server runs`;
  }
  return unlikeStorage(reason);
}

/** `ECONNREFUSED`, `AccessDenied, 403`, `TimeoutError`. */
function reasonOf(cause: unknown): string {
  const { name, code, message, $metadata } = cause as Trouble;
  const status = $metadata?.httpStatusCode;
  // The SDK calls what it cannot read Unknown or Error; then the status, or the first line, says more.
  const isNamed = name !== undefined && name !== 'Error' && name !== 'Unknown';
  const said = code ?? (isNamed ? name : null);
  const parts = [said, status].filter((part) => part !== null && part !== undefined);
  return parts.length > 0 ? parts.join(', ') : (message.split('\n', 1)[0] ?? '');
}

/** Name and message only: other fields repeat the request. */
function bareCause(cause: unknown): Error {
  const { name, message } = cause as Trouble;
  return new Error(`${name}: ${message}`);
}
