/** `gleaner worker`: takes its share of the work of a shared store, until it is stopped. */
import { ConfigurationError } from '../../src/records/errors.ts';
import type { QueueName } from '../../src/records/queue-name.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { standBy } from '../stand-by.ts';

interface WorkerOptions {
  readonly queues?: readonly QueueName[];
  readonly concurrency?: number;
}

export async function run(options: WorkerOptions, io: CommandIo, desk: Desk): Promise<number> {
  if (desk.env.engine.kind === 'embedded') {
    throw new ConfigurationError(
      'start a worker failed: DATABASE_URL is not set, and an embedded store is one process’s; use `gleaner serve`, or set DATABASE_URL',
    );
  }
  return standBy('worker', { queues: options.queues, concurrency: options.concurrency }, { io, desk });
}
