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
