/** What BLOBS_URL says, read and checked. It never holds credentials: URLs end up in logs. */
import { ConfigurationError } from '../records/errors.ts';

export interface S3Settings {
  readonly bucket: string;
  /** What all keys begin with: empty, or ending in a slash. */
  readonly prefix: string;
  /** null for Amazon's own. */
  readonly endpoint: string | null;
  /** null for what the environment says. */
  readonly region: string | null;
  /** `https://host/bucket/key` in place of `https://bucket.host/key`. */
  readonly isPathStyle: boolean;
}

const KEYS = ['endpoint', 'region', 'path-style'];
const CREDENTIALS = 'credentials belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or in a role of the machine';
/** Amazon's rules; compatible servers keep them. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** Letters that need no escape in a key anywhere. */
const PREFIX = /^[\w!.*'()-]+(?:\/[\w!.*'()-]+)*$/;
/** `eu-west-2`, and the names that compatible servers give: `auto`, `garage`. */
const REGION = /^[a-z0-9][a-z0-9-]*$/;

/**
 * `s3://bucket/prefix?endpoint=https://host:9000&region=eu-west-2&path-style=true`, everything after the bucket optional.
 * @throws ConfigurationError naming the part that is wrong and what was expected
 */
export function parseBlobsUrl(blobsUrl: string): S3Settings {
  const url = URL.canParse(blobsUrl) ? new URL(blobsUrl) : null;
  if (url?.protocol !== 's3:') throw wrong('it', 's3://bucket/prefix?endpoint=https://host:9000&region=name');
  if (url.username !== '' || url.password !== '') throw wrong('the part before @', `nothing: ${CREDENTIALS}`);
  if (url.port !== '') throw wrong(`the port ${url.port} after the bucket`, 'it in endpoint=https://host:port');
  if (url.hash !== '') throw wrong('the part after #', 'nothing: write %23 for # inside a value');
  if (!BUCKET.test(url.hostname)) {
    throw wrong(`the bucket "${url.hostname}"`, '3 to 63 lower-case letters, digits, hyphens or dots');
  }
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '');
  if (prefix !== '' && !PREFIX.test(prefix)) {
    throw wrong(`the prefix "${prefix}"`, "names of letters, digits and !-_.*'() with single slashes between");
  }
  const { endpoint, region, pathStyle } = parseQuery(url.searchParams);
  return {
    bucket: url.hostname,
    prefix: prefix === '' ? '' : `${prefix}/`,
    endpoint,
    region,
    // Names such as bucket.minio.example.org are rarely in the DNS; Amazon's always are.
    isPathStyle: pathStyle ?? endpoint !== null,
  };
}

function parseQuery(query: URLSearchParams): {
  readonly endpoint: string | null;
  readonly region: string | null;
  readonly pathStyle: boolean | null;
} {
  for (const key of query.keys()) {
    if (!KEYS.includes(key)) throw wrong(`the setting "${key}"`, `${KEYS.join(', ')}; ${CREDENTIALS}`);
    if (query.getAll(key).length > 1) throw wrong(`the setting "${key}"`, 'it once');
  }
  const endpoint = query.get('endpoint');
  const region = query.get('region');
  const pathStyle = query.get('path-style');
  if (region !== null && !REGION.test(region)) throw wrong(`region="${region}"`, 'a name such as eu-west-2');
  if (pathStyle !== null && !/^(?:true|false)$/.test(pathStyle)) {
    throw wrong(`path-style="${pathStyle}"`, 'true or false');
  }
  return {
    endpoint: endpoint === null ? null : parseEndpoint(endpoint),
    region,
    pathStyle: pathStyle === null ? null : pathStyle === 'true',
  };
}

/** Not repeated in the message: what stands in the wrong place may be a password. */
function parseEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw wrong('endpoint', 'https://host:port, or http://');
  if (url.username !== '' || url.password !== '') {
    throw wrong('the part before @ in endpoint', `nothing: ${CREDENTIALS}`);
  }
  if (url.search !== '' || url.hash !== '') throw wrong('the part after ? or # in endpoint', 'nothing');
  return url.href.replace(/\/+$/, '');
}

function wrong(part: string, expected: string): ConfigurationError {
  return new ConfigurationError(`read BLOBS_URL failed: ${part} is wrong; expected ${expected}`);
}
