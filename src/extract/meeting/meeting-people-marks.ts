/** Lists of all members in which a mark says who came: "* = present; r = attended remotely". Other lists are left as they are. */
import { isNameCell } from './meeting-people-columns.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';
import type { PeopleLine } from './meeting-people-lines.ts';

const LEGEND =
  /(?<![\p{L}\p{N}])([*†‡#+]|[a-z])\s*(?:=|denotes|indicates|means)\s*(?:(?:the )?members? )?(?:present|attended|in attendance|attending)/giu;
/** A longer line is prose. */
const MAX_LEGEND_CHARS = 200;

/**
 * Under such a legend those with a mark stay, without it, and those without one are taken out of the same list: that
 * they did not come is said elsewhere, with the reason.
 */
export function withoutUnmarked(lines: readonly PeopleLine[]): readonly PeopleLine[] {
  const marks = new Set(lines.flatMap(marksIn));
  if (marks.size === 0) return lines;
  return listsIn(lines).flatMap((list) => {
    if (!list.some((line) => marked(line, marks) !== null)) return list;
    return list.flatMap((line) => marked(line, marks) ?? (isNameCell(wordsOf(line)) ? [] : [line]));
  });
}

const wordsOf = ({ cells }: PeopleLine): string => cells.join(' ').trim();

function marksIn(line: PeopleLine): string[] {
  const words = wordsOf(line);
  return words.length > MAX_LEGEND_CHARS ? [] : [...words.matchAll(LEGEND)].map(([, mark = '']) => mark);
}

/** The line without its mark; null where it has none. */
function marked(line: PeopleLine, marks: ReadonlySet<string>): PeopleLine | null {
  const words = wordsOf(line);
  const [, before = '', behind = ''] = /^(?:(\S) ?(?=\p{Lu})|.*?\p{L}\)? ?([*†‡#+])$)/u.exec(words) ?? [];
  if (marks.has(before)) return { ...line, cells: [words.slice(1).trim()] };
  return marks.has(behind) ? { ...line, cells: [words.slice(0, -1).trim()] } : null;
}

/** The lines from one heading to the next. */
function listsIn(lines: readonly PeopleLine[]): PeopleLine[][] {
  const lists: PeopleLine[][] = [[]];
  for (const line of lines) {
    if (line.level !== null || groupHeadingOf(wordsOf(line)) !== null) lists.push([]);
    lists.at(-1)?.push(line);
  }
  return lists;
}
