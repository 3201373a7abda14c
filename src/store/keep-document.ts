/** Keeping a document: look, judge and write in one transaction, under locks on the record's keys. */
import type { DocumentRecord } from '../records/document.ts';
import { recordSchema } from '../records/document.ts';
import { PipelineError } from '../records/errors.ts';
import { canonicalUri } from '../records/target-uri.ts';
import type { Neighbour, Neighbours, Verdict } from '../records/verdict.ts';
import type { Database, Queryable } from './database.ts';
import { storable, toJson } from './database.ts';

/** Looks up what deduplication has to know, and calls `judge` under the locks. */
export interface KeepRequest {
  readonly record: DocumentRecord;
  /** Where the bytes were taken from: an address for readers to follow, or the name of an imported file. */
  readonly place: string;
  readonly now: Date;
  readonly judge: (near: Neighbours) => Verdict;
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
    const keys = [
      record.url === null ? null : `url ${addressKey(record.url)}`,
      `text ${record.contentHash}`,
      `bytes ${digest}`,
    ];
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

/** Web addresses are held under their canonical form, names of files as they are. */
export function addressKey(place: string): string {
  return canonicalUri(place) ?? place;
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
      record.url === null ? null : addressKey(record.url),
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
      storable(addressKey(place)),
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
async function neighboursOf(tx: Queryable, record: DocumentRecord): Promise<Neighbours> {
  const digest = record.provenance.payloadDigest;
  const key = record.url === null ? null : addressKey(record.url);
  const rows = await tx.query<Neighbour & { url: string | null; digest: string }>(
    `SELECT id, url, content_hash AS "contentHash", payload_digest AS digest, record #>> '{provenance,targetUri}' AS "targetUri"
     FROM document WHERE url = $1 OR content_hash = $2 OR payload_digest = $3 ORDER BY number`,
    [key, record.contentHash, digest],
  );
  const find = (isMeant: (row: (typeof rows)[number]) => boolean): Neighbour | null => {
    const row = rows.find(isMeant);
    return row === undefined ? null : { id: row.id, contentHash: row.contentHash, targetUri: row.targetUri };
  };
  return {
    atUrl: find((row) => row.url !== null && row.url === key),
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
