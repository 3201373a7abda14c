/** A Redis server of a test's own: in a temporary folder, on a free port of loopback, gone afterwards. It can be killed and started again. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { redisProgram } from './requirements.ts';

/** A busy machine takes seconds; one that takes longer will not do it. */
const START_MS = 30_000;

export interface RedisServer {
  readonly url: string;
  readonly pid: number;
  /** One command, on a connection of its own. */
  command(name: string, ...args: string[]): Promise<unknown>;
  /** As a power cut would: nobody is told. */
  kill(): Promise<void>;
  /** On the same port, with what its files hold. */
  start(): Promise<void>;
  /** It keeps its connections and answers none, until `wake`. */
  freeze(): void;
  wake(): void;
  close(): Promise<void>;
}

/** @param settings as in redis.conf: `{ appendonly: 'yes', requirepass: '…' }` */
export async function startRedis(settings: Readonly<Record<string, string>> = {}): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gleaner-redis-'));
  const port = await freePort();
  const password = settings['requirepass'];
  const url = `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${port}`;
  let server = await startServer({ folder, port, url, settings });
  const kill = async (): Promise<void> => {
    server.kill('SIGKILL');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  };
  return {
    url,
    get pid() {
      return server.pid ?? 0;
    },
    command: (name, ...args) => command(url, name, args),
    kill,
    async start() {
      server = await startServer({ folder, port, url, settings });
    },
    freeze: () => void server.kill('SIGSTOP'),
    wake: () => void server.kill('SIGCONT'),
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly folder: string;
  readonly port: number;
  readonly url: string;
  readonly settings: Readonly<Record<string, string>>;
}

async function startServer({ folder, port, url, settings }: Place): Promise<ChildProcess> {
  if (redisProgram === null) throw new Error('start Redis failed: it is not installed');
  const all = { port: String(port), bind: '127.0.0.1', dir: folder, save: '', appendfsync: 'always', ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  // It ends with us, however we end.
  const setpriv = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL'] : [];
  const [program = '', ...args] = [...setpriv, redisProgram, ...options];
  const server = spawn(program, args, { stdio: 'ignore' });
  const deadline = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error(`start Redis in ${folder} failed`);
    await sleep(20);
  }
  return server;
}

async function answers(url: string): Promise<boolean> {
  return command(url, 'PING', []).then(
    () => true,
    (error: Error) => error.message.startsWith('NOPERM'),
  );
}

async function command(url: string, name: string, args: readonly string[]): Promise<unknown> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await redis.call(name, ...args);
  } finally {
    redis.disconnect();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
