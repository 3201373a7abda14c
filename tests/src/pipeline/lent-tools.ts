/** Tools for the stories in tests: a real store, a clock that only waiting moves, and a web that answers by script. */
import { etiquette } from '../../../config/etiquette.ts';
import { nextDelayMs } from '../../../src/fetch/host-delay.ts';
import type { FetchedPage, FetchOutcome, PageRequest } from '../../../src/records/fetch-outcome.ts';
import { FetchError } from '../../../src/records/errors.ts';
import type { Source } from '../../../src/records/source.ts';
import type { Follows, PaceRules, Reader, Tools } from '../../../src/pipeline/tools.ts';
import { NOON } from '../../sample-rows.ts';
import { sampleSource } from '../../sample-source.ts';
import type { TestStore } from '../../test-store.ts';

/** An outcome, an error to throw, or something that happens while the request is under way and ends in either. */
export type Answer = FetchOutcome | Error | (() => Promise<FetchOutcome>);

export interface LentTools extends Tools {
  /** What was asked of the web, and at which second after noon. */
  readonly asked: { readonly second: number; readonly request: PageRequest }[];
  /** What was rung for. */
  readonly rung: Follows[];
  /** How long the story slept, in seconds. */
  readonly slept: number[];
  /** The address is answered with these, one after the other; the last one again and again. */
  answer(targetUri: string, ...answers: Answer[]): void;
  /** Runs at the start of the next sleep. */
  whileAsleep(what: () => Promise<void>): void;
  advance(seconds: number): void;
  stop(): void;
}

export interface LentOptions {
  readonly sources?: readonly Source[];
  readonly pace?: Partial<PaceRules>;
  readonly crawlDelayMs?: number;
  readonly reader?: Partial<Reader>;
}

export function lendTools(store: TestStore, options: LentOptions = {}): LentTools {
  const sources = options.sources ?? [sampleSource()];
  const script = new Map<string, Answer[]>();
  const asked: LentTools['asked'] = [];
  const rung: Follows[] = [];
  const slept: number[] = [];
  const asleep: (() => Promise<void>)[] = [];
  let now = NOON.getTime();
  let stopped = false;

  return {
    db: store.db,
    blobs: store.blobs,
    sourceIds: () => sources.map(({ id }) => id),
    source: (id) => sources.find((source) => source.id === id) ?? unknown(`source ${id}`),
    async fetchPage(request) {
      asked.push({ second: (now - NOON.getTime()) / 1000, request });
      const answers = script.get(request.targetUri) ?? [];
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      const outcome = typeof answer === 'function' ? await answer() : answer;
      if (outcome === undefined)
        throw new FetchError(`fetch ${request.targetUri} failed: no script`, { code: 'NO_SCRIPT', retryable: false });
      if (outcome instanceof Error) throw outcome;
      now += elapsedMs(outcome);
      // A response is dated by its request.
      return outcome.kind === 'fetched' || outcome.kind === 'wrong-kind'
        ? { ...outcome, page: { ...outcome.page, fetchedAt: new Date(now - elapsedMs(outcome)) } }
        : outcome.kind === 'not-modified'
          ? { ...outcome, fetchedAt: new Date(now - outcome.elapsedMs) }
          : outcome;
    },
    crawlDelayMs: () => options.crawlDelayMs ?? null,
    reader: {
      readDocument: options.reader?.readDocument ?? (() => unknown('document reader')),
      readSeed: options.reader?.readSeed ?? (() => unknown('seed reader')),
    },
    beat: () => () => {},
    follow: async (follows) => void rung.push(follows),
    clock: () => new Date(now),
    async sleep(ms) {
      slept.push(ms / 1000);
      await asleep.shift()?.();
      if (!stopped) now += ms;
      return !stopped;
    },
    stopping: () => stopped,
    extractor: 'gleaner 0.0.0',
    pace: {
      nextDelayMs: (facts) => nextDelayMs({ ...facts, etiquette }),
      maxAttempts: 3,
      retryDelayMs: 2_000,
      maxWaits: 5,
      maxParkMs: 600_000,
      leaseMs: 180_000,
      maxAwaitMs: 5_000,
      sliceTargets: 50,
      sliceMs: 30_000,
      ...options.pace,
    },
    asked,
    rung,
    slept,
    answer: (targetUri, ...answers) => void script.set(targetUri, answers),
    whileAsleep: (what) => void asleep.push(what),
    advance: (seconds) => void (now += seconds * 1000),
    stop: () => void (stopped = true),
  };
}

function elapsedMs(outcome: FetchOutcome): number {
  if (outcome.kind === 'fetched' || outcome.kind === 'wrong-kind') return outcome.page.elapsedMs;
  return outcome.kind === 'not-modified' ? outcome.elapsedMs : 0;
}

function unknown(what: string): never {
  throw new Error(`the test lends no ${what}`);
}

export function page(
  targetUri: string,
  body: string,
  changes: Partial<FetchedPage> = {},
): FetchOutcome & { kind: 'fetched' } {
  return {
    kind: 'fetched',
    page: {
      targetUri,
      finalUri: targetUri,
      status: 200,
      headers: { 'content-type': 'text/html', etag: `"${body.length}"` },
      body: new TextEncoder().encode(body),
      mediaType: 'text/html',
      charset: 'utf-8',
      fetchedAt: NOON,
      elapsedMs: 100,
      ...changes,
    },
  };
}

export function wait(retryAfterMs: number | null): FetchOutcome {
  return { kind: 'wait', status: 429, retryAfterMs, detail: 'answered 429' };
}

export const NOT_MODIFIED: FetchOutcome = { kind: 'not-modified', fetchedAt: NOON, elapsedMs: 100 };

export const GONE: FetchOutcome = { kind: 'gone', status: 404 };

export const BY_ROBOTS: FetchOutcome = { kind: 'blocked', by: 'robots', status: null, detail: 'Disallow: /' };

export const BROKEN = new FetchError('fetch failed: connection reset', { code: 'FETCH_RESET', retryable: true });
