/** Why a page was read as it was, as lines for people; the rules of the fields stand with the facts. */
import type { Explanation } from '../src/records/extraction.ts';
import { factLine } from './record-facts.ts';
import { terminalLine } from './terminal-text.ts';

export function explanationLines({ pageType, candidates }: Explanation): string[] {
  return [
    factLine('page type', pageType?.name ?? 'not asked: it is no page, or its source or body rule settles it'),
    ...(pageType?.reasons ?? []).map((reason) => `  ${terminalLine(reason)}`),
    factLine('candidates', candidates.length === 0 ? 'none: only web pages have several' : `${candidates.length}`),
    ...candidates.flatMap(({ rule, isTaken, chars, score, signs }) => [
      `  ${isTaken ? '*' : ' '} ${terminalLine(rule)}: ${score === null ? 'taken for the page type' : `score ${rounded(score)}`}, ${chars} characters`,
      ...(signs === null ? [] : [`      ${signsLine(signs)}`]),
    ]),
  ];
}

/** `sentenceShare 0.94, linkShare 0.02`. */
function signsLine(signs: Readonly<Record<string, number>>): string {
  return Object.entries(signs)
    .map(([name, value]) => `${terminalLine(name)} ${rounded(value)}`)
    .join(', ');
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
