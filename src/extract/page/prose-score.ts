/** How much a block of text speaks for a body: positive for prose, negative for links and labels. */
import type { Block } from '../blocks.ts';

/** The end of a sentence, with closing quotes and brackets. */
const SENTENCE_END = /[.!?…:]["'”’)\]»]{0,3}$/;

const WORD_SIGN = /[\p{L}\p{N}]/u;

export interface BlockSigns {
  readonly words: number;
  /** Share of the text inside links. */
  readonly linkShare: number;
  readonly isSentence: boolean;
}

export function signsOf(block: Pick<Block, 'text' | 'linkChars'>): BlockSigns {
  return {
    words: countWords(block.text),
    linkShare: block.text === '' ? 0 : block.linkChars / block.text.length,
    isSentence: SENTENCE_END.test(block.text),
  };
}

/** Words of prose, roughly: a paragraph of 40 words is worth 40, a label costs a few, a link list costs more with every entry. */
export function scoreBlock(block: Block & { readonly signs?: BlockSigns }): number {
  const { words, linkShare, isSentence } = block.signs ?? signsOf(block);
  if (linkShare > 0.66) {
    // A sentence that is wholly a link is how some papers write; it neither makes nor breaks a body.
    return isSentence && words >= 8 && block.kind !== 'item' ? 1 : -(2 + Math.min(words, 12) * 0.3);
  }
  if (block.kind === 'heading') return 0;
  if (block.kind === 'row') return words * 0.3 * (1 - linkShare);
  if (block.kind === 'item' && words < 8 && !isSentence) return linkShare < 0.3 ? words * 0.1 : -1;
  if (block.element?.name === 'dt') return 0;
  if (words < 8 && !isSentence) return -2;
  if (words < 4) return -1;
  const worth = words * (1 - linkShare);
  if (isSentence || words >= 25) return block.kind === 'item' ? worth * 0.8 : worth;
  return block.kind === 'item' ? worth * 0.2 : worth * 0.3;
}

/** Runs of signs between blanks that hold a letter or figure; told sign by sign, for every block of a page is asked. */
function countWords(text: string): number {
  let words = 0;
  let isCounted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a) isCounted = false;
    else if (!isCounted && isWordSign(code, text, at)) {
      isCounted = true;
      words += 1;
    }
  }
  return words;
}

function isWordSign(code: number, text: string, at: number): boolean {
  if (code < 0x80) {
    const lower = code | 0x20;
    return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
  }
  return WORD_SIGN.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}
