/** `gleaner duplicates list`: what was taken for a copy of what, and how sure that is. */
import { listCopies } from '../../src/store/copies.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { drawTable } from '../table.ts';
import { jsonLine } from '../terminal-text.ts';

interface ListOptions {
  readonly relation?: string;
  readonly source?: string;
  readonly limit: number;
}

const columns = [
  { title: 'document' },
  { title: 'relation' },
  { title: 'score', align: 'right' },
  { title: 'copy', shrinks: true },
  { title: 'headline of the copy', shrinks: true },
] as const;

export async function run(options: ListOptions, io: CommandIo, desk: Desk): Promise<number> {
  const { relation = null, source = null, limit } = options;
  const { db } = await desk.store();
  const copies = await listCopies(db, { relation, sourceId: source, limit });
  if (io.json) for (const copy of copies) io.out(jsonLine(copy));
  else if (copies.length === 0) io.out('No copies.');
  else {
    const rows = copies.map(({ number, relation: is, evidence, place, headline }) => [
      number,
      is,
      evidence === null ? '' : evidence.score.toFixed(2),
      place,
      headline,
    ]);
    io.out(await drawTable(io, columns, rows));
  }
  return EXIT.done;
}
