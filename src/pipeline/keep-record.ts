/** How a record is kept: its sketch and quotations go with it, and the judge decides under the store's locks. Crawls and imports alike. */
import { judge } from '../dedupe/judge.ts';
import { headlineKeys, keptPlaces, sketch } from '../dedupe/sketch.ts';
import type { DocumentRecord } from '../records/document.ts';
import type { Neighbours, Verdict } from '../records/verdict.ts';
import type { Database } from '../store/database.ts';
import type { KeepRequest } from '../store/keep-document.ts';
import { keepDocument } from '../store/keep-document.ts';
import { storyRequest } from './story-request.ts';

interface KeptAt extends Pick<KeepRequest, 'place' | 'now' | 'also'> {
  /** False when the page was asked for under another address than the canonical URL it names. */
  readonly isOwnAddress: boolean;
}

/** @throws PipelineError RECORD_INVALID */
export async function keepRecord(db: Database, record: DocumentRecord, at: KeptAt): Promise<Verdict> {
  const { isOwnAddress, ...request } = at;
  const { url, contentHash, text, headline, datePublished, provenance } = record;
  const { targetUri, mediaType } = provenance;
  const isPrintout = mediaType === 'application/pdf';
  const judged = {
    ...{ url, contentHash, text, headline, datePublished, isPrintout, targetUri, isOwnAddress },
    ...(record.quality === undefined ? {} : { quality: record.quality }),
  };
  return keepDocument(db, {
    ...request,
    record,
    keys: [...sketch(text, headline).keys],
    headlineKeys: [...headlineKeys(headline)],
    keptPlaces,
    story: storyRequest(record),
    judge: (near) => asBefore(record, near) ?? judge(judged, near),
  });
}

/** A copy that says what it said, or that an operator joined, is what it was: nothing is compared again. */
function asBefore(record: DocumentRecord, { atUrl, asCopy }: Neighbours): Verdict | null {
  if (atUrl !== null || asCopy === null || asCopy === undefined) return null;
  if (asCopy.isRuled) return { kind: 'duplicate', of: asCopy.of, relation: 'joined' };
  if (asCopy.contentHash !== record.contentHash) return null;
  return { kind: 'duplicate', of: asCopy.of, relation: asCopy.relation };
}
