/** A text whose address has changed: the document or copy that stands there is put to its new one. What it says is not touched. */
import type { DocumentRecord } from '../records/document.ts';
import { readableUri } from '../records/target-uri.ts';
import type { Queryable } from './database.ts';
import { firstRow, storable, toJson } from './database.ts';
import { lockKeys } from './keep-document.ts';
import { addressKey } from './place.ts';

interface Move {
  readonly from: string;
  readonly to: string;
  /** A run of this source that has found `from` as well means another thing by it: then nothing is moved. */
  readonly sourceId: string;
  readonly runId: number | null;
}

/** @returns false where there was nothing to move, or the new address is somebody else's. */
export async function moveAddress(tx: Queryable, move: Move): Promise<boolean> {
  const [from, to] = [addressKey(move.from), addressKey(move.to)];
  if (from === to) return false;
  const exact = [from, to].flatMap((key) => [`url ${key}`, `place ${key}`]);
  await lockKeys(tx, { exact, near: [] });
  if (await isTaken(tx, { ...move, to })) return false;
  const url = readableUri(move.to) ?? move.to;
  const moved = (await moveDocument(tx, { from, to, url })) || (await moveCopies(tx, { from, to, url }));
  if (moved) {
    await tx.query(
      `UPDATE ruling SET place = $2 WHERE place = $1
       AND NOT EXISTS (SELECT 1 FROM ruling AS held WHERE held.document_id = ruling.document_id AND held.place = $2)`,
      [from, to],
    );
  }
  return moved;
}

async function isTaken(tx: Queryable, { from, to, sourceId, runId }: Move): Promise<boolean> {
  const row = await firstRow<{ taken: boolean }>(
    tx,
    `SELECT EXISTS (SELECT 1 FROM document WHERE url = $1) OR EXISTS (SELECT 1 FROM alternate WHERE place = $1)
       OR EXISTS (SELECT 1 FROM target WHERE source_id = $2 AND run_id = $3 AND target_uri = $4) AS taken`,
    [to, sourceId, runId, storable(from)],
  );
  return row?.taken ?? false;
}

interface Keys {
  readonly from: string;
  readonly to: string;
  /** The new address as readers are given it. */
  readonly url: string;
}

async function moveDocument(tx: Queryable, { from, to, url }: Keys): Promise<boolean> {
  const held = await firstRow<{ id: string; record: DocumentRecord }>(
    tx,
    'SELECT id, record FROM document WHERE url = $1 FOR UPDATE',
    [from],
  );
  if (held === null) return false;
  await tx.query('UPDATE document SET url = $2, record = $3::json, file_stale = true WHERE id = $1', [
    held.id,
    to,
    toJson({ ...held.record, url }),
  ]);
  return true;
}

async function moveCopies(tx: Queryable, { from, to, url }: Keys): Promise<boolean> {
  const copies = await tx.query<{ id: string; record: DocumentRecord | null }>(
    'SELECT document_id AS id, record FROM alternate WHERE place = $1 FOR UPDATE',
    [from],
  );
  for (const { id, record } of copies) {
    await tx.query(
      'UPDATE alternate SET place = $3, url = $4, record = $5::json WHERE document_id = $1 AND place = $2',
      [id, from, to, url, record === null ? null : toJson({ ...record, url })],
    );
    await tx.query('UPDATE document SET file_stale = true WHERE id = $1', [id]);
  }
  return copies.length > 0;
}
