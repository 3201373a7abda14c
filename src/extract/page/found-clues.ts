/** Clues as the walk through a page finds them, before it is known where the headline stands; and how many are kept of each kind. */
import type { AnyNode, Element } from 'domhandler';
import type { Credit, DatedPlace, PageClues } from './page-clues.ts';

/** More of a kind than this tell nothing new. */
const MAX_EACH = 60;
const MAX_DATED = 300;
/** A longer text may speak of a day; it does not state the day of the page. */
export const MAX_DATE_CHARS = 200;

export interface Found extends PageClues {
  readonly metas: Map<string, string[]>;
  readonly jsonLd: string[];
  title: string | undefined;
  canonical: string | undefined;
  language: string | undefined;
  readonly h1: Element[];
  headings: { element: Element; at: number; line: string }[];
  readonly holders: Set<AnyNode>;
  proseAt: number | undefined;
  readonly itemprops: Map<string, Element[]>;
  readonly bylines: Element[];
  readonly credits: Credit[];
  readonly notices: Credit[];
  readonly dated: DatedPlace[];
  /** Letters seen so far. */
  at: number;
  /** Elements named as parts that speak of other stories. */
  readonly elsewhere: Set<AnyNode>;
  /** Elements named as columns beside the story. */
  readonly beside: Set<AnyNode>;
}

export function nothingFound(): Found {
  return {
    metas: new Map(),
    jsonLd: [],
    title: undefined,
    canonical: undefined,
    language: undefined,
    h1: [],
    headings: [],
    holders: new Set(),
    proseAt: undefined,
    itemprops: new Map(),
    bylines: [],
    credits: [],
    notices: [],
    dated: [],
    at: 0,
    elsewhere: new Set(),
    beside: new Set(),
  };
}

export function keep<T>(list: T[], item: T): void {
  if (list.length < MAX_EACH) list.push(item);
}

/** Most pages that list more days than this are calendars. */
export function keepDated(found: Found, place: DatedPlace): void {
  if (found.dated.length < MAX_DATED && found.dated.at(-1)?.element !== place.element) found.dated.push(place);
}
