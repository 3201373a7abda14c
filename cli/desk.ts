/** What commands of the owner work with: settings, sources, store, readers, engine, each opened once and only when asked for. */
import type { Env } from '../config/env.ts';
import type { Source } from '../src/records/source.ts';
import type { Engine } from '../workers/engine.ts';
import type { ReaderPool } from '../workers/reader-pool.ts';
import type { Store } from '../workers/store.ts';

export interface Desk {
  readonly env: Env;
  sources(): Promise<readonly Source[]>;
  store(): Promise<Store>;
  readers(): Promise<ReaderPool>;
  /** Opening it starts the workers of all queues. */
  engine(): Promise<Engine>;
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
  let stage: { readonly sources: readonly Source[]; readonly connectTo: string | null } | null = null;
  const sources = once(
    async () => stage?.sources ?? (await import('../config/load-sources.ts')).loadSources({ folder: env.sourcesDir }),
  );
  const store = once(async () => {
    const { openStore } = await import('../workers/store.ts');
    return keep(await openStore(env));
  });
  const readers = once(async () => {
    const { createReaderPool } = await import('../workers/reader-pool.ts');
    return keep(createReaderPool({ size: env.readers, warm: true }));
  });
  const engine = once(async (): Promise<Engine> => {
    // The readers start beside the store, which keeps this process busy while it opens.
    const reader = await readers();
    const { openEngine } = await import('../workers/engine.ts');
    const { operatorLog } = await import('./operator-log.ts');
    const connectTo = stage?.connectTo ?? env.connectTo;
    return keep(
      await openEngine(await store(), env, {
        sources: await sources(),
        log: operatorLog(env.logLevel),
        reader,
        ...(connectTo === null ? {} : { connectTo }),
      }),
    );
  });
  return {
    env,
    sources,
    store,
    readers,
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
function once<T>(start: () => Promise<T>): { (): Promise<T>; started(): Promise<T> | null } {
  let started: Promise<T> | null = null;
  return Object.assign(() => (started ??= start()), { started: () => started });
}
