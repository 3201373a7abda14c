/** What a text quotes: its passages between quotation marks, sentence by sentence. Does not ask who said it. */
import { normalisedWords } from './content-hash.ts';
import { keysOfWords } from './sketch.ts';

/** A shorter one is a turn of phrase ("substantial progress") that anybody may use. */
const MIN_WORDS = 6;
/** A mark that was never closed must not quote the rest of the page. */
const MAX_LENGTH = 1200;
/** Enough that a quotation cut at either end still shares one. */
const KEYS_OF_ONE = 2;

/**
 * “…”, "…", ‘…’ and '…', where the mark opens before a word and closes after one: the apostrophe of `council’s` does neither.
 * A paragraph's end closes too, for a quotation that goes on opens anew.
 */
const QUOTATION =
  /(?<![\p{L}\p{N}])(?:[“"„]([^“”"„\n]*)(?:[”"]|(?=\n|$))|[‘']((?:[^‘’'\n]|(?<=\p{L})[’'](?=\p{L}))*)[’'](?![\p{L}\p{N}]))/gu;

/** The quoted sentences of six words or more, in normal form, each once. */
export function quotations(text: string): string[] {
  const found = new Set<string>();
  for (const [, double, single] of text.matchAll(QUOTATION)) {
    const quoted = double ?? single ?? '';
    if (quoted.length > MAX_LENGTH) continue;
    for (const sentence of quoted.split(/[.!?]+(?=\s|$)/)) {
      const words = normalisedWords(sentence);
      if (words.split(' ').length >= MIN_WORDS) found.add(words);
    }
  }
  return [...found];
}

/** The keys by which documents that quote the same find each other. */
export function quotationKeys(quoted: readonly string[]): BigInt64Array {
  const keys = new Set(quoted.flatMap((sentence) => [...keysOfWords(sentence, KEYS_OF_ONE)]));
  return BigInt64Array.from(keys).sort();
}
