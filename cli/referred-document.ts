/** The document that an operator means by an id, its beginning, a number or a URL. */
import type { KeptDocument } from '../src/records/document.ts';
import { PipelineError } from '../src/records/errors.ts';
import { canonicalUri } from '../src/records/target-uri.ts';
import type { Queryable } from '../src/store/database.ts';
import { findDocument } from '../src/store/documents.ts';

/** @throws PipelineError NO_DOCUMENT; ConfigurationError when several ids begin so */
export async function referredDocument(db: Queryable, reference: string): Promise<KeptDocument> {
  const document = await findDocument(
    db,
    /^https?:/i.test(reference) ? (canonicalUri(reference) ?? reference) : reference,
  );
  if (document !== null) return document;
  const message = `show ${reference} failed: no document has this id, number or URL`;
  throw new PipelineError(message, { code: 'NO_DOCUMENT', retryable: false });
}
