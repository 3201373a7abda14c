/** How far a record can be trusted to hold what the page was published for: a score with its reasons. Decides nothing. */
import type { DraftRecord, Quality, QualityReason } from '../records/document.ts';

/** What is left of the score when a reason holds. Alone, "short" and "no sentences" are no disgrace; together they are an empty shell. */
const REMAINS: Readonly<Record<QualityReason, number>> = {
  short: 0.5,
  'no sentences': 0.5,
  'mostly links': 0.5,
  'garbled text': 0.3,
  'paywall stub': 0.2,
  'soft 404': 0.1,
  'consent page': 0.1,
  'challenge page': 0.1,
  'recognised text': 0.8,
};

/** What is judged: a longer text is no stub, and garbled from the start if at all. */
const MAX_CHARS = 12_000;
/** A notice of a closed road says more. */
const SHORT_WORDS = 25;
/** A stub that ends at the wall; a whole article says more. */
const STUB_WORDS = 200;
/** So little of an article that is not free is its beginning; many papers call all their pages not free. */
const CLOSED_WORDS = 80;
const CONSENT_WORDS = 1_500;
/** Words about consent among all: a privacy notice has half as many, and no buttons. */
const CONSENT_SHARE = 0.03;
const GARBLED_SHARE = 0.02;
const SENTENCE_WORDS = 6;

const SENTENCE_END = /[.!?…]["'”’)\]»]{0,3}$/;
const WALL =
  /\b(?:subscribe(?:rs?)?|subscription|sign (?:in|up)|log ?in|register(?:ed)?|free trial|unlimited access|(?:continue|keep) reading|read the (?:full|rest of the|whole) (?:story|article)|(?:article|story|content) is (?:for|only available|exclusive|reserved))\b/gi;
const CONSENT =
  /\b(?:cookies?|consent|legitimate interests?|personal data|privacy|partners|vendors?|advertising|preferences|tracking)\b/gi;
const CONSENT_BUTTON =
  /\b(?:(?:accept|reject|agree|allow|decline) (?:all|and)|manage (?:options|preferences|settings|choices|cookies)|continue without (?:accepting|agreeing)|store and\/or access|we and our (?:\d+ )?(?:partners|vendors))\b/i;
/** What bytes in a wrong encoding leave: replacement characters, controls, UTF-8 read as Latin letters. */
const GARBLED = /[\ufffd\u0080-\u009f]|[ÃÂâ][\u0080-\u00bf€]/g;

export interface Judged extends Pick<DraftRecord, 'type' | 'text' | 'isAccessibleForFree'> {
  /** What the reader of the page saw against it. */
  readonly doubts: readonly QualityReason[];
  /** Lists, goods and threads need no sentences. */
  readonly isList: boolean;
}

/** Example: a page that asks for consent is `{ score: 0.1, reasons: ['consent page'] }`. */
export function quality(judged: Judged): Quality {
  const held = new Set<QualityReason>([...judged.doubts, ...reasonsOf(judged)]);
  const reasons = (Object.keys(REMAINS) as QualityReason[]).filter((reason) => held.has(reason));
  const score = reasons.reduce((rest, reason) => rest * REMAINS[reason], 1);
  return { score: Math.round(score * 100) / 100, reasons };
}

function reasonsOf({ type, text, isAccessibleForFree, isList }: Judged): QualityReason[] {
  const start = text.slice(0, MAX_CHARS);
  const words = start.split(/\s+/).length;
  const reasons: QualityReason[] = [];
  if (countOf(GARBLED, start) > words * GARBLED_SHARE) reasons.push('garbled text');
  // What a council or an inspectorate publishes in its own form is short or in tables as it likes.
  if (type !== 'NewsArticle' && type !== 'WebPage') return reasons;
  if (words < SHORT_WORDS) reasons.push('short');
  if (!isList && !start.split('\n').some(isSentence)) reasons.push('no sentences');
  const walls = words < STUB_WORDS ? countOf(WALL, start) : 0;
  const isClosed = isAccessibleForFree === false && (words < CLOSED_WORDS || (words < STUB_WORDS && walls > 0));
  if (isClosed || walls >= 2) reasons.push('paywall stub');
  if (words < CONSENT_WORDS && CONSENT_BUTTON.test(start) && countOf(CONSENT, start) > words * CONSENT_SHARE)
    reasons.push('consent page');
  return reasons;
}

function isSentence(line: string): boolean {
  return SENTENCE_END.test(line.trimEnd()) && line.trim().split(/\s+/, SENTENCE_WORDS).length >= SENTENCE_WORDS;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}
