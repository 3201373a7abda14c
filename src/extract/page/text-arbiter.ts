/** Weighs candidates for a page's text by what can be measured in them, so that it can be said why one was taken. */
import { wordsOf } from '../../records/plain-words.ts';
import type { PageToRead, TextCandidate } from './text-candidates.ts';

interface CandidateSigns {
  readonly words: number;
  /** Share of the words that stand in sentences. */
  readonly sentenceShare: number;
  readonly linkShare: number;
  /** Share of the words of the page's headline and descriptions that the text has too; 1 when the page gives none. */
  readonly agreement: number;
  /** Share of the page's prose; above 1 when the text was told elsewhere. */
  readonly pageShare: number;
}

export interface WeighedCandidate extends TextCandidate {
  readonly signs: CandidateSigns;
  /** Words, made less by links, labels and disagreement, and by how far the way that found them may be trusted. */
  readonly score: number;
}

/** What each look is worth beside the careful one: a text of the second look must be twice as long to be taken for it. */
const TRUST: Readonly<Record<string, number>> = {
  'selector.body': 1,
  'heuristic.body': 1,
  'json-ld.articleBody': 0.6,
  'hydration.paragraphs': 0.5,
  'heuristic.body-any-name': 0.45,
  'heuristic.all-blocks': 0.1,
};
/** A text of this many words, told in sentences, is not questioned if the page tells no longer one. */
const SURE_WORDS = 150;
const SURE_PAGE_SHARE = 0.3;
const SURE_AGREEMENT = 0.6;
const MAX_WORDS_COMPARED = 400;

export function weigh(candidate: TextCandidate, page: PageToRead, pageProse: number): WeighedCandidate {
  const signs = signsOfText(candidate, page, pageProse);
  return {
    ...candidate,
    signs,
    // Asked for only where candidates compete: most pages have one that is sure.
    get score() {
      const quality = (1 - signs.linkShare) * (0.3 + 0.7 * signs.sentenceShare) * (0.6 + 0.4 * signs.agreement);
      return signs.words * quality * (TRUST[candidate.rule] ?? 0.5);
    },
  };
}

/** True when no other look could change the answer for the better: enough sentences, few links, and much of the page's prose. */
export function isSure({ signs }: WeighedCandidate, toldWords: number): boolean {
  return (
    signs.words >= SURE_WORDS &&
    signs.sentenceShare >= 0.5 &&
    signs.linkShare <= 0.3 &&
    (signs.pageShare >= SURE_PAGE_SHARE || signs.agreement >= SURE_AGREEMENT) &&
    toldWords < signs.words * 1.5
  );
}

function signsOfText({ blocks, value }: TextCandidate, page: PageToRead, pageProse: number): CandidateSigns {
  let words = 0;
  let inSentences = 0;
  let linkChars = 0;
  let agreement: number | undefined;
  for (const block of blocks) {
    words += block.signs.words;
    linkChars += block.linkChars;
    if (block.signs.isSentence) inSentences += block.signs.words;
  }
  return {
    words,
    sentenceShare: words === 0 ? 0 : inSentences / words,
    linkShare: value.length === 0 ? 0 : Math.min(1, linkChars / value.length),
    get agreement() {
      return (agreement ??= agreementOf(value, page));
    },
    pageShare: value.length / Math.max(1, pageProse),
  };
}

function agreementOf(value: string, { headline, descriptions }: PageToRead): number {
  const told = wordsOf([headline ?? '', ...descriptions].join(' '))
    .filter((word) => word.length > 3)
    .slice(0, MAX_WORDS_COMPARED);
  if (told.length === 0) return 1;
  const said = new Set(wordsOf(value.slice(0, 200_000)));
  return told.filter((word) => said.has(word)).length / told.length;
}
