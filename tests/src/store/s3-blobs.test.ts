import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect, promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../config/package-root.ts';
import { payloadDigest } from '../../../src/store/blobs.ts';
import { openS3Blobs } from '../../../src/store/s3-blobs.ts';
import { blobsContract } from '../../contracts/blobs.ts';
import type { S3Server } from '../../s3-server.ts';
import { S3_CREDENTIALS, startS3 } from '../../s3-server.ts';

const text = new TextEncoder().encode('The council met.');
const environment = { ...process.env };
let s3: S3Server;
let prefixes = 0;
const newPrefix = (): string => `test-${prefixes++}/blobs`;

beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

beforeAll(() => {
  // Nothing of the machine's own: no files, no role.
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name);
  Object.assign(environment, S3_CREDENTIALS, {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    // Said once to whoever runs Node 20; not what is tested here.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  Object.assign(process.env, environment);
});
afterEach(() => {
  Object.assign(process.env, environment);
});

describe('S3-compatible storage', () => {
  blobsContract(() => {
    const prefix = newPrefix();
    return {
      open: () => openS3Blobs(s3.blobsUrl(prefix)),
      paths: () => s3.keys(prefix),
      damage: (path, bytes) => s3.damage(`${prefix}/${path}`, bytes),
    };
  });

  it('keeps prefixes apart, and does without one', async () => {
    const one = await openS3Blobs(s3.blobsUrl(newPrefix()));
    const other = await openS3Blobs(s3.blobsUrl(newPrefix()));
    const bare = await openS3Blobs(s3.blobsUrl(''));
    const digest = await one.put(text);
    await expect(other.get(digest)).rejects.toMatchObject({ code: 'BLOB_MISSING' });
    await bare.put(text);
    expect(await s3.keys('')).toContain(`${digest.slice(7, 9)}/${digest.slice(7)}.gz`);
    await Promise.all([one, other, bare].map((blobs) => blobs.close()));
  });

  it('that goes away in the middle is an error to try again after, and all is there when it is back', async () => {
    const prefix = newPrefix();
    const blobs = await openS3Blobs(s3.blobsUrl(prefix));
    const digest = await blobs.put(text);
    const later = new TextEncoder().encode('The council met again.');
    await s3.stop();
    try {
      const unavailable = {
        name: 'PipelineError',
        code: 'BLOBS_UNAVAILABLE',
        retryable: true,
        context: { bucket: s3.bucket, key: expect.stringContaining(prefix) as string },
      };
      await expect(blobs.get(digest)).rejects.toMatchObject({
        ...unavailable,
        message: `read bytes ${digest} in s3://${s3.bucket}/${prefix}/${digest.slice(7, 9)}/${digest.slice(7)}.gz failed: ECONNREFUSED`,
      });
      await expect(blobs.put(later)).rejects.toMatchObject(unavailable);
    } finally {
      await s3.restart();
    }
    expect(Buffer.from(await blobs.get(digest)).equals(text)).toBe(true);
    expect(await blobs.put(later)).toBe(payloadDigest(later));
    await blobs.close();
  });

  it('is killed under many writes: each is kept, or said not to be', async () => {
    const blobs = await openS3Blobs(s3.blobsUrl(newPrefix()));
    const payloads = Array.from({ length: 60 }, (_, n) => Buffer.from(`${n} `.repeat(50_000)));
    const puts = payloads.map((payload) => blobs.put(payload));
    await Promise.any(puts);
    await s3.restart();
    const settled = await Promise.allSettled(puts);
    for (const [n, put] of settled.entries()) {
      if (put.status === 'rejected') expect(put.reason).toMatchObject({ code: 'BLOBS_UNAVAILABLE', retryable: true });
      else expect(Buffer.from(await blobs.get(put.value)).equals(payloads[n] as Buffer)).toBe(true);
    }
    await blobs.close();
  });
});

describe('opening', () => {
  const refused = async (url: string): Promise<Error> => {
    const outcome = await openS3Blobs(url, { attempts: 2, idleMs: 1_500, callMs: 20_000 }).catch(
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ name: 'ConfigurationError' });
    return outcome as Error;
  };

  it('a bucket that does not exist says so', async () => {
    const error = await refused(`s3://no-such-bucket/x?endpoint=${s3.endpoint}`);
    expect(error.message).toBe(
      `open the bytes in s3://no-such-bucket at ${s3.endpoint} failed: there is no such bucket; create it, or correct its name in BLOBS_URL`,
    );
  });

  it('with keys that the server does not know says so, and never repeats them', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'SOMEBODY';
    process.env.AWS_SECRET_ACCESS_KEY = 'hunter2';
    const error = await refused(s3.blobsUrl('x'));
    expect(error.message).toMatch(
      /the credentials were refused \(InvalidAccessKeyId, 403\); correct AWS_ACCESS_KEY_ID/,
    );
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/hunter2|SOMEBODY/);
  });

  it('without credentials says where they are looked for', async () => {
    Reflect.deleteProperty(process.env, 'AWS_ACCESS_KEY_ID');
    expect((await refused(s3.blobsUrl('x'))).message).toMatch(
      /no credentials were found .*; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role/,
    );
  });

  it("at Amazon without a region says how to name it; AWS_REGION is one, an endpoint's is usual", async () => {
    expect((await refused('s3://bytes')).message).toMatch(
      /no region is known; add region=eu-west-2 .* or set AWS_REGION/,
    );
  });

  it('where nobody listens, or nobody is, says that it cannot be reached', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await once(gone, 'close');
    expect((await refused(`s3://bytes?endpoint=http://127.0.0.1:${port}`)).message).toMatch(
      /it cannot be reached \(ECONNREFUSED\); check endpoint in BLOBS_URL, and that the server runs/,
    );
    expect((await refused('s3://bytes?endpoint=http://storage.invalid')).message).toMatch(
      /it cannot be reached \((?:ENOTFOUND|EAI_AGAIN|AbortError)\)/,
    );
  });

  it('with https where there is none says so', async () => {
    const url = `s3://bytes?endpoint=${s3.endpoint.replace('http:', 'https:')}`;
    expect((await refused(url)).message).toMatch(/no TLS with it \(.+\); check https or http in endpoint/);
  });

  describe('what answers as Amazon does:', () => {
    let server: Server | undefined;
    const served = async (answer: RequestListener): Promise<string> => {
      server = createServer(answer).listen(0, '127.0.0.1');
      await once(server, 'listening');
      return `s3://bytes?endpoint=http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };
    afterEach(() => {
      server?.closeAllConnections();
      server?.close();
      server = undefined;
    });
    const says =
      (status: number, code: string): RequestListener =>
      (request, response) => {
        response.writeHead(status, { 'content-type': 'application/xml' });
        response.end(request.method === 'HEAD' ? '' : `<Error><Code>${code}</Code><Message>No.</Message></Error>`);
      };

    it.each<[string, RequestListener, RegExp]>([
      [
        'no right to write',
        says(403, 'AccessDenied'),
        /writing was refused \(AccessDenied, 403\); the credentials need s3:PutObject and s3:GetObject .* s3:ListBucket/,
      ],
      [
        'no right to list, so that what is absent is forbidden',
        keeper((_request, response) => response.writeHead(403).end()),
        /asking for what is not there was refused \(403\); the credentials need .* s3:ListBucket/,
      ],
      ['another region', says(301, 'PermanentRedirect'), /in another region \(PermanentRedirect, 301\); set region=/],
      ['a server in trouble', says(503, 'SlowDown'), /cannot answer now \(SlowDown, 503\); try again/],
      [
        'a web site that knows no PUT',
        (_request, response) => response.writeHead(405).end('<html><p>No.</html>'),
        /not how S3 storage answers \(405\); check endpoint/,
      ],
      [
        'a web site that says yes to everything',
        (_request, response) => response.end('<html>Welcome</html>'),
        /not how S3 storage answers \(what was written is not what is read\)/,
      ],
      [
        'a server that has what nobody wrote',
        keeper((_request, response) => response.end()),
        /not how S3 storage answers \(it says it has what nobody wrote\)/,
      ],
      ['a server that never answers', () => {}, /it cannot be reached \((?:TimeoutError|AbortError)\)/],
      [
        'a body that stops in the middle',
        (request, response) => {
          if (request.method === 'PUT') response.end();
          else response.writeHead(200, { 'content-length': '100' }).write('abc');
        },
        /it cannot be reached \((?:TimeoutError|ECONNRESET)\)/,
      ],
    ])('%s', async (_what, answer, message) => {
      expect((await refused(await served(answer))).message).toMatch(message);
    });
  });
});

/** Keeps one object, as storage does, and leaves what is asked with HEAD to the test. */
function keeper(head: RequestListener): RequestListener {
  let kept = Buffer.alloc(0);
  return (request, response) => {
    if (request.method === 'HEAD') head(request, response);
    else if (request.method === 'GET') response.end(kept);
    else {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        kept = Buffer.concat(chunks);
        response.end();
      });
    }
  };
}

it('the SDK is loaded by whoever opens storage, and by nobody else', async () => {
  const script = `
    import { createRequire } from 'node:module';
    const { openS3Blobs } = await import('./src/store/s3-blobs.ts');
    const isLoaded = () => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes('client-s3'));
    const before = isLoaded();
    await openS3Blobs('s3://bytes').catch(() => {});
    console.log(before, isLoaded());`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script],
    { cwd: packageRoot() },
  );
  expect(stdout.trim()).toBe('false true');
});
