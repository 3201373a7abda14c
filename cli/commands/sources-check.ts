/** `gleaner sources check`: are the source files in order? Nothing is asked of any site. */
import { readEnv } from '../../config/env.ts';
import { loadSources } from '../../config/load-sources.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import type { CommandIo } from '../command-io.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonLine } from '../terminal-text.ts';

interface CheckOptions {
  readonly args: readonly [readonly string[]];
}

/** The first wrong file ends it, with its name and what was expected. */
export async function run(options: CheckOptions, io: CommandIo): Promise<number> {
  const [named] = options.args;
  const sources = await loadSources({ folder: readEnv({ cwd: io.cwd }).sourcesDir });
  const unknown = named.filter((id) => !sources.some((source) => source.id === id));
  if (unknown.length > 0) throw new ConfigurationError(`check ${unknown.join(', ')} failed: no such source`);
  for (const { id, seeds, enabled } of sources.filter((source) => named.length === 0 || named.includes(source.id))) {
    if (io.json) io.out(jsonLine({ id, ok: true, seeds: seeds.length, enabled }));
    else
      io.out(
        `ok    ${id}  (${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}${enabled ? '' : ', not enabled'})`,
      );
  }
  return EXIT.done;
}
