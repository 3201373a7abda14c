/** What words say a council's paper is: minutes, agenda, pack, decision. Where the words stand is not its business. */
import type { MEETING_KINDS } from './document.ts';

type PaperKind = (typeof MEETING_KINDS)[number];

/** Words of a link, a row or a heading; longer ones are a text. */
const MAX_CHARS = 300;

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

/** A label on one line, the blanks of file names and addresses made plain. */
export function plainLabel(words: string): string {
  return words
    .slice(0, MAX_CHARS)
    .replace(/%20|[_+]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
