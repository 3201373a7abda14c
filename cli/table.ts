/** Rows for people: a drawn table on a terminal, plain aligned columns in a pipe. */
import type { CommandIo } from './command-io.ts';
import { terminalLine } from './terminal-text.ts';

type Cell = string | number | null | undefined;

interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Gives way when the terminal is narrow; one such column is enough. */
  readonly shrinks?: boolean;
}

/** Below this many characters a shrinking column says nothing; then the table may wrap. */
const LEAST_SHRUNK = 16;

/** The table as text, ready for `io.out`. Cells may come from the web: they are made harmless here. */
export async function drawTable(
  io: CommandIo,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): Promise<string> {
  const cells = rows.map((row) => columns.map((_, index) => terminalLine(String(row[index] ?? ''))));
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  if (!io.isTTY) return plainColumns(columns, cells, widths);
  const { default: Table } = await import('cli-table3');
  const table = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    colWidths: fit(columns, widths, io.columns),
    style: { head: ['bold'], border: ['grey'], compact: true },
  });
  table.push(...cells);
  return table.toString();
}

/** cli-table3 wants widths with one space on each side; borders take one column more than there are cells. */
function fit(columns: readonly Column[], widths: readonly number[], available: number): number[] {
  const padded = widths.map((width) => width + 2);
  const excess = padded.reduce((sum, width) => sum + width, columns.length + 1) - available;
  const shrinking = columns.flatMap(({ shrinks }, index) => (shrinks === true ? [index] : []));
  if (excess <= 0 || shrinking.length === 0) return padded;
  const share = Math.ceil(excess / shrinking.length);
  return padded.map((width, index) =>
    shrinking.includes(index) ? Math.max(Math.min(width, LEAST_SHRUNK), width - share) : width,
  );
}

/** No colours, no borders, nothing cut: for `grep`, `awk` and mails. */
function plainColumns(columns: readonly Column[], cells: readonly string[][], widths: readonly number[]): string {
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [columns.map(({ title }) => title), ...cells].map(line).join('\n');
}
