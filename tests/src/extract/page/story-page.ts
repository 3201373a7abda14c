/** Small pages of our own writing, put together from a story and the traps around it. */
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { mainText, mainTextCandidates } from '../../../../src/extract/page/main-text.ts';
import type { MainTextOptions } from '../../../../src/extract/page/main-text.ts';
import type { WeighedCandidate } from '../../../../src/extract/page/text-arbiter.ts';
import { readLinkedData } from '../../../../src/extract/page/json-ld.ts';

const SUBJECTS = ['The clerk', 'A ferryman', 'The harbour board', 'One councillor', 'The lock keeper', 'A neighbour'];
const VERBS = ['said that the bridge would open', 'asked for a later boat', 'doubted the new timetable'];

/** Sentences that differ: "The clerk said that the bridge would open on day 3, and the meeting took note of it." */
export function sentence(number: number): string {
  const subject = SUBJECTS[number % SUBJECTS.length] ?? '';
  return `${subject} ${VERBS[number % VERBS.length] ?? ''} on day ${number}, and the meeting took note of it.`;
}

export const paragraphs = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `${sentence(from + index)} ${sentence(from + index + 100)}`);

export const tagged = (texts: readonly string[], open = '<p>'): string =>
  texts.map((text) => `${open}${text}</p>`).join('\n');

const options = (more: Partial<MainTextOptions>): MainTextOptions => ({
  headline: 'Bridge to open',
  roots: [],
  linked: readLinkedData([], { uri: null, title: null }),
  ...more,
});

export const textOf = (html: string, more: Partial<MainTextOptions> = {}): string =>
  mainText(loadMarkup(html), options(more))?.value ?? '';

export const ruleOf = (html: string, more: Partial<MainTextOptions> = {}): string | undefined =>
  mainText(loadMarkup(html), options(more))?.rule;

export const candidatesOf = (html: string, more: Partial<MainTextOptions> = {}): WeighedCandidate[] =>
  mainTextCandidates(loadMarkup(html), options(more));
