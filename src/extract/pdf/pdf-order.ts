/** The order in which the lines of a PDF page are read, which is not always the order in which they are painted. */
import type { PdfLine } from './pdf-line.ts';

/** Ordering compares stretches with each other; a page with more of them is a drawing, and is left as painted. */
const MAX_STRETCHES = 3_000;

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
  return ordered.flatMap((stretch) => stretch.lines);
}
