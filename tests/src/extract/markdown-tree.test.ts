import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../src/extract/blocks.ts';
import { blocksToMarkdown } from '../../../src/extract/markdown.ts';
import { loadMarkup, rootsOf } from '../../../src/extract/markup.ts';

/** Signs that mean something in Markdown, at the beginning of a line, at its end or anywhere. */
const SIGNS =
  'word|two words|#|##|-|+|*|**|_|__|~|~~|`|```|[|]|(x)|![|&lt;|&lt;b>|&lt;!--|>|&amp;|&amp;copy;|&amp;#35;|\\|\\\\|1.|2)|---|===|:-|!|[a]: b|x_y|<br>| '
    .split('|')
    .concat('|', '| - |');
const text = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 6 }).map((signs) => signs.join(''));

const { flow } = fc.letrec<{ flow: string; item: string }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text.map((words) => `<p>${words}</p>`),
    fc.tuple(fc.integer({ min: 1, max: 6 }), text).map(([level, words]) => `<h${level}>${words}</h${level}>`),
    text.map((words) => `<pre>${words}</pre>`),
    fc.array(text, { minLength: 4, maxLength: 4 }).map(([a, b, c, d]) => {
      return `<table><tr><th>${a}<th>${b}</tr><tr><td>${c}<td>${d}</tr></table>`;
    }),
    fc.array(text, { minLength: 1, maxLength: 2 }).map((all) => `<blockquote><p>${all.join('<p>')}</blockquote>`),
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items) => `<ul>${items.join('')}</ul>`),
    fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([start, items]) => `<ol start=${start}>${items.join('')}</ol>`),
  ),
  item: fc
    .tuple(text, fc.array(tie('flow'), { maxLength: 2 }))
    .map(([words, below]) => `<li>${words}${below.join('')}</li>`),
}));

/** The text of a tree, without white space; headings and emphasis are marked. */
function told(root: Nodes): string {
  let out = '';
  const walk = (node: Nodes): void => {
    if (node.type === 'heading') out += '\nheading:';
    if (node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete') out += `\n${node.type}:`;
    if ('value' in node) out += node.value;
    if ('children' in node) node.children.forEach(walk);
  };
  walk(root);
  return plain(out);
}

const plain = (words: string): string => words.replace(/[ \n\u00a0|]+/g, '');

describe('blocks that were written as Markdown', () => {
  it('say the same when they are read back, whatever signs they hold', () => {
    fc.assert(
      fc.property(fc.array(flow, { minLength: 1, maxLength: 3 }), (parts) => {
        const blocks = readBlocks(rootsOf(loadMarkup(parts.join(''))));
        const root = fromMarkdown(blocksToMarkdown(blocks), {
          extensions: [gfmTable(), gfmStrikethrough()],
          mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
        });
        const meant = blocks.map((block) => (block.kind === 'heading' ? `heading:${block.text}` : block.text));
        expect(told(root)).toBe(plain(meant.join('')));
      }),
      { numRuns: 500 },
    );
  });
});
