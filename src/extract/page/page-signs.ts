/** What a page shows of its type: counted once from its clues, its address and the blocks of its region. Not yet weighed. */
import { isTag } from 'domhandler';
import type { AnyNode } from 'domhandler';
import type { Block } from '../blocks.ts';
import { namesOf } from '../element-names.ts';
import { hasType } from './json-ld.ts';
import type { LinkedData } from './json-ld.ts';
import type { PageClues } from './page-clues.ts';
import type { Region } from './page-region.ts';
import { signsOf } from './prose-score.ts';

/** What the page's metadata and address say: known before its text is read. */
export interface ClueSigns {
  readonly ogType: string;
  /** Types that the page's JSON-LD names anywhere. */
  readonly linkedTypes: ReadonlySet<string>;
  /** JSON-LD describes the page itself as an article. */
  readonly isLinkedArticle: boolean;
  readonly hasPublished: boolean;
  readonly hasByline: boolean;
  readonly generator: string;
  readonly host: string;
  /** Lower-case path, without its last `.html`. */
  readonly path: string;
  readonly query: string;
}

/** What the blocks of the page's region show. */
export interface RegionSigns {
  /** Names of `<body>`, as `namesOf` gives them. */
  readonly bodyNames: string;
  readonly proseShare: number;
  readonly linkShare: number;
  readonly longParagraphs: number;
  readonly prices: number;
  readonly codeBlocks: number;
  readonly hasBasket: boolean;
  /** How many siblings of one name each hold a link, in the largest such family, and its share of the text. */
  readonly repeated: number;
  readonly repeatedShare: number;
  /** Elements named for posts that hold prose. */
  readonly posts: number;
}

export type PageSigns = ClueSigns & RegionSigns;

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|NewsStory)$/;
const PRICE = /(?:[$£€¥]\s?\d|\d\s?(?:€|USD|GBP|EUR))/;
const BASKET =
  /^(?:add to (?:basket|cart|bag|trolley)|buy (?:it )?now|in den warenkorb|ajouter au panier|out of stock|in stock|sold out)$/i;
const POST =
  / (?:post|posts|message|reply|replies|comment body|topic body|postbody|post body|post content|answer|answercell|question) /;
const NO_ITEM = new Set('html body p h1 h2 h3 h4 h5 h6 tr td th span a'.split(' '));
const MIN_FAMILY = 4;
const MIN_ITEM_CHARS = 15;
const MAX_LABEL_CHARS = 60;
const MIN_LONG_WORDS = 25;

export function clueSigns(clues: PageClues, linked: LinkedData, uri: string | null): ClueSigns {
  const url = uri !== null && URL.canParse(uri) ? new URL(uri) : null;
  return {
    ogType: (clues.metas.get('og:type')?.[0] ?? '').toLowerCase(),
    linkedTypes: typesIn(clues.jsonLd),
    isLinkedArticle: linked.article !== undefined && hasType(linked.article, ARTICLE_TYPE),
    hasPublished: clues.metas.has('article:published_time'),
    hasByline: clues.bylines.length > 0 || clues.credits.length > 0,
    generator: (clues.metas.get('generator')?.[0] ?? '').toLowerCase(),
    host: url?.hostname ?? '',
    path: (url?.pathname ?? '').toLowerCase().replace(/\.(?:html?|php|aspx?)$/, ''),
    query: url?.search ?? '',
  };
}

export function regionSigns(region: Region): RegionSigns {
  const { blocks, whole } = region;
  const short = blocks.filter(({ text }) => text.length < MAX_LABEL_CHARS);
  return {
    bodyNames: bodyNamesOf(blocks),
    proseShare: whole.chars === 0 ? 0 : whole.proseChars / whole.chars,
    linkShare: whole.chars === 0 ? 0 : whole.linkChars / whole.chars,
    longParagraphs: blocks.filter(isLongParagraph).length,
    prices: short.filter(({ text }) => PRICE.test(text)).length,
    codeBlocks: blocks.filter(({ kind }) => kind === 'pre').length,
    hasBasket: short.some(({ text }) => BASKET.test(text)),
    ...familyIn(region),
    posts: countPosts(region),
  };
}

function isLongParagraph(block: Block): boolean {
  if (block.kind !== 'paragraph' || block.text.length < MAX_LABEL_CHARS) return false;
  const { words, isSentence, linkShare } = signsOf(block);
  return isSentence && words >= MIN_LONG_WORDS && linkShare < 0.5;
}

function typesIn(scripts: readonly string[]): Set<string> {
  const types = new Set<string>();
  for (const script of scripts) {
    for (const [, list] of script
      .slice(0, 500_000)
      .matchAll(/"@type"\s{0,9}:\s{0,9}(?:"|\[\s{0,9}")([A-Za-z]{2,40})"/g)) {
      if (list !== undefined && types.size < 100) types.add(list);
    }
  }
  return types;
}

function bodyNamesOf(blocks: readonly Block[]): string {
  let node: AnyNode | null = blocks.find((block) => block.element)?.element ?? null;
  for (let depth = 0; node && depth < 256; depth += 1, node = node.parent) {
    if (isTag(node) && node.name === 'body') return namesOf(node);
  }
  return '';
}

interface Family {
  readonly count: number;
  readonly chars: number;
}

/** The largest family of siblings with one tag and first class, each with a link and more than a word. */
function familyIn({ holdings, whole }: Region): Pick<PageSigns, 'repeatedShare' | 'repeated'> {
  const families = new Map<AnyNode | null, Map<string, Family>>();
  for (const [node, holding] of holdings) {
    if (holding.linkChars === 0 || holding.chars < MIN_ITEM_CHARS || !isTag(node) || NO_ITEM.has(node.name)) continue;
    const kin = families.get(node.parent) ?? new Map<string, Family>();
    families.set(node.parent, kin);
    const sort = `${node.name} ${(node.attribs.class ?? '').slice(0, 200).trim().split(/\s/, 1)[0] ?? ''}`;
    const { count, chars } = kin.get(sort) ?? { count: 0, chars: 0 };
    kin.set(sort, { count: count + 1, chars: chars + holding.chars });
  }
  let best: Family = { count: 0, chars: 0 };
  for (const kin of families.values()) {
    for (const family of kin.values()) if (family.count >= MIN_FAMILY && family.chars > best.chars) best = family;
  }
  return { repeatedShare: whole.chars === 0 ? 0 : best.chars / whole.chars, repeated: best.count };
}

/** Posts and the bodies inside them count both. */
function countPosts({ holdings }: Region): number {
  let posts = 0;
  for (const [node, { proseChars }] of holdings) {
    if (proseChars > 0 && isTag(node) && !NO_ITEM.has(node.name) && POST.test(namesOf(node))) posts += 1;
  }
  return posts;
}
