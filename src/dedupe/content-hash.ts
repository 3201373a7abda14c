/** The identity of a text: its words, without case, punctuation and layout. */
import { createHash } from 'node:crypto';
import { codeUnits } from './code-units.ts';
import { BREAK, JOINED, LARGEST_MARK, learn, rawFolds, UNKNOWN } from './fold.ts';

/** Lower-case words in order; typographic variants (ligatures, full-width forms, soft hyphens) fall together. */
export function normalisedWords(text: string): string {
  return foldedWords(text)?.toString() ?? normalForm(text);
}

/** SHA-256 (64 hex digits) of the normalised words. */
export function contentHash(text: string): string {
  return createHash('sha256')
    .update(foldedWords(text) ?? normalForm(text))
    .digest('hex');
}

/** What the normalised words are, in terms of Unicode. */
function normalForm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Room for the words of one text, used again by every call. */
let room = Buffer.allocUnsafeSlow(65_536);

/** The same in UTF-8, in one pass without regular expressions; null where a sign does not fold alone. */
function foldedWords(text: string): Buffer | null {
  const { length } = text;
  const units = codeUnits(text);
  // Three bytes hold any code unit.
  if (room.length < 3 * length) room = Buffer.allocUnsafeSlow(3 * length);
  const bytes = room;
  let size = 0;
  let isBreak = false;
  for (let at = 0; at < length; at += 1) {
    let folded = rawFolds[units[at] as number] as number;
    if (folded === UNKNOWN) folded = learn(text, at, rawFolds);
    if (folded === JOINED) return null;
    if (folded === BREAK) isBreak = true;
    if (folded <= LARGEST_MARK) continue;
    if (isBreak && size > 0) bytes[size++] = 32;
    isBreak = false;
    if (folded >= 0x80) {
      size = putWide(bytes, size, folded);
      continue;
    }
    // The rest of a word without accents; the space behind the text ends the last one.
    do {
      bytes[size++] = folded;
      at += 1;
      folded = rawFolds[units[at] as number] as number;
    } while (folded > LARGEST_MARK && folded < 0x80);
    at -= 1;
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
