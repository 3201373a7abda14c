/** What the store holds that a record may be: at its address, with its words or bytes, and what shares its keys. Judges nothing. */
import { formOf } from '../records/document-form.ts';
import type { DocumentRecord } from '../records/document.ts';
import type { Candidate, Neighbour, Neighbours } from '../records/verdict.ts';
import type { Queryable } from './database.ts';
import { addressKey } from './place.ts';
import type { KeySharer } from './shared-keys.ts';
import { sharersOf } from './shared-keys.ts';

interface Look {
  readonly record: DocumentRecord;
  /** Under its canonical form. */
  readonly place: string;
  /** Candidate keys of its text. */
  readonly keys: readonly bigint[];
}

interface Found {
  readonly near: Neighbours;
  /** How many documents hold each of the keys. */
  readonly uses: readonly number[];
  /** Numbers of documents of any form that share keys, best first. */
  readonly sharers: readonly number[];
}

/** Of all forms; those of the record's own are fewer, and the judge looks at sixteen. */
const MOST_CANDIDATES = 48;
const PDF = 'application/pdf';
/** One shared shingle is an idiom. */
const LEAST_SHARED = 2;

interface Row extends Omit<Neighbour, 'quality'> {
  readonly quality: number | null;
  readonly url: string | null;
  readonly digest: string;
}

export async function neighboursOf(tx: Queryable, look: Look): Promise<Found> {
  const { record, place } = look;
  const apart = await splitFrom(tx, place);
  const rows = (await exactNeighbours(tx, record)).filter(({ id }) => !apart.has(id));
  const key = record.url === null ? null : addressKey(record.url);
  const digest = record.provenance.payloadDigest;
  const find = (isMeant: (row: Row) => boolean): Neighbour | null => {
    const row = rows.find(isMeant);
    if (row === undefined) return null;
    const { id, contentHash, targetUri, quality } = row;
    return { id, contentHash, targetUri, ...(quality === null ? {} : { quality }) };
  };
  const atUrl = find((row) => row.url !== null && row.url === key);
  const { sharers, uses } = await sharersOf(tx, 'sketch', {
    ...{ keys: look.keys, least: LEAST_SHARED, limit: MOST_CANDIDATES },
  });
  const withText = find((row) => row.contentHash === record.contentHash);
  const isExact = withText !== null || atUrl !== null;
  const near: Neighbours = {
    atUrl,
    withText,
    withBytes: find((row) => row.digest === digest),
    asCopy: await copyAt(tx, place),
    // What is known by its address or its words needs no comparison.
    candidates: isExact ? [] : (await candidatesOf(tx, sharers, formOf(record))).filter(({ id }) => !apart.has(id)),
  };
  return { near, uses, sharers: sharers.map(({ number }) => number) };
}

/** What stands under the record's keys. The same bytes may have been read into several documents; the first counts. */
async function exactNeighbours(tx: Queryable, record: DocumentRecord): Promise<Row[]> {
  const key = record.url === null ? null : addressKey(record.url);
  return tx.query<Row>(
    `SELECT id, url, content_hash AS "contentHash", payload_digest AS digest, record #>> '{provenance,targetUri}' AS "targetUri",
       (record #>> '{quality,score}')::real AS quality
     FROM document WHERE url = $1 OR content_hash = $2 OR payload_digest = $3 ORDER BY number`,
    [key, record.contentHash, record.provenance.payloadDigest],
  );
}

/** The copy that is kept from this place; one that an operator joined stays so, whatever it says later. */
async function copyAt(tx: Queryable, place: string): Promise<NonNullable<Neighbours['asCopy']> | null> {
  const [copy] = await tx.query<NonNullable<Neighbours['asCopy']>>(
    `SELECT alternate.document_id AS of, relation, content_hash AS "contentHash", coalesce(ruling.is_same, false) AS "isRuled"
     FROM alternate LEFT JOIN ruling ON ruling.document_id = alternate.document_id AND ruling.place = alternate.place
     WHERE alternate.place = $1 ORDER BY coalesce(ruling.is_same, false) DESC, seen_at LIMIT 1`,
    [place],
  );
  return copy ?? null;
}

/** Documents that an operator has said are not what stands at this place. */
async function splitFrom(tx: Queryable, place: string): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>('SELECT document_id AS id FROM ruling WHERE place = $1 AND NOT is_same', [
    place,
  ]);
  return new Set(rows.map(({ id }) => id));
}

async function candidatesOf(tx: Queryable, sharers: readonly KeySharer[], form: string): Promise<Candidate[]> {
  if (sharers.length === 0) return [];
  const rows = await tx.query<{ number: number; record: DocumentRecord }>(
    'SELECT number, record FROM document WHERE number = ANY($1::integer[])',
    [sharers.map(({ number }) => number)],
  );
  const byNumber = new Map(rows.map(({ number, record }) => [number, record]));
  return sharers.flatMap(({ number, rank, shared }) => {
    const record = byNumber.get(number);
    if (record === undefined || formOf(record) !== form) return [];
    const { id, url, text, headline, datePublished, provenance } = record;
    const isPrintout = provenance.mediaType === PDF;
    return [{ id, url, text, headline, datePublished, isPrintout, rank, sharedKeys: shared }];
  });
}
