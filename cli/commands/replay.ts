/** `gleaner replay`: failed work is put back and run to its end. */
import { ConfigurationError } from '../../src/records/errors.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodeOf, showCrawl, tellCrawl } from '../crawl-table.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import type { FailureOptions } from '../failure-filter.ts';
import { failureFilter } from '../failure-filter.ts';
import { createProgress } from '../progress.ts';

interface ReplayOptions extends FailureOptions {
  readonly args: readonly [readonly string[]];
}

export async function run(options: ReplayOptions, io: CommandIo, desk: Desk): Promise<number> {
  const ids = options.args[0].map(failureNumber);
  const filter = { ...failureFilter(options), ...(ids.length === 0 ? {} : { ids }) };
  const engine = await desk.engine();
  const progress = createProgress(io, 'replay');
  const { replayed, report } = await engine
    .replay({ filter, signal: io.signal, onProgress: (state) => showCrawl(progress, state) })
    .finally(() => progress.end());
  if (replayed === 0) {
    if (!io.json) io.out('No open failure matches: nothing was put back.');
    return EXIT.done;
  }
  if (!io.json) io.out(`${replayed} failures put back.`);
  await tellCrawl(report, io);
  return exitCodeOf(report);
}

function failureNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ConfigurationError(
    `replay ${text} failed: a failure is named by its number; \`gleaner failures --all\` shows them`,
  );
}
