/** The identity of a text: its words, without case, punctuation and layout. */
import { createHash } from 'node:crypto';
import { BREAK, JOINED, LARGEST_MARK, learn, rawFolds, UNKNOWN } from './fold.ts';

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
  const words = fastWords(text);
  const hash = createHash('sha256');
  return (words === null ? hash.update(normalisedWords(text)) : hash.update(words)).digest('hex');
}

/** Room for the words of one text, used again by every call. */
let room = new Uint8Array(65_536);

/** The normalised words in UTF-8, in one pass without regular expressions; null where a sign does not fold alone. */
function fastWords(text: string): Uint8Array | null {
  const { length } = text;
  // Three bytes hold any code unit.
  if (room.length < 3 * length) room = new Uint8Array(3 * length);
  const bytes = room;
  let size = 0;
  let isBreak = false;
  for (let at = 0; at < length; at += 1) {
    let folded = rawFolds[text.charCodeAt(at)] as number;
    if (folded === UNKNOWN) folded = learn(text, at, rawFolds);
    if (folded === JOINED) return null;
    if (folded === BREAK) isBreak = true;
    if (folded <= LARGEST_MARK) continue;
    if (isBreak && size > 0) bytes[size++] = 32;
    isBreak = false;
    if (folded < 0x80) bytes[size++] = folded;
    else size = putWide(bytes, size, folded);
  }
  return bytes.subarray(0, size);
}

/** A code unit from U+0080 on, as UTF-8; halves of pairs never come here. */
function putWide(bytes: Uint8Array, size: number, unit: number): number {
  let at = size;
  if (unit < 0x800) bytes[at++] = 0xc0 | (unit >> 6);
  else {
    bytes[at++] = 0xe0 | (unit >> 12);
    bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
  }
  bytes[at++] = 0x80 | (unit & 0x3f);
  return at;
}
