/** The template test's evidence: short places where two alike texts state other numbers or names. The judgement is in `compare`. */
import type { Slot } from '../records/similarity.ts';
import type { Alignment, Difference, Gap } from './align.ts';
import type { FactWord } from './facts.ts';
import { otherFacts } from './facts.ts';
import { isCapital, smallWords } from './names.ts';
import type { ShingledText } from './shingled-text.ts';

/** A longer passage is prose of its own, not the filling of a form. */
const MAX_SLOT_WORDS = 12;
/** Between shared words, so short a gap is one place of a form even if nothing in it is the same. */
const MAX_INNER_WORDS = 16;
/** Else a gap is a form's own when a third of it is the same, in order: two sentences about anything share a sixth. */
const FORM_SHARE = 1 / 3;
/** A correction mends one thing in one place; a place that states three others was filled in anew, and counts twice. */
const FACTS_OF_TWO = 3;
/** Page numbers stand at least this far apart; the dates of a list do not. */
const PAGE_WORDS = 100;
/** A cover sheet or two. */
const MAX_PAGE_SHIFT = 2;

interface Texts {
  readonly fresh: ShingledText;
  readonly known: ShingledText;
}

/** The slots of two texts, in order; a place that was filled in anew with several facts stands twice. */
export function findSlots(texts: Texts, { gaps }: Alignment): Slot[] {
  const isSmall = smallLetters(texts);
  const told = (place: Difference): number =>
    otherFacts(wordsOf(texts.fresh, place.fresh, isSmall), wordsOf(texts.known, place.known, isSmall));
  const places: Difference[] = [];
  for (const gap of gaps.filter(isOfForm)) {
    const slots = gap.differences.filter((place) => isShort(place, MAX_SLOT_WORDS) && told(place) > 0);
    places.push(...slots);
    if (slots.length < 2 && told(gap) >= FACTS_OF_TWO) places.push(...(slots.length === 0 ? [gap, gap] : [gap]));
  }
  return withoutPageNumbers(places, texts).map((place) => ({
    fresh: shownWords(texts.fresh, place.fresh),
    known: shownWords(texts.known, place.known),
  }));
}

function shownWords({ words }: ShingledText, [from, to]: readonly [number, number]): string {
  return words.shown.slice(words.starts[from], words.ends[to - 1]);
}

function isOfForm(gap: Gap): boolean {
  const shorter = Math.min(gap.fresh[1] - gap.fresh[0], gap.known[1] - gap.known[0]);
  return (gap.isInner && isShort(gap, MAX_INNER_WORDS)) || gap.matched >= FORM_SHARE * shorter;
}

function isShort({ fresh, known }: Difference, words: number): boolean {
  return [fresh, known].every(([from, to]) => to - from <= words);
}

function wordsOf(
  text: ShingledText,
  [from, to]: readonly [number, number],
  isSmall: (hash: number) => boolean,
): FactWord[] {
  const { hashes } = text.words;
  return Array.from({ length: to - from }, (_, index) => {
    const shown = shownWords(text, [from + index, from + index + 1]);
    return { shown, isName: isCapital(shown.charCodeAt(0)) && !isSmall(hashes[from + index] as number) };
  });
}

/** Whether a word is met in small letters too, and so is no name; the texts are read only when the first is asked for. */
function smallLetters({ fresh, known }: Texts): (hash: number) => boolean {
  let small: readonly ((hash: number) => boolean)[] | null = null;
  return (hash) => {
    small ??= [smallWords(fresh), smallWords(known)];
    return small.some((isSmall) => isSmall(hash));
  };
}

/** A document with a cover sheet counts its pages otherwise: lone numbers far apart, all off by the same one or two. */
function withoutPageNumbers(places: readonly Difference[], texts: Texts): readonly Difference[] {
  const pages = places.filter((place) =>
    isPageNumber(shownWords(texts.fresh, place.fresh), shownWords(texts.known, place.known)),
  );
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || last === undefined || pages.length < 3) return places;
  const apart = (last.fresh[0] - first.fresh[0]) / (pages.length - 1);
  return apart < PAGE_WORDS ? places : places.filter((place) => !pages.includes(place));
}

function isPageNumber(mine: string, theirs: string): boolean {
  if (!/^\d{1,4}$/.test(mine) || !/^\d{1,4}$/.test(theirs)) return false;
  return Math.abs(Number(mine) - Number(theirs)) <= MAX_PAGE_SHIFT;
}
