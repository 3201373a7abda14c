/** Chooses the part of a page that holds its prose: goes down from the root as long as one child has nearly all of it, then takes in what was set apart. */
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { OutlineBlock } from './page-outline.ts';
import { scoreBlock } from './prose-score.ts';

/** The child to go down into holds at least this share of its parent's positive score. */
const DOMINANT_SHARE = 0.9;
const MAX_DEPTH = 256;
/** Parts of one body lie close together. */
const MAX_LEVELS_UP = 8;
/** A part of the body that lies elsewhere is prose by at least this share of its score, and written in the body's own manner. */
const PART_PROSE_SHARE = 0.5;
const PART_LIKE_SHARE = 0.5;
/** Single paragraphs count only right beside the body, and when they are sentences. */
const MAX_LOOSE_LEVELS = 2;
const MIN_LOOSE_SCORE = 8;
interface Weight {
  /** Sum over all blocks below. */
  sum: number;
  /** Sum over blocks that speak for a body. */
  plus: number;
  /** Sum over blocks that are set like those of the body. */
  like: number;
  count: number;
}

type Weights = ReadonlyMap<AnyNode, Weight>;

/** The blocks of the body, without subtrees that say more in links and labels than in prose. */
export function bodyBlocks(blocks: readonly OutlineBlock[]): OutlineBlock[] {
  const weights = weigh(blocks);
  const top = blocks.find((block) => block.element)?.element;
  if (!top) return [...blocks];
  const body = descend(rootOf(top), weights);
  const parts = new Set<AnyNode>([body, ...partsAround(body, blocks, weights)]);
  const isOut = (node: AnyNode): boolean => {
    const weight = weights.get(node);
    return weight !== undefined && weight.count > 1 && weight.sum < 0;
  };
  return blocks.filter((block) => block.element !== null && belongs(block.element, parts, isOut));
}

function weigh(blocks: readonly OutlineBlock[]): Map<AnyNode, Weight> {
  const weights = new Map<AnyNode, Weight>();
  for (const block of blocks) {
    const score = scoreBlock(block);
    let node: AnyNode | null = block.element;
    for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) {
      const weight = weights.get(node) ?? { sum: 0, plus: 0, like: 0, count: 0 };
      weight.sum += score;
      weight.plus += Math.max(0, score);
      weight.count += 1;
      weights.set(node, weight);
    }
  }
  return weights;
}

function rootOf(element: Element): AnyNode {
  let node: AnyNode = element;
  for (let depth = 0; node.parent && depth < 10_000; depth += 1) node = node.parent;
  return node;
}

function descend(root: AnyNode, weights: Weights): AnyNode {
  let node = root;
  for (let depth = 0; depth < MAX_DEPTH && 'children' in node; depth += 1) {
    const plus = weights.get(node)?.plus ?? 0;
    const heir: AnyNode | undefined = node.children.find(
      (child) => (weights.get(child)?.plus ?? 0) >= plus * DOMINANT_SHARE,
    );
    // A single paragraph is no body if its siblings say something too.
    if (!heir || (weights.get(heir)?.count ?? 0) < 2 || plus === 0) break;
    node = heir;
  }
  return node;
}

/** Containers beside the body, or beside those around it, whose prose is set like the body's: a story split by an advertisement or a fold. */
function partsAround(body: AnyNode, blocks: readonly OutlineBlock[], weights: Weights): AnyNode[] {
  const manners = new Set<string>();
  for (const block of blocks) {
    if (isProse(block) && block.element && isUnder(block.element, body)) manners.add(mannerOf(block.element));
  }
  for (const block of blocks) {
    if (!block.element || !isProse(block) || !manners.has(mannerOf(block.element))) continue;
    const score = Math.max(0, scoreBlock(block));
    let node: AnyNode | null = block.element;
    for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) {
      const weight = weights.get(node);
      if (weight) weight.like += score;
    }
  }
  const parts: AnyNode[] = [];
  let node = body;
  for (let level = 0; level < MAX_LEVELS_UP && node.parent; level += 1, node = node.parent) {
    for (const sibling of node.parent.children) {
      const weight = sibling === node ? undefined : weights.get(sibling);
      if (weight && (isPart(weight) || (level < MAX_LOOSE_LEVELS && isLooseParagraph(sibling, weight))))
        parts.push(sibling);
    }
  }
  return parts;
}

function isPart({ sum, plus, like }: Weight): boolean {
  return plus > 0 && sum >= plus * PART_PROSE_SHARE && like >= plus * PART_LIKE_SHARE;
}

/** A paragraph that stands beside the container of all the others, as when the fold of a paywall begins after the first. */
function isLooseParagraph(node: AnyNode, { sum, count }: Weight): boolean {
  return isTag(node) && node.name === 'p' && count === 1 && sum >= MIN_LOOSE_SCORE;
}

function isProse({ signs, kind }: OutlineBlock): boolean {
  return kind !== 'heading' && signs.linkShare < 0.5 && (signs.isSentence ? signs.words >= 5 : signs.words >= 25);
}

/** How a block is set: its tag and class, and those of its parent. */
function mannerOf(element: Element): string {
  const { parent } = element;
  const around = parent && isTag(parent) ? `${parent.name}.${parent.attribs.class ?? ''}` : '';
  return `${around}>${element.name}.${element.attribs.class ?? ''}`;
}

function isUnder(element: Element, ancestor: AnyNode): boolean {
  let node: AnyNode | null = element;
  for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) if (node === ancestor) return true;
  return false;
}

function belongs(element: Element, parts: ReadonlySet<AnyNode>, isOut: (node: AnyNode) => boolean): boolean {
  let node: AnyNode | null = element;
  for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) {
    if (parts.has(node)) return true;
    if (isOut(node)) return false;
  }
  return false;
}
