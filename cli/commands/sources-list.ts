/** `gleaner sources list`: the sources that are configured, and which of them a plain crawl takes. */
import { readEnv } from '../../config/env.ts';
import { loadSources } from '../../config/load-sources.ts';
import type { CommandIo } from '../command-io.ts';
import { EXIT } from '../exit-codes.ts';
import { drawTable } from '../table.ts';
import { jsonLine } from '../terminal-text.ts';

export async function run(_options: unknown, io: CommandIo): Promise<number> {
  const { sourcesDir, enable } = readEnv({ cwd: io.cwd });
  const sources = await loadSources({ folder: sourcesDir, enable });
  if (io.json) {
    for (const source of sources) io.out(jsonLine(source));
    return EXIT.done;
  }
  const columns = [
    { title: 'source' },
    { title: 'family' },
    { title: 'publisher', shrinks: true },
    { title: 'starts from' },
    { title: 'schedule' },
    { title: 'enabled' },
  ];
  const rows = sources.map(({ id, family, publisher, seeds, schedule, enabled }) => {
    const types = [...new Set(seeds.map((seed) => seed.type))].join(', ');
    return [id, family, publisher.name, types, schedule, enabled ? 'yes' : 'no'];
  });
  io.out(await drawTable(io, columns, rows));
  return EXIT.done;
}
