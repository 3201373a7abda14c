/** The owner's end of the line: takes commands of other processes and runs them as its own. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import type { CommandIo } from './command-io.ts';
import { remoteIo } from './command-io.ts';
import { EXIT } from './exit-codes.ts';
import type { AbortRequest, CommandRequest } from './owner-protocol.ts';
import { frameLine, send } from './owner-protocol.ts';
import { readLines } from './read-lines.ts';
import { chooseSocketPath } from './socket-path.ts';

export interface CommandService {
  readonly version: string;
  /** Pulled when the owner must end: all commands that it runs for others end too. */
  readonly signal: AbortSignal;
  /** False: the client shall wait until the folder is free. */
  readonly accepts: (request: CommandRequest) => boolean;
  readonly run: (argv: readonly string[], io: CommandIo) => Promise<number>;
}

export interface CommandServer {
  /** Commands of others that run at this moment. */
  readonly running: () => number;
  /** Takes no more commands and waits for those that run. */
  close(): Promise<void>;
}

/** Arguments of a request; a shell's own limit is lower on most systems. */
const MAX_REQUEST_BYTES = 2 * 1024 * 1024;

/**
 * Listens for commands to the owner of `dataDir`; call it only while holding the folder lock.
 * @throws ConfigurationError when the folder of sockets is not this user's alone.
 */
export async function serveCommands(dataDir: string, service: CommandService): Promise<CommandServer> {
  const path = await chooseSocketPath(dataDir);
  // Whoever left it is dead: we hold the folder lock.
  await rm(path, { force: true });
  const clients = new Set<Promise<void>>();
  const server = createServer((socket) => {
    const client = serveClient(socket, service).finally(() => clients.delete(client));
    clients.add(client);
  });
  server.listen(path);
  await once(server, 'listening');
  // It serves while its process works for itself; it does not keep the process alive.
  server.unref();
  return {
    running: () => clients.size,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await Promise.all(clients);
      await closed;
    },
  };
}

async function serveClient(socket: Socket, service: CommandService): Promise<void> {
  // A client that has gone needs no output, and the abort tells the command.
  socket.on('error', () => undefined);
  const client = new AbortController();
  const signal = AbortSignal.any([client.signal, service.signal]);
  let answered: Promise<void> | undefined;
  try {
    for await (const line of readLines(socket, MAX_REQUEST_BYTES)) {
      const message = JSON.parse(line ?? 'null') as CommandRequest | AbortRequest;
      if ('abort' in message) client.abort();
      else answered ??= answer(socket, { service, request: message, signal });
    }
  } catch {
    // It broke off, or does not speak our language; either way nobody listens any more.
    socket.destroy();
  } finally {
    client.abort();
    await answered;
  }
}

async function answer(
  socket: Socket,
  work: { readonly service: CommandService; readonly request: CommandRequest; readonly signal: AbortSignal },
): Promise<void> {
  const { service, request, signal } = work;
  if (!service.accepts(request)) {
    socket.end();
    return;
  }
  send(socket, { taken: true });
  const io = remoteIo({
    ...request,
    signal,
    out: (chunk) => send(socket, { out: chunk }),
    err: (chunk) => send(socket, { err: chunk }),
    drained: () => drained(socket),
  });
  socket.end(frameLine({ exit: await runFor(request, io, service) }));
}

async function runFor(request: CommandRequest, io: CommandIo, service: CommandService): Promise<number> {
  if (request.version !== service.version) {
    io.err(
      `gleaner: the data is owned by Gleaner ${service.version}, this is ${request.version}; next: stop process ${process.pid}`,
    );
    return EXIT.owned;
  }
  return service.run(request.argv, io).catch((error: unknown) => {
    io.err(`gleaner: unexpected error: ${String(error)}`);
    return EXIT.someFailed;
  });
}

function drained(socket: Socket): Promise<void> {
  if (!socket.writableNeedDrain || socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}
