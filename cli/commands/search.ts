/** `gleaner search`: the documents that match, best first. */
import { searchDocuments } from '../../src/store/search.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { drawTable } from '../table.ts';
import { jsonLine, terminalLine } from '../terminal-text.ts';

interface SearchOptions {
  readonly args: readonly [string];
  readonly type?: string;
  readonly source?: string;
  readonly since?: string;
  readonly limit?: number;
}

/** The best twenty of many; but "" means all. */
const BEST = 20;
const ALL = 2 ** 31 - 1;

export async function run(options: SearchOptions, io: CommandIo, desk: Desk): Promise<number> {
  const [words] = options.args;
  const { db } = await desk.store();
  const { hits, total } = await searchDocuments(db, {
    words,
    type: options.type,
    sourceId: options.source,
    since: options.since,
    limit: options.limit ?? (words.trim() === '' ? ALL : BEST),
  });
  if (io.json) {
    for (const hit of hits) {
      io.out(jsonLine(hit));
      await io.drained();
    }
    return EXIT.done;
  }
  if (hits.length === 0) {
    io.out(words.trim() === '' ? 'The store has no such documents yet.' : 'Nothing found.');
    return EXIT.done;
  }
  io.out(
    await drawTable(
      io,
      columns,
      hits.map((hit) => [hit.id, hit.number, hit.type, hit.datePublished?.slice(0, 10), hit.headline, hit.publisher]),
    ),
  );
  for (const hit of io.isTTY && words.trim() !== '' ? hits : [])
    io.out(`${hit.id.slice(0, 8)}  ${terminalLine(hit.excerpt)}`);
  if (total > hits.length) io.err(`${hits.length} of ${total} shown; --limit ${total} shows all`);
  return EXIT.done;
}

const columns = [
  { title: 'id' },
  { title: 'no.', align: 'right' },
  { title: 'type' },
  { title: 'date' },
  { title: 'headline', shrinks: true },
  { title: 'publisher' },
] as const;
