/** Gives a draft its identity: the id, the hash of its words, and where it came from. */
import { createHash } from 'node:crypto';
import { contentHash } from '../dedupe/content-hash.ts';
import { ownWords } from '../records/document-form.ts';
import { canonicalUri } from '../records/target-uri.ts';
import type { DocumentRecord, DraftRecord, Provenance } from '../records/document.ts';

/**
 * The id comes from the canonical URL, so that the same page is the same document on every machine; a file's from its bytes.
 * @param key of a target that is known by something else than its address: then the id comes from that.
 */
export function identify(draft: DraftRecord, origin: Omit<Provenance, 'rules'>, key?: string): DocumentRecord {
  const { rules, ...fields } = draft;
  return {
    ...fields,
    id: createHash('sha256')
      .update(key ?? (draft.url === null ? null : canonicalUri(draft.url)) ?? origin.payloadDigest)
      .digest('hex')
      .slice(0, 16),
    contentHash: contentHash(ownWords(draft)),
    provenance: { ...origin, rules: { ...rules } },
  };
}
