/** `gleaner duplicates split`: a copy becomes a document of its own, and stays one. */
import { split } from '../../src/pipeline/rule-copies.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { referredDocument } from '../referred-document.ts';
import { jsonLine } from '../terminal-text.ts';

interface SplitOptions {
  readonly args: readonly [reference: string, place: string];
}

export async function run(options: SplitOptions, io: CommandIo, desk: Desk): Promise<number> {
  const [reference, place] = options.args;
  const store = await desk.store();
  const { id: documentId } = await referredDocument(store.db, reference);
  const { id, number } = await split(store.db, { documentId, place, now: new Date() });
  await store.syncFiles();
  if (io.json) io.out(jsonLine({ document: documentId, place, id, number }));
  else io.out(`${place} is document ${number} (${id}) now, and will not be taken for a copy of ${documentId} again.`);
  return EXIT.done;
}
