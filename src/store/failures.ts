/** Failures: work that was given up, with its cause; one open row per piece of work. */
import type { Queryable } from './database.ts';
import { firstRow, storable, toJson } from './database.ts';

export interface Failure {
  readonly id: number;
  readonly work: string;
  readonly stage: 'discover' | 'fetch' | 'ingest';
  readonly code: string;
  readonly retryable: boolean;
  readonly message: string;
  readonly sourceId: string;
  readonly paceKey: string | null;
  readonly targetId: number | null;
  readonly targetUri: string | null;
  readonly captureId: string | null;
  readonly runId: number | null;
  readonly attempts: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly state: 'open' | 'replayed' | 'resolved';
}

/** What is not known of a failure is left out. */
export type NewFailure = Pick<Failure, 'work' | 'stage' | 'code' | 'retryable' | 'message' | 'sourceId' | 'attempts'> &
  Partial<Pick<Failure, 'paceKey' | 'targetId' | 'targetUri' | 'captureId' | 'runId'>> & {
    readonly context: Readonly<Record<string, unknown>>;
    readonly now: Date;
  };

/** Which failures are meant; every part narrows. */
export interface FailureFilter {
  readonly ids?: readonly number[];
  readonly stage?: string;
  readonly code?: string;
  readonly sourceId?: string;
  readonly paceKey?: string;
  readonly since?: Date;
}

const COLUMNS = `id, work, stage, code, retryable, message, source_id AS "sourceId", pace_key AS "paceKey", target_id AS "targetId",
  target_uri AS "targetUri", capture_id AS "captureId", run_id AS "runId", attempts, first_at AS "firstAt", last_at AS "lastAt", state`;

/** The name of a piece of work, the same for every attempt at it. */
export function workName(stage: Failure['stage'], id: number | string): string {
  return `${stage}:${id}`;
}

export async function recordFailure(db: Queryable, failure: NewFailure): Promise<void> {
  await db.query(
    `INSERT INTO failure (work, stage, code, retryable, message, context, source_id, pace_key, target_id, target_uri, capture_id, run_id,
       attempts, first_at, last_at)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $14)
     ON CONFLICT (work) WHERE state = 'open' DO UPDATE SET code = excluded.code, retryable = excluded.retryable, message = excluded.message,
       context = excluded.context, run_id = excluded.run_id, attempts = failure.attempts + excluded.attempts, last_at = excluded.last_at`,
    [
      failure.work,
      failure.stage,
      failure.code,
      failure.retryable,
      storable(failure.message).slice(0, 2000),
      toJson(failure.context),
      failure.sourceId,
      failure.paceKey ?? null,
      failure.targetId ?? null,
      storable(failure.targetUri),
      failure.captureId ?? null,
      failure.runId ?? null,
      failure.attempts,
      failure.now,
    ],
  );
}

/** The work succeeded after all. */
export async function resolveFailure(db: Queryable, work: string): Promise<void> {
  await db.query(`UPDATE failure SET state = 'resolved' WHERE work = $1 AND state <> 'resolved'`, [work]);
}

export async function markReplayed(db: Queryable, ids: readonly number[]): Promise<void> {
  await db.query(`UPDATE failure SET state = 'replayed' WHERE id = ANY($1::bigint[]) AND state = 'open'`, [ids]);
}

/** Open failures, newest first. */
export async function openFailures(db: Queryable, filter: FailureFilter = {}): Promise<Failure[]> {
  return db.query<Failure>(
    `SELECT ${COLUMNS} FROM failure WHERE state = 'open'
       AND ($1::bigint[] IS NULL OR id = ANY($1)) AND ($2::text IS NULL OR stage = $2) AND ($3::text IS NULL OR code = $3)
       AND ($4::text IS NULL OR source_id = $4) AND ($5::text IS NULL OR pace_key = $5) AND ($6::timestamptz IS NULL OR last_at >= $6)
     ORDER BY last_at DESC, id DESC`,
    [
      filter.ids ?? null,
      filter.stage ?? null,
      filter.code ?? null,
      filter.sourceId ?? null,
      filter.paceKey ?? null,
      filter.since ?? null,
    ],
  );
}

export async function countOpenFailures(db: Queryable): Promise<number> {
  const row = await firstRow<{ n: number }>(db, `SELECT count(*)::int AS n FROM failure WHERE state = 'open'`);
  return row?.n ?? 0;
}
