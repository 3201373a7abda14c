/** Finds the standfirst: the sentence or two between a headline and its story, which pages set apart from the body. */
import type { Element } from 'domhandler';
import { namesOf } from '../element-names.ts';
import { isFurnitureLine } from '../text/furniture-lines.ts';
import type { OutlineBlock } from './page-outline.ts';
import { plainWords } from '../../records/plain-words.ts';

interface StandfirstClues {
  readonly headline: string | null;
  /** The page's descriptions of itself: a standfirst often says the same. */
  readonly descriptions: readonly string[];
}

const NAMED =
  / (?:dek|deck|standfirst|stand first|sub ?head|sub ?heads|sub ?headline|sub ?heading|sub ?hed|sub ?line|sub ?title|strap ?line|lede|lead in|leadin|excerpt|abstract) /;
/** Bylines, dates and captions may lie in a header that is named for its standfirst. */
const NOT_NAMED = / (?:byline|author|date|time|caption|credit|meta|cutline|legend|newsletter|related) /;
const MIN_WORDS = 4;
const MAX_CHARS = 600;
/** Between a headline and the story lie a byline, a date, sharing and a picture. */
const MAX_BLOCKS_BETWEEN = 30;
/** So many characters tell whether two texts begin the same. */
const SAME_CHARS = 40;

/** The block that is the standfirst of the body which begins with `first`; null when there is none, or when the body has it already. */
export function findStandfirst(
  blocks: readonly OutlineBlock[],
  first: OutlineBlock,
  clues: StandfirstClues,
): OutlineBlock | null {
  const descriptions = clues.descriptions.map(plainWords).filter((text) => text.length >= SAME_CHARS / 2);
  const end = blocks.findIndex(({ at }) => at >= first.at);
  const start = headlineBefore(blocks, end, clues.headline);
  if (start === null) return null;
  for (const block of blocks.slice(start + 1, end)) {
    if (!mayBe(block)) continue;
    const words = plainWords(block.text);
    if (words === plainWords(clues.headline ?? '')) continue;
    if (isNamed(block.element) || descriptions.some((text) => beginsAlike(text, words))) return block;
  }
  return null;
}

/** The place of the headline over the body; null when none is near. A heading that is not the headline may be the site's name. */
function headlineBefore(blocks: readonly OutlineBlock[], end: number, headline: string | null): number | null {
  const from = Math.max(0, end - MAX_BLOCKS_BETWEEN);
  const before = blocks.slice(from, end);
  const title = plainWords(headline ?? '');
  const exact = title === '' ? -1 : before.findIndex((block) => plainWords(block.text) === title);
  const found = exact >= 0 ? exact : before.findLastIndex((block) => block.element?.name === 'h1');
  return found < 0 ? null : from + found;
}

function mayBe({ kind, text, signs }: OutlineBlock): boolean {
  if (kind === 'caption' || kind === 'row' || kind === 'item' || kind === 'pre') return false;
  if (signs.words < MIN_WORDS || text.length > MAX_CHARS || signs.linkShare > 0.4) return false;
  return !isFurnitureLine(text);
}

function isNamed(element: Element | null): boolean {
  if (element === null) return false;
  const own = namesOf(element);
  if (NOT_NAMED.test(own)) return false;
  if (NAMED.test(own)) return true;
  const { parent } = element;
  const around = parent && 'attribs' in parent ? namesOf(parent) : '';
  return NAMED.test(around) && !NOT_NAMED.test(around);
}

function beginsAlike(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, SAME_CHARS);
  return length >= SAME_CHARS / 2 && a.slice(0, length) === b.slice(0, length);
}
