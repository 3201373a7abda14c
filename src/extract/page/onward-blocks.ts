/** Leaves out the links to other pages that stand between the paragraphs of a story: "MORE: …", "(See also …)", a bare headline. */
import type { OutlineBlock } from './page-outline.ts';

/** A link makes up most of the line. */
const MOSTLY_LINK = 0.6;
const WHOLLY_LINK = 0.9;
const MAX_WORDS = 30;
/** A longer sentence is told, whatever it begins with. */
const MIN_SENTENCE_WORDS = 8;
/** Where so many of the blocks are links, they are the page's matter: a list of sources, the titles of a round-up. */
const MAX_ONWARD_SHARE = 0.25;
const MAX_BARE_SHARE = 0.1;
const MIN_TOLD_SHARE = 0.7;

/** "MORE:", "Also:", "REQUIRED READING:": one to four words and a colon. */
const LABEL = /^[\s([•*►▶>→–—-]{0,4}(?:[\p{L}\p{N}’'&]{1,20} ){0,3}[\p{L}\p{N}’'&]{1,20}:\s/u;
const BRACKETED = /^[([].{3,300}[)\]]$/;
/** What is said to readers, not told to them. */
const REQUEST =
  /^[\s([•*►▶>→–—-]{0,4}(?:also )?(?:read|see|check|shop|buy|click|tap|learn|find out|watch|listen|download|sign up|subscribe|register|try|get|explore|discover|browse|view|visit|join|follow|book|order|add to|go here|start|apply|want|need|looking for|not a subscriber)\b/i;

export function withoutOnward<B extends OutlineBlock>(blocks: readonly B[]): readonly B[] {
  if (!isTold(blocks)) return blocks;
  const asides = blocks.filter(isAside);
  const bare = blocks.filter((block) => isBareLink(block) && !isAside(block));
  const out = new Set<B>();
  if (asides.length <= blocks.length * MAX_ONWARD_SHARE) for (const block of asides) out.add(block);
  if (bare.length <= blocks.length * MAX_BARE_SHARE) for (const block of bare) out.add(block);
  return out.size === 0 ? blocks : blocks.filter((block) => !out.has(block));
}

/** True for a text of sentences; on a page of labels and buttons the links are as good as the rest. */
function isTold(blocks: readonly OutlineBlock[]): boolean {
  let told = 0;
  let all = 0;
  for (const { signs } of blocks) {
    all += signs.words;
    if (signs.isSentence && signs.linkShare < 0.5) told += signs.words;
  }
  return told >= all * MIN_TOLD_SHARE;
}

/** A line that is mostly a link and says that it leads elsewhere. */
function isAside({ kind, text, signs }: OutlineBlock): boolean {
  if ((kind !== 'paragraph' && kind !== 'quote') || signs.linkShare < MOSTLY_LINK || signs.words > MAX_WORDS)
    return false;
  if (LABEL.test(text) || BRACKETED.test(text)) return true;
  return REQUEST.test(text) && (!signs.isSentence || signs.words < MIN_SENTENCE_WORDS);
}

/** A line that is wholly a link and no sentence: another story's headline, or a button. */
function isBareLink({ kind, signs }: OutlineBlock): boolean {
  return kind === 'paragraph' && signs.linkShare >= WHOLLY_LINK && !signs.isSentence && signs.words <= MAX_WORDS;
}
