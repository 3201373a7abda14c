/** All that a command sees of the outside, so that it runs alike in its own process and in the owner's for a client. */
import { once } from 'node:events';
import { Readable } from 'node:stream';

export interface CommandIo {
  /** One line on standard output. */
  out(line: string): void;
  /** One line on standard error. */
  err(line: string): void;
  /** Standard output as it is, without a line break. */
  write(chunk: string): void;
  /** Standard error as it is: progress bars. */
  writeErr(chunk: string): void;
  /** Resolves when the reader has caught up: wait for it between many lines, or they pile up in memory. */
  drained(): Promise<void>;
  /** Standard output is a terminal: tables for people rather than for `grep`. */
  readonly isTTY: boolean;
  /** Standard error is a terminal: progress as a bar. */
  readonly isErrTTY: boolean;
  readonly columns: number;
  /** Relative paths are meant from here. */
  readonly cwd: string;
  /** Aborted by Ctrl-C, SIGTERM, a closed pipe, or a client that went away. */
  readonly signal: AbortSignal;
  /** `--json`: one record a line. */
  readonly json: boolean;
  /** Opened only when asked for: an open terminal keeps a process waiting. */
  readonly stdin: () => Readable;
}

/** Why a command is aborted when its reader has seen enough: nobody needs to be told. */
export const OUTPUT_CLOSED = 'output closed';

/** Wide enough for a table, narrow enough for a mail: where there is no terminal. */
const DEFAULT_COLUMNS = 120;

/** The io of this process. `abort` is pulled when the reader of standard output goes away (`| head`). */
export function processIo(abort: AbortController): CommandIo {
  const { stdout, stderr } = process;
  let isClosed = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true;
    if (error.code === 'EPIPE') abort.abort(OUTPUT_CLOSED);
    else throw error;
  });
  // Nobody is left to be told.
  stderr.on('error', () => undefined);
  const write = (chunk: string): void => {
    if (!isClosed) stdout.write(chunk);
  };
  return {
    out: (line) => write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    write,
    writeErr: (chunk) => void stderr.write(chunk),
    async drained() {
      if (stdout.writableNeedDrain && !isClosed) await once(stdout, 'drain').catch(() => undefined);
    },
    isTTY: stdout.isTTY,
    isErrTTY: stderr.isTTY,
    columns: stdout.columns ?? DEFAULT_COLUMNS,
    cwd: process.cwd(),
    signal: abort.signal,
    json: false,
    stdin: () => process.stdin,
  };
}

/** The io of a command that runs for somebody else: `out` and `err` take chunks, nothing comes in. */
export function remoteIo(options: {
  readonly out: (chunk: string) => void;
  readonly err: (chunk: string) => void;
  readonly drained: () => Promise<void>;
  readonly cwd: string;
  readonly columns: number;
  readonly isTTY: boolean;
  readonly isErrTTY: boolean;
  readonly signal: AbortSignal;
}): CommandIo {
  const { out, err, drained, cwd, columns, isTTY, isErrTTY, signal } = options;
  return {
    out: (line) => out(`${line}\n`),
    err: (line) => err(`${line}\n`),
    write: out,
    writeErr: err,
    drained,
    isTTY,
    isErrTTY,
    columns,
    cwd,
    signal,
    json: false,
    stdin: () => Readable.from([]),
  };
}
