/** `gleaner reconcile`: the queue is told again what the store says is still to be done. */
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonLine } from '../terminal-text.ts';

export async function run(_options: unknown, io: CommandIo, desk: Desk): Promise<number> {
  const side = await desk.queueSide();
  const known = (await desk.sources()).map(({ id }) => id);
  const { sourceIds, paceKeys, captureIds } = await side.reconcile(known);
  const counts = { sources: sourceIds.length, hosts: paceKeys.length, captures: captureIds.length };
  if (io.json) io.out(jsonLine(counts));
  else
    io.out(
      `Put back: ${counts.sources} sources to discover, ${counts.hosts} hosts to visit, ${counts.captures} captures to read.`,
    );
  return EXIT.done;
}
