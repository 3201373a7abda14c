/** Keeps the map of a file's pages true when its text is tidied. Makes no map of its own. */
import type { PageStart } from '../records/extraction.ts';

/** What tidying takes away or moves, besides the lowest codes: all that leaves no mark on paper. */
const UNSEEN = /[\s\u007f\u00ad\u200b\u2060\ufeff]/;

/** Asked for every character of a text, so most are known by their code alone. */
function isUnseen(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || (code > 0x7e && UNSEEN.test(text.charAt(at)));
}

/**
 * The same places in the tidied text, found by counting the characters that can be seen: tidying changes none of them.
 * Undefined when the two texts are not the same but for white space.
 */
export function movePageStarts(
  starts: readonly PageStart[],
  before: string,
  after: string,
): { offset: number; page: number }[] | undefined {
  // Most texts have nothing to tidy.
  if (before === after)
    return starts
      .map(({ offset, page }) => ({ offset: nextSeen(after, offset), page }))
      .filter(({ offset }) => offset < after.length);
  const moved: { offset: number; page: number }[] = [];
  let next = 0;
  let at = nextSeen(after, 0);
  for (let index = 0; index < before.length; index += 1) {
    if (isUnseen(before, index)) continue;
    if (after.charCodeAt(at) !== before.charCodeAt(index)) return undefined;
    for (let start = starts[next]; start && start.offset <= index; start = starts[next]) {
      moved.push({ offset: at, page: start.page });
      next += 1;
    }
    at = nextSeen(after, at + 1);
  }
  return at < after.length ? undefined : moved;
}

function nextSeen(text: string, from: number): number {
  let at = from;
  while (at < text.length && isUnseen(text, at)) at += 1;
  return at;
}
