/** Runs: one ingestion of one source, from its seeds to its last document. Never two at once. */
import type { Queryable } from './database.ts';
import { firstRow, toJson } from './database.ts';

/** An operator's or cron's crawl, a replay of failures, a tick of the schedule. */
type RunCause = 'crawl' | 'replay' | 'schedule';

export interface Run {
  readonly id: number;
  readonly sourceId: string;
  readonly cause: RunCause;
  readonly state: 'running' | 'done' | 'failed';
  readonly maxDocuments: number | null;
  /** ISO date: documents that say they are older are not wanted in this run. */
  readonly since: string | null;
  readonly seeded: boolean;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly summary: RunSummary | null;
  readonly notes: readonly string[];
}

/** Counts of a run; every found document is in exactly one of fetched, gone, blocked, moved, failed, or still waiting. */
export interface RunSummary {
  readonly found: number;
  readonly fetched: number;
  /** Of the fetched: answered 304, or with the same bytes or words as last time. */
  readonly unchanged: number;
  /** New documents. */
  readonly documents: number;
  readonly versions: number;
  readonly duplicates: number;
  /** Read in good order, but no document: an error page, a PDF that is HTML, a wall where a document was kept before. */
  readonly notDocuments: number;
  readonly gone: number;
  /** Redirected to another host: found there again. */
  readonly moved: number;
  readonly blocked: number;
  readonly failed: number;
  readonly waiting: number;
  /** Requests that any server answered, seeds included: none means that nothing could be reached. */
  readonly answered: number;
}

const COLUMNS = `id, source_id AS "sourceId", cause, state, max_documents AS "maxDocuments", since::text AS since, seeded,
  started_at AS "startedAt", finished_at AS "finishedAt", summary, notes`;

export interface RunRequest {
  readonly sourceId: string;
  readonly cause: RunCause;
  readonly maxDocuments?: number | null;
  readonly since?: string | null;
  readonly now: Date;
}

/** Opens a run, or returns the one that is still open: a crash or Ctrl-C leaves it so, and it goes on. */
export async function openRun(db: Queryable, request: RunRequest): Promise<{ run: Run; resumed: boolean }> {
  // A replay has its work already; it plants no seeds.
  const inserted = await firstRow<Run>(
    db,
    `INSERT INTO run (source_id, cause, max_documents, since, seeded, started_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (source_id) WHERE state = 'running' DO NOTHING RETURNING ${COLUMNS}`,
    [
      request.sourceId,
      request.cause,
      request.maxDocuments ?? null,
      request.since ?? null,
      request.cause === 'replay',
      request.now,
    ],
  );
  if (inserted !== null) return { run: inserted, resumed: false };
  const open = await openRunOf(db, request.sourceId);
  if (open === null) return openRun(db, request);
  return { run: open, resumed: true };
}

export async function openRunOf(db: Queryable, sourceId: string): Promise<Run | null> {
  return firstRow<Run>(db, `SELECT ${COLUMNS} FROM run WHERE source_id = $1 AND state = 'running'`, [sourceId]);
}

export async function openRuns(db: Queryable): Promise<Run[]> {
  return db.query<Run>(`SELECT ${COLUMNS} FROM run WHERE state = 'running' ORDER BY id`);
}

export async function lastRuns(db: Queryable): Promise<Run[]> {
  return db.query<Run>(`SELECT DISTINCT ON (source_id) ${COLUMNS} FROM run ORDER BY source_id, id DESC`);
}

export async function runById(db: Queryable, id: number): Promise<Run | null> {
  return firstRow<Run>(db, `SELECT ${COLUMNS} FROM run WHERE id = $1`, [id]);
}

export async function markSeeded(db: Queryable, runId: number): Promise<void> {
  await db.query('UPDATE run SET seeded = true WHERE id = $1', [runId]);
}

/** Facts worth telling the operator; the same note is kept once. */
export async function addNotes(db: Queryable, runId: number, notes: readonly string[]): Promise<void> {
  if (notes.length === 0) return;
  await db.query(
    `UPDATE run SET notes = (SELECT coalesce(jsonb_agg(DISTINCT note), '[]') FROM jsonb_array_elements(notes || $2::jsonb) AS note) WHERE id = $1`,
    [runId, toJson(notes.slice(0, 50))],
  );
}

/** What a run still waits for; all zero and seeded means that it is over. */
interface PendingWork {
  readonly due: number;
  readonly unreadSeeds: number;
  readonly unreadDocuments: number;
}

export async function pendingWork(
  db: Queryable,
  run: { readonly id: number; readonly sourceId: string },
): Promise<PendingWork> {
  const row = await firstRow<PendingWork>(
    db,
    `SELECT (SELECT count(*)::int FROM target WHERE run_id = $1 AND state = 'due') AS due,
            (SELECT count(*)::int FROM capture WHERE source_id = $2 AND unread_seed) AS "unreadSeeds",
            (SELECT count(*)::int FROM capture WHERE source_id = $2 AND unread_document) AS "unreadDocuments"`,
    [run.id, run.sourceId],
  );
  return row ?? { due: 0, unreadSeeds: 0, unreadDocuments: 0 };
}

/** Keeps others from ending the run, or adding to it, until the transaction is over; false when it has ended. */
export async function holdRun(tx: Queryable, runId: number): Promise<boolean> {
  // Rows that refer to the run may still be written by everybody: that needs its key only.
  const rows = await tx.query(`SELECT id FROM run WHERE id = $1 AND state = 'running' FOR NO KEY UPDATE`, [runId]);
  return rows.length > 0;
}

/** Ends a run and freezes its counts; false when another process ended it first. */
export async function closeRun(
  tx: Queryable,
  runId: number,
  end: { state: 'done' | 'failed'; now: Date },
): Promise<boolean> {
  const summary = await runSummary(tx, runId);
  const closed = await tx.query(
    `UPDATE run SET state = $2, finished_at = $3, summary = $4::json WHERE id = $1 AND state = 'running' RETURNING id`,
    [runId, end.state, end.now, toJson(summary)],
  );
  return closed.length > 0;
}

export async function runSummary(db: Queryable, runId: number): Promise<RunSummary> {
  const row = await firstRow<RunSummary>(
    db,
    `WITH document_target AS (SELECT * FROM target WHERE run_id = $1 AND role <> 'seed'),
          reading AS (SELECT reading FROM capture JOIN target ON target.id = capture.target_id
                      WHERE capture.run_id = $1 AND target.role <> 'seed')
     SELECT count(*)::int AS found,
       count(*) FILTER (WHERE outcome IN ('captured', 'revisit', 'not-modified', 'wrong-kind'))::int AS fetched,
       (count(*) FILTER (WHERE outcome IN ('revisit', 'not-modified'))
         + (SELECT count(*) FROM reading WHERE reading = 'unchanged'))::int AS unchanged,
       (SELECT count(*) FROM reading WHERE reading = 'new')::int AS documents,
       (SELECT count(*) FROM reading WHERE reading = 'version')::int AS versions,
       (SELECT count(*) FROM reading WHERE reading = 'duplicate')::int AS duplicates,
       (count(*) FILTER (WHERE outcome = 'wrong-kind')
         + (SELECT count(*) FROM reading WHERE reading IN ('not-a-document', 'worse')))::int AS "notDocuments",
       count(*) FILTER (WHERE outcome = 'gone')::int AS gone,
       count(*) FILTER (WHERE outcome = 'moved')::int AS moved,
       count(*) FILTER (WHERE outcome = 'blocked')::int AS blocked,
       (SELECT count(*) FROM failure WHERE run_id = $1 AND state = 'open')::int AS failed,
       count(*) FILTER (WHERE state = 'due')::int AS waiting,
       (SELECT count(*)::int FROM target WHERE run_id = $1 AND outcome IS NOT NULL AND outcome <> 'failed') AS answered
     FROM document_target`,
    [runId],
  );
  if (row === null) throw new Error(`count run ${runId} failed: no row`);
  return row;
}
