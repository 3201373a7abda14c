/** The lines of bare text, each with what it looks like; where a story begins and ends is not decided here. */
import { isDateLine } from './date-text.ts';
import { furnitureKind } from './furniture-lines.ts';
import type { FurnitureKind } from './furniture-lines.ts';

export interface TextLine {
  readonly text: string;
  readonly kind: 'prose' | 'item' | 'short' | 'byline' | 'date' | 'furniture';
  readonly furniture: FurnitureKind | null;
  readonly words: number;
}

/** Ends a sentence or introduces what follows. */
const SENTENCE_END = /[.!?…:;]["'”’)\]]{0,3}$/;
const ITEM = /^(?:[-–—•*·▪◦●‣]\s+|\(?\d{1,2}[.)]\s+)\S/;
const CREDIT =
  /^(?:(?:first |originally )?(?:published|posted|written|reported|words|story|report|exclusive|text|article) by|by)[:\s]+(?=\p{Lu})/iu;
const ROLE = '(?:reporter|correspondent|editor|writer|journalist|columnist|ldrs)';
/** "Rebecca Curley, Local Democracy Reporter", "Jane Roe - Senior Reporter". */
const SIGNED = new RegExp(
  `^(?:\\p{Lu}[\\p{L}.'’-]{0,30} ){1,3}\\p{Lu}[\\p{L}.'’-]{1,30}(?:,| -| –| \\|)? (?:[\\p{L}&'’-]{1,20} ){0,4}${ROLE}$`,
  'iu',
);
/** A line ending in one of these was broken by its width. */
const OPEN_END = /[,\p{L}]-$|,$|\s(?:a|an|the|and|or|of|to|in|on|at|by|for|with|from|as|that|which|their|its)$/u;

/** A line of at least this length may have been broken by its width. */
const FULL_LINE_CHARS = 40;
/** Unpunctuated lines with this many words are prose that lost its stop. */
const LONG_WORDS = 26;
const MAX_LINES = 20_000;

/** Splits text into lines; a line broken in mid-sentence stays one, with its line break inside. */
export function readLines(text: string): TextLine[] {
  const whole: string[] = [];
  let blanks = 0;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029]/).slice(0, MAX_LINES)) {
    const line = raw
      .replace(/[\u200b\ufeff\u00ad]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (line === '') {
      blanks += 1;
      continue;
    }
    const before = whole.at(-1);
    if (before !== undefined && isContinued(before, line, blanks)) whole[whole.length - 1] = `${before}\n${line}`;
    else whole.push(line);
    blanks = 0;
  }
  return whole.map(classify);
}

function isContinued(before: string, line: string, blanks: number): boolean {
  const last = before.slice(before.lastIndexOf('\n') + 1);
  if (blanks > 1 || last.length < FULL_LINE_CHARS || SENTENCE_END.test(last) || ITEM.test(line)) return false;
  if (/^\p{Ll}/u.test(line)) return furnitureKind(line) === null && furnitureKind(last) === null;
  return blanks === 0 && OPEN_END.test(last);
}

function classify(text: string): TextLine {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const line = (kind: TextLine['kind'], furniture: FurnitureKind | null = null): TextLine => ({
    text,
    kind,
    furniture,
    words,
  });
  if (isByline(text, words)) return line('byline');
  if (isDateLine(text)) return line('date');
  const furniture = furnitureKind(text);
  if (furniture) return line('furniture', furniture);
  if (words === 0) return line('furniture', 'inline');
  if (ITEM.test(text)) return line('item');
  return line((SENTENCE_END.test(text) && words >= 3) || words >= LONG_WORDS ? 'prose' : 'short');
}

function isByline(text: string, words: number): boolean {
  if (text.length > 160 || words > 24) return false;
  if (SIGNED.test(text)) return true;
  const credit = CREDIT.exec(text);
  if (!credit) return false;
  // "By Friday the council had agreed." is a sentence: a byline is names, a role, a time.
  const rest = text.slice(credit[0].length);
  return /^by/i.test(credit[0])
    ? !/[a-z]{2,}\.$/.test(rest) &&
        words <= 16 &&
        !/\s(?:the|had|was|were|has|have|is|are|will|would|said)\s/.test(rest)
    : true;
}
