/** An S3-compatible server of a test's own (s3rver): a process with a temporary folder and one bucket, gone afterwards. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The only account that it knows. */
export const S3_CREDENTIALS = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER' } as const;
const BUCKET = 'gleaner-bytes';
/** A busy machine takes seconds; one that takes longer will not do it. */
const START_MS = 30_000;

export interface S3Server {
  readonly bucket: string;
  readonly endpoint: string;
  /** A BLOBS_URL for a prefix in its bucket. */
  blobsUrl(prefix: string): string;
  /** Keys under a prefix, as they lie in its folder. */
  keys(prefix: string): Promise<string[]>;
  /** Overwrites what an object holds, behind the back of whoever put it there. */
  damage(key: string, bytes: string | Uint8Array): Promise<void>;
  /** Killed, as by a power cut. */
  stop(): Promise<void>;
  /** At the same address, with what it had. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startS3(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'gleaner-s3-'));
  let { server, port } = await startServer(folder, 0);
  const endpoint = `http://127.0.0.1:${port}`;
  // s3rver keeps an object in files named after it.
  const suffix = '._S3rver_object';
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  };
  return {
    bucket: BUCKET,
    endpoint,
    blobsUrl: (prefix) => `s3://${BUCKET}/${prefix}?endpoint=${endpoint}`,
    async keys(prefix) {
      const names = await readdir(join(folder, BUCKET, prefix), { recursive: true });
      return names.filter((name) => name.endsWith(suffix)).map((name) => name.slice(0, -suffix.length));
    },
    damage: (key, bytes) => writeFile(join(folder, BUCKET, `${key}${suffix}`), bytes),
    stop,
    async restart() {
      await stop();
      ({ server, port } = await startServer(folder, port));
    },
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(folder: string, port: number): Promise<{ server: ChildProcess; port: number }> {
  const program = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js');
  const options = ['-d', folder, '-a', '127.0.0.1', '-p', `${port}`, '--silent', '--configure-bucket', BUCKET];
  // The server ends with us, however we end.
  const setpriv = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL'] : [];
  const [command = '', ...args] = [...setpriv, process.execPath, program, ...options];
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const giveUp = setTimeout(() => server.kill('SIGKILL'), START_MS);
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const listening = /listening on \S+:(\d+)$/.exec(line);
      if (listening !== null) return { server, port: Number(listening[1]) };
    }
  } finally {
    clearTimeout(giveUp);
  }
  throw new Error(`start an S3 server in ${folder} failed`);
}
