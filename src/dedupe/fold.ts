/** What each sign is to the words of a text: a break between words, nothing, or a letter in its one small form. */

/** What a code unit may be, besides the code unit that it folds to. */
export const UNKNOWN = 0;
export const BREAK = 1;
const DROPPED = 2;
/** Folds into several signs, or together with its neighbours: the text is put into normal form first. */
export const JOINED = 3;
export const LARGEST_MARK = JOINED;

const LETTER = /[\p{L}\p{N}]/u;
/** Apostrophes and signs without width: `council’s` is one word. */
const NO_WIDTH = /[\u00ad\u200b-\u200d\u2060\ufeff'’‘]/;
/** Signs that join the one before or after them: combining marks and the parts of Korean syllables. */
const JOINS = /[\p{M}\u1100-\u11ff]/u;
/** Choose how an emoji is drawn, and join nothing. */
const STYLE = /[\ufe00-\ufe0f]/;

/** What each code unit is; `learn` where the table says UNKNOWN. Learnt sign by sign, for all would cost every start a tenth of a second. */
export type Folds = Uint16Array;

/** For texts as they come, and for texts in normal form and small letters. */
export const rawFolds: Folds = new Uint16Array(0x10000);
export const normalFolds: Folds = new Uint16Array(0x10000);

/** What the code unit at a place is; halves of a pair are asked for each time, for they mean nothing alone. */
export function learn(text: string, at: number, folds: Folds): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return foldHalf(text, at, folds);
  const sign = String.fromCharCode(unit);
  const folded = folds === rawFolds ? rawFold(sign) : normalFold(sign);
  folds[unit] = folded;
  return folded;
}

function foldHalf(text: string, at: number, folds: Folds): number {
  const unit = text.charCodeAt(at);
  const isSecond = unit >= 0xdc00 && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  // The whole pair; a half that stands alone is its own sign, and no letter.
  const sign = String.fromCodePoint(text.codePointAt(isSecond ? at - 1 : at) ?? unit);
  if (folds !== rawFolds) return LETTER.test(sign) ? unit : BREAK;
  // A half alone may come to stand beside its other half when what is between them is dropped.
  return sign.length === 1 || LETTER.test(sign.normalize('NFKC')) || JOINS.test(sign) ? JOINED : BREAK;
}

function rawFold(sign: string): number {
  if (NO_WIDTH.test(sign)) return DROPPED;
  if (STYLE.test(sign)) return BREAK;
  // The one letter whose small form depends on its place in the word.
  if (JOINS.test(sign) || sign === 'Σ') return JOINED;
  const normal = sign.normalize('NFKC');
  if (NO_WIDTH.test(normal) || JOINS.test(normal)) return JOINED;
  const folded = normal.toLowerCase();
  if (!LETTER.test(folded)) return BREAK;
  return folded.length === 1 ? folded.charCodeAt(0) : JOINED;
}

function normalFold(sign: string): number {
  if (NO_WIDTH.test(sign)) return DROPPED;
  return LETTER.test(sign) ? sign.charCodeAt(0) : BREAK;
}
