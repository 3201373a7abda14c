/** Says what a record is to the store: new, unchanged, a version, or a copy. Near-duplicates will be judged here too. */
import type { Neighbour, Neighbours, Verdict } from '../records/verdict.ts';

export interface JudgedRecord {
  readonly url: string | null;
  readonly contentHash: string;
  /** The address, or file name, that the bytes were taken from. */
  readonly targetUri: string | null;
  /** False when the page was asked for under another address than the canonical URL it names. */
  readonly isOwnAddress: boolean;
}

export function judge(record: JudgedRecord, near: Neighbours): Verdict {
  const own = near.atUrl ?? sameFile(record, near);
  if (own !== null && own.contentHash === record.contentHash) {
    return record.isOwnAddress
      ? { kind: 'unchanged', of: own.id }
      : { kind: 'duplicate', of: own.id, relation: 'url-variant' };
  }
  // The same words elsewhere win over the address: a page that now shows another's text is no version of itself.
  if (near.withText !== null) {
    const sameBytes = near.withText.id === near.withBytes?.id;
    return { kind: 'duplicate', of: near.withText.id, relation: sameBytes ? 'same-bytes' : 'same-text' };
  }
  if (own !== null) return { kind: 'version', of: own.id };
  // The same bytes with other words: a better reader is at work, and the copy follows its original.
  if (near.withBytes !== null) return { kind: 'duplicate', of: near.withBytes.id, relation: 'same-bytes' };
  return { kind: 'new' };
}

/** A file has no address; its name and bytes together say that it is the same one again. */
function sameFile(record: JudgedRecord, near: Neighbours): Neighbour | null {
  return record.url === null && near.withBytes?.targetUri === record.targetUri ? near.withBytes : null;
}
