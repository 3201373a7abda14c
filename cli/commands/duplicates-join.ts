/** `gleaner duplicates join`: a document becomes a copy of another, and stays one. */
import { ConfigurationError } from '../../src/records/errors.ts';
import { joinDocuments } from '../../src/store/rulings.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { referredDocument } from '../referred-document.ts';
import { jsonLine } from '../terminal-text.ts';

interface JoinOptions {
  readonly args: readonly [into: string, other: string];
}

export async function run(options: JoinOptions, io: CommandIo, desk: Desk): Promise<number> {
  const store = await desk.store();
  const [into, other] = [
    await referredDocument(store.db, options.args[0]),
    await referredDocument(store.db, options.args[1]),
  ];
  if (into.id === other.id) {
    throw new ConfigurationError(`join ${options.args.join(' and ')} failed: both are document ${into.number} already`);
  }
  await joinDocuments(store.db, { into: into.id, other: other.id, now: new Date() });
  await store.syncFiles();
  if (io.json) io.out(jsonLine({ document: into.id, joined: other.id, place: other.url }));
  else io.out(`Document ${other.number} is a copy of document ${into.number} (${into.id}) now.`);
  return EXIT.done;
}
