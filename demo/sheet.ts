/** A sheet: one page of the demo as a text file, `name: value` lines above an empty line, prose below. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sitePath } from './site-path.ts';

/** Prose is written with `[words](address)` for links and ` \` at the end of a line for a break inside a sentence. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

export interface Sheet {
  /** File name without its ending. */
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly blocks: readonly Block[];
}

/** All sheets of a folder under `demo/site`, by name. */
export function readSheets(...folder: readonly string[]): Sheet[] {
  const path = sitePath(...folder);
  const files = readdirSync(path).filter((file) => file.endsWith('.txt'));
  return files.sort().map((file) => parseSheet(basename(file, '.txt'), readFileSync(join(path, file), 'utf8')));
}

/** Reads one sheet; a head line without a colon is an error in our own text and throws. */
export function parseSheet(name: string, text: string): Sheet {
  const [head = '', ...rest] = text.trim().split('\n\n');
  const fields: Record<string, string> = {};
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`read sheet ${name} failed: no name before a colon in "${line}"`);
    fields[line.slice(0, colon)] = line.slice(colon + 1).trim();
  }
  return { name, fields, blocks: rest.map(parseBlock) };
}

function parseBlock(text: string): Block {
  if (text.startsWith('## ')) return { kind: 'heading', text: text.slice(3).trim() };
  if (!text.startsWith('- ')) return { kind: 'paragraph', text: text.trim() };
  return { kind: 'list', items: text.split('\n').map((line) => line.replace(/^- /, '').trim()) };
}

/** The prose as a reader should give it back: link words without address, breaks inside sentences mended. */
export function plainText(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/ \\\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Every sentence-bearing piece of the prose: paragraphs, headings and list items as plain text. */
export function plainPieces(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : [block.text])).map(plainText);
}
