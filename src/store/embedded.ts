/** PostgreSQL inside this process (PGlite), in a folder. One session, so transactions hold it and nothing else gets in. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir } from 'node:fs/promises';
import type { PGlite, Results } from '@electric-sql/pglite';
import { PipelineError } from '../records/errors.ts';
import type { Database, Queryable } from './database.ts';

interface RawResult {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number;
}

/** Nobody notices a timer that is so late; a turn costs microseconds. */
const BREATHE_EVERY_MS = 10;

/** The store's database and, for the queue's PostgreSQL backend, its only session. */
export interface EmbeddedDatabase extends Database {
  /** As node-postgres answers; several statements in one text when there are no parameters. */
  raw(sql: string, params?: readonly unknown[]): Promise<RawResult>;
  onNotification(listener: (channel: string, payload: string) => void): () => void;
  /** A gzipped image of the whole database, which `openEmbedded` takes as `dump`. */
  dump(): Promise<Blob>;
}

/**
 * Opens the database, making it when the folder is empty.
 * @param folder null keeps everything in memory, for tests and `sources try`.
 * @param dump a gzipped image of an empty database: opens much faster than making one.
 */
export async function openEmbedded(folder: string | null, dump?: Blob): Promise<EmbeddedDatabase> {
  const { PGlite } = await import('@electric-sql/pglite');
  if (folder !== null) await mkdir(folder, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create({
    dataDir: folder === null ? 'memory://' : folder,
    ...(dump === undefined ? {} : { loadDataDir: dump }),
  });
  // The queue's statements name its tables without a schema.
  await pglite.exec('SET search_path TO public, bullmq');
  return wrap(pglite);
}

function wrap(pglite: PGlite): EmbeddedDatabase {
  const insideTransaction = new AsyncLocalStorage<true>();
  const breathe = breather();

  function outsideOnly(sql: string): void {
    if (insideTransaction.getStore() === undefined) return;
    throw new PipelineError(`run "${sql.slice(0, 60)}" failed: the session is held by a transaction of the caller`, {
      code: 'STORE_SESSION_HELD',
      retryable: false,
    });
  }

  return {
    async query<Row extends object>(sql: string, params?: readonly unknown[]) {
      outsideOnly(sql);
      await breathe();
      return (await pglite.query<Row>(sql, params === undefined ? undefined : [...params])).rows;
    },
    async transaction<T>(work: (tx: Queryable) => Promise<T>) {
      outsideOnly('BEGIN');
      await breathe();
      return pglite.transaction((tx) => {
        const inner: Queryable = {
          query: async <Row extends object>(sql: string, params?: readonly unknown[]) =>
            (await tx.query<Row>(sql, params === undefined ? undefined : [...params])).rows,
        };
        return insideTransaction.run(true, () => work(inner));
      });
    },
    async raw(sql, params) {
      outsideOnly(sql);
      await breathe();
      if (params !== undefined && params.length > 0) return toRaw(await pglite.query(sql, [...params]));
      const results = await pglite.exec(sql);
      return toRaw(results.at(-1));
    },
    onNotification: (listener) => pglite.onNotification(listener),
    dump: () => pglite.dumpDataDir('gzip'),
    close: () => pglite.close(),
  };
}

/** PGlite never lets the event loop turn: a thousand queries in a row would hold up timers, sockets and Ctrl-C. */
function breather(): () => Promise<void> {
  let lastTurn = performance.now();
  let turn: Promise<void> | null = null;
  return async () => {
    if (performance.now() - lastTurn < BREATHE_EVERY_MS) return;
    turn ??= new Promise((resolve) => {
      setImmediate(() => {
        lastTurn = performance.now();
        turn = null;
        resolve();
      });
    });
    await turn;
  };
}

function toRaw(result: Results | undefined): RawResult {
  const rows = (result?.rows ?? []) as Record<string, unknown>[];
  return { rows, rowCount: rows.length > 0 ? rows.length : (result?.affectedRows ?? 0) };
}
