/** `gleaner crawl`: runs sources to their end and says what came of it. */
import { ConfigurationError } from '../../src/records/errors.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodeOf, showCrawl, tellCrawl } from '../crawl-table.ts';
import type { Desk } from '../desk.ts';
import { createProgress } from '../progress.ts';

interface CrawlOptions {
  readonly args: readonly [readonly string[]];
  readonly limit?: number;
  readonly since?: string;
}

export async function run(options: CrawlOptions, io: CommandIo, desk: Desk): Promise<number> {
  const sourceIds = await wantedSources(options.args[0], desk);
  const engine = await desk.engine();
  const progress = createProgress(io, 'crawl');
  const report = await engine
    .crawl({
      sourceIds,
      ...(options.limit === undefined ? {} : { maxDocuments: options.limit }),
      ...(options.since === undefined ? {} : { since: options.since }),
      signal: io.signal,
      onProgress: (state) => showCrawl(progress, state),
    })
    .finally(() => progress.end());
  await tellCrawl(report, io);
  return exitCodeOf(report);
}

/** Those named, once each; without names, all that are enabled. */
async function wantedSources(named: readonly string[], desk: Desk): Promise<string[]> {
  const sources = await desk.sources();
  const unknown = named.filter((id) => !sources.some((source) => source.id === id));
  if (unknown.length > 0) {
    throw new ConfigurationError(
      `crawl ${unknown.join(', ')} failed: no such source; \`gleaner sources list\` shows all`,
    );
  }
  const enabled = sources.filter((source) => source.enabled).map(({ id }) => id);
  if (named.length === 0 && enabled.length === 0) {
    throw new ConfigurationError(
      'crawl failed: no source is enabled; name some, or set GLEANER_ENABLE to their ids: `gleaner sources list` shows all',
    );
  }
  return named.length > 0 ? [...new Set(named)] : enabled;
}
