/** Leaves out quotations that a page has pulled out of its own text and set in a box. Other repetitions are the page's own. */
import type { OutlineBlock } from './page-outline.ts';
import { plainWords } from '../../records/plain-words.ts';

const MIN_WORDS = 8;
const MAX_WORDS = 60;
/** Enough of the text to look in. */
const MAX_CHARS = 400_000;

export function withoutPulledQuotes<B extends OutlineBlock>(blocks: readonly B[]): readonly B[] {
  const boxed = blocks.filter(isBoxed);
  if (boxed.length === 0) return blocks;
  const told = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'quote').filter((block) => !isBoxed(block));
  const text = ` ${plainWords(joined(told))} `;
  const pulled = new Set(boxed.filter((block) => text.includes(` ${plainWords(block.text)} `)));
  return pulled.size === 0 ? blocks : blocks.filter((block) => !pulled.has(block));
}

function joined(blocks: readonly OutlineBlock[]): string {
  let text = '';
  for (const block of blocks) if (text.length < MAX_CHARS) text += ` ${block.text}`;
  return text;
}

/** What may have been pulled out: a short quotation, or a short block that is no paragraph by its tag. */
function isBoxed({ kind, signs, element }: OutlineBlock): boolean {
  if (signs.words < MIN_WORDS || signs.words > MAX_WORDS) return false;
  return kind === 'quote' || (kind === 'paragraph' && element !== null && element.name !== 'p');
}
