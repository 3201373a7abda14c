/** What words say a council's paper is: minutes, agenda, pack, decision, or closed to the public. Where the words stand is not its business. */
import type { MEETING_KINDS } from './document.ts';

type PaperKind = (typeof MEETING_KINDS)[number];

/** Words of a link, a row or a heading; longer ones are a text. */
const MAX_CHARS = 300;

/** What stands where a paper or an item is closed to the public: a note without a link, or a link to the reasons. */
export const RESTRICTED =
  /\bis restricted\b|\brestricted (?:enclosure|document|report|appendix|item|minutes?)\b|\(restricted\)|\bnot for publication\b|\(exempt\)|\bexempt (?:appendix|report|enclosure)\b/i;

/** In this order: a pack says "agenda" too, and the minutes of an agenda's item are its business. */
const KINDS: readonly (readonly [RegExp, PaperKind])[] = [
  [/\b(?:reports? pack|agenda pack|document pack|supplement(?:ary|al)?|late papers)\b/i, 'pack'],
  [/\bminutes?\b|\bcofnodion\b|\bmins\b/i, 'minutes'],
  [/\bagendas?\b|\bnotice of meeting\b|\bsummons\b/i, 'agenda'],
  [/\bdecision (?:notice|record|list|sheet)s?\b|\brecord of decisions?\b/i, 'decision'],
];

/** Null where the words name no kind of paper. */
export function paperKind(words: string): PaperKind | null {
  const line = plainLabel(words);
  return KINDS.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}

const DECISION_TITLE =
  /\bdecision (?:record|notice|sheet|list|summary|form)\b|\brecord of (?:the |an? )?[\w ]{0,30}decisions?\b/i;

/**
 * What a paper of ModernGov is, from its address and title: `documents/g…` are papers of the whole meeting, `documents/b…` are
 * supplements, which hold several. A paper that says nothing is a report.
 */
export function moderngovPaperKind(address: string, title: string): PaperKind {
  const words = `${title} ${plainLabel(address.slice(address.lastIndexOf('/') + 1).replaceAll('-', ' '))}`;
  const isWhole = /(?:^|\/)documents\/g\d+\//i.test(address);
  if (/\bpack\b|\bsupplement|\bpecyn\b|\batodol\b/i.test(words)) return 'pack';
  if (/\bminutes\b|\bcofnodion\b/i.test(words)) return 'minutes';
  if ((isWhole && /\bdecisions?\b|\bpenderfyniad/i.test(words)) || DECISION_TITLE.test(title)) return 'decision';
  if (/\bagenda (?:frontsheet|sheet)\b|^(?:printed )?agenda\b/i.test(title) || (isWhole && /\bagenda\b/i.test(words)))
    return 'agenda';
  return /(?:^|\/)documents\/b\d+\//i.test(address) ? 'pack' : 'report';
}

/** A label on one line, the blanks of file names and addresses made plain. */
export function plainLabel(words: string): string {
  return words
    .slice(0, MAX_CHARS)
    .replace(/%20|[_+]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
