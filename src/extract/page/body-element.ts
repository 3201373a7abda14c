/** Chooses the part of a page that holds its prose: goes down from the root as long as one child has nearly all of it. */
import type { AnyNode, Element } from 'domhandler';
import type { Block } from '../blocks.ts';
import { scoreBlock } from './prose-score.ts';

/** The child to go down into holds at least this share of its parent's positive score. */
const DOMINANT_SHARE = 0.8;
const MAX_DEPTH = 256;

interface Weight {
  /** Sum over all blocks below. */
  sum: number;
  /** Sum over blocks that speak for a body. */
  plus: number;
  count: number;
}

/** The blocks of the body, without subtrees that say more in links and labels than in prose. */
export function bodyElement(blocks: readonly Block[]): Block[] {
  const weights = new Map<AnyNode, Weight>();
  for (const block of blocks) {
    const score = scoreBlock(block);
    let node: AnyNode | null = block.element;
    for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) {
      const weight = weights.get(node) ?? { sum: 0, plus: 0, count: 0 };
      weight.sum += score;
      weight.plus += Math.max(0, score);
      weight.count += 1;
      weights.set(node, weight);
    }
  }
  const top = blocks.find((block) => block.element)?.element;
  if (!top) return [...blocks];
  const body = descend(rootOf(top), weights);
  return blocks.filter((block) => block.element !== null && belongs(block.element, body, weights));
}

function rootOf(element: Element): AnyNode {
  let node: AnyNode = element;
  for (let depth = 0; node.parent && depth < 10_000; depth += 1) node = node.parent;
  return node;
}

function descend(root: AnyNode, weights: ReadonlyMap<AnyNode, Weight>): AnyNode {
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

function belongs(element: Element, body: AnyNode, weights: ReadonlyMap<AnyNode, Weight>): boolean {
  let node: AnyNode | null = element;
  for (let depth = 0; node && depth < MAX_DEPTH; depth += 1, node = node.parent) {
    if (node === body) return true;
    const weight = weights.get(node);
    if (weight && weight.count > 1 && weight.sum < 0) return false;
  }
  return false;
}
