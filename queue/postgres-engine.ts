/** The queue in the store's PostgreSQL, by BullMQ's own backend, for any number of processes. Its tables are BullMQ's, in a schema of their own. */
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import { ConfigurationError } from '../src/records/errors.ts';
import { addressOf, isStoreOutage } from '../src/store/postgres-errors.ts';
import { endableWorker } from './endable-worker.ts';
import type { QueueEngine } from './engine.ts';
import { queueUnreachable, reasonOf } from './unreachable.ts';
import { serverWorkerSettings, workerName } from './worker-settings.ts';

/** Every queue command is short; more connections would only wait for the same rows. */
const QUERY_CLIENTS = 6;
const CONNECT_MS = 5_000;
/** For a server that is there and silent: longer than connecting, shorter than half a lock. */
const PATIENCE_MS = 10_000;
const CLOSE_MS = 3_000;

type BackendPool = Parameters<typeof createPostgresBackend>[1]['connection'];

/** @throws ConfigurationError for a PostgreSQL that will not do; PipelineError QUEUE_UNREACHABLE for none */
export async function postgresQueueEngine(options: { readonly connectionString: string }): Promise<QueueEngine> {
  const { connectionString } = options;
  const place = `PostgreSQL at ${addressOf(connectionString)}`;
  await migrate(connectionString, place);
  const pool = queuePool(connectionString);
  const connection = backendPool(pool);
  let ended: Promise<void> | undefined;
  return {
    name: 'postgres',
    place,
    patienceMs: PATIENCE_MS,
    newQueue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as Queue,
    newWorker(name, processor, workerOptions) {
      // Each worker keeps one for LISTEN; without it its jobs would wait for the next look, 5 s later.
      pool.options.max += 1;
      const settings = { ...serverWorkerSettings, name: workerName(), ...workerOptions, connection };
      const make = (watched: typeof processor): Worker =>
        new Worker(name, watched, settings, createPostgresBackend) as unknown as Worker;
      return endableWorker(processor, { retire() {}, cut() {} }, make).once('closed', () => {
        pool.options.max -= 1;
      });
    },
    close: () => (ended ??= endPool(pool)),
  };
}

/** BullMQ takes an advisory lock, so several processes may start at once. */
async function migrate(connectionString: string, place: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await runMigrations(client);
  } catch (error) {
    throw openFailure(place, error);
  } finally {
    await atMost(CLOSE_MS, client.end());
  }
}

function openFailure(place: string, error: unknown): Error {
  if (isAway(error)) return queueUnreachable('open the queue', place, error);
  return new ConfigurationError(
    `open the queue failed: ${place} will not do: ${reasonOf(error)}; set DATABASE_URL to a PostgreSQL of version 15 or later, with a user who may create a schema in it`,
    { cause: error },
  );
}

/** With the connections that are open. */
type QueuePool = pg.Pool & { readonly open: ReadonlySet<{ readonly connection: { stream: { destroy(): void } } }> };

function queuePool(connectionString: string): QueuePool {
  const pool = new pg.Pool({
    connectionString,
    application_name: 'gleaner-queue',
    max: QUERY_CLIENTS,
    connectionTimeoutMillis: CONNECT_MS,
    // Of a server that went away without a word.
    query_timeout: PATIENCE_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Here rather than in the options of the connection, which the URL may set too.
    verify: (client, done) => void client.query('SET search_path TO bullmq, public').then(() => done(), done),
  });
  // A client that is lost while idle is replaced by the next; unheard, the error would end the process.
  pool.on('error', () => undefined);
  // Every queue and worker listens to it.
  pool.setMaxListeners(0);
  const open = new Set<pg.PoolClient>();
  pool.on('connect', (client) => open.add(client));
  pool.on('remove', (client) => open.delete(client));
  return Object.assign(pool, { open });
}

/** What BullMQ asks of a pool. It knows one error of a lost connection, and would try again without a pause after any other. */
function backendPool(pool: pg.Pool): BackendPool {
  const known = (error: unknown): never => {
    if (!isAway(error)) throw error;
    throw Object.assign(new Error(reasonOf(error), { cause: error }), { code: 'ECONNREFUSED' });
  };
  const shape = {
    options: pool.options,
    on: pool.on.bind(pool),
    connect: () => pool.connect().catch(known),
    query: (text: string, params?: unknown[]) => pool.query(text, params).catch(known),
    // The engine's own.
    end: async () => {},
  };
  return shape;
}

/** Also a server that was asked and never answered. */
function isAway(error: unknown): boolean {
  return isStoreOutage(error) || reasonOf(error) === 'Query read timeout';
}

/** Whoever still holds a client, because its server is silent or its job hangs, is not waited for. */
async function endPool(pool: QueuePool): Promise<void> {
  await atMost(CLOSE_MS, pool.end());
  // node-postgres has no word for it: an end that the server does not answer would keep the process alive.
  for (const { connection } of pool.open) connection.stream.destroy();
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  // A connection that cannot be closed is closed.
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}
