/** Leaves out the teasers of other stories that a page sets under its own: a heading and an excerpt that breaks off in "[...]". */
import type { Block } from '../blocks.ts';
import type { BlockSigns } from './prose-score.ts';
import { isCutShort } from '../text/teaser-lines.ts';

/** A teaser is a title and an excerpt of at most this many paragraphs and characters. */
const MAX_PARAGRAPHS = 4;
const MAX_CHARS = 900;

/** All blocks, when nothing else would be left. A story may quote "[...]": the next block must be a heading, or none. */
export function withoutTeasers<B extends Block>(blocks: readonly B[]): readonly B[] {
  const marked = new Set<B>();
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

/** A card is a linked title and an excerpt of at most this many words. */
const MAX_CARD_WORDS = 90;
/** Cards are cut only from under a story: so many words, and this share of all. */
const MIN_STORY_WORDS = 120;
const MIN_STORY_SHARE = 0.55;
const MIN_STORY_PARAGRAPHS = 3;

/** Cuts the cards of other stories that follow a story: titles that are links, each with an excerpt. A page that is all cards stays whole. */
export function withoutClosingCards<B extends SignedBlock>(blocks: readonly B[]): readonly B[] {
  const containers = storyContainers(blocks);
  let end = blocks.length;
  let cards = 0;
  let words = 0;
  let cardWords = 0;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block === undefined) break;
    words += block.signs.words;
    if (block.element?.parent && containers.has(block.element.parent)) break;
    if (isCardTitle(block)) {
      cardWords += words;
      words = 0;
      cards += 1;
      end = at;
    } else if (words > MAX_CARD_WORDS) break;
  }
  const story = blocks.slice(0, end).reduce((sum, { signs }) => sum + signs.words, 0);
  if (cards < 2 || containers.size === 0 || story < MIN_STORY_WORDS || story < (story + cardWords) * MIN_STORY_SHARE)
    return blocks;
  return blocks.slice(0, end);
}

/** Where stories are told: containers of several paragraphs. A card has one. */
function storyContainers(blocks: readonly SignedBlock[]): ReadonlySet<unknown> {
  const paragraphs = new Map<unknown, number>();
  for (const { element, signs } of blocks) {
    if (!element?.parent || !signs.isSentence || signs.words < 8 || signs.linkShare > 0.5) continue;
    paragraphs.set(element.parent, (paragraphs.get(element.parent) ?? 0) + 1);
  }
  return new Set([...paragraphs].filter(([, count]) => count >= MIN_STORY_PARAGRAPHS).map(([container]) => container));
}

interface SignedBlock extends Block {
  readonly signs: BlockSigns;
}

function isCardTitle({ kind, signs }: SignedBlock): boolean {
  return (kind === 'heading' || kind === 'paragraph') && signs.linkShare > 0.66 && signs.words >= 3;
}
