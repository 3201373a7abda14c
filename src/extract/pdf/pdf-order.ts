/** The order in which the lines of a PDF page are read, which is not always the order in which they are painted. */
import type { PdfLine } from './pdf-line.ts';

/** Ordering compares stretches with each other; a page with more of them is a drawing, and is left as painted. */
const MAX_STRETCHES = 3_000;

/** A label or an address is no longer; what is longer is a column of text, and stays where it was painted. */
const MAX_CELL_LINES = 8;
/** No table is wider; a page that goes on painting to the left is a drawing. */
const MAX_CELLS = 40;

/**
 * Reading order is painting order, except that a stretch painted late may stand above all that was painted before it
 * (Word paints the letterhead last). Columns and table cells lie beside each other, never above, so they keep their order.
 */
export function inReadingOrder(lines: readonly PdfLine[]): PdfLine[] {
  const stretches: { lines: PdfLine[]; top: number; bottom: number }[] = [];
  for (const line of lines) {
    const stretch = stretches.at(-1);
    if (stretch && line.y >= stretch.bottom - line.size * 0.5) {
      stretch.lines.push(line);
      stretch.bottom = Math.max(stretch.bottom, line.y);
    } else stretches.push({ lines: [line], top: line.y, bottom: line.y });
  }
  if (stretches.length > MAX_STRETCHES) return [...lines];
  const ordered: typeof stretches = [];
  for (const stretch of stretches) {
    let at = ordered.length;
    while (at > 0 && (ordered[at - 1]?.top ?? 0) > stretch.bottom + 1) at -= 1;
    ordered.splice(at, 0, stretch);
  }
  return leftFirst(ordered.flatMap((stretch) => stretch.lines));
}

/** A row's cells are read from the left, though a writer may paint them from the right: the grade before its label. */
function leftFirst(lines: readonly PdfLine[]): PdfLine[] {
  const cells: PdfLine[][] = [];
  for (const line of lines) {
    const cell = cells.at(-1);
    const last = cell?.at(-1);
    if (cell && last && cell.length <= MAX_CELL_LINES && isBelow(last, line)) cell.push(line);
    else cells.push([line]);
  }
  for (let at = 1; at < cells.length; at += 1) {
    for (let left = at; left > Math.max(0, at - MAX_CELLS) && isRightOf(cells[left - 1], cells[left]); left -= 1) {
      const [right = [], own = []] = [cells[left - 1], cells[left]];
      cells[left - 1] = own;
      cells[left] = right;
    }
  }
  return cells.flat();
}

function isBelow(last: PdfLine, line: PdfLine): boolean {
  const gap = line.y - last.y;
  return Math.abs(line.x - last.x) < line.size && gap > 0 && gap <= Math.max(line.size, last.size) * 1.5;
}

/** True for two cells of one row, the right one first. Whole columns of text are no cells. */
function isRightOf(right: readonly PdfLine[] | undefined, left: readonly PdfLine[] | undefined): boolean {
  const [top, bottom, own, end] = [right?.[0], right?.at(-1), left?.[0], left?.at(-1)];
  if (!right || !left || !top || !bottom || !own || !end || own.x >= top.x) return false;
  if (right.length > MAX_CELL_LINES || left.length > MAX_CELL_LINES) return false;
  const isBeside = left.every((line) => line.right + line.size * 0.5 <= top.x);
  // A label stands level with the two lines of its grade, or between them.
  return isBeside && own.y <= bottom.y + own.size * 0.75 && end.y >= top.y - 1;
}
