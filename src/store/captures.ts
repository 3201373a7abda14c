/** Captures: one row per response, the bytes elsewhere, and what is still to be read from it. */
import { createHash } from 'node:crypto';
import type { Capture } from '../records/capture.ts';
import type { Queryable } from './database.ts';
import { firstRow, storable, toJson } from './database.ts';

/** A capture with what reading it needs. */
export interface StoredCapture extends Capture {
  readonly runId: number | null;
  readonly attempts: number;
  readonly unreadSeed: boolean;
  readonly unreadDocument: boolean;
}

const COLUMNS = `id, source_id AS "sourceId", target_id AS "targetId", run_id AS "runId", target_uri AS "targetUri", final_uri AS "finalUri",
  date, status, headers, media_type AS "mediaType", charset, payload_digest AS "payloadDigest", payload_length AS "payloadLength",
  refers_to AS "refersTo", attempts, unread_seed AS "unreadSeed", unread_document AS "unreadDocument"`;

/** From the address and the moment of the request: the same response is the same capture. */
export function captureId(targetUri: string, date: Date): string {
  return createHash('sha256').update(`${targetUri} ${date.toISOString()}`).digest('hex').slice(0, 16);
}

export async function insertCapture(
  db: Queryable,
  capture: Capture & { readonly runId: number | null; readonly unreadSeed: boolean; readonly unreadDocument: boolean },
): Promise<void> {
  await db.query(
    `INSERT INTO capture (id, source_id, target_id, run_id, target_uri, final_uri, date, status, headers, media_type, charset,
       payload_digest, payload_length, refers_to, unread_seed, unread_document, reading)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (id) DO NOTHING`,
    [
      capture.id,
      capture.sourceId,
      capture.targetId,
      capture.runId,
      storable(capture.targetUri),
      storable(capture.finalUri),
      capture.date,
      capture.status,
      toJson(capture.headers),
      capture.mediaType,
      capture.charset,
      capture.payloadDigest,
      capture.payloadLength,
      capture.refersTo,
      capture.unreadSeed,
      capture.unreadDocument,
      capture.refersTo === null ? null : 'revisit',
    ],
  );
}

export async function captureById(db: Queryable, id: string): Promise<StoredCapture | null> {
  return firstRow<StoredCapture>(db, `SELECT ${COLUMNS} FROM capture WHERE id = $1`, [id]);
}

export async function unreadSeedCaptures(db: Queryable, sourceId: string): Promise<StoredCapture[]> {
  return db.query<StoredCapture>(
    `SELECT ${COLUMNS} FROM capture WHERE source_id = $1 AND unread_seed ORDER BY date, id`,
    [sourceId],
  );
}

/** For `reconcile`: every capture that a document is still to be read from. */
export async function unreadDocumentCaptures(db: Queryable, sourceIds: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    'SELECT id FROM capture WHERE unread_document AND source_id = ANY($1::text[]) ORDER BY date, id',
    [sourceIds],
  );
  return rows.map((row) => row.id);
}

export async function sourcesWithUnreadSeeds(db: Queryable, sourceIds: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ sourceId: string }>(
    `SELECT DISTINCT source_id AS "sourceId" FROM capture WHERE unread_seed AND source_id = ANY($1::text[])`,
    [sourceIds],
  );
  return rows.map((row) => row.sourceId);
}

export async function markSeedRead(db: Queryable, id: string): Promise<void> {
  await db.query('UPDATE capture SET unread_seed = false WHERE id = $1', [id]);
}

/** What reading a document capture came to; it leaves the unread. */
export async function markDocumentRead(
  db: Queryable,
  id: string,
  reading: {
    readonly reading: string;
    readonly detail?: string | null;
    readonly documentId?: string | null;
    /** Left out where the text was not judged. */
    readonly quality?: number | null;
  },
): Promise<void> {
  await db.query(
    'UPDATE capture SET unread_document = false, reading = $2, detail = $3, document_id = $4, quality = $5, attempts = attempts + 1 WHERE id = $1',
    [id, reading.reading, storable(reading.detail), reading.documentId ?? null, reading.quality ?? null],
  );
}

/** Puts captures back to be read: replay without the network. */
export async function unreadAgain(db: Queryable, ids: readonly string[], runId: number): Promise<void> {
  await db.query(
    `UPDATE capture SET unread_document = target.role <> 'seed', unread_seed = target.role <> 'document', reading = NULL, detail = NULL, run_id = $2
     FROM target WHERE target.id = capture.target_id AND capture.id = ANY($1::text[])`,
    [ids, runId],
  );
}
