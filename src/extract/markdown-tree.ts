/** Blocks as a Markdown tree (mdast): which of them make one list, quotation or table. How it is written is the library's matter. */
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import type { BlockContent, Code, Heading, List, ListItem, Root } from 'mdast';
import type { Block } from './blocks.ts';
import { paragraphOf, phrasingOf } from './markdown-phrasing.ts';
import { tableOf } from './markdown-table.ts';

/** A list item that was begun: what lies in its element belongs to it. */
interface OpenItem {
  readonly element: Element;
  readonly node: ListItem;
}

interface Builder {
  readonly root: Root;
  /** The items around the current block, outermost first. */
  readonly items: OpenItem[];
  /** How many items of each list were written. */
  readonly counts: Map<Element | null, number>;
  /** What each list of the tree was on the page. */
  readonly sources: Map<List, Element | null>;
}

const MAX_CLIMB = 256;
/** Deeper lists are written at this depth: indents must not outgrow the text. */
const MAX_LIST_DEPTH = 8;
/** The writer's cost grows with the square of a numbered list; a longer one goes on in another. */
const MAX_NUMBERED_ITEMS = 1_000;
const LEVEL_UNKNOWN = 2;

export function markdownTree(blocks: readonly Block[]): Root {
  const builder: Builder = {
    root: { type: 'root', children: [] },
    items: [],
    counts: new Map(),
    sources: new Map(),
  };
  for (let index = 0; index < blocks.length;) {
    const run = runAt(blocks, index);
    addRun(builder, run);
    index += run.length;
  }
  return builder.root;
}

/** The rows of one table, the paragraphs of one quotation, or one block. */
function runAt(blocks: readonly Block[], from: number): [Block, ...Block[]] {
  const first = blocks[from] as Block;
  const run: [Block, ...Block[]] = [first];
  const name = first.kind === 'row' ? 'table' : first.kind === 'quote' ? 'blockquote' : null;
  if (name === null) return run;
  const holder = nearest(first.element, [name]);
  for (let at = from + 1; ; at += 1) {
    const next = blocks[at];
    if (next?.kind !== first.kind || nearest(next.element, [name]) !== holder) return run;
    run.push(next);
  }
}

function addRun(builder: Builder, run: readonly [Block, ...Block[]]): void {
  const [block] = run;
  const { items } = builder;
  const around = items.length > 0 ? ancestors(block.element) : null;
  while (items.length > 0 && !around?.has(items.at(-1)?.element as Element)) items.pop();
  const open = items.at(-1);
  if (block.kind !== 'item') {
    add(builder, contentOf(run));
    return;
  }
  const element = nearest(block.element, ['li', 'dd']);
  // A second paragraph of an item stands below its first.
  if (element !== null && open?.element === element) add(builder, paragraphOf(block.text));
  else addItem(builder, element, paragraphOf(block.text));
}

function contentOf(run: readonly [Block, ...Block[]]): BlockContent {
  const [first] = run;
  switch (first.kind) {
    case 'heading':
      return headingOf(first);
    case 'pre':
      return { type: 'code', lang: languageOf(first.element), value: first.text };
    case 'row':
      return tableOf(run);
    case 'quote':
      return { type: 'blockquote', children: run.map(({ text }) => paragraphOf(text)) };
    case 'paragraph':
    case 'caption':
    case 'item':
      return paragraphOf(first.text);
  }
}

/** Puts something below the current item, or at the top. */
function add({ root, items }: Builder, content: BlockContent): void {
  const item = items.at(-1)?.node;
  if (!item) {
    root.children.push(content);
    return;
  }
  item.spread ||= item.children.length > 0 && !mayFollowClosely(content);
  item.children.push(content);
}

/** Without a blank line only a list is told from the paragraph before it, and of numbered ones that which begins with 1. */
function mayFollowClosely(content: BlockContent): boolean {
  return content.type === 'list' && (content.start ?? 1) === 1;
}

function addItem(builder: Builder, element: Element | null, content: BlockContent): void {
  const { items } = builder;
  const node: ListItem = { type: 'listItem', spread: false, children: [content] };
  listFor(builder, element).children.push(node);
  if (element !== null && items.length < MAX_LIST_DEPTH) items.push({ element, node });
}

/** The list that an item goes on, or a new one. */
function listFor(builder: Builder, item: Element | null): List {
  const { root, items, counts, sources } = builder;
  const source = item ? parentOf(item) : null;
  const before = counts.get(source) ?? 0;
  counts.set(source, before + 1);
  const last = (items.at(-1)?.node ?? root).children.at(-1);
  if (last?.type === 'list') {
    const isSame = sources.get(last) === source || items.length >= MAX_LIST_DEPTH;
    if (isSame && !(last.ordered && last.children.length >= MAX_NUMBERED_ITEMS)) return last;
  }
  const list: List = { type: 'list', spread: false, children: [] };
  if (source?.name === 'ol') {
    list.ordered = true;
    list.start = before + (/^\d{1,6}$/.test(source.attribs.start ?? '') ? Number(source.attribs.start) : 1);
  }
  sources.set(list, source);
  add(builder, list);
  return list;
}

function headingOf({ text, element }: Block): Heading {
  const name = nearest(element, ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])?.name;
  const depth = (name === undefined ? LEVEL_UNKNOWN : Number(name[1])) as Heading['depth'];
  return { type: 'heading', depth, children: phrasingOf(text) };
}

/** As highlighters write it: `<pre><code class="language-ts">`. */
function languageOf(pre: Element | null): Code['lang'] {
  const code = pre?.children.find((child) => isTag(child) && child.name === 'code');
  const names = `${pre?.attribs.class ?? ''} ${code && isTag(code) ? (code.attribs.class ?? '') : ''}`;
  return /(?:^|\s)lang(?:uage)?-([\w+#-]{1,20})(?=\s|$)/.exec(names)?.[1] ?? null;
}

function nearest(from: Element | null, names: readonly string[]): Element | null {
  let node = from;
  for (let up = 0; node && up < MAX_CLIMB; up += 1, node = parentOf(node)) if (names.includes(node.name)) return node;
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
