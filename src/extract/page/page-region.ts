/** The part of a page that is its own: its blocks, and what each element above them holds. Not a judge of the page's type. */
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { readBlocks } from '../blocks.ts';
import { walk } from '../walk.ts';
import type { Block } from '../blocks.ts';
import { signsOf } from './prose-score.ts';

/** What lies under one element. */
export interface Holding {
  readonly chars: number;
  readonly linkChars: number;
  /** Characters of sentences that are not links. */
  readonly proseChars: number;
  readonly blocks: number;
  readonly headings: number;
  readonly mainHeadings: number;
}

export interface Region {
  readonly blocks: readonly Block[];
  readonly whole: Holding;
  /** Elements with a block below them, parents after their children's first block. */
  readonly holdings: ReadonlyMap<AnyNode, Holding>;
}

type Counting = { -readonly [K in keyof Holding]: Holding[K] };

/** Elements and roles that belong to the site wherever they stand. */
const TAGS = new Set('nav aside footer menu dialog figcaption'.split(' '));
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar alert'.split(' '),
);
/** A `<main>` with less text waits for a script to fill it. */
const MIN_MAIN_CHARS = 200;
const MIN_PROSE_WORDS = 8;
const MAX_DEPTH = 256;
const EMPTY: Holding = { chars: 0, linkChars: 0, proseChars: 0, blocks: 0, headings: 0, mainHeadings: 0 };

/** Reads `<main>` where the page has one, else the whole page, without navigation, asides, header and footer. */
export function readRegion(roots: readonly AnyNode[]): Region {
  const mains = mainsOf(roots);
  const inside = mains.length > 0 ? regionOf(mains) : null;
  return inside && inside.whole.chars >= MIN_MAIN_CHARS ? inside : regionOf(roots);
}

export function holdingOf(region: Region, node: AnyNode): Holding {
  return region.holdings.get(node) ?? EMPTY;
}

/** The blocks that lie under no element of which `cut` says true. Each element is asked once. */
export function withoutElements(region: Region, cut: (element: Element, holding: Holding) => boolean): Block[] {
  const verdicts = new Map<AnyNode, boolean>();
  return region.blocks.filter((block) => {
    const path: AnyNode[] = [];
    let isCut = false;
    let node: AnyNode | null = block.element;
    for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) {
      const known = verdicts.get(node);
      if (known !== undefined) {
        isCut = known;
        break;
      }
      path.push(node);
    }
    for (const step of path.reverse()) {
      isCut ||= isTag(step) && cut(step, holdingOf(region, step));
      verdicts.set(step, isCut);
    }
    return !isCut;
  });
}

function regionOf(roots: readonly AnyNode[]): Region {
  const tops = new Set(roots);
  const blocks = readBlocks(roots, { skip: (element) => !tops.has(element) && isOfSite(element) });
  const holdings = new Map<AnyNode, Counting>();
  const whole: Counting = { ...EMPTY };
  for (const block of blocks) {
    const { words, isSentence, linkShare } = signsOf(block);
    const isProse = block.kind !== 'heading' && isSentence && words >= MIN_PROSE_WORDS && linkShare < 0.5;
    count(whole, block, isProse);
    let node: AnyNode | null = block.element;
    for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) {
      const holding = holdings.get(node) ?? { ...EMPTY };
      count(holding, block, isProse);
      holdings.set(node, holding);
    }
  }
  return { blocks, whole, holdings };
}

function count(holding: Counting, block: Block, isProse: boolean): void {
  holding.chars += block.text.length;
  holding.linkChars += block.linkChars;
  holding.blocks += 1;
  if (isProse) holding.proseChars += block.text.length;
  if (block.kind === 'heading') holding.headings += 1;
  if (block.element?.name === 'h1') holding.mainHeadings += 1;
}

/** The outermost elements that say they are the page's own part. */
function mainsOf(roots: readonly AnyNode[]): Element[] {
  const found: Element[] = [];
  walk(roots, {
    enter: (node) => {
      const isFound = isTag(node) && isMain(node);
      if (isFound) found.push(node);
      return !isFound;
    },
  });
  return found;
}

function isMain(element: Element): boolean {
  return element.name === 'main' || element.attribs.role === 'main';
}

function isOfSite(element: Element): boolean {
  const { name } = element;
  if (name === 'html' || name === 'body') return false;
  if (TAGS.has(name) || ROLES.has(element.attribs.role ?? '')) return true;
  return name === 'header' && !isInsidePart(element);
}

/** True where a `<header>` heads a part of the page and not the site. */
function isInsidePart(element: Element): boolean {
  let node = element.parent;
  for (let up = 0; node && up < MAX_DEPTH; up += 1, node = node.parent) {
    if (isTag(node) && (isMain(node) || node.name === 'article' || node.name === 'section')) return true;
  }
  return false;
}
