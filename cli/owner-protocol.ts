/** What passes on the socket between a command and the owner of the data folder: one JSON object a line. */
import type { Socket } from 'node:net';

/** What a client asks for, as the first line on the socket; `{"abort":true}` may follow. */
export interface CommandRequest {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly columns: number;
  readonly isTTY: boolean;
  readonly isErrTTY: boolean;
  /** A long command would keep a short-lived owner from ending. */
  readonly isLong: boolean;
  /** Client and owner must be the same program, or an answer could mean something else. */
  readonly version: string;
}

/** What the owner says, one a line. `taken` comes at once, so that a stopped owner is not waited for. */
export type Frame =
  { readonly taken: true } | { readonly out: string } | { readonly err: string } | { readonly exit: number };

/** From the client, after its request: Ctrl-C. */
export interface AbortRequest {
  readonly abort: true;
}

export const frameLine = (line: Frame | CommandRequest | AbortRequest): string => `${JSON.stringify(line)}\n`;

/** Says it, unless the other side has gone. */
export function send(socket: Socket, line: Frame | CommandRequest | AbortRequest): void {
  if (socket.writable) socket.write(frameLine(line));
}
