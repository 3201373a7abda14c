/** Documents as they are read: one by reference, all in order, what each said before. */
import type { DocumentRecord, KeptDocument } from '../records/document.ts';
import { recordSchema } from '../records/document.ts';
import { ConfigurationError } from '../records/errors.ts';
import type { Queryable } from './database.ts';
import { firstRow } from './database.ts';
import { addressKey } from './place.ts';

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
     'headline', a.headline, 'datePublished', a.date_published, 'similarity', a.evidence) ORDER BY a.seen_at, a.place) FROM alternate a WHERE a.document_id = document.id),
     '[]'::json) AS alternates`;

function kept({ record, firstSeenAt, changedAt, fileName, ...rest }: KeptRow): KeptDocument {
  return {
    // Fills in the fields that were not known yet when the record was kept.
    ...recordSchema.parse(record),
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
    [addressKey(reference), idStart, number],
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
  const rows = await db.query<StoredVersion>(
    `SELECT version, recorded_at AS "recordedAt", record FROM document_version WHERE document_id = $1
     UNION ALL SELECT version, changed_at, record FROM document WHERE id = $1 ORDER BY version`,
    [id],
  );
  return rows.map((row) => ({ ...row, record: recordSchema.parse(row.record) }));
}

export async function countDocuments(db: Queryable): Promise<number> {
  const row = await firstRow<{ n: number }>(db, 'SELECT count(*)::int AS n FROM document');
  return row?.n ?? 0;
}
