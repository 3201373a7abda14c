/** Finds the story among the lines of bare text: its headline, its body, and nothing of the promotions and teasers around it. */
import { plainWords } from '../../records/plain-words.ts';
import { markTeasers } from './teaser-lines.ts';
import type { TextLine } from './text-lines.ts';

export interface Story {
  readonly headline: string | null;
  /** An unpunctuated line under the headline that sums the story up; also the first line of the body. */
  readonly standfirst: string | null;
  readonly body: readonly TextLine[];
  /** Bylines and dates that stand with the story. */
  readonly credits: readonly TextLine[];
}

/** A label such as "News" or a site's name has fewer words than a headline or a standfirst. */
const MIN_HEADLINE_WORDS = 4;
const MIN_STANDFIRST_WORDS = 9;
const MIN_ITEM_WORDS = 7;
/** One sentence: what a foot of titles may say before it is part of the story after all. */
const MAX_FOOT_WORDS = 25;

interface Section {
  readonly start: number;
  readonly end: number;
  readonly words: number;
}

export function findStory(lines: readonly TextLine[], hintTitle: string | null): Story | null {
  const teasers = markTeasers(lines);
  const sections = splitSections(lines, teasers);
  const main = sections.reduce<Section | null>((top, next) => (top && top.words >= next.words ? top : next), null);
  if (!main || main.words === 0) return null;
  const from = extendBack(lines, teasers, sections, main);
  const to = extendForward(lines, teasers, sections, main);
  const kept = lines.slice(from, to).filter((line, index) => line.kind !== 'furniture' && !teasers.has(from + index));
  return arrange(kept, lines.slice(0, from), hintTitle);
}

/** Prose, or a list entry that is more than a label in a menu. */
function speaks(line: TextLine): boolean {
  return line.kind === 'prose' || (line.kind === 'item' && (line.words >= MIN_ITEM_WORDS || /[.;!?]$/.test(line.text)));
}

function splitSections(lines: readonly TextLine[], teasers: ReadonlySet<number>): Section[] {
  const sections: Section[] = [];
  let start = -1;
  let words = 0;
  lines.forEach((line, index) => {
    const isOutside = line.kind === 'furniture' || teasers.has(index);
    if (!isOutside && start < 0) start = index;
    if (!isOutside && speaks(line)) words += line.words;
    if (start >= 0 && (isOutside || index === lines.length - 1)) {
      sections.push({ start, end: isOutside ? index : index + 1, words });
      start = -1;
      words = 0;
    }
  });
  return sections;
}

function extendBack(
  lines: readonly TextLine[],
  teasers: ReadonlySet<number>,
  sections: readonly Section[],
  main: Section,
): number {
  let from = main.start;
  for (let at = sections.indexOf(main) - 1; at >= 0; at -= 1) {
    const before = sections[at];
    if (!before || !isPassable(lines, teasers, before.end, from, ['inline', 'ask'])) break;
    from = before.start;
  }
  return from;
}

function extendForward(
  lines: readonly TextLine[],
  teasers: ReadonlySet<number>,
  sections: readonly Section[],
  main: Section,
): number {
  let to = main.end;
  for (let at = sections.indexOf(main) + 1; at < sections.length; at += 1) {
    const next = sections[at];
    if (!next) break;
    const startsWithProse = lines[next.start]?.kind !== 'short';
    const gapKinds = startsWithProse ? (['inline', 'ask', 'onward'] as const) : (['inline', 'ask'] as const);
    if (next.words === 0 || !isPassable(lines, teasers, to, next.start, gapKinds)) break;
    to = next.end;
  }
  return to;
}

/** May a story go on over these lines? Two calls for clicks in a row are the end of it. */
function isPassable(
  lines: readonly TextLine[],
  teasers: ReadonlySet<number>,
  from: number,
  to: number,
  kinds: readonly string[],
): boolean {
  let calls = 0;
  for (let at = from; at < to; at += 1) {
    const kind = lines[at]?.furniture ?? null;
    if (teasers.has(at) || kind === null || !kinds.includes(kind)) return false;
    if (kind !== 'inline') calls += 1;
  }
  return calls <= 1;
}

function arrange(kept: readonly TextLine[], above: readonly TextLine[], hintTitle: string | null): Story {
  const firstProse = kept.findIndex(speaks);
  const head = kept.slice(0, Math.max(0, firstProse));
  const rest = kept.slice(Math.max(0, firstProse));
  const titles = head.filter((line) => line.kind === 'short');
  const headline =
    chooseHeadline(titles, kept, hintTitle) ?? spokenHeadline(titles, rest) ?? nearestAbove(titles, above);
  const under = headline === null ? [] : titles.slice(titles.findLastIndex((line) => same(line.text, headline)) + 1);
  const standfirst = under.find((line) => line.words >= MIN_STANDFIRST_WORDS) ?? null;
  const story = rest.filter((line, index) => !isRepeat(line, rest[index - 1], headline));
  const body = trimEnd(story.filter((line) => line.kind !== 'byline' && line.kind !== 'date'));
  return {
    headline,
    standfirst: standfirst?.text ?? null,
    body: standfirst ? [standfirst, ...body] : body,
    credits: kept.filter((line) => line.kind === 'byline' || line.kind === 'date'),
  };
}

/** Of the lines over the body: the one that the finding page knew, one that is repeated, else the first that is no label. */
function chooseHeadline(
  titles: readonly TextLine[],
  kept: readonly TextLine[],
  hintTitle: string | null,
): string | null {
  const hinted = hintTitle === null ? undefined : titles.find((line) => same(line.text, hintTitle));
  const repeated = titles.find(
    (line) => line.words >= MIN_HEADLINE_WORDS && kept.filter((other) => same(other.text, line.text)).length > 1,
  );
  const last = titles.at(-1);
  // A menu may stand above; the headline is close to the body.
  const spoken = titles.slice(-3).filter((line) => line.words >= MIN_HEADLINE_WORDS);
  return (hinted ?? repeated ?? spoken[0] ?? last)?.text ?? null;
}

/** A headline may be a question or a shout, and then looks like prose. */
function spokenHeadline(titles: readonly TextLine[], rest: readonly TextLine[]): string | null {
  const first = rest[0];
  if (titles.length > 0 || !first || rest.length < 3) return null;
  return first.words <= 20 && /[?!]["'”’)]{0,2}$/.test(first.text) ? first.text : null;
}

/** The headline again, or a line said twice running. */
function isRepeat(line: TextLine, before: TextLine | undefined, headline: string | null): boolean {
  return (
    (headline !== null && same(line.text, headline)) ||
    (before !== undefined && line.words > 2 && same(line.text, before.text))
  );
}

/** A headline that furniture parts from its story. */
function nearestAbove(titles: readonly TextLine[], above: readonly TextLine[]): string | null {
  if (titles.length > 0) return null;
  return above.slice(-8).findLast((line) => line.kind === 'short' && line.words >= MIN_HEADLINE_WORDS)?.text ?? null;
}

/** Cuts labels and links after the last sentence, and a foot of titles with hardly a sentence under them. */
function trimEnd(lines: readonly TextLine[]): TextLine[] {
  let end = lines.length;
  let after = 0;
  for (let at = lines.length - 1; at > 0 && after <= MAX_FOOT_WORDS; at -= 1) {
    const isPair = lines[at]?.kind === 'short' && lines[at - 1]?.kind === 'short';
    // Three labels in a row are a list that lost its markers.
    if (isPair && lines[at - 2]?.kind !== 'short' && lines[at + 1]?.kind !== 'short') end = at - 1;
    if (lines[at]?.kind !== 'short') after += lines[at]?.words ?? 0;
  }
  const kept = lines.slice(0, Math.max(end, 1));
  let last = kept.length;
  while (last > 1 && isTail(kept[last - 1])) last -= 1;
  // A list of labels that a sentence introduces belongs to it.
  return kept[last - 1]?.text.endsWith(':') ? kept : kept.slice(0, last);
}

function isTail(line: TextLine | undefined): boolean {
  return line?.kind === 'short' || (line?.kind === 'item' && line.words <= 3 && !/[.!?]$/.test(line.text));
}

function same(a: string, b: string): boolean {
  return plainWords(a) === plainWords(b);
}
