/** Lists of all members in which a mark says who came: "* = present; r = attended remotely". Other lists are left as they are. */
import { isNameCell } from './meeting-people-columns.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';
import type { PeopleLine } from './meeting-people-lines.ts';

const LEGEND =
  /(?<![\p{L}\p{N}])([*†‡#+]|[a-z]|no (?:mark|symbol|asterisk)|unmarked)\s*(?:=|denotes|indicates|means)\s*(?:(?:the )?members? )?(present|attended|in attendance|attending|remote|(?:sent |gave )?apolog(?:y|ies)|absent(?: with apologies)?)/giu;
/** A longer line is prose. */
const MAX_LEGEND_CHARS = 200;

/** What each mark says; the empty one is that of a name without a mark. Null: present. */
type Marks = ReadonlyMap<string, 'Apologies' | 'Absent' | null>;

/**
 * Under such a legend those with a mark stay, without it, and say what it means. Those without one are taken out of the
 * same list, unless the legend speaks of them: that they did not come is said elsewhere, with the reason.
 */
export function withoutUnmarked(lines: readonly PeopleLine[]): readonly PeopleLine[] {
  const marks: Marks = new Map(lines.flatMap(marksIn));
  if (![...marks.values()].includes(null)) return lines;
  return listsIn(lines).flatMap((list) => {
    if (!list.some((line) => marked(line, marks) !== null)) return list;
    return list.flatMap((line) => marked(line, marks) ?? unmarked(line, marks));
  });
}

const wordsOf = ({ cells }: PeopleLine): string => cells.join(' ').trim();

function marksIn(line: PeopleLine): [string, 'Apologies' | 'Absent' | null][] {
  const words = wordsOf(line);
  if (words.length > MAX_LEGEND_CHARS) return [];
  return [...words.matchAll(LEGEND)].map(([, mark = '', state = '']) => [
    mark.length > 1 ? '' : mark,
    /apolog/i.test(state) ? 'Apologies' : /absent/i.test(state) ? 'Absent' : null,
  ]);
}

/** The line without its mark; null where it has none. */
function marked(line: PeopleLine, marks: Marks): PeopleLine | null {
  const words = wordsOf(line);
  const [, before = '', behind = ''] = /^(?:(\S) ?(?=\p{Lu})|.*?\p{L}\)? ?([*†‡#+])$)/u.exec(words) ?? [];
  if (before !== '' && marks.has(before)) return saying(line, words.slice(1).trim(), marks.get(before));
  return behind !== '' && marks.has(behind) ? saying(line, words.slice(0, -1).trim(), marks.get(behind)) : null;
}

function unmarked(line: PeopleLine, marks: Marks): PeopleLine[] {
  const words = wordsOf(line);
  if (!isNameCell(words)) return [line];
  const state = marks.get('');
  return state === undefined ? [] : [saying(line, words, state)];
}

const saying = (line: PeopleLine, name: string, state: string | null | undefined): PeopleLine => ({
  ...line,
  cells: state === null || state === undefined ? [name] : [name, state],
});

/** The lines from one heading to the next. */
function listsIn(lines: readonly PeopleLine[]): PeopleLine[][] {
  const lists: PeopleLine[][] = [[]];
  for (const line of lines) {
    if (line.level !== null || groupHeadingOf(wordsOf(line)) !== null) lists.push([]);
    lists.at(-1)?.push(line);
  }
  return lists;
}
