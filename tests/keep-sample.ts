/** Keeps a record as the stories do: judged by the real judge, under the store's locks. */
import { judge } from '../src/dedupe/judge.ts';
import type { DocumentRecord } from '../src/records/document.ts';
import type { Verdict } from '../src/records/verdict.ts';
import type { Database } from '../src/store/database.ts';
import type { KeepRequest } from '../src/store/keep-document.ts';
import { keepDocument } from '../src/store/keep-document.ts';
import { NOON } from './sample-rows.ts';

export function keepSample(
  db: Database,
  record: DocumentRecord,
  more: { readonly askedAt?: string; readonly now?: Date; readonly also?: NonNullable<KeepRequest['also']> } = {},
): Promise<Verdict> {
  const { url, contentHash, provenance } = record;
  const place = more.askedAt ?? url ?? provenance.targetUri ?? '';
  const isOwnAddress = url === null || place === url;
  return keepDocument(db, {
    record,
    place,
    now: more.now ?? NOON,
    judge: (near) => judge({ url, contentHash, targetUri: provenance.targetUri, isOwnAddress }, near),
    ...(more.also === undefined ? {} : { also: more.also }),
  });
}
