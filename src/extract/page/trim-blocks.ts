/** Cuts what clings to a body: the repeated headline, labels before and after it, teasers, lines that are furniture by their words. */
import type { Block } from '../blocks.ts';
import { isClosingNote, isFurnitureLine } from '../text/furniture-lines.ts';
import { signsOf } from './prose-score.ts';
import { withoutTeasers } from './teaser-blocks.ts';

export function trimBlocks(blocks: readonly Block[], headline: string | null): Block[] {
  const title = headline === null ? '' : plain(headline);
  const kept = withoutTeasers(
    blocks.filter(
      (block) =>
        !isFurnitureLine(block.text) && block.kind !== 'caption' && !(title !== '' && plain(block.text) === title),
    ),
  );
  let first = kept.findIndex((block) => speaks(block));
  if (first < 0) return [...kept];
  // A heading directly over the first paragraph belongs to it.
  if (first > 0 && kept[first - 1]?.kind === 'heading') first -= 1;
  let last = kept.length - 1;
  while (last > first && (!speaks(kept[last]) || isClosingNote(kept[last]?.text ?? ''))) last -= 1;
  return kept.slice(first, last + 1);
}

function speaks(block: Block | undefined): boolean {
  if (!block || block.kind === 'heading') return false;
  if (block.kind === 'row' || block.kind === 'pre') return true;
  const { words, isSentence, linkShare } = signsOf(block);
  if (linkShare > 0.66) return isSentence && words >= 8;
  return (isSentence && words >= 3) || words >= 15 || (block.kind === 'item' && words >= 3);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
