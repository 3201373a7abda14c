/** A PostgreSQL server of a test's own: in a temporary folder, on a socket there, gone afterwards. And the store's database on it. */
import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Database } from '../src/store/database.ts';
import { openPostgres } from '../src/store/postgres.ts';
import { postgresqlPrograms } from './requirements.ts';

const run = promisify(execFile);
const USER = 'gleaner';
/** A busy machine takes seconds; one that takes longer will not do it. */
const START_MS = 30_000;

export interface PostgresServer {
  /** A fresh, empty database of up to ten connections. Closed with the server. */
  newDatabase(): Promise<Database>;
  /** A fresh, empty database for whoever connects to it: `postgres://…` on the server's socket. */
  newDatabaseUrl(): Promise<string>;
  /** Ends all connections without a word, as a crash does. */
  stop(): Promise<void>;
  /** Stops and starts again. */
  restart(): Promise<void>;
  /** The first of the server's processes. */
  readonly pid: number;
  close(): Promise<void>;
}

/** @param settings as in postgresql.conf; its data is thrown away, so it does not wait for the disk unless told to */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<PostgresServer> {
  if (postgresqlPrograms === null) throw new Error('start PostgreSQL failed: it is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'gleaner-pg-'));
  const programs = postgresqlPrograms;
  await makeCluster(programs, folder);
  let server = await startServer(programs, folder, settings);
  const databases: Database[] = [];
  let made = 0;
  const newDatabaseUrl = async (): Promise<string> => {
    made += 1;
    const admin = new pg.Client({ host: folder, user: USER, database: 'postgres' });
    await admin.connect();
    await admin.query(`CREATE DATABASE test_${made}`);
    await admin.end();
    return `postgres://${USER}@${encodeURIComponent(folder)}/test_${made}`;
  };
  const stop = async (): Promise<void> => {
    // Immediate: no goodbye to anybody, as in a crash.
    server.kill('SIGQUIT');
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
  };
  return {
    newDatabaseUrl,
    async newDatabase() {
      const db = await openPostgres({ url: await newDatabaseUrl() });
      databases.push(db);
      return db;
    },
    stop,
    async restart() {
      await stop();
      server = await startServer(programs, folder, settings);
    },
    get pid() {
      return server.pid ?? 0;
    },
    async close() {
      await Promise.all(databases.map((db) => db.close()));
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeCluster(programs: string, folder: string): Promise<void> {
  const [program = '', ...args] = [
    ...(await userCommand(folder)),
    join(programs, 'initdb'),
    ...['-D', join(folder, 'data'), '-U', USER, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '-A', 'trust'],
  ];
  await run(program, args);
}

async function startServer(
  programs: string,
  folder: string,
  given: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const as = await userCommand(folder);
  const data = join(folder, 'data');
  const all = { listen_addresses: '', unix_socket_directories: folder, fsync: 'off', ...given };
  const settings = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [postgres = '', ...options] = [...as, join(programs, 'postgres'), '-D', data, ...settings];
  const server = spawn(postgres, options, { stdio: 'ignore' });
  const deadline = Date.now() + START_MS;
  while (!(await answers(folder))) {
    if (server.exitCode !== null || Date.now() > deadline) throw new Error(`start PostgreSQL in ${folder} failed`);
    await sleep(50);
  }
  return server;
}

async function answers(folder: string): Promise<boolean> {
  const client = new pg.Client({ host: folder, user: USER, database: 'postgres' });
  return client.connect().then(
    async () => {
      await client.end();
      return true;
    },
    () => false,
  );
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. The server ends with us, however we end. */
async function userCommand(folder: string): Promise<string[]> {
  const setpriv = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'QUIT'] : [];
  if (process.getuid?.() !== 0) return setpriv;
  const [uid = 0, gid = 0] = await Promise.all(
    ['-u', '-g'].map(async (what) => Number((await run('id', [what, 'postgres'])).stdout)),
  );
  await chown(folder, uid, gid);
  return [...setpriv, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}
