/** An id that no document has yet; what an id is made of is decided where records are identified. */
import { createHash } from 'node:crypto';
import type { Queryable } from './database.ts';
import { firstRow } from './database.ts';

/** The wanted id, unless a document has it: one that has moved on from its address, or a file with the same bytes. */
export async function freeId(tx: Queryable, wanted: string, otherwise: string): Promise<string> {
  const taken = await firstRow(tx, 'SELECT 1 AS taken FROM document WHERE id = $1', [wanted]);
  return taken === null ? wanted : createHash('sha256').update(otherwise).digest('hex').slice(0, 16);
}
