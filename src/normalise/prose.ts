/** Running text as the record keeps it: white space in order, broken sentences mended, quotes and dashes as they were. */

/** A line this long was broken by its width, not by its writer. */
const FULL_LINE_CHARS = 40;
/** Words that no sentence, heading or list entry ends with. */
const OPEN_END =
  /(?:^|\s)(?:a|an|the|and|or|of|to|in|on|at|by|for|with|from|as|that|which|who|their|its|his|her|our|this|these|is|are|was|were|be|been|has|have|had|will|would|not)$/i;
const MARKER = /^(?:[-–—•*·▪◦]\s|\d{1,3}[.)]\s|\(?[a-z]\)\s|\||#)/;

/** Collapses white space inside lines and leaves at most one blank line between blocks. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim();
}

/** One line: a headline, a name, a label. Blank gives null. */
export function tidyLine(text: string | undefined): string | null {
  const line = (text ?? '').replace(/[\u0000-\u001f\u007f\u200b\u2060\ufeff\u00ad\s]+/g, ' ').trim();
  return line === '' ? null : line;
}

/**
 * Rejoins lines that were broken in mid-sentence: `direct⏎work` becomes `direct work`, `self-⏎evaluation` keeps its hyphen.
 * A line is taken for broken when it does not end a sentence and the next one begins in lower case, or when it ends in a word that leaves it open.
 */
export function mendLines(text: string): string {
  let out = '';
  let before = '';
  for (const block of tidyText(text).split('\n\n')) {
    block.split('\n').forEach((line, index) => {
      const overBlankLine = index === 0;
      if (before === '') out += line;
      else if (isBroken(before, line, overBlankLine)) out += /\p{L}-$/u.test(before) ? line : ` ${line}`;
      else out += (overBlankLine ? '\n\n' : '\n') + line;
      before = line;
    });
  }
  return out;
}

function isBroken(line: string, next: string, overBlankLine: boolean): boolean {
  if (MARKER.test(next) || line.includes(' | ') || /[.!?…:;”"’')\]]$/.test(line)) return false;
  const isFull = line.length >= FULL_LINE_CHARS;
  if (/^\p{Ll}/u.test(next)) return isFull || (!overBlankLine && OPEN_END.test(line));
  return !overBlankLine && isFull && (OPEN_END.test(line) || /\p{L}-$/u.test(line));
}
