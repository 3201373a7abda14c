/** What a crawl came to, as `crawl`, `replay` and `demo` tell it. */
import type { CrawlProgress, CrawlReport } from '../workers/crawl-report.ts';
import type { CommandIo } from './command-io.ts';
import { EXIT } from './exit-codes.ts';
import type { Progress } from './progress.ts';
import { drawTable } from './table.ts';
import { jsonLine, terminalLine } from './terminal-text.ts';

const columns = [
  { title: 'source', shrinks: true },
  ...['found', 'fetched', 'unchanged', 'documents', 'duplicates', 'failed', 'seconds'].map(
    (title) => ({ title, align: 'right' }) as const,
  ),
  { title: 'state' },
];

/** A table of runs, or one JSON line each. Notes go to standard error. */
export async function tellCrawl(report: CrawlReport, io: CommandIo): Promise<void> {
  if (io.json) {
    for (const run of report.runs) io.out(jsonLine(run));
    return;
  }
  const rows = report.runs.map(({ sourceId, summary, seconds, state }) => {
    const { found, fetched, unchanged, documents, duplicates, failed } = summary;
    return [sourceId, found, fetched, unchanged, documents, duplicates, failed, seconds.toFixed(1), state];
  });
  io.out(await drawTable(io, columns, rows));
  for (const { sourceId, notes } of report.runs) {
    for (const note of notes) io.err(`${sourceId}: ${terminalLine(note)}`);
  }
}

/** Found is only known as far as the seeds are read, so the bar may step back while it grows. */
export function showCrawl(progress: Progress, { runs }: CrawlProgress): void {
  const sum = (count: (summary: (typeof runs)[number]['summary']) => number): number =>
    runs.reduce((total, { summary }) => total + count(summary), 0);
  const found = sum((summary) => summary.found);
  const over = runs.filter(({ done }) => done).length;
  const counts = `${sum((summary) => summary.documents)} new documents, ${sum((summary) => summary.failed)} failed`;
  progress.update(
    found - sum((summary) => summary.waiting),
    found,
    `${counts}, ${over} of ${runs.length} sources done`,
  );
}

/** Unreachable is said only when no server of any source answered anything. */
export function exitCodeOf({ runs, interrupted }: CrawlReport): number {
  if (interrupted) return EXIT.interrupted;
  if (!runs.some(({ summary, state }) => summary.failed > 0 || state === 'failed')) return EXIT.done;
  return runs.some(({ summary }) => summary.answered > 0) ? EXIT.someFailed : EXIT.unreachable;
}
