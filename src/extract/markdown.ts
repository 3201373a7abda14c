/** Writes blocks, or text without any, as Markdown in GitHub's dialect. Links, images and emphasis are not kept. */
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';

/** An item whose text was written, and the column at which what belongs to it begins. */
interface OpenItem {
  readonly element: Element;
  readonly column: number;
}

interface Writer {
  readonly parts: string[];
  /** The items around the current block, outermost first. */
  items: OpenItem[];
  /** How many items of each ordered list were written. */
  readonly counts: Map<Element, number>;
}

const MAX_CLIMB = 256;
/** Deeper lists are written at this depth: indents must not outgrow the text. */
const MAX_LIST_DEPTH = 8;
const MAX_COLSPAN = 30;
/** In a row of more cells no claim of width is believed. */
const MAX_SPANNED_CELLS = 100;
const LEVEL_UNKNOWN = 2;

export function blocksToMarkdown(blocks: readonly Block[]): string {
  const writer: Writer = { parts: [], items: [], counts: new Map() };
  let before: Block | null = null;
  for (let index = 0; index < blocks.length;) {
    const run = runAt(blocks, index);
    const [first] = run;
    if (first === undefined) break;
    const glue = before === null ? '' : glueBetween(before, first);
    const text = writeRun(run, writer);
    writer.parts.push(glue, text);
    before = run.at(-1) ?? null;
    index += run.length;
  }
  return writer.parts.join('');
}

/** Text that has paragraphs, and perhaps list items, but no other form. */
export function textToMarkdown(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => (line.startsWith('- ') ? `- ${escapeLine(line.slice(2))}` : escapeLine(line.trim())))
        .filter((line) => line !== '')
        .reduce((out, line) => (out === '' ? line : `${out}${line.startsWith('- ') ? '' : '\\'}\n${line}`), ''),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** The rows of one table, the paragraphs of one quotation, or one block. */
function runAt(blocks: readonly Block[], from: number): Block[] {
  const first = blocks[from];
  if (!first) return [];
  const name = first.kind === 'row' ? 'table' : first.kind === 'quote' ? 'blockquote' : null;
  if (name === null) return [first];
  const holder = within(first.element, name);
  let end = from + 1;
  for (let next = blocks[end]; next?.kind === first.kind && within(next.element, name) === holder; next = blocks[end])
    end += 1;
  return blocks.slice(from, end);
}

function writeRun(run: readonly Block[], writer: Writer): string {
  const [block] = run;
  if (!block) return '';
  const around = ancestors(block.element);
  while (writer.items.length > 0 && !around.has(writer.items.at(-1)?.element as Element)) writer.items.pop();
  if (block.kind === 'item') return writeItem(block, writer);
  return indent(markdownOf(run, block), writer.items.at(-1)?.column ?? 0);
}

function markdownOf(run: readonly Block[], first: Block): string {
  switch (first.kind) {
    case 'heading':
      return `${'#'.repeat(levelOf(first.element))} ${escapeHeading(first.text)}`;
    case 'pre':
      return fenced(first);
    case 'row':
      return table(run);
    case 'quote':
      return run.map(({ text }) => prefixed(paragraph(text), '> ')).join('\n>\n');
    case 'paragraph':
    case 'caption':
    case 'item':
      return paragraph(first.text);
  }
}

function writeItem(block: Block, writer: Writer): string {
  const element = itemOf(block.element);
  const open = writer.items.at(-1);
  // A second paragraph of an item stands below its first.
  if (element !== null && open?.element === element) return indent(paragraph(block.text), open.column);
  const marker = markerOf(element, writer.counts);
  const start = open?.column ?? 0;
  const column = start + marker.length;
  if (element !== null && writer.items.length < MAX_LIST_DEPTH) writer.items.push({ element, column });
  return ' '.repeat(start) + marker + indent(paragraph(block.text), column).trimStart();
}

function markerOf(item: Element | null, counts: Map<Element, number>): string {
  const list = item?.parent;
  if (!list || !isTag(list) || list.name !== 'ol') return '- ';
  const start = /^\d{1,6}$/.test(list.attribs.start ?? '') ? Number(list.attribs.start) : 1;
  const before = counts.get(list) ?? 0;
  counts.set(list, before + 1);
  return `${start + before}. `;
}

function glueBetween(before: Block, next: Block): string {
  if (before.kind !== 'item' || next.kind !== 'item') return '\n\n';
  const item = itemOf(next.element);
  return item !== null && itemOf(before.element) === item ? '\n\n' : '\n';
}

function itemOf(from: Element | null): Element | null {
  let node = from;
  for (let up = 0; node && up < MAX_CLIMB; up += 1, node = parentOf(node)) {
    if (node.name === 'li' || node.name === 'dd') return node;
  }
  return null;
}

function within(from: Element | null, name: string): Element | null {
  let node = from;
  for (let up = 0; node && up < MAX_CLIMB; up += 1, node = parentOf(node)) if (node.name === name) return node;
  return null;
}

function ancestors(from: Element | null): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (let node = from; node && found.size < MAX_CLIMB; node = parentOf(node)) found.add(node);
  return found;
}

function parentOf({ parent }: Element): Element | null {
  return parent && isTag(parent) ? parent : null;
}

function levelOf(from: Element | null): number {
  let node = from;
  for (let up = 0; node && up < MAX_CLIMB; up += 1, node = parentOf(node)) {
    if (/^h[1-6]$/.test(node.name)) return Number(node.name[1]);
  }
  return LEVEL_UNKNOWN;
}

function fenced({ text, element }: Block): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${languageOf(element)}\n${text}\n${fence}`;
}

/** As highlighters write it: `<pre><code class="language-ts">`. */
function languageOf(pre: Element | null): string {
  const code = pre?.children.find((child) => isTag(child) && child.name === 'code');
  const names = `${pre?.attribs.class ?? ''} ${code && isTag(code) ? (code.attribs.class ?? '') : ''}`;
  return /(?:^|\s)lang(?:uage)?-([\w+#-]{1,20})(?=\s|$)/.exec(names)?.[1] ?? '';
}

function table(run: readonly Block[]): string {
  const rows = run.map(cellsOf);
  const width = rows.reduce((most, { length }) => Math.max(most, length), 1);
  // The dialect has no table without a head, and what is no head must not become one.
  const [first = [], ...others] = rows;
  const isHeaded = isHead(run[0]?.element ?? null);
  const head = isHeaded ? first : [];
  const full = Array.from({ length: width }, (_, index) => head[index] ?? '');
  const rest = isHeaded ? others : rows;
  return [full, full.map(() => '---'), ...rest].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function isHead(row: Element | null): boolean {
  if (within(row, 'thead') !== null) return true;
  const cells = row ? cellElements(row) : [];
  return cells.length > 1 && cells.every(({ name }) => name === 'th');
}

/** Empty cells at the edge are not in a row's text, and a bar in it may be the page's own: so the row itself is asked. */
function cellsOf({ text, element }: Block): string[] {
  const elements = element?.name === 'tr' ? cellElements(element) : [];
  const cells = elements.map((cell) => ({
    text: readBlocks(cell.children)
      .map((block) => block.text)
      .join(' '),
    span: Math.min(MAX_COLSPAN, Math.max(1, Number.parseInt(cell.attribs.colspan ?? '1', 10) || 1)),
  }));
  const told = cells.map((cell) => cell.text).join('');
  // A row of which a part was left out is written as its text is.
  if (plain(told) !== plain(text)) return text.split(' | ').map(escapeCell);
  const spans = cells.length <= MAX_SPANNED_CELLS;
  return cells.flatMap(({ text: cell, span }) => [
    escapeCell(cell),
    ...Array.from({ length: spans ? span - 1 : 0 }, () => ''),
  ]);
}

function cellElements(row: Element): Element[] {
  return row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');
}

function plain(text: string): string {
  return text.replace(/[\s|]+/g, '');
}

function paragraph(text: string): string {
  return text.split('\n').map(escapeLine).join('\\\n');
}

function escapeCell(text: string): string {
  return escapeInline(text.replace(/\s+/g, ' ').trim());
}

function escapeHeading(text: string): string {
  return escapeInline(text).replace(/#$/, '\\#');
}

/** One line of prose: also what would begin a heading, a list, a quotation or a rule there. */
function escapeLine(line: string): string {
  return escapeInline(line)
    .replace(/^(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|>|-{2,}\s*$|=+\s*$)/, '\\')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

function escapeInline(text: string): string {
  return (
    text
      .replace(/[\\`*[\]<|~]/g, '\\$&')
      // Within a word an underscore is only that.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replace(/&(?=#?\w{1,31};)/g, '\\&')
  );
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n');
}

function indent(text: string, columns: number): string {
  if (columns === 0) return text;
  const space = ' '.repeat(columns);
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : space + line))
    .join('\n');
}
