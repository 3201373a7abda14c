/** Writes blocks, or text without any, as Markdown in GitHub's dialect. What the form of a block is, `markdown-tree.ts` says. */
import type { BlockContent, List, Root, RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, toMarkdown } from 'mdast-util-to-markdown';
import type { Options } from 'mdast-util-to-markdown';
import type { Block } from './blocks.ts';
import { paragraphOf } from './markdown-phrasing.ts';
import { markdownTree } from './markdown-tree.ts';

const text: typeof defaultHandlers.text = (node, parent, state, info) =>
  defaultHandlers
    .text(node, parent, state, info)
    // Within a word an underscore is only that, and an ampersand begins nothing that does not end as a reference.
    .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_')
    .replace(/(?<!\\)\\&(?!#?\w{1,31};)/g, '&');

const options: Options = {
  bullet: '-',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
  // Two of them strike out.
  unsafe: [{ character: '~', inConstruct: 'phrasing' }],
  handlers: { text },
};

export function blocksToMarkdown(blocks: readonly Block[]): string {
  return written(markdownTree(blocks));
}

/** Text that has paragraphs, and perhaps list items, but no other form. */
export function textToMarkdown(plain: string): string {
  const children: RootContent[] = [];
  for (const paragraph of plain.split(/\n{2,}/)) {
    // A line below an item belongs to it.
    const parts = paragraph.split(/\n(?=- )/).map(trimmedLines);
    for (const part of parts) {
      if (part.startsWith('- ')) addItem(children, paragraphOf(part.slice(2)));
      else if (part !== '') children.push(paragraphOf(part));
    }
  }
  return written({ type: 'root', children });
}

function trimmedLines(part: string): string {
  return part
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function addItem(children: RootContent[], content: BlockContent): void {
  const last = children.at(-1);
  const list: List = last?.type === 'list' ? last : { type: 'list', spread: false, children: [] };
  list.children.push({ type: 'listItem', spread: false, children: [content] });
  if (list !== last) children.push(list);
}

function written(root: Root): string {
  return toMarkdown(root, options).trimEnd();
}
