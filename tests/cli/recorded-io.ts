/** A command's io that keeps what was written, for tests. */
import { Readable } from 'node:stream';
import type { CommandIo } from '../../cli/command-io.ts';

export interface RecordedIo extends CommandIo {
  readonly abort: AbortController;
  stdout(): string;
  stderr(): string;
}

export function recordedIo(given: Partial<CommandIo> & { readonly input?: string } = {}): RecordedIo {
  const out: string[] = [];
  const err: string[] = [];
  const abort = new AbortController();
  const { input = '', ...rest } = given;
  return {
    out: (line) => void out.push(`${line}\n`),
    err: (line) => void err.push(`${line}\n`),
    write: (chunk) => void out.push(chunk),
    writeErr: (chunk) => void err.push(chunk),
    drained: async () => undefined,
    isTTY: false,
    isErrTTY: false,
    columns: 100,
    cwd: process.cwd(),
    signal: abort.signal,
    json: false,
    stdin: () => Readable.from([Buffer.from(input)]),
    ...rest,
    abort,
    stdout: () => out.join(''),
    stderr: () => err.join(''),
  };
}
