/** The identity of a text: its words, without case, punctuation and layout. */
import { createHash } from 'node:crypto';

/** Lower-case words in order; typographic variants (ligatures, full-width forms, soft hyphens) fall together. */
export function normalisedWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** SHA-256 (64 hex digits) of the normalised words. */
export function contentHash(text: string): string {
  return createHash('sha256').update(normalisedWords(text)).digest('hex');
}
