/** Blocks of a PDF written as lines, for tests that are not about how they are painted. */
import type { PdfBlock } from '../../../../src/extract/pdf/pdf-blocks.ts';

/** One block a line: `# ` a heading in larger type, `- ` a list item, `a || b` a row, `---` the next page. */
export function blocksOf(source: string): PdfBlock[] {
  const blocks: PdfBlock[] = [];
  let page = 1;
  for (const line of source.split('\n').map((text) => text.trim())) {
    if (line === '---') page += 1;
    else if (line !== '') blocks.push(blockOf(line, page));
  }
  return blocks;
}

function blockOf(line: string, page: number): PdfBlock {
  const kind = line.startsWith('# ')
    ? 'heading'
    : line.startsWith('- ')
      ? 'item'
      : line.includes(' || ')
        ? 'row'
        : 'paragraph';
  const cells = kind === 'row' ? line.split(' || ') : [];
  const text = kind === 'row' ? cells.join(' | ') : line.replace(/^[#-] /, '');
  return { kind, text, cells, page, size: kind === 'heading' ? 14 : 12, turns: [{ offset: 0, page }] };
}
