/** Leaves out the teasers of other stories that a page sets under its own: a heading and an excerpt that breaks off in "[...]". */
import type { Block } from '../blocks.ts';
import { isCutShort } from '../text/teaser-lines.ts';

/** A teaser is a title and an excerpt of at most this many paragraphs and characters. */
const MAX_PARAGRAPHS = 4;
const MAX_CHARS = 900;

/** All blocks, when nothing else would be left. A story may quote "[...]": the next block must be a heading, or none. */
export function withoutTeasers(blocks: readonly Block[]): readonly Block[] {
  const marked = new Set<Block>();
  blocks.forEach((block, end) => {
    const next = blocks[end + 1];
    if (!isCutShort(block.text) || (next !== undefined && next.kind !== 'heading')) return;
    const start = headingBefore(blocks, end);
    if (start !== null) for (const part of blocks.slice(start, end + 1)) marked.add(part);
  });
  const kept = blocks.filter((block) => !marked.has(block));
  return kept.some((block) => block.kind !== 'heading') ? kept : blocks;
}

function headingBefore(blocks: readonly Block[], end: number): number | null {
  let chars = 0;
  for (let at = end; at >= 0 && end - at <= MAX_PARAGRAPHS; at -= 1) {
    const block = blocks[at];
    if (block === undefined) return null;
    if (block.kind === 'heading') return at;
    chars += block.text.length;
    if (chars > MAX_CHARS) return null;
  }
  return null;
}
