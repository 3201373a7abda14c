/** Story three: a capture's bytes become a record, the record is judged, and the text is kept once. */
import type { DocumentRecord } from '../records/document.ts';
import { canonicalUri, hasOwnIdentity } from '../records/target-uri.ts';
import type { Verdict } from '../records/verdict.ts';
import type { StoredCapture } from '../store/captures.ts';
import { captureById, markDocumentRead } from '../store/captures.ts';
import { resolveFailure, workName } from '../store/failures.ts';
import { targetById } from '../store/targets.ts';
import { identify } from './identify.ts';
import { keepRecord } from './keep-record.ts';
import { readInputOf } from './read-input.ts';
import type { Tools } from './tools.ts';

/** What came is in order, and no document by its kind; other refusals are pages that show something else than they should. */
const LAWFUL_REFUSALS: readonly string[] = ['wrong-kind', 'not-an-article', 'restricted'];

export type IngestOutcome =
  | { readonly kind: 'already-read' }
  | { readonly kind: 'not-a-document'; readonly reason: string; readonly detail: string }
  | { readonly kind: 'kept'; readonly verdict: Verdict; readonly record: DocumentRecord };

/**
 * Reads, judges and keeps one capture. Twice is once.
 * @throws UnreadableError, PipelineError (reader died, record invalid): the worker decides whether to try again
 */
export async function ingest(captureId: string, tools: Tools): Promise<IngestOutcome> {
  const capture = await captureById(tools.db, captureId);
  if (capture === null || !capture.unreadDocument) return { kind: 'already-read' };

  const target = await targetById(tools.db, capture.targetId);
  const bytes = await tools.blobs.get(capture.payloadDigest);
  const source = tools.source(capture.sourceId);
  const reading = await tools.reader.readDocument(readInputOf(capture, { bytes, source, hint: target?.hint ?? {} }));
  if (reading.kind === 'not-a-document') {
    await setAside(capture, reading, tools);
    return reading;
  }
  const origin = {
    sourceId: capture.sourceId,
    captureId: capture.id,
    targetUri: capture.targetUri,
    payloadDigest: capture.payloadDigest,
    mediaType: capture.mediaType,
    fetchedAt: capture.date.toISOString(),
    extractor: tools.extractor,
  };
  const record = identify(reading.draft, origin, target !== null && hasOwnIdentity(target) ? target.key : undefined);
  return { kind: 'kept', verdict: await keep(record, capture, tools), record };
}

async function keep(record: DocumentRecord, capture: StoredCapture, tools: Tools): Promise<Verdict> {
  const own = record.url === null ? null : canonicalUri(record.url);
  const isOwnAddress = [capture.targetUri, capture.finalUri].some((uri) => canonicalUri(uri) === own);
  return keepRecord(tools.db, record, {
    place: (isOwnAddress ? record.url : null) ?? capture.targetUri,
    isOwnAddress,
    now: tools.clock(),
    also: async (tx, verdict, documentId) => {
      const detail = verdict.kind === 'worse' ? `kept as it was: what came is worse (${verdict.because})` : null;
      await markDocumentRead(tx, capture.id, {
        ...{ reading: verdict.kind, detail, documentId },
        quality: record.quality?.score ?? null,
      });
      await resolveFailure(tx, workName('ingest', capture.targetId));
    },
  });
}

/** The bytes stay for a better reader; the store says why there is no record. */
async function setAside(capture: StoredCapture, why: { reason: string; detail: string }, tools: Tools): Promise<void> {
  await tools.db.transaction(async (tx) => {
    await markDocumentRead(tx, capture.id, {
      reading: 'not-a-document',
      detail: `${why.reason}: ${why.detail}`,
      quality: LAWFUL_REFUSALS.includes(why.reason) ? null : 0,
    });
    await resolveFailure(tx, workName('ingest', capture.targetId));
  });
}
