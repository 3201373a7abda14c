/** The client's end of the line: lets the owner of the data folder run a command, as if it ran here. */
import { once } from 'node:events';
import { createConnection } from 'node:net';
import type { Socket } from 'node:net';
import { PipelineError } from '../src/records/errors.ts';
import type { CommandIo } from './command-io.ts';
import type { Frame } from './owner-protocol.ts';
import { send } from './owner-protocol.ts';
import { readLines } from './read-lines.ts';
import { findSocketPath } from './socket-path.ts';

/** One line of output may hold a whole record. */
const MAX_FRAME_BYTES = 256 * 1024 * 1024;
/** The embedded store answers in the owner's own thread, so opening it can keep the owner silent for 20 s. */
const TAKEN_TIMEOUT_MS = 30_000;

/**
 * Lets the owner of `dataDir` run the command, its output on `io`.
 * @returns the exit code; null when nobody takes the command.
 * @throws PipelineError OWNER_LOST when the owner ends before the command does.
 */
export async function sendCommand(
  dataDir: string,
  request: { readonly argv: readonly string[]; readonly isLong: boolean; readonly version: string },
  io: CommandIo,
  takenTimeoutMs = TAKEN_TIMEOUT_MS,
): Promise<number | null> {
  const path = await findSocketPath(dataDir);
  const socket = path === null ? null : await connect(path);
  if (socket === null) return null;
  const { cwd, columns, isTTY, isErrTTY } = io;
  send(socket, { ...request, cwd, columns, isTTY, isErrTTY });
  const abort = (): void => send(socket, { abort: true });
  io.signal.addEventListener('abort', abort);
  if (io.signal.aborted) abort();
  const silence = setTimeout(() => socket.destroy(), takenTimeoutMs);
  let isTaken = false;
  try {
    for await (const frame of frames(socket)) {
      isTaken = true;
      clearTimeout(silence);
      if ('exit' in frame) return frame.exit;
      if ('out' in frame) io.write(frame.out);
      if ('err' in frame) io.writeErr(frame.err);
      await io.drained();
    }
  } finally {
    clearTimeout(silence);
    io.signal.removeEventListener('abort', abort);
    socket.destroy();
  }
  if (!isTaken) return null;
  throw new PipelineError(`run "${request.argv.join(' ')}" failed: the process that owns ${dataDir} ended first`, {
    code: 'OWNER_LOST',
    retryable: true,
  });
}

/** Ends where the connection ends, however it ends. */
async function* frames(socket: Socket): AsyncGenerator<Frame> {
  try {
    for await (const line of readLines(socket, MAX_FRAME_BYTES)) {
      yield line === null ? { err: '(a line too long to pass on)\n' } : (JSON.parse(line) as Frame);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

async function connect(path: string): Promise<Socket | null> {
  const socket = createConnection(path);
  try {
    await once(socket, 'connect');
    // Later errors end the reading of frames; this keeps an early one from ending the process.
    return socket.on('error', () => undefined);
  } catch {
    return null;
  }
}
