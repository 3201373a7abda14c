/** The looks at a page's text, each a way of its own to a candidate. Which of them is the text, the arbiter says. */
import type { AnyNode, Element } from 'domhandler';
import { joinBlocks } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { bodyBlocks } from './body-element.ts';
import { readHydration } from './hydration-data.ts';
import { textOf } from './json-ld.ts';
import type { LinkedData } from './json-ld.ts';
import { readOutline, withoutFurniture } from './page-outline.ts';
import type { PageOutline } from './page-outline.ts';
import { signsOf } from './prose-score.ts';
import type { BlockSigns } from './prose-score.ts';
import { findStandfirst } from './standfirst.ts';
import { toldParagraphs } from './told-paragraphs.ts';
import { trimBlocks } from './trim-blocks.ts';

export interface PageToRead {
  readonly roots: readonly AnyNode[];
  /** The page's headline, which is not repeated in the text. */
  readonly headline: string | null;
  /** What the page says of itself in its metadata. */
  readonly descriptions: readonly string[];
  readonly linked: LinkedData;
}

/** A block of a candidate: with its element where it was read from the page, without one where the page only told it. */
export type TextBlock = Block & { readonly signs: BlockSigns };

export interface TextCandidate {
  readonly rule: string;
  readonly blocks: readonly TextBlock[];
  readonly value: string;
}

/** Less than this without a sentence is an empty shell. */
const MIN_LISTING_CHARS = 80;

export function selectedText(page: PageToRead, chosen: readonly Element[]): TextCandidate | null {
  if (chosen.length === 0) return null;
  return candidate('selector.body', trimBlocks(withoutFurniture(readOutline(chosen, true), 'named'), page.headline));
}

/** The body by its prose. With `trust` "certain" no class name is believed: the recall-minded second look. */
export function bodyText(page: PageToRead, outline: PageOutline, trust: 'named' | 'certain'): TextCandidate | null {
  const body = trimBlocks(bodyBlocks(withoutFurniture(outline, trust)), page.headline);
  const standfirst = body[0] ? findStandfirst(withoutFurniture(outline, 'certain'), body[0], page) : null;
  const rule = trust === 'named' ? 'heuristic.body' : 'heuristic.body-any-name';
  return candidate(rule, standfirst ? [standfirst, ...body] : body);
}

/** A page without a sentence, such as a list of links or figures, is read whole but for its certain furniture. */
export function everyText(outline: PageOutline): TextCandidate | null {
  const blocks = outline.blocks.filter(({ region }) => region?.claim.isCertain !== true);
  const found = candidate('heuristic.all-blocks', blocks);
  return found === null || found.value.length < MIN_LISTING_CHARS ? null : found;
}

/** JSON-LD `articleBody`: its line breaks are paragraphs. */
export function linkedText({ linked }: PageToRead): TextCandidate | null {
  const body = textOf(linked.article?.articleBody) ?? '';
  return candidate('json-ld.articleBody', toldBlocks(body.split('\n')));
}

/** What the page's scripts would show. */
export function hydratedText({ roots }: PageToRead): TextCandidate | null {
  return candidate(
    'hydration.paragraphs',
    toldBlocks(toldParagraphs(readHydration(roots)).flatMap((text) => text.split('\n'))),
  );
}

function toldBlocks(paragraphs: readonly string[]): TextBlock[] {
  return paragraphs
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const block: Block = { kind: 'paragraph', text, linkChars: 0, element: null };
      return { ...block, signs: signsOf(block) };
    });
}

function candidate(rule: string, blocks: readonly TextBlock[]): TextCandidate | null {
  const value = joinBlocks(blocks);
  return value === '' ? null : { rule, blocks, value };
}
