/** Where a text stands, as the store holds it. */
import type { DocumentRecord } from '../records/document.ts';
import { canonicalUri } from '../records/target-uri.ts';
import { storable } from './database.ts';

/** Web addresses are held under their canonical form, names of files as they are. */
export function addressKey(place: string): string {
  return storable(canonicalUri(place) ?? place);
}

/** The place of a kept record: its own address, else what its bytes were taken from. */
export function placeOf(record: DocumentRecord): string {
  return addressKey(record.url ?? record.provenance.targetUri ?? record.id);
}
