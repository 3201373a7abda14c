/** What commands of the owner work with: settings, sources, store, readers, engine, each opened once and only when asked for. */
import type { Env } from '../config/env.ts';
import type { Source } from '../src/records/source.ts';
import type { QueueName } from '../src/records/queue-name.ts';
import type { Engine } from '../workers/engine.ts';
import type { QueueSide } from '../workers/queue-side.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import type { Store } from '../workers/store.ts';

/** What part of the work this process takes. */
export interface EngineShare {
  readonly queues?: readonly QueueName[] | undefined;
  readonly concurrency?: number | undefined;
  /** How long jobs in hand may take to be finished when the process ends. */
  readonly graceMs?: number;
}

export interface Desk {
  readonly env: Env;
  sources(): Promise<readonly Source[]>;
  store(): Promise<Store>;
  readers(): Promise<ReaderPool>;
  /** The queues, to ring and to count; no work is begun. */
  queueSide(): Promise<QueueSide>;
  /** Opening it starts the workers: of all queues, unless the first caller says otherwise. */
  engine(share?: EngineShare): Promise<Engine>;
  /** Before anything is opened: other sources, and a local server that stands in for their hosts. */
  playOn(stage: { readonly sources: readonly Source[]; readonly connectTo: string }): void;
  /** The engine, when some command has opened it already. */
  runningEngine(): Promise<Engine> | null;
  /** Closes what was opened, in reverse order. */
  close(): Promise<void>;
}

export function openDesk(env: Env): Desk {
  const closers: (() => Promise<void>)[] = [];
  const keep = <T extends { close(): Promise<void> }>(thing: T): T => {
    closers.unshift(() => thing.close());
    return thing;
  };
  let stage: { readonly sources: readonly Source[]; readonly connectTo: string } | null = null;
  const sources = once(
    async () =>
      stage?.sources ??
      (await import('../config/load-sources.ts')).loadSources({ folder: env.sourcesDir, enable: env.enable }),
  );
  const store = once(async () => {
    const { openStore } = await import('../workers/store.ts');
    return keep(await openStore(env));
  });
  const readers = once(async () => {
    const { createReaderPool } = await import('../workers/reader-pool.ts');
    return keep(createReaderPool({ size: env.readers, warm: true, ocr: env.ocr }));
  });
  const log = once(async () => (await import('./operator-log.ts')).operatorLog(env.logLevel));
  const queueSide = once(async (): Promise<QueueSide> => {
    const { openQueueSide } = await import('../workers/queue-side.ts');
    return keep(await openQueueSide(await store(), env, await log()));
  });
  const engine = once(async (share: EngineShare = {}): Promise<Engine> => {
    // The readers start beside the store, which keeps this process busy while it opens.
    const reader = await readers();
    const { openEngine } = await import('../workers/engine.ts');
    const { tryBlobs } = await import('../workers/store.ts');
    await tryBlobs(env);
    const { graceMs, ...part } = share;
    const opened = openEngine(await store(), env, {
      ...part,
      sources: await sources(),
      log: await log(),
      reader,
      side: await queueSide(),
      connectTo: stage?.connectTo,
    });
    keep({ close: () => opened.close(graceMs) });
    return opened;
  });
  return {
    env,
    sources,
    store,
    readers,
    queueSide,
    engine,
    runningEngine: () => engine.started(),
    playOn(other) {
      stage = other;
    },
    async close() {
      for (const close of closers.splice(0)) await close();
    },
  };
}

/** The first caller starts it, all others wait for the same. */
function once<T, A extends unknown[]>(
  start: (...given: A) => Promise<T>,
): { (...given: A): Promise<T>; started(): Promise<T> | null } {
  let started: Promise<T> | null = null;
  return Object.assign((...given: A) => (started ??= start(...given)), { started: () => started });
}
