/** `gleaner serve`: works on all queues and begins what the schedule says, until it is stopped. */
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { standBy } from '../stand-by.ts';

interface ServeOptions {
  readonly concurrency?: number;
}

export async function run(options: ServeOptions, io: CommandIo, desk: Desk): Promise<number> {
  return standBy('serve', { concurrency: options.concurrency }, { io, desk });
}
