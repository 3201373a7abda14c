/** The life of a process that stays, `serve` or `worker`: says what it works on, works until it is told to stop, and drains. */
import { QUEUE_NAMES } from '../src/records/queue-name.ts';
import type { CommandIo } from './command-io.ts';
import type { Desk, EngineShare } from './desk.ts';
import { EXIT } from './exit-codes.ts';

/** Jobs in hand are finished in this time, so that the whole process ends within the 30 s that supervisors grant. */
const GRACE_MS = 22_000;

export async function standBy(
  kind: 'serve' | 'worker',
  share: EngineShare,
  { io, desk }: { readonly io: CommandIo; readonly desk: Desk },
): Promise<number> {
  if (desk.runningEngine() !== null) {
    io.err(`gleaner: a crawl is at work on ${desk.env.dataDir}; next: wait for it, then start again`);
    return EXIT.owned;
  }
  const engine = await desk.engine({ ...share, graceMs: GRACE_MS });
  const queues = (share.queues ?? QUEUE_NAMES).join(', ');
  const places = { embedded: `in ${desk.env.dataDir}`, postgres: 'on PostgreSQL', redis: 'on PostgreSQL and Redis' };
  io.err(`gleaner: ${kind} at work on ${queues} ${places[desk.env.engine.kind]}; Ctrl-C or SIGTERM ends it`);
  await engine.attend(kind, io.signal);
  return EXIT.done;
}
