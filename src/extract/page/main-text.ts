/** Finds the text of a page that its readers came for. Not a judge of what kind of page it is. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from 'domhandler';
import type { Field } from '../../records/extraction.ts';
import { joinBlocks, readBlocks } from '../blocks.ts';
import { bodyElement } from './body-element.ts';
import { furnitureClaim } from './furniture-elements.ts';
import { textOf } from './json-ld.ts';
import type { LinkedData } from './json-ld.ts';
import { rootsOf } from '../markup.ts';
import { measureProse } from './prose-share.ts';
import type { ProseShare } from './prose-share.ts';
import { trimBlocks } from './trim-blocks.ts';

export interface MainTextOptions {
  /** The page's headline, which is not repeated in the text. */
  readonly headline: string | null;
  /** Where the source's selectors say that the body is; empty when they say nothing. */
  readonly roots: readonly Element[];
  readonly linked: LinkedData;
}

/** An element named like furniture that holds more of the page's prose than this is not furniture. */
const MAX_NAMED_SHARE = 0.3;
const MAX_CERTAIN_SHARE = 0.6;
/** The body that a page tells machines rescues a text shorter than this share of it. */
const RESCUE_SHARE = 0.5;
const MIN_RESCUE_CHARS = 250;
/** Less than this without a sentence is an empty shell. */
const MIN_LISTING_CHARS = 80;

/** The main text with the rule that found it; null when the page has none. */
export function mainText($: CheerioAPI, options: MainTextOptions): Field | null {
  const found =
    selectedText(options) ??
    heuristicText($, options, MAX_NAMED_SHARE) ??
    heuristicText($, options, 0) ??
    everyBlock($);
  const told = toldText(options.linked);
  if (told.length >= MIN_RESCUE_CHARS && (found?.value.length ?? 0) < told.length * RESCUE_SHARE) {
    return { value: told, rule: 'json-ld.articleBody' };
  }
  return found;
}

function selectedText({ roots, headline }: MainTextOptions): Field | null {
  if (roots.length === 0) return null;
  const prose = measureProse(roots);
  const blocks = readBlocks(roots, {
    skip: (element) => !roots.includes(element) && isFurniture(element, prose, MAX_NAMED_SHARE),
  });
  const text = joinBlocks(trimBlocks(blocks, headline));
  return text === '' ? null : { value: text, rule: 'selector.body' };
}

/** With `maxNamedShare` 0 no class name is believed: the recall-minded second look. */
function heuristicText($: CheerioAPI, { headline }: MainTextOptions, maxNamedShare: number): Field | null {
  const roots = rootsOf($);
  const prose = measureProse(roots);
  const blocks = readBlocks(roots, { skip: (element) => isFurniture(element, prose, maxNamedShare) });
  const text = joinBlocks(trimBlocks(bodyElement(blocks), headline));
  return text === '' ? null : { value: text, rule: maxNamedShare > 0 ? 'heuristic.body' : 'heuristic.body-any-name' };
}

/** A page without a sentence, such as a list of links or figures, is read whole but for its certain furniture. */
function everyBlock($: CheerioAPI): Field | null {
  const text = joinBlocks(readBlocks(rootsOf($), { skip: (element) => furnitureClaim(element) === 'certain' }));
  return text.length < MIN_LISTING_CHARS ? null : { value: text, rule: 'heuristic.all-blocks' };
}

/** JSON-LD `articleBody`: its line breaks are paragraphs. */
function toldText(linked: LinkedData): string {
  return (textOf(linked.article?.articleBody) ?? '').replace(/\s*\n\s*/g, '\n\n');
}

function isFurniture(element: Element, prose: ProseShare, maxNamedShare: number): boolean {
  const claim = furnitureClaim(element);
  if (claim === 'no' || claim === 'never') return false;
  return prose.of(element) < (claim === 'named' ? maxNamedShare : MAX_CERTAIN_SHARE);
}
