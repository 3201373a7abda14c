/** What a try asks and reads with, open once for any number of sources; it stores nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from '../config/env.ts';
import { etiquette } from '../config/etiquette.ts';
import { nextDelayMs } from '../src/fetch/host-delay.ts';
import { PipelineError } from '../src/records/errors.ts';
import type { FetchOutcome } from '../src/records/fetch-outcome.ts';
import { fetchVia } from '../src/records/fetch-via.ts';
import type { Source } from '../src/records/source.ts';
import type { FoundTarget } from '../src/records/target.ts';
import { hostOf } from '../src/records/target-uri.ts';
import type { Door } from './door.ts';
import { openDoor } from './door.ts';
import type { ReaderPool } from './reader-pool.ts';
import { createReaderPool } from './reader-pool.ts';

/** What asking takes from the settings. */
export type TryEnv = Parameters<typeof openDoor>[1] & Partial<Pick<Env, 'ocr'>>;

/** Nobody waits for the answer any more. */
const STOPPED = { code: 'STOPPED', retryable: true };

/** What asks and reads; lent to several sources at once it still asks each host for one page at a time. */
export interface TryTools {
  readonly door: Door;
  readonly reader: ReaderPool;
  readonly ask: (target: FoundTarget, source: Source) => Promise<FetchOutcome>;
  close(): Promise<void>;
}

export function openTryTools(options: { readonly env: TryEnv; readonly signal: AbortSignal }): TryTools {
  const door = openDoor(null, options.env);
  const reader = createReaderPool({ size: 1, ocr: options.env.ocr ?? null });
  return {
    door,
    reader,
    ask: politely(door, options.signal),
    async close() {
      await reader.close();
      await door.close();
    },
  };
}

/** Asks as slowly as a crawl would, and each host for one page at a time, whichever source wants it. */
function politely(door: Door, signal: AbortSignal): TryTools['ask'] {
  const turns = new Map<string, Promise<unknown>>();
  const nextSlot = new Map<string, number>();
  const askNow = async (target: FoundTarget, source: Source, host: string): Promise<FetchOutcome> => {
    const waitMs = (nextSlot.get(host) ?? 0) - Date.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) throw new PipelineError(`fetch ${target.targetUri} failed: stopped`, STOPPED);
    const startedAt = Date.now();
    try {
      const via = fetchVia(source, target);
      return await door.fetchPage({ targetUri: target.targetUri, expect: target.hint?.expect, via });
    } finally {
      const sourceMs = source.fetch.minDelayMs ?? null;
      const lastResponseMs = Date.now() - startedAt;
      const crawlDelayMs = door.crawlDelayMs(target.targetUri);
      nextSlot.set(host, Date.now() + nextDelayMs({ sourceMs, crawlDelayMs, lastResponseMs, refusals: 0, etiquette }));
    }
  };
  return async (target, source) => {
    const host = source.fetch.paceKey ?? hostOf(target.targetUri);
    const asking = (turns.get(host) ?? Promise.resolve()).then(() => askNow(target, source, host));
    turns.set(
      host,
      asking.catch(() => {}),
    );
    return asking;
  };
}
