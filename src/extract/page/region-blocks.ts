/** What is left out of a region's blocks, whatever the type of the page: furniture lines, lone links, onward sections, repeats. */
import type { AnyNode } from 'domhandler';
import type { Block } from '../blocks.ts';
import { furnitureKind, isFurnitureLine } from '../text/furniture-lines.ts';
import { holdingOf } from './page-region.ts';
import type { Region } from './page-region.ts';

/** "Read more", "Shop now" in other words. */
const MAX_BUTTON_WORDS = 3;
/** A heading that leads elsewhere is short. */
const MAX_ONWARD_WORDS = 6;
/** An onward section is a small part of the page. */
const MAX_SECTION_SHARE = 0.4;
/** A sentence that stands twice on a page is there for phones and for desktops. */
const MIN_REPEAT_WORDS = 8;
/** What begins like its neighbour by chance is shorter. */
const MIN_PART_WORDS = 3;
/** More headings that lead elsewhere than this are the page itself. */
const MAX_SECTIONS = 50;
const MAX_DEPTH = 256;

export function withoutFurnitureLines(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => !isFurnitureLine(block.text));
}

/** Without short links that are no item of a list and no heading: they are buttons. */
export function withoutButtons(blocks: readonly Block[]): Block[] {
  return blocks.filter(
    ({ kind, text, linkChars }) =>
      kind === 'heading' || kind === 'item' || linkChars < text.length * 0.9 || countWords(text) > MAX_BUTTON_WORDS,
  );
}

/** Without the sections whose heading leads to other pages: "Related articles", "You may also like". */
export function withoutOnwardSections(blocks: readonly Block[], region: Region): Block[] {
  const sections = new Set<AnyNode>();
  blocks.forEach((block, index) => {
    if (sections.size >= MAX_SECTIONS) return;
    if (block.linkChars > block.text.length * 0.5 || countWords(block.text) > MAX_ONWARD_WORDS) return;
    if (!block.element || furnitureKind(block.text) !== 'onward') return;
    const section = sectionOf(block.element, blocks[index - 1]?.element ?? null, region);
    if (holdingOf(region, section).blocks > 1) sections.add(section);
  });
  return sections.size === 0 ? [...blocks] : blocks.filter((block) => !liesIn(block.element, sections));
}

/** Without sentences that stood on the page before, and lines that stand twice in a few: an image's title over a title. */
export function withoutRepeats(blocks: readonly Block[], nearBlocks = 0): Block[] {
  const seen = new Map<string, number>();
  return blocks.filter(({ text }, index) => {
    const before = seen.get(text);
    seen.set(text, index);
    if (before !== undefined && (index - before <= nearBlocks || countWords(text) >= MIN_REPEAT_WORDS)) return false;
    // A title under the same with its price.
    const near = blocks.slice(Math.max(0, index - nearBlocks), index);
    return countWords(text) < MIN_PART_WORDS || !near.some((other) => other.text.startsWith(text));
  });
}

/** Without the labels above the page's main heading: what is left of the site's own header. */
export function fromMainHeading(blocks: readonly Block[]): Block[] {
  const first = blocks.findIndex((block) => block.element?.name === 'h1');
  if (first <= 0 || first > blocks.length / 2) return [...blocks];
  return blocks.filter((block, index) => index >= first || countWords(block.text) >= MIN_REPEAT_WORDS);
}

/** The largest element that begins with the heading and does not hold what stands before it. */
function sectionOf(heading: AnyNode, before: AnyNode | null, region: Region): AnyNode {
  const above = new Set<AnyNode>();
  for (let node = before; node && above.size < MAX_DEPTH; node = node.parent) above.add(node);
  let section = heading;
  for (let depth = 0; section.parent && depth < MAX_DEPTH; depth += 1) {
    const { parent } = section;
    if (above.has(parent) || holdingOf(region, parent).chars > region.whole.chars * MAX_SECTION_SHARE) break;
    section = parent;
  }
  return section;
}

function liesIn(element: AnyNode | null, sections: ReadonlySet<AnyNode>): boolean {
  let node = element;
  for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) if (sections.has(node)) return true;
  return false;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
