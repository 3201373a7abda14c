/** Documents: one row per text, with its versions and its copies, written under locks on its keys. */
import type { KeptDocument, DocumentRecord } from '../records/document.ts';
import { recordSchema } from '../records/document.ts';
import { ConfigurationError, PipelineError } from '../records/errors.ts';
import type { Verdict } from '../records/verdict.ts';
import type { Database, Queryable } from './database.ts';
import { firstRow, storable, toJson } from './database.ts';

/** What the store holds under one of a record's keys. */
export interface HeldDocument {
  readonly id: string;
  readonly contentHash: string;
  readonly targetUri: string | null;
}

/** The documents at the record's URL, with its words, and from its bytes. */
export interface Neighbourhood {
  readonly atUrl: HeldDocument | null;
  readonly withText: HeldDocument | null;
  readonly withBytes: HeldDocument | null;
}

/** Looks up what deduplication has to know, and calls `judge` under the locks. */
export interface KeepRequest {
  readonly record: DocumentRecord;
  /** URL of the copy when it is not the record's own, or the name of an imported file. */
  readonly place: string;
  readonly now: Date;
  readonly judge: (near: Neighbourhood) => Verdict;
  /** Written in the same transaction: the target's or capture's new state. */
  readonly also?: (tx: Queryable, verdict: Verdict) => Promise<void>;
}

/**
 * Keeps a record: looks, judges and writes in one transaction. Sorted advisory locks on the URL, the words and
 * the bytes make two workers with the same text wait for each other; no other work waits.
 * @throws PipelineError RECORD_INVALID when the record breaks its own schema
 */
export async function keepDocument(db: Database, request: KeepRequest): Promise<Verdict> {
  const record = checked(request.record);
  return db.transaction(async (tx) => {
    const digest = record.provenance.payloadDigest;
    const keys = [record.url === null ? null : `url ${record.url}`, `text ${record.contentHash}`, `bytes ${digest}`];
    await lockKeys(
      tx,
      keys.filter((key) => key !== null),
    );
    const near = await neighboursOf(tx, record);
    const verdict = request.judge(near);
    await write(tx, { ...request, record }, verdict);
    await request.also?.(tx, verdict);
    return verdict;
  });
}

async function write(tx: Queryable, request: KeepRequest, verdict: Verdict): Promise<void> {
  switch (verdict.kind) {
    case 'new':
      await insertDocument(tx, request);
      return;
    case 'unchanged':
      // The words are the same; what is said about them (a headline, an author) may have been mended.
      await tx.query(
        `UPDATE document SET record = $2::json, headline = $3, publisher = $4, date_published = $5, type = $6, file_stale = true WHERE id = $1 AND record::jsonb - 'provenance' IS DISTINCT FROM $2::jsonb - 'provenance'`,
        [verdict.of, toJson({ ...request.record, id: verdict.of }), ...columnsOf(request.record)],
      );
      return;
    case 'version':
      await insertVersion(tx, verdict.of, request);
      return;
    case 'duplicate':
      await upsertAlternate(tx, verdict, request);
      return;
  }
}

function columnsOf(record: DocumentRecord): (string | null)[] {
  return [storable(record.headline), storable(record.publisher?.name), record.datePublished, record.type];
}

async function insertDocument(tx: Queryable, { record, now }: KeepRequest): Promise<void> {
  await tx.query(
    `INSERT INTO document (id, url, content_hash, payload_digest, source_id, capture_id, record, first_seen_at, changed_at, headline, publisher, date_published, type)
     VALUES ($1, $2, $3, $4, $5, $6, $7::json, $8, $8, $9, $10, $11, $12)`,
    [
      record.id,
      record.url,
      record.contentHash,
      record.provenance.payloadDigest,
      record.provenance.sourceId,
      record.provenance.captureId,
      toJson(record),
      now,
      ...columnsOf(record),
    ],
  );
}

/** What the document said so far moves to its history. */
async function insertVersion(tx: Queryable, id: string, { record: fresh, now }: KeepRequest): Promise<void> {
  const record = { ...fresh, id };
  await tx.query(
    `INSERT INTO document_version (document_id, version, content_hash, record, capture_id, recorded_at)
     SELECT id, version, content_hash, record, capture_id, changed_at FROM document WHERE id = $1`,
    [id],
  );
  await tx.query(
    `UPDATE document SET version = version + 1, content_hash = $2, payload_digest = $3, capture_id = $4, record = $5::json, changed_at = $6,
       headline = $7, publisher = $8, date_published = $9, type = $10, file_stale = true WHERE id = $1`,
    [
      id,
      record.contentHash,
      record.provenance.payloadDigest,
      record.provenance.captureId,
      toJson(record),
      now,
      ...columnsOf(record),
    ],
  );
}

async function upsertAlternate(
  tx: Queryable,
  verdict: Extract<Verdict, { kind: 'duplicate' }>,
  { record, place, now }: KeepRequest,
): Promise<void> {
  await tx.query(
    `INSERT INTO alternate (document_id, place, url, relation, source_id, capture_id, publisher, headline, date_published, content_hash, seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (document_id, place) DO UPDATE SET relation = excluded.relation, capture_id = excluded.capture_id, seen_at = excluded.seen_at`,
    [
      verdict.of,
      storable(place),
      /^https?:/.test(place) ? storable(place) : null,
      verdict.relation,
      record.provenance.sourceId,
      record.provenance.captureId,
      storable(record.publisher?.name),
      storable(record.headline),
      record.datePublished,
      record.contentHash,
      now,
    ],
  );
  // The manifest names the copies.
  await tx.query('UPDATE document SET file_stale = true WHERE id = $1', [verdict.of]);
}

async function lockKeys(tx: Queryable, keys: readonly string[]): Promise<void> {
  // Sorted, so that two workers never hold what the other waits for.
  await tx.query(
    `SELECT pg_advisory_xact_lock(key) FROM (SELECT DISTINCT hashtextextended(k, 0) AS key FROM unnest($1::text[]) AS k ORDER BY 1) AS sorted`,
    [keys],
  );
}

/** What stands under the record's keys. The same bytes may have been read into several documents; the first counts. */
async function neighboursOf(tx: Queryable, record: DocumentRecord): Promise<Neighbourhood> {
  const digest = record.provenance.payloadDigest;
  const rows = await tx.query<HeldDocument & { url: string | null; digest: string }>(
    `SELECT id, url, content_hash AS "contentHash", payload_digest AS digest, record #>> '{provenance,targetUri}' AS "targetUri"
     FROM document WHERE url = $1 OR content_hash = $2 OR payload_digest = $3 ORDER BY number`,
    [record.url, record.contentHash, digest],
  );
  const find = (isMeant: (row: (typeof rows)[number]) => boolean): HeldDocument | null => {
    const row = rows.find(isMeant);
    return row === undefined ? null : { id: row.id, contentHash: row.contentHash, targetUri: row.targetUri };
  };
  return {
    atUrl: find((row) => row.url !== null && row.url === record.url),
    withText: find((row) => row.contentHash === record.contentHash),
    withBytes: find((row) => row.digest === digest),
  };
}

function checked(record: DocumentRecord): DocumentRecord {
  const parsed = recordSchema.safeParse(record);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new PipelineError(
    `keep record of ${record.url ?? record.provenance.targetUri ?? record.id} failed: ${problems.join('; ')}`,
    {
      code: 'RECORD_INVALID',
      retryable: false,
    },
  );
}

interface KeptRow {
  readonly record: DocumentRecord;
  readonly number: number;
  readonly version: number;
  readonly firstSeenAt: Date;
  readonly changedAt: Date;
  readonly fileName: string | null;
  readonly alternates: KeptDocument['alternates'];
}

const KEPT = `record, number, version, first_seen_at AS "firstSeenAt", changed_at AS "changedAt", file_name AS "fileName",
  coalesce((SELECT json_agg(json_build_object('url', a.url, 'relation', a.relation, 'sourceId', a.source_id, 'publisher', a.publisher,
     'headline', a.headline, 'datePublished', a.date_published) ORDER BY a.seen_at, a.place) FROM alternate a WHERE a.document_id = document.id),
     '[]'::json) AS alternates`;

function kept({ record, firstSeenAt, changedAt, fileName, ...rest }: KeptRow): KeptDocument {
  return {
    ...record,
    number: rest.number,
    version: rest.version,
    firstSeenAt: firstSeenAt.toISOString(),
    changedAt: changedAt.toISOString(),
    file: fileName === null ? null : `documents/${fileName}`,
    alternates: rest.alternates,
  };
}

/**
 * One document by number, id, unique start of an id, or URL (its own or a copy's); null when there is none.
 * @throws ConfigurationError when several ids start so
 */
export async function findDocument(db: Queryable, reference: string): Promise<KeptDocument | null> {
  const idStart = /^[0-9a-f]{4,16}$/.test(reference) ? `${reference}%` : null;
  const number = /^\d{1,6}$/.test(reference) ? Number(reference) : null;
  const rows = await db.query<KeptRow & { exact: boolean }>(
    `WITH copied AS (SELECT document_id FROM alternate WHERE place = $1 LIMIT 1)
     SELECT ${KEPT}, coalesce(id = $1 OR url = $1 OR number = $3 OR id IN (SELECT document_id FROM copied), false) AS exact
     FROM document WHERE id = $1 OR url = $1 OR id LIKE $2 OR number = $3 OR id IN (SELECT document_id FROM copied)
     ORDER BY (id = $1) DESC, (number = $3) DESC NULLS LAST, (url = $1) DESC NULLS LAST, exact DESC, number LIMIT 2`,
    [reference, idStart, number],
  );
  const [row, other] = rows;
  if (row === undefined) return null;
  if (row.exact || other === undefined) return kept(row);
  throw new ConfigurationError(`find document ${reference} failed: more than one id starts so; give more of it`);
}

/** Every document in the order of its number, in pages, so that a large store never stands in memory. */
export async function* eachDocument(db: Queryable, pageSize = 200): AsyncGenerator<KeptDocument> {
  let after = -1;
  for (;;) {
    const rows = await db.query<KeptRow>(`SELECT ${KEPT} FROM document WHERE number > $1 ORDER BY number LIMIT $2`, [
      after,
      pageSize,
    ]);
    for (const row of rows) yield kept(row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

export interface StoredVersion {
  readonly version: number;
  readonly recordedAt: Date;
  readonly record: DocumentRecord;
}

/** All that a document ever said, oldest first; the last is what it says now. */
export async function versionsOf(db: Queryable, id: string): Promise<StoredVersion[]> {
  return db.query<StoredVersion>(
    `SELECT version, recorded_at AS "recordedAt", record FROM document_version WHERE document_id = $1
     UNION ALL SELECT version, changed_at, record FROM document WHERE id = $1 ORDER BY version`,
    [id],
  );
}

export async function countDocuments(db: Queryable): Promise<number> {
  const row = await firstRow<{ n: number }>(db, 'SELECT count(*)::int AS n FROM document');
  return row?.n ?? 0;
}
