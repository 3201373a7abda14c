import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandIo } from '../../cli/command-io.ts';
import { sendCommand } from '../../cli/send-command.ts';
import type { CommandServer, CommandService } from '../../cli/serve-commands.ts';
import { serveCommands } from '../../cli/serve-commands.ts';
import { chooseSocketPath } from '../../cli/socket-path.ts';
import { recordedIo } from './recorded-io.ts';

const version = '1.2.3';
let dataDir: string;
let servers: CommandServer[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gleaner-socket-'));
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function serve(run: CommandService['run'], more: Partial<CommandService> = {}): Promise<CommandServer> {
  const signal = new AbortController().signal;
  const server = await serveCommands(dataDir, { version, signal, accepts: () => true, run, ...more });
  servers.push(server);
  return server;
}

const send = (argv: string[], io: CommandIo, more: { version?: string; isLong?: boolean; timeoutMs?: number } = {}) =>
  sendCommand(dataDir, { argv, isLong: more.isLong ?? false, version: more.version ?? version }, io, more.timeoutMs);

describe('a command for the owner of the data', () => {
  it('takes arguments, folder and terminal there, and brings both outputs and the exit code back', async () => {
    await serve(async (argv, io) => {
      io.out(JSON.stringify({ argv, cwd: io.cwd, columns: io.columns, isTTY: io.isTTY, isErrTTY: io.isErrTTY }));
      io.err('a warning: “é” \u2028 \u0000');
      io.write('no line break');
      return 7;
    });
    const io = recordedIo({ cwd: '/tmp', columns: 33, isTTY: true });
    expect(await send(['search', 'two words', ''], io)).toBe(7);
    expect(io.stdout()).toBe(
      '{"argv":["search","two words",""],"cwd":"/tmp","columns":33,"isTTY":true,"isErrTTY":false}\nno line break',
    );
    expect(io.stderr()).toBe('a warning: “é” \u2028 \u0000\n');
  });

  it('streams: output arrives while the command runs, and much of it waits for the reader', async () => {
    let goOn: () => void = () => undefined;
    const firstSeen = new Promise<void>((resolve) => (goOn = resolve));
    let written = 0;
    await serve(async (_argv, io) => {
      io.out('first');
      await firstSeen;
      for (; written < 2_000; written++) {
        io.out('x'.repeat(10_000));
        await io.drained();
      }
      return 0;
    });
    let bytes = 0;
    let writtenWhileReaderSlept = 0;
    const io = recordedIo({
      write: (chunk) => {
        bytes += chunk.length;
        goOn();
      },
      drained: async () => {
        if (bytes < 1_000_000 || writtenWhileReaderSlept > 0) return;
        await sleep(200);
        writtenWhileReaderSlept = written;
      },
    });
    expect(await send(['export'], io)).toBe(0);
    expect(bytes).toBe('first\n'.length + 2_000 * 10_001);
    expect(writtenWhileReaderSlept).toBeLessThan(500);
  });

  it('is aborted there when it is aborted here, and still tells how it ended', async () => {
    await serve(async (_argv, io) => {
      io.out('started');
      await once(io.signal, 'abort');
      io.err('stopped cleanly');
      return 5;
    });
    const io = recordedIo({ write: () => io.abort.abort() });
    expect(await send(['crawl'], io)).toBe(5);
    expect(io.stderr()).toBe('stopped cleanly\n');
  });

  it('is aborted when the client dies', async () => {
    let isAborted = false;
    const server = await serve(async (_argv, io) => {
      io.out('started');
      await once(io.signal, 'abort');
      isAborted = true;
      return 0;
    });
    const failing = recordedIo({
      write: () => {
        throw new Error('client dies');
      },
    });
    await expect(send(['crawl'], failing)).rejects.toThrow('client dies');
    await server.close();
    servers = [];
    expect(isAborted).toBe(true);
  });

  it('is aborted when the owner has to end', async () => {
    const owner = new AbortController();
    await serve(
      async (_argv, io) => {
        owner.abort();
        return io.signal.aborted ? 9 : 0;
      },
      { signal: owner.signal },
    );
    expect(await send(['crawl'], recordedIo())).toBe(9);
  });

  it('is run beside others', async () => {
    let waiting = 0;
    let release: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (release = resolve));
    await serve(async (argv) => {
      waiting += 1;
      if (waiting === 2) release();
      await both;
      return Number(argv[0]);
    });
    expect(await Promise.all([send(['1'], recordedIo()), send(['2'], recordedIo())])).toEqual([1, 2]);
  });

  it('is not answered by nobody, by a dead socket, by a stopped owner, nor by one that does not accept it', async () => {
    expect(await send(['status'], recordedIo())).toBeNull();
    const path = await chooseSocketPath(dataDir);
    await writeFile(path, '');
    expect(await send(['status'], recordedIo())).toBeNull();
    await rm(path);
    const silent = createServer().listen(path);
    await once(silent, 'listening');
    expect(await send(['status'], recordedIo(), { timeoutMs: 50 })).toBeNull();
    silent.close();
    // The owner replaces whatever lies there.
    await writeFile(path, '').catch(() => undefined);
    await serve(async () => 0, { accepts: (request) => !request.isLong });
    expect(await send(['crawl'], recordedIo(), { isLong: true })).toBeNull();
    expect(await send(['status'], recordedIo())).toBe(0);
  });

  it('throws OWNER_LOST when the owner breaks off', async () => {
    const path = await chooseSocketPath(dataDir);
    const breaking = createServer((socket) => socket.end('{"taken":true}\n{"out":"half"}\n')).listen(path);
    await once(breaking, 'listening');
    const io = recordedIo();
    await expect(send(['crawl'], io)).rejects.toMatchObject({ code: 'OWNER_LOST' });
    expect(io.stdout()).toBe('half');
    breaking.close();
  });

  it('is refused by an owner of another version, with exit code 3', async () => {
    await serve(async () => 0);
    const io = recordedIo();
    expect(await send(['status'], io, { version: '9.9.9' })).toBe(3);
    expect(io.stderr()).toContain('1.2.3');
  });

  it('survives a command that throws and a client that talks rubbish', async () => {
    await serve(async () => {
      throw new Error('oh no');
    });
    const io = recordedIo();
    expect(await send(['status'], io)).toBe(1);
    expect(io.stderr()).toContain('oh no');
    const { createConnection } = await import('node:net');
    const rubbish = createConnection(await chooseSocketPath(dataDir));
    rubbish.write('GET / HTTP/1.1\n\n');
    await once(rubbish.resume(), 'close');
    expect(await send(['status'], recordedIo())).toBe(1);
  });
});
