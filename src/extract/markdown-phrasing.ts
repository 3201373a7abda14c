/** The text of a block as the nodes of a Markdown tree. Holds no emphasis and no links. */
import type { Paragraph, PhrasingContent, Text } from 'mdast';

/** The writer's cost grows with the square of the signs that it escapes in one node. */
const MAX_NODE_CHARS = 500;

export function paragraphOf(text: string): Paragraph {
  return { type: 'paragraph', children: phrasingOf(text) };
}

/** A line break in the text is one in Markdown. */
export function phrasingOf(text: string): PhrasingContent[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : [{ type: 'break' as const }]), ...pieces(line)]);
}

function pieces(line: string): Text[] {
  const nodes: Text[] = [];
  for (let at = 0; at < line.length; at += MAX_NODE_CHARS) {
    nodes.push({ type: 'text', value: line.slice(at, at + MAX_NODE_CHARS) });
  }
  return nodes;
}
