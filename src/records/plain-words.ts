/** The words of a text alone, in lower case, for telling whether two texts say the same. Not the identity of a document: `contentHash` is. */

/** `Pier’s End, 2pm!` is `pier s end 2pm`. */
export function plainWords(text: string): string {
  return wordsOf(text).join(' ');
}

/** `Pier’s End, 2pm!` is `piersend2pm`: names are written together by some and apart by others. */
export function plainLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `Pier’s End, 2pm!` is `pier`, `s`, `end`, `2pm`. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
