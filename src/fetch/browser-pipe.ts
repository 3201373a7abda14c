/** The pipe to a Chromium: messages of its DevTools protocol in JSON, each ended by a zero byte. It understands none of them. */
import type { Readable, Writable } from 'node:stream';

/** What Playwright wants of a connection. */
export interface BrowserPipe {
  send(message: object): void;
  close(): void;
  onmessage?: (message: object) => void;
  onclose?: (reason?: string) => void;
}

interface PipeOptions {
  readonly write: Writable;
  readonly read: Readable;
  /** A longer message is not taken: a page must not fill our memory through the browser. */
  readonly maxMessageBytes: number;
  readonly onOverflow: () => void;
}

/** What pages write to their console may be endless, and nobody reads it. */
const UNWANTED = Buffer.from('{"method":"Runtime.consoleAPICalled"');

export function browserPipe({ write, read, maxMessageBytes, onOverflow }: PipeOptions): BrowserPipe {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let isClosed = false;

  const pipe: BrowserPipe = {
    send(message) {
      if (!isClosed) write.write(`${JSON.stringify(message)}\0`);
    },
    close,
  };

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    pending = [];
    write.destroy();
    read.destroy();
    pipe.onclose?.();
  }

  function keep(part: Buffer): void {
    pendingBytes += part.byteLength;
    if (pendingBytes > maxMessageBytes) {
      close();
      onOverflow();
    } else if (part.byteLength > 0) pending.push(part);
  }

  function deliver(): void {
    const message = Buffer.concat(pending);
    pending = [];
    pendingBytes = 0;
    if (message.byteLength > 0 && !message.subarray(0, UNWANTED.byteLength).equals(UNWANTED))
      pipe.onmessage?.(JSON.parse(message.toString('utf8')) as object);
  }

  read.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0 && !isClosed; end = chunk.indexOf(0, start)) {
      keep(chunk.subarray(start, end));
      if (!isClosed) deliver();
      start = end + 1;
    }
    if (!isClosed) keep(chunk.subarray(start));
  });
  for (const stream of [read, write]) stream.on('error', close).on('close', close);
  return pipe;
}
