/** Finds where a command may run: here, when the store is shared or the data folder free; else in the process that owns the folder. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from '../config/env.ts';
import { readEnv } from '../config/env.ts';
import type { FolderLock, LockHolder } from '../src/store/folder-lock.ts';
import { acquireFolderLock } from '../src/store/folder-lock.ts';
import type { CommandIo } from './command-io.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { EXIT } from './exit-codes.ts';
import type { DeskRequest } from './program.ts';
import { runCommandLine } from './program.ts';
import { sendCommand } from './send-command.ts';
import { serveCommands } from './serve-commands.ts';
import { terminalLine } from './terminal-text.ts';

/** Short commands hold the folder for some seconds and take no long ones; a crawl by cron waits that long for its turn. */
const WAIT_MS = 30_000;
/** Short enough not to be noticed, long enough not to be busy. */
const LOOK_AGAIN_MS = 200;
/** Only a wait that a person notices is worth a line. */
const SAY_AFTER_MS = 2_000;

interface DeskOptions {
  readonly version: string;
  readonly waitMs?: number;
}

/**
 * Runs `work` at this process's desk, or the command line in the owner.
 * @returns the exit code; EXIT.owned, with a line that names the owner, when it neither answers nor ends.
 */
export async function withDesk(
  request: DeskRequest,
  work: (desk: Desk) => Promise<number>,
  options: DeskOptions,
): Promise<number> {
  const { io, argv, isLong } = request;
  const env = readEnv({ dataDir: request.dataDir, cwd: io.cwd });
  if (env.engine.kind !== 'embedded') return atOwnDesk(env, work);
  const startedAt = Date.now();
  let isSaid = false;
  for (;;) {
    const lock = await acquireFolderLock(env.dataDir);
    if (!('heldBy' in lock)) {
      if (lock.wasTakenOver)
        io.err('gleaner: the last process on this data folder died; what it had in hand goes on here');
      const desk = openDesk(env);
      return own(lock, { desk, request, work, version: options.version });
    }
    const exit = await sendCommand(env.dataDir, { argv, isLong, version: options.version }, io);
    if (exit !== null) return exit;
    const waitedMs = Date.now() - startedAt;
    if (io.signal.aborted || waitedMs > (options.waitMs ?? WAIT_MS)) return refuse(io, env.dataDir, lock.heldBy);
    if (!isSaid && waitedMs > SAY_AFTER_MS)
      io.err(`gleaner: waiting for process ${lock.heldBy.pid}, which has ${env.dataDir}`);
    isSaid ||= waitedMs > SAY_AFTER_MS;
    await sleep(LOOK_AGAIN_MS, undefined, { signal: io.signal }).catch(() => undefined);
  }
}

/** On a shared store nobody owns anything: every process works at a desk of its own. */
async function atOwnDesk(env: Env, work: (desk: Desk) => Promise<number>): Promise<number> {
  const desk = openDesk(env);
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

async function own(
  lock: FolderLock,
  owner: {
    readonly desk: Desk;
    readonly request: DeskRequest;
    readonly work: (desk: Desk) => Promise<number>;
    readonly version: string;
  },
): Promise<number> {
  const { desk, request, work, version } = owner;
  const { io, isLong } = request;
  try {
    // Before the store opens, which may take seconds: commands of others wait for it rather than give up.
    const server = await serveCommands(desk.env.dataDir, {
      version,
      signal: io.signal,
      accepts: (guest) => isLong || !guest.isLong,
      run: (argv, guestIo) =>
        runCommandLine(argv, guestIo, { version, withDesk: (_request, guestWork) => guestWork(desk) }),
    });
    try {
      return await work(desk);
    } finally {
      if (server.running() > 0) io.err('gleaner: done here; finishing a command that another terminal gave');
      await server.close();
    }
  } finally {
    await desk.close().finally(() => lock.release());
  }
}

function refuse(io: CommandIo, dataDir: string, holder: LockHolder): number {
  const who = `process ${holder.pid} (${terminalLine(holder.command)}, since ${holder.startedAt})`;
  io.err(
    `gleaner: use ${dataDir} failed: ${who} owns it and does not take this command; next: wait for it, or stop it with \`kill ${holder.pid}\``,
  );
  return EXIT.owned;
}
