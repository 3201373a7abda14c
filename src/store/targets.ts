/** Targets: the URLs a source led to, one row per address, with what became of each last time. */
import type { SeedStep, TargetHint } from '../records/target.ts';
import { hasOwnIdentity } from '../records/target-uri.ts';
import type { Queryable } from './database.ts';
import { firstRow, storable, toJson } from './database.ts';

export interface Target {
  readonly id: number;
  readonly sourceId: string;
  readonly key: string;
  readonly targetUri: string;
  readonly role: 'seed' | 'document' | 'both';
  readonly step: SeedStep | null;
  readonly hint: TargetHint;
  readonly paceKey: string;
  readonly attempts: number;
  readonly waits: number;
  readonly runId: number | null;
  readonly outcome: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly payloadDigest: string | null;
  readonly captureId: string | null;
}

const COLUMNS = `id, source_id AS "sourceId", key, target_uri AS "targetUri", role, step, hint, pace_key AS "paceKey", attempts, waits,
  run_id AS "runId", outcome, etag, last_modified AS "lastModified", payload_digest AS "payloadDigest", capture_id AS "captureId"`;

/** A found target with its identity, ready to be kept. */
export interface NewTarget {
  readonly key: string;
  readonly targetUri: string;
  readonly role: 'seed' | 'document' | 'both';
  readonly step: SeedStep | null;
  readonly hint: TargetHint;
  readonly lastmod: string | null;
  readonly paceKey: string;
}

/** We have it, it is never changed, and the finding page gives it the date that it had: it counts as found, unfetched. */
const HELD = `(target.state = 'settled' AND target.outcome IN ('captured', 'revisit', 'not-modified')
  AND excluded.hint ->> 'isFinal' = 'true' AND target.hint ->> 'published' = excluded.hint ->> 'published')`;

/**
 * Makes the targets due in this run, but for those that are final and held. One that this run already had stays as it is, so that the same
 * link on ten pages is fetched once.
 * @returns how many became due, by role.
 */
export async function addTargets(
  db: Queryable,
  batch: {
    readonly sourceId: string;
    readonly runId: number;
    readonly targets: readonly NewTarget[];
    readonly now: Date;
  },
): Promise<{ paceKeys: string[]; due: number }> {
  if (batch.targets.length === 0) return { paceKeys: [], due: 0 };
  const named = batch.targets.filter((target) => hasOwnIdentity(target));
  if (named.length > 0) await forgetValidators(db, batch.sourceId, named);
  const rows = await db.query<{ paceKey: string; state: string }>(
    `INSERT INTO target (source_id, key, target_uri, role, step, hint, lastmod, pace_key, state, due_at, run_id, found_at)
     SELECT $1, t.key, t."targetUri", t.role, t.step, t.hint, t.lastmod, t."paceKey", 'due', $3::timestamptz, $2, $3::timestamptz
     FROM jsonb_to_recordset($4::jsonb) AS t(key text, "targetUri" text, role text, step jsonb, hint jsonb, lastmod text, "paceKey" text)
     ON CONFLICT (source_id, key) DO UPDATE SET
       role = CASE WHEN target.role = excluded.role THEN target.role ELSE 'both' END,
       step = coalesce(excluded.step, target.step),
       hint = target.hint || excluded.hint,
       lastmod = coalesce(excluded.lastmod, target.lastmod),
       target_uri = excluded.target_uri, pace_key = excluded.pace_key,
       state = CASE WHEN ${HELD} THEN 'settled' ELSE 'due' END, outcome = CASE WHEN ${HELD} THEN 'not-modified' END,
       due_at = excluded.due_at, run_id = excluded.run_id, attempts = 0, waits = 0, detail = NULL
     WHERE target.run_id IS DISTINCT FROM excluded.run_id
     RETURNING pace_key AS "paceKey", state`,
    [batch.sourceId, batch.runId, batch.now, toJson(uniqueByKey(batch.targets))],
  );
  const due = rows.filter((row) => row.state === 'due');
  return { paceKeys: [...new Set(due.map((row) => row.paceKey))], due: due.length };
}

/** Another address is another resource to its server: what it said of the old one must not be asked of the new one. */
async function forgetValidators(db: Queryable, sourceId: string, targets: readonly NewTarget[]): Promise<void> {
  await db.query(
    `UPDATE target SET etag = NULL, last_modified = NULL FROM unnest($2::text[], $3::text[]) AS found(key, uri)
     WHERE target.source_id = $1 AND target.key = found.key AND target.target_uri <> found.uri AND (etag IS NOT NULL OR last_modified IS NOT NULL)`,
    [sourceId, targets.map(({ key }) => key), targets.map(({ targetUri }) => targetUri)],
  );
}

/** One statement cannot touch a row twice; the later finding adds what the earlier did not know. */
function uniqueByKey(targets: readonly NewTarget[]): NewTarget[] {
  const byKey = new Map<string, NewTarget>();
  for (const target of targets) {
    const earlier = byKey.get(target.key);
    byKey.set(
      target.key,
      earlier === undefined
        ? target
        : {
            ...earlier,
            role: earlier.role === target.role ? earlier.role : 'both',
            step: earlier.step ?? target.step,
            hint: { ...target.hint, ...earlier.hint },
          },
    );
  }
  return [...byKey.values()];
}

/** How many documents a run has found so far: what `maxPerRun` and `--limit` count. What moved is counted where it went. */
export async function documentsInRun(db: Queryable, runId: number): Promise<number> {
  const row = await firstRow<{ n: number }>(
    db,
    `SELECT count(*)::int AS n FROM target WHERE run_id = $1 AND role <> 'seed' AND outcome IS DISTINCT FROM 'moved'`,
    [runId],
  );
  return row?.n ?? 0;
}

/** Which of these keys the run has already. */
export async function keysInRun(db: Queryable, runId: number, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ key: string }>('SELECT key FROM target WHERE run_id = $1 AND key = ANY($2::text[])', [
    runId,
    keys,
  ]);
  return new Set(rows.map((row) => row.key));
}

/** Due targets of one pace, seeds first: they lead to more. */
export async function dueTargets(
  db: Queryable,
  paceKey: string,
  options: { readonly sourceIds: readonly string[]; readonly now: Date; readonly limit: number },
): Promise<Target[]> {
  return db.query<Target>(
    `SELECT ${COLUMNS} FROM target WHERE pace_key = $1 AND state = 'due' AND due_at <= $2 AND source_id = ANY($4::text[])
     ORDER BY (role = 'document'), due_at, id LIMIT $3`,
    [paceKey, options.now, options.limit, options.sourceIds],
  );
}

/** Paces with something due, and when: what `reconcile` wakes. */
export async function paceKeysDue(db: Queryable, sourceIds: readonly string[], now: Date): Promise<string[]> {
  const rows = await db.query<{ paceKey: string }>(
    `SELECT DISTINCT pace_key AS "paceKey" FROM target WHERE state = 'due' AND due_at <= $1 AND source_id = ANY($2::text[])`,
    [now, sourceIds],
  );
  return rows.map((row) => row.paceKey);
}

export interface Settlement {
  readonly state: 'due' | 'settled' | 'failed';
  readonly outcome: string | null;
  readonly detail?: string | null;
  readonly dueAt?: Date;
  readonly attempts: number;
  readonly waits?: number;
  readonly fetchedAt?: Date;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly payloadDigest?: string | null;
  readonly captureId?: string | null;
  /** The same document answers at another address, which has its own pace. */
  readonly movedTo?: { readonly targetUri: string; readonly paceKey: string };
}

/** Writes what became of a target; validators and digest are kept when the settlement does not name them. */
export async function settleTarget(db: Queryable, id: number, to: Settlement): Promise<void> {
  await db.query(
    `UPDATE target SET state = $2, outcome = $3, detail = $4, due_at = coalesce($5, due_at), attempts = $6, waits = coalesce($7, waits),
       fetched_at = coalesce($8, fetched_at), etag = CASE WHEN $12::boolean THEN $9 ELSE etag END,
       last_modified = CASE WHEN $12::boolean THEN $10 ELSE last_modified END,
       payload_digest = coalesce($11, payload_digest), capture_id = coalesce($13, capture_id),
       target_uri = coalesce($14, target_uri), pace_key = coalesce($15, pace_key)
     WHERE id = $1`,
    [
      id,
      to.state,
      to.outcome,
      storable(to.detail),
      to.dueAt ?? null,
      to.attempts,
      to.waits ?? null,
      to.fetchedAt ?? null,
      to.etag ?? null,
      to.lastModified ?? null,
      to.payloadDigest ?? null,
      to.etag !== undefined || to.lastModified !== undefined,
      to.captureId ?? null,
      to.movedTo?.targetUri ?? null,
      to.movedTo?.paceKey ?? null,
    ],
  );
}

export async function targetById(db: Queryable, id: number): Promise<Target | null> {
  return firstRow<Target>(db, `SELECT ${COLUMNS} FROM target WHERE id = $1`, [id]);
}

/** Puts targets back to work in a run, with their attempts forgotten. */
export async function reviveTargets(
  db: Queryable,
  ids: readonly number[],
  into: { runId: number; now: Date },
): Promise<string[]> {
  const rows = await db.query<{ paceKey: string }>(
    `UPDATE target SET state = 'due', due_at = $3, attempts = 0, waits = 0, run_id = $2, outcome = NULL, detail = NULL
     WHERE id = ANY($1::bigint[]) RETURNING pace_key AS "paceKey"`,
    [ids, into.runId, into.now],
  );
  return [...new Set(rows.map((row) => row.paceKey))];
}
