/** The text of a page by the strategy that its type asks for. What the types look like is not known here. */
import type { CheerioAPI } from 'cheerio/slim';
import type { PageTypeName } from '../../records/document.ts';
import type { Field } from '../../records/extraction.ts';
import { joinBlocks } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { rootsOf } from '../markup.ts';
import { documentationText } from './documentation-text.ts';
import { listingText } from './listing-text.ts';
import { mainText } from './main-text.ts';
import type { MainTextOptions } from './main-text.ts';
import type { PageClues } from './page-clues.ts';
import { readRegion } from './page-region.ts';
import type { Region } from './page-region.ts';
import { clueSigns, regionSigns } from './page-signs.ts';
import { pageType, typeByClues } from './page-type.ts';
import type { PageType } from './page-type.ts';
import { productText } from './product-text.ts';
import { signsOf } from './prose-score.ts';
import { serviceText } from './service-text.ts';
import { threadText } from './thread-text.ts';

export interface PageTextOptions extends MainTextOptions {
  readonly clues: PageClues;
  readonly uri: string | null;
  /** Who asked for the page knows that it is an article. */
  readonly isArticle: boolean;
}

export interface PageText {
  readonly text: Field | null;
  /** Null when nobody asked, because the source or the job had said it. */
  readonly type: PageType | null;
}

const STRATEGIES: Readonly<Record<Exclude<PageTypeName, 'article'>, (region: Region) => Block[]>> = {
  listing: listingText,
  collection: listingText,
  service: serviceText,
  documentation: documentationText,
  forum: threadText,
  product: productText,
};
/** Types that are told from an article by what they are made of, not by how they are named. */
const LOOSE_TYPES: ReadonlySet<PageTypeName> = new Set(['article', 'listing', 'collection', 'service']);

/** Between these scores the two texts themselves decide. */
const UNSURE = { from: -0.75, to: 2 };
/** An article's text holds this share of the page's prose, or it is no article's. */
const MIN_PROSE_SHARE = 0.85;
/** A page that does not look like an article must lie in the article's text to this share of all its text. */
const MIN_TEXT_SHARE = 0.4;
/** What only this finds is no story: it is there for pages on which nothing else is. */
const LAST_LOOK = 'heuristic.all-blocks';
const MIN_CHARS = 80;
const MIN_PROSE_WORDS = 8;

export function pageText($: CheerioAPI, options: PageTextOptions): PageText {
  if (options.isArticle || options.roots.length > 0) return { text: mainText($, options), type: null };
  const clues = clueSigns(options.clues, options.linked, options.uri ?? options.clues.canonical ?? null);
  const certain = typeByClues(clues);
  if (certain) return { text: mainText($, options), type: certain };
  const region = readRegion(rootsOf($));
  const type = pageType({ ...clues, ...regionSigns(region) });
  return LOOSE_TYPES.has(type.name) && type.articleScore >= UNSURE.from && type.articleScore <= UNSURE.to
    ? weighTexts($, options, region, type)
    : textOfType($, options, region, type);
}

function textOfType($: CheerioAPI, options: PageTextOptions, region: Region, type: PageType): PageText {
  if (type.name === 'article') return { text: mainText($, options), type };
  const text = joinBlocks(STRATEGIES[type.name](region));
  if (text.length < MIN_CHARS) return { text: mainText($, options), type };
  return { text: { value: text, rule: `page-type.${type.name}` }, type };
}

/** An article's text leaves out links and labels, never most of the page's sentences. */
function weighTexts($: CheerioAPI, options: PageTextOptions, region: Region, type: PageType): PageText {
  const article = mainText($, options);
  const other = type.name === 'article' ? 'service' : type.name;
  const blocks = STRATEGIES[other](region);
  const whole = joinBlocks(blocks);
  // Every block of a page is what is left when no body was found: that is no article's text.
  const chars = article === null || article.rule === 'heuristic.all-blocks' ? 0 : article.value.length;
  const prose = proseChars(blocks);
  // Without a sentence beside it, an article's text comes from the site's notices, or from JSON-LD and is the longer one.
  const holdsProse = prose > 0 ? chars >= prose * MIN_PROSE_SHARE : chars >= whole.length;
  const isArticle =
    article?.rule !== LAST_LOOK && holdsProse && (type.name === 'article' || chars >= whole.length * MIN_TEXT_SHARE);
  if (isArticle || whole.length < MIN_CHARS) {
    // A service may be told in an article's form; a list may not.
    const name = type.name === 'service' ? type.name : 'article';
    return {
      text: article,
      type: { ...type, name, reasons: [...type.reasons, "its text is read as an article's is"] },
    };
  }
  const reason = `${other}: an article's text would leave out most of the page`;
  return {
    text: { value: whole, rule: `page-type.${other}` },
    type: { ...type, name: other, reasons: [...type.reasons, reason] },
  };
}

function proseChars(blocks: readonly Block[]): number {
  let chars = 0;
  for (const block of blocks) {
    if (block.kind === 'heading') continue;
    const { words, isSentence, linkShare } = signsOf(block);
    if (isSentence && words >= MIN_PROSE_WORDS && linkShare < 0.5) chars += block.text.length;
  }
  return chars;
}
