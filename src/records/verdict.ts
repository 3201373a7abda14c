/** What deduplication says of a record, and the neighbours it has to know to say it. */
import type { CopyRelation, Similarity } from './similarity.ts';

export type Verdict =
  /** No text like it is kept. */
  | { readonly kind: 'new' }
  /** The same document says exactly what it said. */
  | { readonly kind: 'unchanged'; readonly of: string }
  /** The same address now says something else: a version of one document. */
  | { readonly kind: 'version'; readonly of: string }
  /** The same address now shows something much worse (a consent page, a stub): the document stays as it is. */
  | { readonly kind: 'worse'; readonly of: string; readonly because: string }
  /** Another address or file with the same text. */
  | {
      readonly kind: 'duplicate';
      readonly of: string;
      readonly relation: CopyRelation;
      /** Why a copy whose words are not the same is held to be one; absent where address, words or bytes are the same. */
      readonly similarity?: Similarity;
      /** True when the copy shows the text better than what is kept: its text becomes the document's, the identity stays. */
      readonly isBetterOrigin?: boolean;
    };

/** A kept document under one of a record's keys. */
export interface Neighbour {
  readonly id: string;
  readonly contentHash: string;
  /** Where its own bytes were taken from. */
  readonly targetUri: string | null;
  /** From 0 to 1; absent where nobody judged it, which speaks for it. */
  readonly quality?: number;
}

/** What is known of where a text came from; decides which of several copies stands for all. */
export interface Origin {
  readonly text: string;
  readonly url?: string | null;
  readonly headline?: string | null;
  /** ISO 8601, a date or a date-time. */
  readonly datePublished?: string | null;
  /** A PDF of what stands on a page too. */
  readonly isPrintout?: boolean;
}

/** A kept document that shares candidate keys (`src/dedupe/sketch.ts`) with the record. */
export interface Candidate extends Origin {
  readonly id: string;
  /** The sum of 1/frequency over the shared keys: rare ones say more. At most the 16 best candidates are looked at. */
  readonly rank: number;
  /** How many keys it shares; lets the judge pass over long texts that share a formula or two, unread. */
  readonly sharedKeys?: number;
}

/** What the store holds under the record's keys. */
export interface Neighbours {
  /** The document at the record's canonical URL. */
  readonly atUrl: Neighbour | null;
  /** The document with the same words. */
  readonly withText: Neighbour | null;
  /** The document made from the very same bytes. */
  readonly withBytes: Neighbour | null;
  /** What is kept of this very place as a copy of a document; absent where places are not looked at. */
  readonly asCopy?: {
    readonly of: string;
    readonly relation: CopyRelation;
    readonly contentHash: string;
    /** An operator said that it is the same, whatever it says. */
    readonly isRuled: boolean;
  } | null;
  /** Documents that share rare words, best first; absent where near copies are not looked for. */
  readonly candidates?: readonly Candidate[];
}
