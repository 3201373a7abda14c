/** The numbers, days and names in a few words, in one spelling each: whether two passages state the same. Knows no meaning. */

/** One word as it is written. */
export interface FactWord {
  readonly shown: string;
  /** Capitalised, and never in small letters in the texts at hand. */
  readonly isName: boolean;
}

const SMALL_NUMBERS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
/** Written after a number: how many noughts stand for them. */
const NOUGHTS: Readonly<Record<string, number>> = { k: 3, thousand: 3, m: 6, mn: 6, million: 6, bn: 9, billion: 9 };

const NUMBER_OF = new Map<string, number>([
  ...SMALL_NUMBERS.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, 10 * (index + 2)]),
  ...ORDINALS.map((word, index): [string, number] => [word, index + 1]),
]);
const MONTH_OF = new Map<string, number>(
  MONTHS.flatMap((word, index): [string, number][] => [
    [word, index + 1],
    [word.slice(0, 3), index + 1],
    [word.slice(0, 4), index + 1],
  ]),
);

/** How many facts of each passage the other does not state; the fewer of the two. 0 where one states none, or the same. */
export function otherFacts(one: readonly FactWord[], other: readonly FactWord[]): number {
  return otherNumbers(numbersIn(one), numbersIn(other)) + otherNames(namesIn(one), namesIn(other));
}

function otherNumbers(mine: readonly string[], theirs: readonly string[]): number {
  // "1,200" and "1200"; "£1.2m" and "£1,200,000".
  if (mine.join('').replace(/0+$/, '') === theirs.join('').replace(/0+$/, '')) return 0;
  // "19 December" and "19 December 2019": the shorter says no other thing.
  return fewerStrangers(mine, theirs, (number, known) => number === known);
}

function otherNames(mine: readonly string[], theirs: readonly string[]): number {
  if (isInitials(mine, theirs) || isInitials(theirs, mine)) return 0;
  return fewerStrangers(mine, theirs, isSameName);
}

function fewerStrangers(
  mine: readonly string[],
  theirs: readonly string[],
  isSame: (one: string, other: string) => boolean,
): number {
  const strangers = (some: readonly string[], among: readonly string[]): number =>
    some.filter((fact) => !among.some((known) => isSame(fact, known))).length;
  return Math.min(strangers(mine, theirs), strangers(theirs, mine));
}

/** Numbers in figures, without noughts in front; days of the week as `d1`, so that they never equal a number. */
function numbersIn(words: readonly FactWord[]): string[] {
  const numbers: string[] = [];
  let isTens = false;
  for (const { shown } of words) {
    const word = shown.toLowerCase();
    const value = NUMBER_OF.get(word);
    const wasTens = isTens;
    isTens = TENS.includes(word);
    const day = DAYS.indexOf(word);
    const noughts = NOUGHTS[word];
    if (value !== undefined && wasTens && value < 10) numbers.push(String(Number(numbers.pop()) + value));
    else if (value !== undefined) numbers.push(String(value));
    else if (MONTH_OF.has(word)) numbers.push(String(MONTH_OF.get(word)));
    else if (day >= 0) numbers.push(`d${day}`);
    else if (noughts !== undefined && numbers.length > 0) numbers.push('0'.repeat(noughts));
    else if (/\d/.test(word)) numbers.push(...figuresIn(word));
  }
  return numbers;
}

/** The figures of `20th`, `9am`, `1m`, `B3283`: letters before them are part of a name, those after say what they count. */
function figuresIn(word: string): string[] {
  const [, before = '', figures = '', after = ''] = /^(\p{L}*)(\d+)(.*)$/u.exec(word) ?? [];
  const number = `${before}${figures.replace(/^0+(?=\d)/, '')}`;
  const noughts = NOUGHTS[after];
  if (noughts !== undefined) return [number, '0'.repeat(noughts)];
  return /^(?:st|nd|rd|th|am|pm|c|f|p|mph|km|kg|g|)$/.test(after) ? [number] : [`${number}${after}`];
}

function namesIn(words: readonly FactWord[]): string[] {
  return words
    .filter(({ shown, isName }) => isName && !/\d/.test(shown))
    .map(({ shown }) => shown.toLowerCase())
    .filter((word) => !NUMBER_OF.has(word) && !MONTH_OF.has(word) && !DAYS.includes(word));
}

/** `MBC` for `Metropolitan Borough Council`. */
function isInitials(short: readonly string[], long: readonly string[]): boolean {
  return short.length === 1 && long.length > 1 && long.map((word) => word[0]).join('') === short[0];
}

/** The same, but for a slip of the pen, British or American spelling, or a contraction such as `Cllr`. */
function isSameName(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short[0] === long[0] && short.length >= 2 && isContraction(short, long)) return true;
  return short.length >= 5 && isOneSlip(short, long);
}

/** `cllr` of `councillor`, `st` of `street`, `program` of `programme`: the last letter stays, or the end alone goes. */
function isContraction(short: string, long: string): boolean {
  if (long.startsWith(short)) return true;
  if (short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** One letter more, less or other, or two neighbours exchanged. */
function isOneSlip(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  const rest = (word: string, skip: number): string => word.slice(from + skip);
  if (long.length > short.length) return rest(short, 0) === rest(long, 1);
  if (rest(short, 1) === rest(long, 1)) return true;
  return short[from] === long[from + 1] && short[from + 1] === long[from] && rest(short, 2) === rest(long, 2);
}
