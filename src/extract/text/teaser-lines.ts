/** Finds the teasers of other stories among the lines of bare text: a title, an excerpt, a link to the whole. */
import type { TextLine } from './text-lines.ts';

/** "[...]" and "[…]": a list page has cut the text here. */
const CUT = /(?:\[\s?(?:\.{3}|…)\s?\]|\(\s?(?:\.{3}|…)\s?\))\W{0,3}$/;
const READ_ON =
  /^(?:read (?:more|on|(?:the )?full (?:story|article|report|post))|continue reading|find out more|learn more|view more)\b/i;
/** A teaser is a title and an excerpt. */
const MAX_TEASER_LINES = 4;
const MAX_TEASER_WORDS = 140;

/** True for an excerpt that breaks off: "The judges said that [...]". */
export const isCutShort = (text: string): boolean => CUT.test(text);

/** The indexes of lines that belong to teasers; none when nothing else would be left. */
export function markTeasers(lines: readonly TextLine[]): ReadonlySet<number> {
  const marked = new Set<number>();
  lines.forEach((line, index) => {
    const isCut = isCutShort(line.text);
    if (!isCut && !(line.kind === 'furniture' && READ_ON.test(line.text) && !line.text.includes(': '))) return;
    const start = teaserStart(lines, index, isCut);
    if (start === null || (!isCut && !opensAnother(lines, index))) return;
    for (let at = start; at <= index; at += 1) marked.add(at);
  });
  // A page that is all teasers is better read whole than not at all.
  const left = lines.some((line, index) => line.kind === 'prose' && !marked.has(index));
  return left ? marked : new Set();
}

function teaserStart(lines: readonly TextLine[], end: number, isCut: boolean): number | null {
  let words = isCut ? (lines[end]?.words ?? 0) : 0;
  let prose = isCut ? 1 : 0;
  for (let at = end - 1; at >= 0 && end - at <= MAX_TEASER_LINES + 1; at -= 1) {
    const line = lines[at];
    if (!line) break;
    if (line.kind === 'furniture') return prose > 0 && isCut ? at + 1 : null;
    if (line.kind === 'short') return prose > 0 ? at : null;
    words += line.words;
    prose += 1;
    if (words > MAX_TEASER_WORDS) break;
  }
  return isCut ? end : null;
}

/** True when what follows begins with a title of its own, so that the lines before were not the top of one story. */
function opensAnother(lines: readonly TextLine[], index: number): boolean {
  const next = lines.slice(index + 1).find((line) => line.kind !== 'furniture');
  return next === undefined || next.kind === 'short';
}
