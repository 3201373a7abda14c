/** What an operator rules about copies: split and join, remembered by document and place. */
import type { DocumentRecord } from '../records/document.ts';
import { PipelineError } from '../records/errors.ts';
import { upsertCopy } from './copies.ts';
import type { Database, Queryable } from './database.ts';
import { firstRow, toJson } from './database.ts';
import type { StoredVersion } from './documents.ts';
import { versionsOf } from './documents.ts';
import { freeId } from './free-id.ts';
import { addressKey, placeOf } from './place.ts';
import { rowOf } from './record-columns.ts';

export interface SplitCopy {
  readonly id: string;
  readonly number: number;
  readonly record: DocumentRecord;
}

/**
 * Makes a copy a document of its own, and remembers it: the two are not compared again.
 * @throws PipelineError NO_COPY, COPY_INSEPARABLE
 */
export async function splitCopy(
  db: Database,
  ruling: { readonly documentId: string; readonly place: string; readonly now: Date },
  index: (tx: Queryable, split: SplitCopy) => Promise<void>,
): Promise<SplitCopy> {
  const { documentId, now } = ruling;
  const place = addressKey(ruling.place);
  return db.transaction(async (tx) => {
    const copy = await copyOf(tx, documentId, place);
    const document = await recordOf(tx, documentId);
    const id = await freeId(tx, copy.record.id, `split ${place}`);
    const record = { ...copy.record, id };
    await insertSplit(tx, { record, place, from: documentId, now, version: (copy.history?.length ?? 0) + 1 });
    await putHistory(tx, id, copy.history ?? []);
    await tx.query('DELETE FROM alternate WHERE document_id = $1 AND place = $2', [documentId, place]);
    await rule(tx, { documentId, place, isSame: false, now });
    await rule(tx, { documentId: id, place: placeOf(document), isSame: false, now });
    const row = await firstRow<{ number: number }>(tx, 'SELECT number FROM document WHERE id = $1', [id]);
    const split = { id, number: row?.number ?? -1, record };
    await index(tx, split);
    await tx.query('UPDATE document SET file_stale = true WHERE id = $1', [documentId]);
    return split;
  });
}

/**
 * Makes one document a copy of another, with all its own copies, and remembers it: it stays so whatever it says later.
 * @throws PipelineError NO_DOCUMENT when one of them has gone meanwhile
 */
export async function joinDocuments(
  db: Database,
  ruling: { readonly into: string; readonly other: string; readonly now: Date },
): Promise<void> {
  const { into, other, now } = ruling;
  await db.transaction(async (tx) => {
    const record = await recordOf(tx, other);
    await recordOf(tx, into);
    const place = placeOf(record);
    const versions = await versionsOf(tx, other);
    await upsertCopy(tx, { documentId: into, place, url: record.url, relation: 'joined', evidence: null, record, now });
    await tx.query('UPDATE alternate SET history = $3::json WHERE document_id = $1 AND place = $2', [
      into,
      place,
      toJson(versions.slice(0, -1)),
    ]);
    await tx.query(
      `UPDATE alternate SET document_id = $1 WHERE document_id = $2
       AND NOT EXISTS (SELECT 1 FROM alternate AS held WHERE held.document_id = $1 AND held.place = alternate.place)`,
      [into, other],
    );
    await rule(tx, { documentId: into, place, isSame: true, now });
    await tx.query('UPDATE capture SET document_id = $1 WHERE document_id = $2', [into, other]);
    await tx.query('DELETE FROM alternate WHERE document_id = $1', [other]);
    await tx.query('DELETE FROM document_version WHERE document_id = $1', [other]);
    await tx.query('DELETE FROM document WHERE id = $1', [other]);
  });
}

interface KeptCopy {
  readonly record: DocumentRecord;
  readonly history: readonly StoredVersion[] | null;
}

async function copyOf(tx: Queryable, documentId: string, place: string): Promise<KeptCopy> {
  const copy = await firstRow<Omit<KeptCopy, 'record'> & { record: DocumentRecord | null; relation: string }>(
    tx,
    'SELECT relation, record, history FROM alternate WHERE document_id = $1 AND place = $2 FOR UPDATE',
    [documentId, place],
  );
  const refuse = (code: string, reason: string): never => {
    throw new PipelineError(`split ${place} from ${documentId} failed: ${reason}`, { code, retryable: false });
  };
  if (copy === null) return refuse('NO_COPY', 'the document has no copy there; `gleaner duplicates list` shows all');
  if (copy.relation === 'url-variant') return refuse('COPY_INSEPARABLE', 'it is the same page under another address');
  if (copy.record === null) return refuse('COPY_INSEPARABLE', 'what it said was not kept; crawl its source once more');
  return { record: copy.record, history: copy.history };
}

async function recordOf(tx: Queryable, id: string): Promise<DocumentRecord> {
  const row = await firstRow<{ record: DocumentRecord }>(tx, 'SELECT record FROM document WHERE id = $1 FOR UPDATE', [
    id,
  ]);
  if (row !== null) return row.record;
  throw new PipelineError(`find document ${id} failed: there is none`, { code: 'NO_DOCUMENT', retryable: false });
}

interface Split {
  readonly record: DocumentRecord;
  readonly place: string;
  readonly from: string;
  readonly now: Date;
  readonly version: number;
}

async function insertSplit(tx: Queryable, { record, place, from, now, version }: Split): Promise<void> {
  await tx.query(
    `INSERT INTO document (id, url, content_hash, payload_digest, source_id, capture_id, record, headline, publisher, date_published, type, first_seen_at, changed_at, version, split_from)
     VALUES ($1, $2, $3, $4, $5, $6, $7::json, $8, $9, $10, $11, $12, $12, $13, $14)`,
    [...rowOf(record, record.url === null ? null : place), now, version, from],
  );
}

async function putHistory(tx: Queryable, id: string, history: readonly StoredVersion[]): Promise<void> {
  for (const { version, record, recordedAt } of history) {
    await tx.query(
      `INSERT INTO document_version (document_id, version, content_hash, record, capture_id, recorded_at) VALUES ($1, $2, $3, $4::json, $5, $6)`,
      [id, version, record.contentHash, toJson({ ...record, id }), record.provenance.captureId, recordedAt],
    );
  }
}

async function rule(
  tx: Queryable,
  ruling: { readonly documentId: string; readonly place: string; readonly isSame: boolean; readonly now: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO ruling (document_id, place, is_same, ruled_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (document_id, place) DO UPDATE SET is_same = excluded.is_same, ruled_at = excluded.ruled_at`,
    [ruling.documentId, ruling.place, ruling.isSame, ruling.now],
  );
}
