/** What of a record stands in columns of its own: its identity, and what is searched and sorted by. */
import type { DocumentRecord } from '../records/document.ts';
import { storable, toJson } from './database.ts';
import { addressKey } from './place.ts';

/** id, url, content_hash, payload_digest, source_id, capture_id, record; then those of `columnsOf`: $1 to $11. */
export function rowOf(record: DocumentRecord, place = record.url === null ? null : addressKey(record.url)) {
  const { payloadDigest, sourceId, captureId } = record.provenance;
  return [
    ...[record.id, place, record.contentHash, payloadDigest, sourceId, captureId, toJson(record)],
    ...columnsOf(record),
  ];
}

/** headline, publisher, date_published, type. */
export function columnsOf(record: DocumentRecord): (string | null)[] {
  return [storable(record.headline), storable(record.publisher?.name), record.datePublished, record.type];
}
