/** Copies of kept texts: what each said and why it is held to be one; and the change of place when a copy shows the text better. */
import type { DocumentRecord } from '../records/document.ts';
import type { Verdict } from '../records/verdict.ts';
import type { Queryable } from './database.ts';
import { firstRow, storable, toJson } from './database.ts';
import { addressKey, placeOf } from './place.ts';
import { rowOf } from './record-columns.ts';

type Duplicate = Extract<Verdict, { kind: 'duplicate' }>;

/** A record and the place that it was taken from. */
interface PlacedRecord {
  readonly record: DocumentRecord;
  readonly place: string;
  readonly now: Date;
}

interface CopyRow {
  readonly documentId: string;
  readonly place: string;
  readonly url: string | null;
  readonly relation: Duplicate['relation'];
  readonly evidence: unknown;
  readonly record: DocumentRecord;
  readonly now: Date;
}

/** @returns true when the copy's record has become the document's. */
export async function putCopy(tx: Queryable, verdict: Duplicate, copy: PlacedRecord): Promise<boolean> {
  if (verdict.isBetterOrigin === true && copy.record.url !== null) {
    await changePlaces(tx, verdict, copy);
    return true;
  }
  // It stands with one document only: with the one that it is a copy of now.
  await tx.query('DELETE FROM alternate WHERE place = $1 AND document_id <> $2', [addressKey(copy.place), verdict.of]);
  await upsertCopy(tx, {
    documentId: verdict.of,
    place: addressKey(copy.place),
    url: /^https?:/.test(copy.place) ? copy.place : null,
    relation: verdict.relation,
    evidence: verdict.similarity ?? null,
    record: copy.record,
    now: copy.now,
  });
  return false;
}

/** The copy's record becomes the document's, and the document's a copy. No version, for no page has changed; id and number stay. */
async function changePlaces(tx: Queryable, verdict: Duplicate, copy: PlacedRecord): Promise<void> {
  const known = await firstRow<{ record: DocumentRecord }>(tx, 'SELECT record FROM document WHERE id = $1', [
    verdict.of,
  ]);
  if (known === null) return;
  await dropCopiesAt(tx, copy.place);
  await replaceRecord(tx, verdict.of, copy);
  await upsertCopy(tx, {
    documentId: verdict.of,
    place: placeOf(known.record),
    url: known.record.url,
    relation: verdict.relation,
    evidence: verdict.similarity ?? null,
    record: known.record,
    now: copy.now,
  });
}

/** Another record under the same identity. */
export async function replaceRecord(tx: Queryable, id: string, { record, now }: PlacedRecord): Promise<void> {
  await tx.query(
    `UPDATE document SET url = $2, content_hash = $3, payload_digest = $4, source_id = $5, capture_id = $6, record = $7::json, headline = $8, publisher = $9,
       date_published = $10, type = $11, changed_at = $12, file_stale = true WHERE id = $1`,
    [...rowOf({ ...record, id }), now],
  );
}

export async function dropCopiesAt(tx: Queryable, place: string): Promise<void> {
  const rows = await tx.query<{ id: string }>('DELETE FROM alternate WHERE place = $1 RETURNING document_id AS id', [
    addressKey(place),
  ]);
  await markStale(
    tx,
    rows.map(({ id }) => id),
  );
}

export async function upsertCopy(tx: Queryable, copy: CopyRow): Promise<void> {
  const { record } = copy;
  await tx.query(
    `INSERT INTO alternate (document_id, place, url, relation, source_id, capture_id, publisher, headline, date_published, content_hash, seen_at, evidence, record, payload_digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::json, $13::json, $14)
     ON CONFLICT (document_id, place) DO UPDATE SET relation = excluded.relation, capture_id = excluded.capture_id, seen_at = excluded.seen_at,
       publisher = excluded.publisher, headline = excluded.headline, date_published = excluded.date_published, content_hash = excluded.content_hash,
       evidence = coalesce(excluded.evidence, alternate.evidence), record = excluded.record, payload_digest = excluded.payload_digest`,
    [
      copy.documentId,
      storable(copy.place),
      storable(copy.url),
      copy.relation,
      record.provenance.sourceId,
      record.provenance.captureId,
      storable(record.publisher?.name),
      storable(record.headline),
      record.datePublished,
      record.contentHash,
      copy.now,
      copy.evidence === null ? null : toJson(copy.evidence),
      toJson(record),
      record.provenance.payloadDigest,
    ],
  );
  await markStale(tx, [copy.documentId]);
}

/** The manifest names the copies. */
async function markStale(tx: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.query('UPDATE document SET file_stale = true WHERE id = ANY($1::text[])', [ids]);
}

interface ListedCopy {
  readonly documentId: string;
  readonly number: number;
  readonly documentHeadline: string | null;
  readonly place: string;
  readonly relation: Duplicate['relation'];
  readonly publisher: string | null;
  readonly headline: string | null;
  readonly seenAt: Date;
  /** As `Similarity`; null where address, words or bytes are the same. */
  readonly evidence: { readonly score: number; readonly containment: number } | null;
}

/** Copies, the least sure first: those are worth a look. */
export async function listCopies(
  db: Queryable,
  filter: { readonly relation?: string | null; readonly sourceId?: string | null; readonly limit: number },
): Promise<ListedCopy[]> {
  return db.query<ListedCopy>(
    `SELECT alternate.document_id AS "documentId", document.number, document.headline AS "documentHeadline", place, relation,
       alternate.publisher, alternate.headline, seen_at AS "seenAt", evidence
     FROM alternate JOIN document ON document.id = alternate.document_id
     WHERE ($1::text IS NULL OR relation = $1) AND ($2::text IS NULL OR alternate.source_id = $2)
     ORDER BY (evidence ->> 'score')::real NULLS LAST, document.number, place LIMIT $3`,
    [filter.relation ?? null, filter.sourceId ?? null, filter.limit],
  );
}
