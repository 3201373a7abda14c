/** A running list of people in parts: a name or an office each. What each part is, is told elsewhere. */
import { isTitle } from './meeting-person-words.ts';

export interface Part {
  readonly words: string;
  /** What parts it from the words before: ", ", "; ", " and ". */
  readonly joint: string;
}

const MAX_BRACKET_CHARS = 200;

/** Commas, semicolons and a last "and" part names, and so do a second title and the border of a cell; brackets hold together. */
export function partsOf(line: string): Part[] {
  const parts: Part[] = [];
  let joint = '';
  let begin = 0;
  let hold = 0;
  const cut = (end: number, next: string, skip: number): void => {
    for (const words of splitAtTitles(line.slice(begin, end).trim())) {
      parts.push({ words, joint });
      joint = ', ';
    }
    joint = next;
    begin = end + skip;
  };
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (character === '(' || character === '[') hold = Math.max(hold, closing(line, at));
    if (at < hold) continue;
    if (character === ',' || character === '|') cut(at, ', ', 1);
    else if (character === ';') cut(at, '; ', 1);
    else if (character === ' ') {
      const and = AND.exec(line.slice(at, at + 30));
      if (and !== null) cut(at, line[at - 1] === ';' ? '; ' : and[0], and[0].length);
    }
  }
  cut(line.length, '', 0);
  return parts.filter(({ words }) => words !== '');
}

const AND = /^ (?:and|a|ac|&|together with|as well as|plus) (?=(?:the )?[\p{Lu}(])/u;

/** Where the bracket that opens here ends; one that stays open holds nothing together. */
function closing(line: string, from: number): number {
  let depth = 0;
  for (let at = from; at < Math.min(line.length, from + MAX_BRACKET_CHARS); at += 1) {
    const character = line[at] ?? '';
    if (character === '(' || character === '[') depth += 1;
    if (character === ')' || character === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return from;
}

/** Two names in one line of a table of two columns have only their titles between them. */
function splitAtTitles(words: string): string[] {
  const names: string[] = [];
  let begin = 0;
  for (const { index } of words.matchAll(NEXT_TITLE)) {
    const before = words.slice(begin, index);
    const last = before.slice(before.lastIndexOf(' ') + 1);
    const isName =
      /^\p{Lu}[\p{L}.'’-]*[\p{L}.]$|[)\]*.]$/u.test(last) && !isTitle(last) && !TIER.test(last) && !OPENS.test(before);
    if (!isName) continue;
    names.push(before);
    begin = index + 1;
  }
  names.push(words.slice(begin));
  return names;
}

const NEXT_TITLE = /(?<=[\p{L}.)\]*’'-]) (?=(?:Cllr|Councillor|Cynghorydd|Mr|Mrs|Ms|Miss|Alderman|Dr)\.? \p{Lu})/gu;
const TIER = /^(?:Parish|Town|Community|County|Borough|District|City|Ward|Unitary|Mayor|Leader|Chair\w*|Deputy)$/;
const OPENS = /[([][^)\]]*$/;
