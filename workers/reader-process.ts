/** One reader process: started when first needed, watched while it reads, killed when it takes too long or too much. */
import type { ChildProcess } from 'node:child_process';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PipelineError, UnreadableError } from '../src/records/errors.ts';
import type { ReaderAnswer, ReaderRequest } from './reader-protocol.ts';

export interface ReaderLimits {
  /** From request to answer. */
  readonly timeoutMs: number;
  /** As the operating system sees it: a heap flag alone let a PDF take 2.3 GB. */
  readonly maxRssBytes: number;
  /** A reader this large after an answer is replaced before it grows into the limit. */
  readonly retireRssBytes: number;
}

/** Often enough that a bomb cannot pass the limit by much. */
const WATCH_EVERY_MS = 100;
/** Loading the readers takes a second, and ten on a machine that is busy with other things. */
const START_MS = 60_000;

export class ReaderProcess {
  readonly #limits: ReaderLimits;
  #child: ChildProcess | null = null;
  #starting: Promise<ChildProcess> | null = null;
  #isClosed = false;
  /** Ends the wait for a message. */
  #giveUp: (error: PipelineError) => void = () => {};

  constructor(limits: ReaderLimits) {
    this.#limits = limits;
  }

  /** @throws UnreadableError READER_TIMEOUT, READER_MEMORY; PipelineError READER_DIED, READER_STOPPED; and what the reader itself throws */
  async ask(request: ReaderRequest): Promise<Extract<ReaderAnswer, { ok: true }>['value']> {
    const what = request.input.uri ?? 'the file';
    const child = await this.start(what);
    if (this.#isClosed) throw stopped(what);
    const answer = (await this.#messageOf(child, { what, request, limitMs: this.#limits.timeoutMs })) as ReaderAnswer;
    if (!answer.ok) {
      const { message, code, context } = answer;
      throw new UnreadableError(message, { code, context });
    }
    if ((await rssBytes(child.pid)) > this.#limits.retireRssBytes) this.#kill();
    return answer.value;
  }

  /** Starts the process, unless it runs or is starting. @throws PipelineError READER_DIED, READER_STOPPED */
  async start(what = 'a page'): Promise<ChildProcess> {
    if (this.#isClosed) throw stopped(what);
    if (this.#starting === null && this.#child !== null) return this.#child;
    this.#starting ??= this.#start(what).finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Whoever waits for an answer is told. Resolves when the process is gone. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const child = this.#child;
    this.#giveUp(stopped('a page'));
    this.#kill();
    if (child !== null && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  async #start(what: string): Promise<ChildProcess> {
    const child = forkReader();
    this.#child = child;
    child.on('error', () => {});
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    await this.#messageOf(child, { what, request: null, limitMs: START_MS });
    return child;
  }

  #kill(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  /** The next message of the reader, to a request or that it is ready; the reader is killed when it does not come in good order. */
  async #messageOf(
    child: ChildProcess,
    of: { readonly what: string; readonly request: ReaderRequest | null; readonly limitMs: number },
  ): Promise<unknown> {
    const { what, request } = of;
    return new Promise((resolve, reject) => {
      const stopWatching = this.#watch(child, of);
      const settle = (): void => {
        stopWatching();
        child.off('message', onMessage).off('exit', onExit);
        this.#giveUp = () => {};
      };
      this.#giveUp = (error) => {
        settle();
        this.#kill();
        reject(error);
      };
      const onMessage = (message: unknown): void => {
        settle();
        resolve(message);
      };
      const onExit = (code: number | null, signal: string | null): void =>
        this.#giveUp(died(what, signal ?? `exit ${code}`));
      child.on('message', onMessage).on('exit', onExit);
      if (request === null) return;
      child.send(request, (error) => {
        if (error !== null) this.#giveUp(died(what, error.message));
      });
    });
  }

  /** @returns what ends the watch */
  #watch(
    child: ChildProcess,
    of: { readonly what: string; readonly limitMs: number; readonly request: unknown },
  ): () => void {
    const { what, limitMs } = of;
    const startedAt = Date.now();
    let isOver = false;
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (Date.now() - startedAt > limitMs) {
        const message = `read ${what} failed: no answer within ${limitMs / 1000} s`;
        this.#giveUp(of.request === null ? died(what, 'it did not start') : unreadable(message, 'READER_TIMEOUT'));
        return;
      }
      const rss = await rssBytes(child.pid);
      if (isOver || rss <= this.#limits.maxRssBytes) return;
      const megabytes = Math.round(rss / 1e6);
      this.#giveUp(unreadable(`read ${what} failed: it took ${megabytes} MB of memory`, 'READER_MEMORY'));
    };
    const timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      void look().finally(() => (isLooking = false));
    }, WATCH_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }
}

function forkReader(): ChildProcess {
  // From sources the reader needs the same loader as its parent; compiled it needs none.
  const fromSources = import.meta.url.endsWith('.ts');
  const path = fileURLToPath(new URL(fromSources ? './reader.ts' : './reader.js', import.meta.url));
  const loader = fromSources ? ['--import', import.meta.resolve('tsx')] : [];
  return fork(path, [], {
    serialization: 'advanced',
    execArgv: [...loader, '--max-old-space-size=384'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
}

function unreadable(message: string, code: string): UnreadableError {
  return new UnreadableError(message, { code });
}

function died(what: string, how: string): PipelineError {
  return new PipelineError(`read ${what} failed: the reader process died (${how})`, {
    code: 'READER_DIED',
    retryable: true,
  });
}

function stopped(what: string): PipelineError {
  return new PipelineError(`read ${what} failed: the readers were stopped`, {
    code: 'READER_STOPPED',
    retryable: true,
  });
}

/** Resident memory as the system counts it; 0 when it cannot be told. */
async function rssBytes(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  }
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, out) =>
      resolve(error === null ? Number(out.trim()) * 1024 : 0),
    );
  });
}
