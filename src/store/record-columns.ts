/** What of a record stands in columns of its own, for searching and sorting. */
import type { DocumentRecord } from '../records/document.ts';
import { storable } from './database.ts';

/** headline, publisher, date_published, type. */
export function columnsOf(record: DocumentRecord): (string | null)[] {
  return [storable(record.headline), storable(record.publisher?.name), record.datePublished, record.type];
}
