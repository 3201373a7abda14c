/** Every block of a page in one walk, each with the named parts of the page that it lies in. Which of them is the body is not decided here. */
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { isBlockElement, readBlocks } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { furnitureClaim } from './furniture-elements.ts';
import type { FurnitureClaim } from './furniture-elements.ts';
import { signsOf } from './prose-score.ts';
import type { BlockSigns } from './prose-score.ts';

/** A part of the page that says by its tag, role or name that it is furniture. */
interface Region {
  readonly element: Element;
  readonly claim: FurnitureClaim;
  /** The region around it, if any. */
  readonly outer: Region | null;
  /** What parts of the same name hold together: a story may be cut into many. */
  readonly kin: { prose: number };
}

export interface OutlineBlock extends Block {
  /** Its place among the page's blocks. */
  readonly at: number;
  readonly signs: BlockSigns;
  /** The innermost region around it, if any. */
  readonly region: Region | null;
}

export interface PageOutline {
  readonly blocks: readonly OutlineBlock[];
  /** Characters of prose on the whole page, and of all that it shows. */
  readonly prose: number;
  readonly chars: number;
}

/** Shorter texts are labels, and tell nothing about where the prose is. */
const MIN_PROSE_CHARS = 40;
/** An inline element named like furniture is left out only when it says no more than this. */
const MAX_INLINE_CHARS = 200;
const MAX_INLINE_NODES = 60;

export function readOutline(roots: readonly AnyNode[], areChosen = false): PageOutline {
  // What a source chose as the body is no furniture, whatever it is named or lies in.
  const finder = regionFinder(areChosen ? roots : []);
  const read = readBlocks(roots, { skip: (element) => !isBlockElement(element) && isInlineFurniture(element) });
  const blocks = read.map((block, at): OutlineBlock => {
    const region = block.element === null ? null : finder(block.element);
    const { kind, text, linkChars, element } = block;
    return { kind, text, linkChars, element, at, region, signs: signsOf(block) };
  });
  let prose = 0;
  let shown = 0;
  for (const block of blocks) {
    const chars = proseIn(block);
    prose += chars;
    shown += block.text.length;
    if (chars > 0) addProse(block.region, chars);
  }
  return { blocks, prose, chars: shown };
}

/** The blocks outside all regions that may be believed. With `trust` "certain" no class name is: the recall-minded look. */
export function withoutFurniture(outline: PageOutline, trust: 'named' | 'certain'): OutlineBlock[] {
  const known = new Map<Region, boolean>();
  const isFurniture = (region: Region | null): boolean => {
    if (region === null) return false;
    const before = known.get(region);
    if (before !== undefined) return before;
    const share = outline.prose === 0 ? 0 : region.kin.prose / outline.prose;
    const believed = (trust === 'named' || region.claim.isCertain) && share < region.claim.maxShare;
    const answer = believed || isFurniture(region.outer);
    known.set(region, answer);
    return answer;
  };
  return outline.blocks.filter((block) => !isFurniture(block.region));
}

function addProse(innermost: Region | null, chars: number): void {
  const counted = new Set<Region['kin']>();
  for (let region = innermost; region !== null; region = region.outer) {
    if (!counted.has(region.kin)) region.kin.prose += chars;
    counted.add(region.kin);
  }
}

/** Finds the innermost region of an element, and remembers it for all elements on the way up. */
function regionFinder(chosen: readonly AnyNode[]): (element: Element) => Region | null {
  const known = new Map<AnyNode, Region | null>(chosen.map((node) => [node, null]));
  const kins = new Map<string, Region['kin']>();
  const kinOf = (element: Element, claim: FurnitureClaim): Region['kin'] => {
    const names = !claim.isLoose ? '' : `${element.name} ${element.attribs.class ?? ''}`;
    const kin = (names === '' ? undefined : kins.get(names)) ?? { prose: 0 };
    if (names !== '') kins.set(names, kin);
    return kin;
  };
  return (element) => {
    const path: AnyNode[] = [];
    let node: AnyNode | null = element;
    while (node && !known.has(node)) {
      path.push(node);
      node = node.parent;
    }
    let region = node ? (known.get(node) ?? null) : null;
    for (let index = path.length - 1; index >= 0; index -= 1) {
      const step = path[index];
      if (!step) continue;
      const claim = isTag(step) ? furnitureClaim(step) : null;
      if (claim && isTag(step)) region = { element: step, claim, outer: region, kin: kinOf(step, claim) };
      known.set(step, region);
    }
    return region;
  };
}

function proseIn(block: OutlineBlock): number {
  const chars = block.text.length - block.linkChars;
  return chars >= MIN_PROSE_CHARS && block.kind !== 'heading' ? chars : 0;
}

/** True for a span or link that is furniture by its name and holds a label, not the story. */
function isInlineFurniture(element: Element): boolean {
  if (
    element.attribs.class === undefined &&
    element.attribs.style === undefined &&
    element.attribs.hidden === undefined &&
    element.attribs['aria-hidden'] === undefined
  )
    return false;
  if (furnitureClaim(element) === null) return false;
  const nodes: AnyNode[] = [...element.children.slice(0, MAX_INLINE_NODES)];
  let chars = 0;
  let seen = 0;
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    seen += 1;
    if (isText(node)) chars += node.data.trim().length;
    else if (isTag(node) && isBlockElement(node)) return false;
    else if (hasChildren(node)) nodes.push(...node.children.slice(0, MAX_INLINE_NODES));
    if (chars > MAX_INLINE_CHARS || seen > MAX_INLINE_NODES) return false;
  }
  return true;
}
