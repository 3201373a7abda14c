/** Drafts and records in good order, for tests that change one thing about them. */
import { createHash } from 'node:crypto';
import { identify } from '../src/pipeline/identify.ts';
import type { DocumentRecord, DraftRecord } from '../src/records/document.ts';

type Draft = Extract<DraftRecord, { type: 'NewsArticle' }>;

export interface RecordChanges extends Partial<Omit<Draft, 'type'>> {
  /** What the bytes were, when the digest matters. */
  readonly bytes?: string;
  readonly targetUri?: string | null;
  readonly sourceId?: string | null;
  readonly captureId?: string | null;
}

export function sampleDraft(changes: Partial<Draft> = {}): DraftRecord {
  return {
    type: 'NewsArticle',
    url: 'https://hartwell.test/news/library',
    headline: 'Ludwick library to open on Sundays',
    description: null,
    text: 'The library in Ludwick will open on Sundays from May.\n\nVolunteers will staff the desk.',
    author: [{ name: 'Ann Marsh', jobTitle: null }],
    datePublished: '2026-02-10',
    dateModified: null,
    publisher: { name: 'Hartwell Post', url: 'https://hartwell.test/' },
    section: null,
    image: null,
    inLanguage: 'en-GB',
    isAccessibleForFree: null,
    localDemocracyCredit: null,
    syndicatedFrom: null,
    rules: { headline: 'json-ld.headline', text: 'heuristic.main-text' },
    ...changes,
  };
}

export function sampleRecord(changes: RecordChanges = {}): DocumentRecord {
  const { bytes, targetUri, sourceId, captureId, ...fields } = changes;
  const draft = sampleDraft(fields);
  const payload = bytes ?? `${draft.url ?? ''} ${draft.text}`;
  return identify(draft, {
    sourceId: sourceId === undefined ? 'hartwell-post' : sourceId,
    captureId: captureId ?? null,
    targetUri: targetUri === undefined ? draft.url : targetUri,
    payloadDigest: `sha256:${createHash('sha256').update(payload).digest('hex')}`,
    mediaType: 'text/html',
    fetchedAt: '2026-02-11T09:00:00.000Z',
    extractor: 'gleaner 0.0.0',
  });
}
