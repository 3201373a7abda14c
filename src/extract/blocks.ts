/** The block-aware reading of a DOM: paragraphs, headings, list items and table rows as plain text. Not a judge of what is furniture. */
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { isDataTable } from './data-table.ts';
import { UNEVEN } from './element-text.ts';
import { walk } from './walk.ts';

type BlockKind = 'paragraph' | 'heading' | 'item' | 'row' | 'quote' | 'pre' | 'caption';

export interface Block {
  readonly kind: BlockKind;
  /** White space collapsed; the marker of a list item is not included. */
  readonly text: string;
  /** How many characters of the text lie inside links. */
  readonly linkChars: number;
  /** The block element that holds the text; null above the first one. */
  readonly element: Element | null;
}

interface BlockOptions {
  /** Subtrees for which this says true are left out. */
  readonly skip?: (element: Element) => boolean;
}

/** Elements whose content is never read as text. */
const SILENT = new Set(
  (
    'script style noscript template svg math iframe object embed video audio canvas map head title select datalist ' +
    'input button textarea meta link'
  ).split(' '),
);

const BLOCK = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody tfoot ' +
    'thead tr ul caption'
  ).split(' '),
);

const KINDS: Readonly<Record<string, BlockKind>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'item',
  dd: 'item',
  blockquote: 'quote',
  pre: 'pre',
  figcaption: 'caption',
  figure: 'caption',
};

/** What a paragraph inside one of these belongs to. */
const INHERITED: ReadonlySet<BlockKind> = new Set(['item', 'quote', 'caption', 'heading', 'row']);

/** No page that people read says more than this; the rest is cut. */
const MAX_CHARS = 2_000_000;

/** Stand for `<br>` and a cell's border until the block is tidied; both are removed from the page's own text. */
const BREAK = '\u001e';
const CELL = '\u001f';

/**
 * Lists the text blocks under the given nodes in document order, without recursion.
 * Text that lies directly in a container, between block elements, makes a block of its own; so does text after two `<br>`.
 */
export function readBlocks(nodes: readonly AnyNode[], { skip }: BlockOptions = {}): Block[] {
  const writer = blockWriter();
  walk(nodes, {
    enter: (node) => {
      if (writer.isFull()) return false;
      if (isText(node)) writer.write(node.data);
      else if (isTag(node)) {
        if ((SILENT.has(node.name) && !isHeadingButton(node)) || skip?.(node)) return false;
        writer.enter(node);
      }
      return true;
    },
    leave: (node) => {
      if (isTag(node)) writer.leave(node);
    },
  });
  return writer.finish();
}

/** The heading of an accordion is the button that opens it. */
function isHeadingButton({ name, parent }: Element): boolean {
  return name === 'button' && parent !== null && isTag(parent) && /^h[1-6]$/.test(parent.name);
}

/** True for elements that begin a line of their own. */
export function isBlockElement(element: Element): boolean {
  return BLOCK.has(element.name);
}

/** Writes blocks as plain text: a blank line between blocks; list items and table rows in a run keep lines of their own. */
export function joinBlocks(blocks: readonly Pick<Block, 'kind' | 'text'>[]): string {
  let out = '';
  let before: Pick<Block, 'kind'> | undefined;
  for (const block of blocks) {
    const inRun = before?.kind === block.kind && (block.kind === 'item' || block.kind === 'row');
    if (before) out += inRun ? '\n' : '\n\n';
    out += block.kind === 'item' ? `- ${block.text}` : block.text;
    before = block;
  }
  return out;
}

interface BlockWriter {
  write(text: string): void;
  enter(element: Element): void;
  leave(element: Element): void;
  isFull(): boolean;
  finish(): Block[];
}

interface Opened {
  readonly element: Element | null;
  readonly kind: BlockKind;
}

function blockWriter(): BlockWriter {
  const blocks: Block[] = [];
  const opened: Opened[] = [];
  let inside: Opened = { element: null, kind: 'paragraph' };
  let text = '';
  let linkChars = 0;
  let linkDepth = 0;
  let total = 0;
  let afterBreak = false;

  const flush = (): void => {
    const { element, kind } = inside;
    const clean = text === '' ? '' : tidy(text, kind);
    if (clean !== '') blocks.push({ kind, text: clean, linkChars: Math.min(linkChars, clean.length), element });
    text = '';
    linkChars = 0;
    afterBreak = false;
  };
  const open = (element: Element, kind: BlockKind): void => {
    flush();
    opened.push(inside);
    inside = { element, kind };
  };
  return {
    write(given) {
      const data = given.slice(0, Math.max(0, MAX_CHARS - total));
      total += given.length;
      text += data;
      if (afterBreak && data.trim() !== '') afterBreak = false;
      if (linkDepth > 0) linkChars += data.trim().length;
    },
    enter(element) {
      const { name } = element;
      const { kind } = inside;
      if (name === 'br') {
        if (kind !== 'row' && afterBreak) flush();
        else text += BREAK;
        afterBreak = true;
      } else if (name === 'a') {
        linkDepth += 1;
      } else if (name === 'td' || name === 'th') {
        if (kind === 'row') text += CELL;
        else open(element, 'paragraph');
      } else if (name === 'tr' && kind !== 'row') {
        open(element, isDataTable(element) ? 'row' : 'paragraph');
      } else if (BLOCK.has(name)) {
        // Blocks inside a cell stay on the row's line.
        if (kind === 'row') text += ' ';
        else open(element, KINDS[name] ?? (INHERITED.has(kind) ? kind : 'paragraph'));
      }
    },
    leave(element) {
      if (element.name === 'a') linkDepth -= 1;
      if (inside.element !== element) return;
      flush();
      inside = opened.pop() ?? inside;
    },
    isFull: () => total > MAX_CHARS,
    finish() {
      flush();
      return blocks;
    },
  };
}

function tidy(text: string, kind: BlockKind): string {
  if (kind === 'pre')
    return text
      .replaceAll(BREAK, '\n')
      .replace(/^\s*\n/, '')
      .trimEnd();
  if (kind === 'row') {
    const cells = text.split(CELL).map((cell) => collapse(cell.replaceAll(BREAK, ' ')));
    while (cells.length > 0 && cells[0] === '') cells.shift();
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    return cells.join(' | ');
  }
  if (!text.includes(BREAK)) return collapse(text);
  return text
    .split(BREAK)
    .map(collapse)
    .filter((line) => line !== '')
    .join(kind === 'heading' ? ' ' : '\n');
}

/** What most lines have nothing of. */
const UNTIDY = /\s{2}|[^\S ]|[\u200b\u2060\u00ad\u001f]/;

function collapse(line: string): string {
  if (!UNTIDY.test(line)) return line.trim();
  // \s covers the no-break space; zero-width characters and soft hyphens are typesetting, not text.
  return line
    .replace(/[\u200b\u2060\ufeff\u00ad\u001f]/g, '')
    .replace(UNEVEN, ' ')
    .trim();
}
