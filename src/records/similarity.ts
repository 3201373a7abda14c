/** The words for texts that are nearly one: what a copy is to its original, and the evidence that it is a copy. */

/** What a copy is to the document that is kept. */
export type CopyRelation =
  /** The same page under another address. */
  | 'url-variant'
  | 'same-bytes'
  /** The same words, whatever the typography. */
  | 'same-text'
  /** The same text in another's dress: other headline, house style, furniture, a few paragraphs more or less. */
  | 'syndicated'
  /** One of the two breaks off: "read more". */
  | 'truncated'
  /** An operator said that it is the same. */
  | 'joined';

/** A place where two texts state other numbers or names. */
export interface Slot {
  readonly fresh: string;
  readonly known: string;
}

/** What was found when two texts were laid beside each other. */
export interface Similarity {
  /** 0 to 1: how sure it is that they are one text. */
  readonly score: number;
  /** How much of the shorter text stands in the longer, passages that other documents have too counting less. */
  readonly containment: number;
  /** Words that stand in both. */
  readonly matchedWords: number;
  /** A few places where they state other numbers or names. */
  readonly slots: readonly Slot[];
}

/** A key that so many texts hold is part of a form or a footer: it finds nothing, and would cost much. For collection and store alike. */
export const COMMON = 200;
/** What more texts quote is a slogan or a standing line, not the news of one event. */
export const MAX_QUOTING = 12;
