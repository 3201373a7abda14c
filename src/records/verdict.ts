/** What deduplication says of a record. Near-duplicates will join this union. */

export type Verdict =
  /** No text like it is kept. */
  | { readonly kind: 'new' }
  /** The same document says exactly what it said. */
  | { readonly kind: 'unchanged'; readonly of: string }
  /** The same address now says something else: a version of one document. */
  | { readonly kind: 'version'; readonly of: string }
  /** Another address or file with the same text. */
  | { readonly kind: 'duplicate'; readonly of: string; readonly relation: 'url-variant' | 'same-bytes' | 'same-text' };

/** A kept document under one of a record's keys. */
export interface Neighbour {
  readonly id: string;
  readonly contentHash: string;
  /** Where its own bytes were taken from. */
  readonly targetUri: string | null;
}

/** What the store holds under the record's keys. */
export interface Neighbours {
  /** The document at the record's canonical URL. */
  readonly atUrl: Neighbour | null;
  /** The document with the same words. */
  readonly withText: Neighbour | null;
  /** The document made from the very same bytes. */
  readonly withBytes: Neighbour | null;
}
