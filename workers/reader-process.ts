/** One reader process: started when first needed, watched while it reads, killed when it takes too long or too much. */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PipelineError, UnreadableError } from '../src/records/errors.ts';
import { processUsage } from './process-usage.ts';
import type { ReaderAnswer, ReaderNotice, ReaderRequest } from './reader-protocol.ts';

export interface ReaderLimits {
  /** From request to answer. */
  readonly timeoutMs: number;
  /** The same for a document that has scanned pages recognised. */
  readonly recognitionMs: number;
  /** Time of computing for what is not a PDF: an honest page takes a hundredth of it. */
  readonly markupCpuMs: number;
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
    if ((await processUsage(child.pid)).rssBytes > this.#limits.retireRssBytes) this.#kill();
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
      const watch = this.#watch(child, of);
      const settle = (): void => {
        watch.stop();
        child.off('message', onMessage).off('exit', onExit);
        this.#giveUp = () => {};
      };
      this.#giveUp = (error) => {
        settle();
        this.#kill();
        reject(error);
      };
      const onMessage = (message: unknown): void => {
        if (isNotice(message)) {
          watch.allow(this.#limits.recognitionMs);
          return;
        }
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

  /** @returns what ends the watch, and what gives it more time */
  #watch(
    child: ChildProcess,
    of: { readonly what: string; readonly limitMs: number; readonly request: ReaderRequest | null },
  ): { stop(): void; allow(ms: number): void } {
    const { what, request } = of;
    let { limitMs } = of;
    const { maxRssBytes, markupCpuMs } = this.#limits;
    const isMarkup = request !== null && request.input.mediaType !== 'application/pdf';
    let cpuBefore: number | null = null;
    const startedAt = Date.now();
    let isOver = false;
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (Date.now() - startedAt > limitMs) {
        const message = `read ${what} failed: no answer within ${limitMs / 1000} s`;
        this.#giveUp(request === null ? died(what, 'it did not start') : unreadable(message, 'READER_TIMEOUT'));
        return;
      }
      const { rssBytes, cpuMs } = await processUsage(child.pid);
      if (isOver) return;
      cpuBefore ??= cpuMs;
      const megabytes = Math.round(rssBytes / 1e6);
      if (rssBytes > maxRssBytes)
        this.#giveUp(unreadable(`read ${what} failed: it took ${megabytes} MB of memory`, 'READER_MEMORY'));
      else if (isMarkup && cpuMs - cpuBefore > markupCpuMs)
        this.#giveUp(unreadable(`read ${what} failed: it took ${markupCpuMs / 1000} s to compute`, 'READER_TIMEOUT'));
    };
    const timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      void look().finally(() => (isLooking = false));
    }, WATCH_EVERY_MS);
    return {
      stop() {
        isOver = true;
        clearInterval(timer);
      },
      allow(ms) {
        limitMs = ms;
      },
    };
  }
}

function isNotice(message: unknown): message is ReaderNotice {
  return typeof message === 'object' && message !== null && 'notice' in message;
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
