/** One reader process: started when first needed, watched while it reads, killed when it takes too long or too much. */
import type { ChildProcess } from 'node:child_process';
import { execFile, fork } from 'node:child_process';
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

export class ReaderProcess {
  readonly #limits: ReaderLimits;
  #child: ChildProcess | null = null;
  #starting: Promise<ChildProcess> | null = null;

  constructor(limits: ReaderLimits) {
    this.#limits = limits;
  }

  /** @throws UnreadableError READER_TIMEOUT, READER_MEMORY; PipelineError READER_DIED; and what the reader itself throws */
  async ask(request: ReaderRequest): Promise<Extract<ReaderAnswer, { ok: true }>['value']> {
    const child = await this.start();
    const answer = await this.#answerOf(child, request);
    if (!answer.ok) {
      const { message, code, context } = answer;
      throw new UnreadableError(message, { code, context });
    }
    if ((await rssBytes(child.pid)) > this.#limits.retireRssBytes) this.stop();
    return answer.value;
  }

  /** Starts the process unless it runs. @throws PipelineError READER_DIED */
  async start(): Promise<ChildProcess> {
    if (this.#child !== null) return this.#child;
    this.#starting ??= start().finally(() => {
      this.#starting = null;
    });
    return (this.#child = await this.#starting);
  }

  stop(): void {
    // One that is still starting is stopped when it has started.
    this.#starting?.then(
      () => this.stop(),
      () => {},
    );
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  async #answerOf(child: ChildProcess, request: ReaderRequest): Promise<ReaderAnswer> {
    const what = request.input.uri ?? 'the file';
    return new Promise<ReaderAnswer>((resolve, reject) => {
      const startedAt = Date.now();
      let watching = false;
      const watch = setInterval(() => {
        if (Date.now() - startedAt > this.#limits.timeoutMs) {
          const seconds = this.#limits.timeoutMs / 1000;
          return give(
            new UnreadableError(`read ${what} failed: no answer within ${seconds} s`, { code: 'READER_TIMEOUT' }),
          );
        }
        if (watching) return;
        watching = true;
        void rssBytes(child.pid).then((rss) => {
          watching = false;
          if (rss <= this.#limits.maxRssBytes) return;
          const megabytes = Math.round(rss / 1e6);
          give(
            new UnreadableError(`read ${what} failed: it took ${megabytes} MB of memory`, { code: 'READER_MEMORY' }),
          );
        });
      }, WATCH_EVERY_MS);
      const settle = (): void => {
        clearInterval(watch);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        child.removeAllListeners('error');
      };
      const give = (error: PipelineError): void => {
        settle();
        this.stop();
        reject(error);
      };
      const died = (how: string): void =>
        give(
          new PipelineError(`read ${what} failed: the reader process died (${how})`, {
            code: 'READER_DIED',
            retryable: true,
          }),
        );
      child.on('message', (answer: ReaderAnswer) => {
        settle();
        resolve(answer);
      });
      child.on('exit', (code, signal) => died(signal ?? `exit ${code}`));
      child.on('error', (error) => died(error.message));
      child.send(request, (error) => {
        if (error !== null) died(error.message);
      });
    });
  }
}

async function start(): Promise<ChildProcess> {
  // From sources the reader needs the same loader as its parent; compiled it needs none.
  const fromSources = import.meta.url.endsWith('.ts');
  const path = fileURLToPath(new URL(fromSources ? './reader.ts' : './reader.js', import.meta.url));
  const loader = fromSources ? ['--import', import.meta.resolve('tsx')] : [];
  const child = fork(path, [], {
    serialization: 'advanced',
    execArgv: [...loader, '--max-old-space-size=384'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production' },
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(
        new PipelineError(`start a reader process failed: exit ${code}`, { code: 'READER_DIED', retryable: true }),
      ),
    );
  });
  child.removeAllListeners();
  child.on('error', () => {});
  return child;
}

/** Resident memory as the system counts it; 0 when it cannot be told. */
async function rssBytes(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  if (process.platform === 'linux') {
    const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '0 0');
    return Number(statm.split(' ')[1] ?? 0) * 4096;
  }
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, out) =>
      resolve(error === null ? Number(out.trim()) * 1024 : 0),
    );
  });
}
