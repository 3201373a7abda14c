/** Everything in a page that may speak for a field, gathered in one walk. Not yet weighed: the ladders do that. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { rootsOf } from '../markup.ts';
import { walk } from '../walk.ts';
import { noteElement } from './element-clues.ts';
import { nothingFound } from './found-clues.ts';
import { ownClues } from './own-clues.ts';
import { noteText } from './text-clues.ts';

/** A day that the page shows, and where. */
export interface DatedPlace {
  readonly element: Element;
  /** What states the day: an attribute for machines, or the text. */
  readonly value: string;
  readonly kind: 'time' | 'named' | 'text';
  /** How many letters of the page stand before it. */
  readonly at: number;
}

/** A short line that says who something is by, and where. */
export interface Credit {
  readonly line: string;
  readonly element: Element;
  readonly at: number;
}

export interface PageClues {
  /** Contents of `<meta>` by lower-case name, property or itemprop, in document order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly title: string | undefined;
  readonly canonical: string | undefined;
  readonly language: string | undefined;
  readonly h1: readonly Element[];
  /** Where the headline may stand: headings whose words the title has, or every `h1` when there is none. */
  readonly headings: readonly { readonly element: Element; readonly at: number; readonly line: string }[];
  /** Every element that a headline stands in. */
  readonly holders: ReadonlySet<AnyNode>;
  /** How many letters stand before the first long paragraph. */
  readonly proseAt: number | undefined;
  readonly itemprops: ReadonlyMap<string, readonly Element[]>;
  /** `rel=author` and elements named byline or author, outermost first. */
  readonly bylines: readonly Element[];
  /** Short lines that begin with "By", as they stand. */
  readonly credits: readonly Credit[];
  /** Short texts that say where the story first appeared, or that an agency holds it. */
  readonly notices: readonly Credit[];
  /** Every place that states a day: time elements, elements named date or published, short texts. */
  readonly dated: readonly DatedPlace[];
}

export function gatherClues($: CheerioAPI): PageClues {
  const found = nothingFound();
  walk(rootsOf($), {
    enter: (node) => {
      if (isText(node)) noteText(found, node);
      return !isTag(node) || noteElement(found, node);
    },
  });
  return ownClues(found);
}
