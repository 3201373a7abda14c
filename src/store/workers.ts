/** Processes at work on the store, as rows that each renews while it lives: for `status` and `health`, never for locking. */
import type { Queryable } from './database.ts';

export interface WorkerRow {
  readonly id: string;
  readonly kind: 'worker' | 'serve';
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  readonly queues: readonly string[];
  readonly startedAt: Date;
  readonly seenAt: Date;
}

/** A row that nobody renewed for so long is swept by whoever comes by. */
const SWEEP_AFTER_MS = 3_600_000;

/** Says that this process lives. */
export async function showWorker(db: Queryable, worker: WorkerRow): Promise<void> {
  const { id, kind, host, pid, version, queues, startedAt, seenAt } = worker;
  await db.query(
    `INSERT INTO worker (id, kind, host, pid, version, queues, started_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6::text[], $7, $8)
     ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
    [id, kind, host, pid, version, queues, startedAt, seenAt],
  );
  await db.query('DELETE FROM worker WHERE seen_at < $1', [new Date(seenAt.getTime() - SWEEP_AFTER_MS)]);
}

/** It ends in good order. */
export async function forgetWorker(db: Queryable, id: string): Promise<void> {
  await db.query('DELETE FROM worker WHERE id = $1', [id]);
}

/** Oldest first; those not seen lately are probably dead. */
export async function workersSeen(db: Queryable): Promise<WorkerRow[]> {
  return db.query<WorkerRow>(
    `SELECT id, kind, host, pid, version, queues, started_at AS "startedAt", seen_at AS "seenAt" FROM worker ORDER BY started_at, id`,
  );
}
