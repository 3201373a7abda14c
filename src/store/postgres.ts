/** PostgreSQL over node-postgres: the store of a production set-up, for any number of processes. */
import { createHash, randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { ConfigurationError, PipelineError } from '../records/errors.ts';
import type { Database, Queryable } from './database.ts';
import { addressOf, isDeadlock, isStoreOutage, refusal, storeOutage } from './postgres-errors.ts';

interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`; never shown. */
  readonly url: string;
  /** Connections at most. One job holds one for the length of a statement or transaction, so a few serve many jobs. */
  readonly connections?: number;
  /** How long to wait for a server that is starting or away. */
  readonly patienceMs?: number;
}

const CONNECTIONS = 10;
/** A server that boots beside us answers within seconds; a command that is typed should not hang for long. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 250;
const CONNECT_MS = 10_000;
/** Two transactions that waited for each other crosswise: one is ended by the server and may go again. */
const DEADLOCK_TRIES = 4;
/** Whoever lost and goes again at once may take its row back before the winner wakes: both then wait crosswise again. */
const DEADLOCK_PAUSE_MS = { least: 20, most: 200 };
/** jsonb subscripts and numeric_nulls of newer versions are not needed; 15 is what is tested. */
const LEAST_VERSION = 150_000;
/** PostgreSQL's number for the type bigint. */
const INT8 = 20;

/**
 * Connects and checks the server.
 * @throws ConfigurationError for a wrong password, user or database, a server that is too old or not UTF-8
 * @throws PipelineError STORE_UNAVAILABLE when it does not answer
 */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { default: postgres } = await import('pg');
  const pool = new postgres.Pool({
    connectionString: options.url,
    max: options.connections ?? CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    // A peer that vanished without a word is noticed.
    keepAlive: true,
    application_name: 'gleaner',
    // Ours are short: what hangs inside one is a dead process that still has its socket.
    idle_in_transaction_session_timeout: 120_000,
    types: numbersForBigint(postgres),
  });
  // A connection that ends while idle is replaced by the next query; unheard, the event would end the process.
  pool.on('error', () => {});
  const where = addressOf(options.url);
  try {
    await checkServer(pool, where, options.patienceMs ?? PATIENCE_MS);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return wrap(pool, where);
}

function wrap(pool: pg.Pool, where: string): Database {
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw isStoreOutage(error) ? storeOutage(error, where) : error;
    }
  };
  return {
    query: (sql, params) => named(() => on(pool).query(sql, params)),
    transaction: (work) => named(() => inTransaction(pool, work)),
    close: () => pool.end(),
  };
}

const on = (connection: pg.Pool | pg.PoolClient): Queryable => ({
  query: async <Row extends object>(sql: string, params?: readonly unknown[]) =>
    (await connection.query<Row & pg.QueryResultRow>(params === undefined ? sql : prepared(sql, params))).rows,
});

/** Our statements are few and come again and again: each connection plans each once, which is a third of a look-up's time. */
const names = new Map<string, string>();

function prepared(sql: string, params: readonly unknown[]): pg.QueryConfig {
  const name = names.get(sql) ?? createHash('sha256').update(sql).digest('hex').slice(0, 32);
  names.set(sql, name);
  return { name, text: sql, values: [...params] };
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await oneTransaction(pool, work);
    } catch (error) {
      if (!isDeadlock(error) || attempt === DEADLOCK_TRIES) throw error;
      await wait(randomInt(DEADLOCK_PAUSE_MS.least, DEADLOCK_PAUSE_MS.most));
    }
  }
}

async function oneTransaction<T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Between two statements of ours nobody listens; the next one fails and says so.
  const onError = (error: Error): void => void (broken = error);
  client.on('error', onError);
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const result = await work(on(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failed: Error) => (broken = failed));
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function checkServer(pool: pg.Pool, where: string, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const { version, encoding } = await firstAnswer(pool, where, deadline);
  if (version < LEAST_VERSION) {
    throw new ConfigurationError(
      `open the store failed: PostgreSQL at ${where} is version ${Math.floor(version / 10_000)}; Gleaner needs 15 or later`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new ConfigurationError(
      `open the store failed: the database at ${where} is encoded ${encoding}; make one with ENCODING 'UTF8'`,
    );
  }
}

async function firstAnswer(
  pool: pg.Pool,
  where: string,
  deadline: number,
): Promise<{ version: number; encoding: string }> {
  for (;;) {
    try {
      const { rows } = await pool.query<{ version: number; encoding: string }>(
        `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
      );
      const [row] = rows;
      if (row === undefined) throw new PipelineError('no row', { code: 'STORE_UNAVAILABLE', retryable: true });
      return row;
    } catch (error) {
      if (!isStoreOutage(error)) throw refusal(error, where);
      if (Date.now() > deadline) throw storeOutage(error, where);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}

function numbersForBigint(postgres: typeof pg): pg.CustomTypesConfig {
  return {
    // The store's numbers stay far below 2^53.
    getTypeParser: (oid: number) =>
      oid === INT8 ? Number : (postgres.types.getTypeParser(oid) as (text: string) => unknown),
  };
}
