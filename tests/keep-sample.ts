/** Keeps a record as the stories do: judged by the real judge, under the store's locks. */
import { keepRecord } from '../src/pipeline/keep-record.ts';
import type { DocumentRecord } from '../src/records/document.ts';
import type { Verdict } from '../src/records/verdict.ts';
import type { Database } from '../src/store/database.ts';
import type { KeepRequest } from '../src/store/keep-document.ts';
import { NOON } from './sample-rows.ts';

export function keepSample(
  db: Database,
  record: DocumentRecord,
  more: { readonly askedAt?: string; readonly now?: Date; readonly also?: NonNullable<KeepRequest['also']> } = {},
): Promise<Verdict> {
  const { url, provenance } = record;
  const place = more.askedAt ?? url ?? provenance.targetUri ?? '';
  const isOwnAddress = url === null || place === url;
  return keepRecord(db, record, {
    place,
    isOwnAddress,
    now: more.now ?? NOON,
    ...(more.also === undefined ? {} : { also: more.also }),
  });
}
