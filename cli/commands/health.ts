/** `gleaner health`: does a worker or serve of this machine live? For the health checks of containers. */
import { hostname } from 'node:os';
import { workersSeen } from '../../src/store/workers.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonLine } from '../terminal-text.ts';

/** A living process shows itself every ten seconds. */
const ALIVE_MS = 30_000;

export async function run(_options: unknown, io: CommandIo, desk: Desk): Promise<number> {
  const { db } = await desk.store();
  const ours = (await workersSeen(db)).filter(({ host }) => host === hostname());
  const alive = ours.filter(({ seenAt }) => Date.now() - seenAt.getTime() < ALIVE_MS);
  if (io.json) for (const worker of ours) io.out(jsonLine({ ...worker, alive: alive.includes(worker) }));
  else for (const { kind, pid, seenAt } of alive) io.out(`${kind} ${pid} was seen at ${seenAt.toISOString()}`);
  if (alive.length > 0) return EXIT.done;
  io.err(`gleaner: no worker or serve of ${hostname()} was seen in the last 30 s; next: look at its log`);
  return EXIT.someFailed;
}
