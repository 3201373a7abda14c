/** Which of two copies stands for all: the one nearest to where the text was written. Not whether they are copies. */
import { namesAgency } from '../records/agencies.ts';
import type { Origin } from '../records/verdict.ts';

/** Where a credit stands. */
const CREDIT_LENGTH = 400;
/** The fuller one says this much more; less is furniture. */
const FULLER = 1.25;

/** True when `fresh` should stand for the text rather than `known`. Steady: never true both ways. */
export function betterOrigin(fresh: Origin, known: Origin): boolean {
  // A page says what its parts are; a printout shows them.
  if ((fresh.isPrintout === true) !== (known.isPrintout === true)) return known.isPrintout === true;
  const [mine, theirs] = [fresh.text.length, known.text.length];
  if (mine > FULLER * theirs) return true;
  if (theirs > FULLER * mine) return false;
  const [isMineCredited, isTheirsCredited] = [isCredited(fresh.text), isCredited(known.text)];
  if (isMineCredited !== isTheirsCredited) return isMineCredited;
  return isEarlier(fresh.datePublished ?? null, known.datePublished ?? null);
}

function isCredited(text: string): boolean {
  return namesAgency(text.slice(0, CREDIT_LENGTH)) || namesAgency(text.slice(-CREDIT_LENGTH));
}

function isEarlier(mine: string | null, theirs: string | null): boolean {
  if (mine === null || theirs === null) return false;
  // A date without a time may be any time of that day.
  const length = Math.min(mine.length, theirs.length);
  return length === 10 ? mine.slice(0, 10) < theirs.slice(0, 10) : Date.parse(mine) < Date.parse(theirs);
}
