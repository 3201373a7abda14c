/** Cuts what clings to a body: the repeated headline, labels before and after it, teasers, lines that are furniture by their words. */
import { isClosingNote, isFurnitureLine } from '../text/furniture-lines.ts';
import { withoutOnward } from './onward-blocks.ts';
import type { OutlineBlock } from './page-outline.ts';
import { plainWords } from '../../records/plain-words.ts';
import { withoutPulledQuotes } from './pulled-quotes.ts';
import { withoutClosingCards, withoutTeasers } from './teaser-blocks.ts';

/** A counter or a time standing alone. */
const DIGITS_ONLY = /^[\d\s:./]{1,20}$/;

export function trimBlocks<B extends OutlineBlock>(blocks: readonly B[], headline: string | null): B[] {
  const title = plainWords(headline ?? '');
  const own = blocks.filter(
    (block) => block.kind !== 'caption' && !isFurnitureLine(block.text) && !isTitle(block, title),
  );
  const kept = withoutPulledQuotes(withoutOnward(withoutClosingCards(withoutTeasers(own)))).filter(
    (block) => !isMark(block),
  );
  let first = kept.findIndex((block) => speaks(block));
  if (first < 0) return [...kept];
  // A heading directly over the first paragraph belongs to it.
  if (first > 0 && kept[first - 1]?.kind === 'heading') first -= 1;
  let last = kept.length - 1;
  while (last > first && (!speaks(kept[last]) || isClosingNote(kept[last]?.text ?? ''))) last -= 1;
  return kept.slice(first, last + 1);
}

function isTitle({ text }: OutlineBlock, title: string): boolean {
  // Only what is about as long can be the same.
  return title !== '' && text.length < title.length * 2 && plainWords(text) === title;
}

function isMark({ kind, text, signs }: OutlineBlock): boolean {
  return (kind === 'paragraph' || kind === 'item') && signs.linkShare < 0.9 && DIGITS_ONLY.test(text);
}

function speaks(block: OutlineBlock | undefined): boolean {
  if (!block || block.kind === 'heading') return false;
  if (block.kind === 'row' || block.kind === 'pre') return true;
  const { words, isSentence, linkShare } = block.signs;
  if (linkShare > 0.66) return isSentence && words >= 8;
  return (isSentence && words >= 3) || words >= 15 || (block.kind === 'item' && words >= 3);
}
