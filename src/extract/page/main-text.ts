/** Finds the text of a page that its readers came for. Not a judge of what kind of page it is. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Element } from 'domhandler';
import type { Field } from '../../records/extraction.ts';
import type { LinkedData } from './json-ld.ts';
import { rootsOf } from '../markup.ts';
import { readOutline } from './page-outline.ts';
import type { PageOutline } from './page-outline.ts';
import { isSure, weigh } from './text-arbiter.ts';
import type { WeighedCandidate } from './text-arbiter.ts';
import { bodyText, everyText, hydratedText, linkedText, selectedText } from './text-candidates.ts';
import type { PageToRead, TextBlock, TextCandidate } from './text-candidates.ts';

export interface MainTextOptions {
  /** The page's headline, which is not repeated in the text. */
  readonly headline: string | null;
  /** Where the source's selectors say that the body is; empty when they say nothing. */
  readonly roots: readonly Element[];
  readonly linked: LinkedData;
  /** What the page says of itself in its metadata. */
  readonly descriptions?: readonly string[];
}

/** The text that was found, with the blocks that it was written from. */
interface MainText extends Field {
  readonly blocks: readonly TextBlock[];
}

/** What the scripts carry is the text of a page that shows less than half of it. */
const MIN_CARRIED = 2;

/** The main text with the rule that found it; null when the page has none. */
export function mainText($: CheerioAPI, options: MainTextOptions): MainText | null {
  const page = pageToRead($, options);
  const selected = selectedText(page, options.roots);
  if (selected) return selected;
  const outline = readOutline(page.roots);
  const careful = weighed(bodyText(page, outline, 'named'), page, outline);
  const told = weighed(linkedText(page), page, outline);
  // What is sure is not compared: most pages are read once.
  if (careful && isSure(careful, told?.signs.words ?? 0)) return careful;
  return best([careful, told, ...lastLooks(page, outline)]);
}

/** Every candidate with what was measured in it, best first: for those who ask why a text was taken. */
export function mainTextCandidates($: CheerioAPI, options: MainTextOptions): WeighedCandidate[] {
  const page = pageToRead($, options);
  const outline = readOutline(page.roots);
  const looks = [selectedText(page, options.roots), bodyText(page, outline, 'named'), linkedText(page)];
  const all = [...looks.map((found) => weighed(found, page, outline)), ...lastLooks(page, outline)];
  const taken = mainText($, options)?.rule;
  return all
    .filter((candidate) => candidate !== null)
    .sort((a, b) => Number(b.rule === taken) - Number(a.rule === taken) || b.score - a.score);
}

function pageToRead($: CheerioAPI, { headline, linked, descriptions = [] }: MainTextOptions): PageToRead {
  return { roots: rootsOf($), headline, linked, descriptions };
}

/** The recall-minded looks, for pages on which the careful one finds little. */
function lastLooks(page: PageToRead, outline: PageOutline): (WeighedCandidate | null)[] {
  const hydrated = hydratedText(page);
  // Where the page shows as much as that, its scripts carry other stories, or labels.
  const isShell = hydrated !== null && hydrated.value.length >= outline.chars * MIN_CARRIED;
  return [
    weighed(bodyText(page, outline, 'certain'), page, outline),
    isShell ? weighed(hydrated, page, outline) : null,
    weighed(everyText(outline), page, outline),
  ];
}

function weighed(found: TextCandidate | null, page: PageToRead, outline: PageOutline): WeighedCandidate | null {
  return found && weigh(found, page, outline.prose);
}

function best(candidates: readonly (WeighedCandidate | null)[]): WeighedCandidate | null {
  return candidates.reduce((top, next) => (next && (!top || next.score > top.score) ? next : top), null);
}
