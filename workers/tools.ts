/** What the stories are lent in this process: the joinery between store, web, readers and queue. */
import { setTimeout as wait } from 'node:timers/promises';
import { etiquette } from '../config/etiquette.ts';
import { packageVersion } from '../config/package-version.ts';
import type { Fetcher } from '../src/fetch/fetch-page.ts';
import { nextDelayMs } from '../src/fetch/host-delay.ts';
import type { Follows, Reader, Tools } from '../src/pipeline/tools.ts';
import type { Source } from '../src/records/source.ts';
import type { Store } from './store.ts';

interface Lenders {
  readonly store: Store;
  readonly door: Fetcher;
  readonly reader: Reader;
  readonly source: (id: string) => Source;
  readonly sourceIds: () => readonly string[];
  readonly stop: AbortSignal;
  readonly follow: (follows: Follows) => Promise<void>;
}

export function lendTools({ store, door, reader, source, sourceIds, stop, follow }: Lenders): Tools {
  return {
    db: store.db,
    blobs: store.blobs,
    source,
    sourceIds,
    fetchPage: (request) => door.fetchPage(request),
    crawlDelayMs: (uri) => door.crawlDelayMs(uri),
    reader,
    follow,
    clock: () => new Date(),
    sleep: (ms) =>
      wait(ms, true, { signal: stop }).then(
        () => true,
        () => false,
      ),
    stopping: () => stop.aborted,
    beat: (ms, work) => {
      const timer = setInterval(() => void work().catch(() => {}), ms);
      return () => clearInterval(timer);
    },
    extractor: `gleaner ${packageVersion()}`,
    pace: {
      nextDelayMs: (facts) => nextDelayMs({ ...facts, etiquette }),
      maxAttempts: etiquette.maxAttempts,
      retryDelayMs: etiquette.retryDelayMs,
      maxWaits: etiquette.maxWaits,
      maxParkMs: etiquette.maxParkMs,
      // Renewed while its worker lives, so it may be short: a killed worker's host is free again after this.
      leaseMs: 45_000,
      maxAwaitMs: 5_000,
      sliceTargets: 50,
      sliceMs: 30_000,
    },
  };
}
