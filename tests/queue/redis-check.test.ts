import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkRedis } from '../../queue/redis-check.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import type { RedisServer } from '../redis-server.ts';
import { freePort, startRedis } from '../redis-server.ts';
import { openssl, redis } from '../requirements.ts';

const notices: string[] = [];
beforeEach(() => void (notices.length = 0));

const check = (url: string, acceptEviction = false): ReturnType<typeof checkRedis> =>
  checkRedis({ url, prefix: '{gleaner-test}', acceptEviction, notice: (text) => notices.push(text) });

async function failureOf(url: string): Promise<Error> {
  const failure: unknown = await check(url).catch((error: unknown) => error);
  if (!(failure instanceof Error)) throw new Error('it was taken');
  return failure;
}

describe.skipIf(!redis.present)('a Redis that will do', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis({ appendonly: 'yes', requirepass: 'open-sesame' });
    await server.command(
      'ACL',
      'SETUSER',
      'crawler',
      'on',
      '>pass-word',
      '~{gleaner-test}:*',
      '+@all',
      '-info',
      '-config',
    );
    await server.command('ACL', 'SETUSER', 'stranger', 'on', '>pass-word', '~other:*', '+@all');
  });
  afterAll(() => server.close());
  const as = (user: string): string => server.url.replace('://:open-sesame', `://${user}`);

  it('is taken without a word', async () => {
    expect(await check(server.url)).toEqual({ givesInfo: true });
    expect(notices).toEqual([]);
  });

  it('is taken with two notices when it tells nothing about itself', async () => {
    expect(await check(as('crawler:pass-word'))).toEqual({ givesInfo: false });
    expect(notices).toEqual([
      expect.stringMatching(/does not say what it does when its memory is full/),
      expect.stringMatching(/does not say whether it keeps an append-only file/),
    ]);
  });

  it.each([
    ['a wrong password', 'crawler:wrong-word', /refused user or password: WRONGPASS.*set the right ones in REDIS_URL/],
    ['no password', '', /refused user or password: NOAUTH/],
    ['a user who may not at our keys', 'stranger:pass-word', /does not let us at the keys \{gleaner-test\}:\*: NOPERM/],
  ])('refuses %s, and the message does not say it', async (_what, user, message) => {
    const failure = await failureOf(as(user));
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(failure.message).toMatch(/^open the queue failed: Redis at 127\.0\.0\.1:\d+ /);
    expect(failure.message).toMatch(message);
    expect(failure.message).not.toMatch(/-word|sesame/);
  });

  it('has no database of that number', async () => {
    expect((await failureOf(`${server.url}/99`)).message).toMatch(
      /no database of that number.*set another in REDIS_URL/,
    );
  });

  it('speaks no TLS: it waits for more, and so do we, but not for long', async () => {
    const failure = await failureOf(server.url.replace('redis:', 'rediss:'));
    expect(failure).toMatchObject({ code: 'QUEUE_UNREACHABLE' });
    expect(failure.message).toMatch(/if it speaks no TLS, set REDIS_URL to redis:/);
  });
});

describe.skipIf(!redis.present || !openssl.present)('a Redis with TLS', () => {
  let server: RedisServer;
  let port: number;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gleaner-tls-'));
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const self = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    await promisify(execFile)('openssl', [...self, '-keyout', key, '-out', certificate]);
    port = await freePort();
    server = await startRedis({
      'tls-port': String(port),
      'tls-key-file': key,
      'tls-cert-file': certificate,
      'tls-auth-clients': 'no',
    });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is refused while nobody we know signed its certificate', async () => {
    const failure = await failureOf(`rediss://127.0.0.1:${port}`);
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(failure.message).toMatch(
      /no TLS with Redis at 127\.0\.0\.1:\d+: self-signed certificate; .*NODE_EXTRA_CA_CERTS/,
    );
  });

  it('is asked for rediss:// where the URL says redis://', async () => {
    const failure = await failureOf(`redis://127.0.0.1:${port}`);
    expect(failure).toMatchObject({ code: 'QUEUE_UNREACHABLE' });
    expect(failure.message).toMatch(/if it wants TLS, set REDIS_URL to rediss:/);
  });
});

describe.skipIf(!redis.present)('a Redis that may lose jobs', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis({ 'maxmemory-policy': 'allkeys-lru' });
  });
  afterAll(() => server.close());

  it('is refused by the name of its policy, with the command that mends it and the way round', async () => {
    const failure = await failureOf(server.url);
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(failure.message).toMatch(/says maxmemory-policy allkeys-lru/);
    expect(failure.message).toMatch(/CONFIG SET maxmemory-policy noeviction/);
    expect(failure.message).toMatch(/GLEANER_REDIS_EVICTION=accept/);
  });

  it('is taken by whoever accepts it, with a notice, and one that it keeps no file', async () => {
    await check(server.url, true);
    expect(notices).toEqual([
      expect.stringMatching(/maxmemory-policy allkeys-lru: jobs that it throws away are found again/),
      expect.stringMatching(/keeps no append-only file/),
    ]);
  });

  it('is taken when the command was run', async () => {
    await server.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    await check(server.url);
  });

  it('is refused as a replica of another', async () => {
    const port = new URL(server.url).port;
    const replica = await startRedis({ replicaof: `127.0.0.1 ${port}` });
    const failure = await failureOf(replica.url);
    await replica.close();
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(failure.message).toMatch(/is a replica of 127\.0\.0\.1 .*set REDIS_URL to its primary/);
  });
});

describe('a Redis that is not there', () => {
  it('is reported with host and port, for another try later', async () => {
    const port = await freePort();
    const failure = await failureOf(`redis://user:pass-word@127.0.0.1:${port}`);
    expect(failure).toMatchObject({ code: 'QUEUE_UNREACHABLE', retryable: true });
    expect(failure.message).toMatch(
      new RegExp(`^open the queue failed: Redis at 127\\.0\\.0\\.1:${port} does not answer`),
    );
    expect(failure.message).toMatch(/ECONNREFUSED/);
    expect(failure.message).not.toMatch(/pass-word/);
  });

  it('is a host name that nobody knows', async () => {
    expect(await failureOf('redis://nowhere.invalid')).toMatchObject({
      code: 'QUEUE_UNREACHABLE',
      message: expect.stringMatching(
        /Redis at nowhere\.invalid:6379 does not answer: .*(?:ENOTFOUND|EAI_AGAIN)/,
      ) as string,
    });
  });

  it('is a server that hangs up', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const failure = await failureOf(`redis://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.close();
    expect(failure).toMatchObject({ code: 'QUEUE_UNREACHABLE' });
    expect(failure.message).toMatch(/if it wants TLS, set REDIS_URL to rediss:/);
  });
});

describe('a Redis that is too old', () => {
  // No old server is at hand: this one says what such a one says when it is asked for its version.
  it('is refused with both versions', async () => {
    const info = '# Server\r\nredis_version:6.0.16\r\nrole:master\r\nloading:0\r\n';
    const server = createServer((socket) => {
      socket.on('data', (data) => {
        // The first word of each command.
        for (const [, command = ''] of data.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)\r\n/g)) {
          if (/^hello$/i.test(command)) socket.write('-ERR unknown command `HELLO`\r\n');
          else if (/^info$/i.test(command)) socket.write(`$${info.length}\r\n${info}\r\n`);
          else socket.write('+OK\r\n');
        }
      });
      socket.on('error', () => {});
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const failure = await failureOf(`redis://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.close();
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(failure.message).toMatch(/is version 6\.0\.16, the queue needs 6\.2 or later/);
  });
});
