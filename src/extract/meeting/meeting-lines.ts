/** The lines of minutes: broken ones mended, list markers and headings told apart. It does not say what a line means. */

export interface ListEntry {
  /** Entries of one list share a style: `1.`, `(a)`, `-`. */
  readonly style: string;
  /** The number of a numbered entry. */
  readonly ordinal: number | null;
  readonly text: string;
}

/** Lines longer than this were not broken by hand or by Word, whatever follows them. */
const MAX_WRAP_CHARS = 120;
/** No page is narrower; shorter lines are names and headings. */
const MIN_WRAP_CHARS = 45;
/** Fewer lines do not show at what width a text was broken. */
const MIN_WRAPPED_LINES = 3;

/**
 * Splits text into whole lines: one paragraph, list entry or heading each.
 * A line break is undone where the text is hard-wrapped and the next word would not have fitted, or in mid-sentence.
 */
export function wholeLines(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.replace(/\s+/g, ' ').trim());
  const width = wrapWidth(lines);
  // Parts of each whole line, so that mending a line costs what it adds.
  const whole: string[][] = [];
  let afterBlank = true;
  let last = '';
  for (const line of lines) {
    if (line === '') {
      afterBlank = true;
      continue;
    }
    const open = whole.at(-1);
    if (open !== undefined && isBroken({ last, line, afterBlank, width })) open.push(line);
    else whole.push([line]);
    last = line;
    afterBlank = false;
  }
  return whole.map((parts) => parts.join(' '));
}

/** The marker and words of a list entry: `1. …`, `(2) …`, `a) …`, `3.4 …`, `- …`; null for any other line. */
export function listEntry(line: string): ListEntry | null {
  const bullet = /^[-–•·*▪●]\s+(?=\S)/.exec(line);
  if (bullet) {
    // A bullet before a number is the list's furniture, the number is the entry's.
    const inner = listEntry(line.slice(bullet[0].length));
    return inner !== null && inner.ordinal !== null
      ? inner
      : { style: '-', ordinal: null, text: line.slice(bullet[0].length) };
  }
  const match = /^(\(?)(\d{1,3}(?:\.\d{1,3}){0,2}|[a-z]|[ivx]{2,5}|[A-H])([.)]{0,2})\s+(?=\S)/.exec(line);
  if (!match) return null;
  const [marker, open = '', label = '', close = ''] = match;
  // "A further report" and "12 months": a bare letter or number is no marker.
  if (close === '' && !label.includes('.')) return null;
  const numbered = /^\d/.test(label);
  const style = `${open}${label.includes('.') ? '1.1' : numbered ? '1' : 'a'}${close}`;
  return { style, ordinal: numbered ? Number(label.split('.').at(-1)) : null, text: line.slice(marker.length) };
}

/** Whether a line belongs to the list or table that the line before it is of: a text has no blank line between them. */
export const isInRun = (before: string | undefined, line: string): boolean =>
  before !== undefined && ((isBullet(line) && isBullet(before)) || (line.includes(' | ') && before.includes(' | ')));

const isBullet = (line: string): boolean => listEntry(line)?.style === '-';

/** Collects the entries of the lists in these lines; entries of an inner list stay with the entry that announces them. */
export function listEntries(
  lines: readonly string[],
): { readonly style: string; readonly ordinal: number | null; text: string }[] {
  const entries: { style: string; ordinal: number | null; text: string }[] = [];
  for (const line of lines) {
    const entry = listEntry(line);
    if (entry === null) continue;
    const before = entries.at(-1);
    if (before !== undefined && before.style !== entry.style && /:-?$/.test(before.text.split('\n')[0] ?? ''))
      before.text += `\n${line}`;
    else entries.push({ ...entry });
  }
  return entries;
}

interface LineBreak {
  /** The last line as it stood in the text. */
  readonly last: string;
  readonly line: string;
  readonly afterBlank: boolean;
  readonly width: number | null;
}

function isBroken({ last, line, afterBlank, width }: LineBreak): boolean {
  if (listEntry(line) !== null) return false;
  // Lists without markers run on in lower case: "the report be noted; and".
  const isOpen = !/[.:;!?|]["'”’)]?$|[;,] (?:and|or)$/.test(last);
  if (isOpen && /^[a-z]/.test(line)) return true;
  if (afterBlank || width === null || /:$/.test(last)) return false;
  const word = line.split(' ', 1)[0] ?? '';
  return last.length + 1 + word.length > width;
}

/** The width at which a text was broken, or null when its lines are paragraphs. */
function wrapWidth(lines: readonly string[]): number | null {
  const lengths = lines.map((line) => line.length).filter((length) => length > 0);
  const width = Math.max(0, ...lengths.slice(0, 5_000));
  if (width < MIN_WRAP_CHARS || width > MAX_WRAP_CHARS) return null;
  // Broken text has many lines that nearly fill the width; headings and lists do not.
  return lengths.filter((length) => length > width - 15).length >= MIN_WRAPPED_LINES ? width : null;
}
