/** The store's own name: tells two stores apart that share a Redis. */
import type { Queryable } from './database.ts';
import { firstRow } from './database.ts';

/** Twelve hexadecimal digits, made with the tables. */
export async function storeId(db: Queryable): Promise<string> {
  const row = await firstRow<{ id: string }>(db, 'SELECT id FROM store_identity');
  if (row === null) throw new Error('name the store failed: its table store_identity is empty');
  return row.id;
}
