/** Whether two headlines may stand over one text. Says nothing by itself: a hundred weather reports have one headline. */
import { normalisedWords } from './content-hash.ts';
import { scanOnce } from './scan-words.ts';
import type { ShingledText } from './shingled-text.ts';
import { placeOf } from './shingled-text.ts';
import { shingleCount, shinglesOnce } from './shingles.ts';

/** Shorter words (`the`, `in`, `over`) stand over everything. */
const MIN_LETTERS = 4;
/** Longer ones that do so too. */
const TELLS_NOTHING = new Set(
  'about after again amid before could from have here into just more most much only over says should some than that their them then there these they this those under until what when where which while will with would your'.split(
    ' ',
  ),
);
/** Papers rewrite headlines, but the thing itself keeps its name: two in five of the fewer telling words stay. */
const KINDRED_SHARE = 0.4;
/** A headline of so many words that stand in the text in a row is taken from it. */
const MIN_QUOTED_WORDS = 5;
/** Fewer words do, if so many of them tell something. */
const MIN_TELLING_WORDS = 3;

/** A headline in normal form, the text under it, and where it stands. */
export interface Headed {
  readonly headline: string | null;
  /** The host it stands on; null when it is not known. */
  readonly site: string | null;
  readonly body: ShingledText;
}

/** The words of a headline; null where there are none. */
export function normalHeadline(headline: string | null | undefined): string | null {
  const words = normalisedWords(headline ?? '');
  return words === '' ? null : words;
}

/** How much two headlines say for one text under both. */
export type Kinship =
  /** One is not known. */
  | 'unknown'
  /** They share no telling word to speak of. */
  | 'strange'
  /** They share their telling words. */
  | 'kindred'
  /** One is a sentence of the other's text, or the whole of it stands in the other. */
  | 'taken'
  | 'same';

export function kinship(one: Headed, other: Headed): Kinship {
  if (one.headline === null || other.headline === null) return 'unknown';
  if (one.headline === other.headline) return 'same';
  if (isTakenFrom(one.headline, other.body) || isTakenFrom(other.headline, one.body)) return 'taken';
  if (isPartOf(one.headline, other.headline) || isPartOf(other.headline, one.headline)) return 'taken';
  const [mine, theirs] = [tellingWords(one.headline), tellingWords(other.headline)];
  const fewer = Math.min(mine.size, theirs.size);
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return fewer > 0 && shared >= KINDRED_SHARE * fewer ? 'kindred' : 'strange';
}

function isTakenFrom(headline: string, text: ShingledText): boolean {
  const words = scanOnce(headline);
  if (words.count < MIN_QUOTED_WORDS) return false;
  const shingles = shinglesOnce(words);
  for (let at = shingleCount(words.count) - 1; at >= 0; at -= 1)
    if (placeOf(text, shingles[at] as number) >= 0) return true;
  return false;
}

/** A paper puts a place, a series or a quotation before the headline that it was sent, and writes "man s" for "man's". */
function isPartOf(headline: string, longer: string): boolean {
  const words = headline.split(' ');
  const isLong = words.length >= MIN_QUOTED_WORDS || words.filter(isTelling).length >= MIN_TELLING_WORDS;
  return isLong && lettersOf(longer).includes(lettersOf(headline));
}

function lettersOf(headline: string): string {
  return headline.replaceAll(' ', '');
}

function tellingWords(headline: string): Set<string> {
  const words = headline.split(' ');
  const telling = words.filter(isTelling);
  return new Set(telling.length > 0 ? telling : words);
}

function isTelling(word: string): boolean {
  return (word.length >= MIN_LETTERS && !TELLS_NOTHING.has(word)) || /\d/.test(word);
}
