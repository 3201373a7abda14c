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
import type { Database, Queryable } from '../src/store/database.ts';
import { postgresqlPrograms } from './requirements.ts';

const run = promisify(execFile);
const USER = 'gleaner';
/** PostgreSQL's number for the type bigint. */
const INT8 = 20;
/** A busy machine takes seconds; one that takes longer will not do it. */
const START_MS = 30_000;

export interface PostgresServer {
  /** A fresh, empty database of up to ten connections. Closed with the server. */
  newDatabase(): Promise<Database>;
  close(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  if (postgresqlPrograms === null) throw new Error('start PostgreSQL failed: it is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'gleaner-pg-'));
  const server = await startServer(postgresqlPrograms, folder);
  const databases: Database[] = [];
  return {
    async newDatabase() {
      const name = `test_${databases.length + 1}`;
      const admin = new pg.Client({ host: folder, user: USER, database: 'postgres' });
      await admin.connect();
      await admin.query(`CREATE DATABASE ${name}`);
      await admin.end();
      const db = postgresDatabase({ host: folder, user: USER, database: name, max: 10 });
      databases.push(db);
      return db;
    },
    async close() {
      await Promise.all(databases.map((db) => db.close()));
      // Immediate: its data is thrown away with it.
      server.kill('SIGQUIT');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(programs: string, folder: string): Promise<ChildProcess> {
  const as = await userCommand(folder);
  const data = join(folder, 'data');
  const [program = '', ...args] = [
    ...as,
    join(programs, 'initdb'),
    '-D',
    data,
    '-U',
    USER,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
    '-A',
    'trust',
  ];
  await run(program, args);
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'fsync=off'].flatMap((one) => [
    '-c',
    one,
  ]);
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

/** The store's way to the rows over node-postgres. */
function postgresDatabase(config: pg.PoolConfig): Database {
  const types: pg.CustomTypesConfig = {
    // The store's numbers stay far below 2^53.
    getTypeParser: (oid: number) =>
      oid === INT8 ? Number : (pg.types.getTypeParser(oid) as (text: string) => unknown),
  };
  const pool = new pg.Pool({ ...config, types });
  const on = (connection: pg.Pool | pg.PoolClient): Queryable => ({
    query: async <Row extends object>(sql: string, params?: readonly unknown[]) =>
      (await connection.query<Row & pg.QueryResultRow>(sql, params === undefined ? undefined : [...params])).rows,
  });
  return {
    ...on(pool),
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
        const result = await work(on(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
