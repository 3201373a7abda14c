/** The queue inside the embedded store: BullMQ's PostgreSQL backend on PGlite's only session. */
import { EventEmitter } from 'node:events';
import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import type { EmbeddedDatabase } from '../src/store/embedded.ts';
import { endableWorker } from './endable-worker.ts';
import type { QueueEngine } from './engine.ts';
import { NEVER_FAILED_FOR_STALLING } from './worker-settings.ts';

/** PGlite answers in the calling thread, so a lock may be renewed late: it must last a minute, not BullMQ's 30 s. */
const LOCK_MS = 60_000;
const WORKER = { lockDuration: LOCK_MS, stalledInterval: LOCK_MS, maxStalledCount: NEVER_FAILED_FOR_STALLING };

type Pool = Parameters<typeof createPostgresBackend>[1]['connection'];

/** Prepares the queue's tables and returns the engine. */
export async function embeddedQueueEngine(db: EmbeddedDatabase): Promise<QueueEngine> {
  const pool = embeddedPool(db);
  const client = new Client(db);
  await runMigrations(client);
  client.release();
  // BullMQ asks for a pg.Pool by shape; ours has the shape and one session.
  const connection = pool as unknown as Pool;
  return {
    name: 'embedded',
    place: 'the embedded store',
    patienceMs: null,
    newQueue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as Queue,
    newWorker(name, processor, options) {
      const make = (watched: typeof processor): Worker =>
        new Worker(name, watched, { ...WORKER, ...options, connection }, createPostgresBackend) as unknown as Worker;
      return endableWorker(processor, { retire() {}, cut() {} }, make);
    },
    // The session is the store's.
    close: async () => {},
  };
}

/** A checked-out client: the same session for all, and its own ear for notifications. */
class Client extends EventEmitter {
  readonly #db: EmbeddedDatabase;
  readonly #stopListening: () => void;

  constructor(db: EmbeddedDatabase) {
    super();
    this.#db = db;
    this.#stopListening = db.onNotification((channel, payload) =>
      this.emit('notification', { channel, payload, processId: 0 }),
    );
  }

  async query<R>(text: string, params?: readonly unknown[]): Promise<{ rows: R[]; rowCount: number }> {
    const result = await this.#db.raw(text, params);
    return { rows: result.rows as R[], rowCount: result.rowCount };
  }

  release(): void {
    this.#stopListening();
    this.removeAllListeners();
  }
}

function embeddedPool(db: EmbeddedDatabase): EventEmitter {
  // Every queue and worker listens to it.
  return Object.assign(new EventEmitter().setMaxListeners(0), {
    // In this process nothing can drop the connection silently, so workers may wait for long.
    options: { keepAlive: true },
    connect: async () => new Client(db),
    query: (text: string, params?: readonly unknown[]) => db.raw(text, params),
    end: async () => {},
  });
}
