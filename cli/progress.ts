/** How far the work is, on standard error: one living line on a terminal, a plain line now and then elsewhere. */
import type { CommandIo } from './command-io.ts';
import { terminalLine } from './terminal-text.ts';

export interface Progress {
  /** @param total null while nobody knows how much there will be. */
  update(done: number, total: number | null, note: string): void;
  /** Wipes the bar; where there is no terminal, says the last state if earlier ones were said. */
  end(): void;
}

/** Ten times a second looks alive and costs nothing. */
const BAR_EVERY_MS = 100;
/** Seldom enough for a log file, often enough to see that it runs. */
const LINE_EVERY_MS = 5_000;
const BAR_WIDTH = 24;

/**
 * Starts a progress display.
 * @param label what is being done: "crawl", "import".
 */
export function createProgress(io: CommandIo, label: string, now: () => number = Date.now): Progress {
  // The first plain line waits too: work that ends within seconds needs none.
  let shownAt = io.isErrTTY ? -Infinity : now();
  let pending: string | null = null;
  let isSaid = false;
  return {
    update(done, total, note) {
      pending = `${label}: ${state(done, total)}${note === '' ? '' : `, ${terminalLine(note)}`}`;
      const at = now();
      if (at - shownAt < (io.isErrTTY ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
      shownAt = at;
      if (!io.isErrTTY) io.err(pending);
      else io.writeErr(`\r\u001b[2K${`${bar(done, total)}${pending}`.slice(0, Math.max(20, io.columns - 1))}`);
      isSaid = true;
      if (!io.isErrTTY) pending = null;
    },
    end() {
      if (io.isErrTTY) io.writeErr('\r\u001b[2K');
      else if (pending !== null && isSaid) io.err(pending);
      pending = null;
    },
  };
}

function state(done: number, total: number | null): string {
  return total === null ? String(done) : `${done} of ${total}`;
}

function bar(done: number, total: number | null): string {
  if (total === null || total <= 0) return '';
  const filled = Math.round(Math.min(1, done / total) * BAR_WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} `;
}
