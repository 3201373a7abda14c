/** Keeping a document: look, judge and write in one transaction, under locks on the record's keys. */
import type { DocumentRecord } from '../records/document.ts';
import { recordSchema } from '../records/document.ts';
import { PipelineError } from '../records/errors.ts';
import { COMMON } from '../records/similarity.ts';
import type { Neighbours, Verdict } from '../records/verdict.ts';
import { dropCopiesAt, putCopy, replaceRecord } from './copies.ts';
import type { Database, Queryable } from './database.ts';
import { toJson } from './database.ts';
import { freeId } from './free-id.ts';
import { neighboursOf } from './neighbours.ts';
import { addressKey } from './place.ts';
import { columnsOf, rowOf } from './record-columns.ts';
import { addKeys, replaceKeys } from './shared-keys.ts';
import type { StoryRequest } from './story-links.ts';
import { linkStories } from './story-links.ts';

/** Looks up what deduplication has to know, and calls `judge` under the locks. */
export interface KeepRequest {
  readonly record: DocumentRecord;
  /** Where the bytes were taken from: an address for readers to follow, or the name of an imported file. */
  readonly place: string;
  readonly now: Date;
  /** Candidate keys of the text, by which near copies are found; none when left out. */
  readonly keys?: readonly bigint[];
  /** Those of the headline: a copy under another headline is found by it too. */
  readonly headlineKeys?: readonly bigint[];
  /** By which of its keys it is to be found, from how many documents hold each; by all when left out. */
  readonly keptPlaces?: (uses: readonly number[]) => readonly number[];
  /** By which documents about the same event are found; left out, none are looked for. */
  readonly story?: StoryRequest;
  readonly judge: (near: Neighbours) => Verdict;
  /** Written in the same transaction: the target's or capture's new state. `documentId` is where the text stands now. */
  readonly also?: (tx: Queryable, verdict: Verdict, documentId: string) => Promise<void>;
}

/** A request that has been checked, with what was seen under the locks. */
interface Kept extends KeepRequest {
  readonly keys: readonly bigint[];
  readonly uses: readonly number[];
  readonly sharers: readonly number[];
}

/**
 * Keeps a record: looks, judges and writes in one transaction. Sorted advisory locks on the URL, the words, the bytes and
 * the candidate keys make two workers with nearly the same text wait for each other; no other work waits.
 * @throws PipelineError RECORD_INVALID when the record breaks its own schema
 */
export async function keepDocument(db: Database, request: KeepRequest): Promise<Verdict> {
  const record = checked(request.record);
  const keys = request.keys ?? [];
  return db.transaction(async (tx) => {
    const exact = [
      record.url === null ? null : `url ${addressKey(record.url)}`,
      `place ${addressKey(request.place)}`,
      `text ${record.contentHash}`,
      `bytes ${record.provenance.payloadDigest}`,
    ];
    await lockKeys(tx, { exact: exact.filter((key) => key !== null), near: keys });
    const { near, uses, sharers } = await neighboursOf(tx, { record, place: addressKey(request.place), keys });
    const verdict = request.judge(near);
    // A document that has moved on keeps the id that its first address gave it.
    const { contentHash } = record;
    const id = verdict.kind === 'new' ? await freeId(tx, record.id, `${record.id} ${contentHash}`) : record.id;
    await write(tx, { ...request, record: { ...record, id }, keys, uses, sharers }, verdict);
    await request.also?.(tx, verdict, verdict.kind === 'new' ? id : verdict.of);
    return verdict;
  });
}

async function write(tx: Queryable, kept: Kept, verdict: Verdict): Promise<void> {
  switch (verdict.kind) {
    case 'new':
      // What stood here as a copy of another text is a text of its own now.
      await dropCopiesAt(tx, kept.place);
      await insertDocument(tx, kept);
      await index(tx, kept.record.id, kept);
      return;
    case 'unchanged':
      await mend(tx, verdict.of, kept);
      return;
    case 'version':
      await insertVersion(tx, verdict.of, kept);
      await index(tx, verdict.of, kept);
      return;
    case 'worse':
      // Its bytes stay with the capture, which says why.
      return;
    case 'duplicate': {
      const isNowCanonical = await putCopy(tx, verdict, kept);
      if (isNowCanonical) await index(tx, verdict.of, kept);
      else await addHeadline(tx, verdict.of, kept);
      return;
    }
  }
}

/** Makes what a document says now findable by near copies and by reports of the same event. */
async function index(tx: Queryable, id: string, kept: Kept): Promise<void> {
  const [row] = await tx.query<{ number: number }>('SELECT number FROM document WHERE id = $1', [id]);
  if (row === undefined) return;
  const { keys, uses, keptPlaces } = kept;
  await replaceKeys(tx, 'sketch', {
    number: row.number,
    keys,
    uses,
    ...(keptPlaces === undefined ? {} : { keptPlaces }),
  });
  if (kept.story === undefined) return;
  await linkStories(tx, { id, number: row.number, now: kept.now, sharers: kept.sharers }, kept.story);
}

async function addHeadline(tx: Queryable, id: string, { headlineKeys = [], keys, uses }: Kept): Promise<void> {
  const rare = headlineKeys.filter((key) => (uses[keys.indexOf(key)] ?? 0) < COMMON);
  if (rare.length === 0) return;
  const [row] = await tx.query<{ number: number }>('SELECT number FROM document WHERE id = $1', [id]);
  if (row !== undefined) await addKeys(tx, 'sketch', { number: row.number, keys: rare });
}

/** The words are the same; what is said about them (a headline, an author) may have been mended. */
async function mend(tx: Queryable, id: string, { record }: Kept): Promise<void> {
  await tx.query(
    `UPDATE document SET record = $2::json, headline = $3, publisher = $4, date_published = $5, type = $6, file_stale = true WHERE id = $1 AND record::jsonb - 'provenance' IS DISTINCT FROM $2::jsonb - 'provenance'`,
    [id, toJson({ ...record, id }), ...columnsOf(record)],
  );
}

async function insertDocument(tx: Queryable, { record, now }: KeepRequest): Promise<void> {
  await tx.query(
    `INSERT INTO document (id, url, content_hash, payload_digest, source_id, capture_id, record, headline, publisher, date_published, type, first_seen_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::json, $8, $9, $10, $11, $12, $12)`,
    [...rowOf(record), now],
  );
}

/** What the document said so far moves to its history. */
async function insertVersion(tx: Queryable, id: string, kept: KeepRequest): Promise<void> {
  await tx.query(
    `INSERT INTO document_version (document_id, version, content_hash, record, capture_id, recorded_at)
     SELECT id, version, content_hash, record, capture_id, changed_at FROM document WHERE id = $1`,
    [id],
  );
  await tx.query('UPDATE document SET version = version + 1 WHERE id = $1', [id]);
  await replaceRecord(tx, id, kept);
}

export async function lockKeys(
  tx: Queryable,
  keys: { readonly exact: readonly string[]; readonly near: readonly bigint[] },
): Promise<void> {
  // Sorted, so that two workers never hold what the other waits for.
  await tx.query(
    `SELECT pg_advisory_xact_lock(key) FROM (
       SELECT hashtextextended(k, 0) AS key FROM unnest($1::text[]) AS k UNION SELECT k FROM unnest($2::bigint[]) AS k ORDER BY 1
     ) AS sorted`,
    [keys.exact, keys.near.map(String)],
  );
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
