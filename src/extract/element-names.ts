/** What an element is named, in words; what follows from names is told once for all elements that share them. What it means is for others to say. */
import type { Element } from 'domhandler';
import { remembered } from './remembered.ts';

/** The names as the page has them. */
export interface GivenNames {
  readonly classes: string;
  /** Its id and its names for tests. */
  readonly others: string;
}

interface Names {
  readonly words: string;
  readonly given: GivenNames;
  /** By teller: see `toldByNames`. */
  readonly told: unknown[];
}

const NAMELESS: Names = { words: '', given: { classes: '', others: '' }, told: [] };
let tellers = 0;

/** Class names, id and test ids of an element as lower-case words between blanks: `RelatedLinks__list` is ` related links list `. */
export function namesOf(element: Element): string {
  return knownNames(element).words;
}

/** A question about names that is asked of every element. Example: `const isDated = toldByNames((words) => DATE_NAME.test(words))`. */
export function toldByNames<T>(tell: (words: string, given: GivenNames) => T): (element: Element) => T {
  const at = (tellers += 1);
  return (element) => {
    const { words, given, told } = knownNames(element);
    if (told[at] === undefined) told[at] = tell(words, given);
    return told[at] as T;
  };
}

export function wordsOf({ classes, others }: GivenNames): string {
  const apart = `${classes} ${others}`
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ');
  return apart === ' ' ? '' : ` ${apart.trim()} `;
}

function knownNames({ attribs }: Element): Names {
  const { class: classes = '', id = '' } = attribs;
  const test = attribs['data-testid'] ?? attribs['data-component'] ?? '';
  if (id !== '' || test !== '') return byText(`${classes.slice(0, 400)}\0${id.slice(0, 100)} ${test.slice(0, 100)}`);
  return classes === '' ? NAMELESS : byText(classes.slice(0, 400));
}

const byText = remembered((text): Names => {
  const end = text.indexOf('\0');
  const given = end < 0 ? { classes: text, others: '' } : { classes: text.slice(0, end), others: text.slice(end + 1) };
  return { words: wordsOf(given), given, told: [] };
});
