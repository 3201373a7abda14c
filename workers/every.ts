/** Rounds of a process that watches: work done at most so often, and a loop that outlives an outage. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isOutage } from '../src/records/errors.ts';

/** Looking grows with the run, showing with the store: each may take this share of the time and no more. */
const SHARE = 0.1;
/** How soon an unreachable store or queue is asked again. */
const OUTAGE_PAUSE_MS = 1_000;

/** Does the work at most so often, and less often when it takes long. */
export function every(leastMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let next = performance.now() + leastMs;
  return async () => {
    const startedAt = performance.now();
    if (startedAt < next) return;
    await work();
    const tookMs = performance.now() - startedAt;
    next = startedAt + Math.max(leastMs, tookMs / SHARE);
  };
}

interface RoundsOptions {
  readonly signal: AbortSignal;
  readonly log: Logger;
  /** The pause between two rounds, at least and at most: a long round is followed by a long pause. */
  readonly pauseMs: readonly [least: number, most: number];
  /** How long store or queue may be away before this gives up. */
  readonly patienceMs: number;
}

/**
 * Repeats `round` until it returns false or the signal comes. Away means waiting: an outage is logged once, and its end.
 * @throws the outage when it lasts longer than `patienceMs`; anything else that `round` throws
 */
export async function rounds(options: RoundsOptions, round: () => Promise<boolean>): Promise<void> {
  const { signal, log } = options;
  const [leastMs, mostMs] = options.pauseMs;
  let awaySince: number | null = null;
  while (!signal.aborted) {
    const startedAt = performance.now();
    let pauseMs = OUTAGE_PAUSE_MS;
    try {
      if (!(await round())) return;
      if (awaySince !== null) log.warn({ seconds: Math.round((startedAt - awaySince) / 1000) }, 'reached again');
      awaySince = null;
      pauseMs = Math.min(mostMs, Math.max(leastMs, (performance.now() - startedAt) / SHARE));
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (awaySince === null) log.warn({ code: error.code, err: error }, 'waiting for it');
      awaySince ??= startedAt;
      if (performance.now() - awaySince > options.patienceMs) throw error;
    }
    await sleep(pauseMs, undefined, { signal }).catch(() => {});
  }
}
