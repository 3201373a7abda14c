/** One process at work: queues, workers, readers and the door to the web, opened together and closed in order. */
import type { Worker } from 'bullmq';
import type { Logger } from 'pino';
import type { Env } from '../config/env.ts';
import { embeddedQueueEngine } from '../queue/embedded-engine.ts';
import type { QueueName } from '../queue/jobs.ts';
import { openQueues } from '../queue/queues.ts';
import type { WorkToDo } from '../queue/queues.ts';
import { reconcile } from '../queue/reconcile.ts';
import { ConfigurationError } from '../src/records/errors.ts';
import type { Source } from '../src/records/source.ts';
import type { FailureFilter } from '../src/store/failures.ts';
import { openRun } from '../src/store/runs.ts';
import { watchRuns } from './crawl.ts';
import type { OpenedRun } from './crawl.ts';
import type { CrawlReport, CrawlRequest } from './crawl-report.ts';
import { workDiscover } from './discover-worker.ts';
import { openDoor } from './door.ts';
import { workHost } from './host-worker.ts';
import { workIngest } from './ingest-worker.ts';
import type { ReaderPool } from './reader-pool.ts';
import { requeueFailures } from './requeue-failures.ts';
import type { Store } from './store.ts';
import type { JobWork, Lent } from './settle.ts';
import { lendTools } from './tools.ts';

export interface Engine {
  /** Runs the sources to their end. @throws ConfigurationError for an unknown source, or without a contact address */
  crawl(request: CrawlRequest): Promise<CrawlReport>;
  /** Puts failed work back and runs it to its end. */
  replay(
    request: Pick<CrawlRequest, 'signal' | 'onProgress'> & { readonly filter: FailureFilter },
  ): Promise<{ replayed: number; report: CrawlReport }>;
  /** Rings again for what the rows say is still to be done. */
  reconcile(): Promise<Required<WorkToDo>>;
  queueCounts(): Promise<Record<QueueName, Record<string, number>>>;
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly sources: readonly Source[];
  readonly log: Logger;
  /** Lent: whoever made it closes it, after the engine. */
  readonly reader: ReaderPool;
  /** Sends chosen host names to a local server: `*.demo.test -> 127.0.0.1:8080`. */
  readonly connectTo?: string;
}

/** A page in hand gets so long to be finished after Ctrl-C. */
const DRAIN_MS = 5_000;

export async function openEngine(store: Store, env: Env, options: EngineOptions): Promise<Engine> {
  const queueEngine = await embeddedQueueEngine(store.db);
  const queues = openQueues(queueEngine);
  // One process owns an embedded store, so whatever stands on its queue is its predecessor's: the rows say it better.
  await queues.wipe();

  const stop = new AbortController();
  const active = new Map<string, Source>();
  const sources = new Map(options.sources.map((source) => [source.id, source]));
  const source = (id: string): Source => sources.get(id) ?? unknownSource(id);
  const door = openDoor(store, { ...env, connectTo: options.connectTo ?? env.connectTo });
  const tools = lendTools({
    store,
    door,
    reader: options.reader,
    source,
    sourceIds: () => [...active.keys()],
    stop: stop.signal,
    follow: (work) => queues.ring(work),
  });

  const lent: Lent = { tools, log: options.log };
  const work = (name: QueueName, concurrency: number, run: JobWork): Worker => {
    const worker = queueEngine.newWorker(name, (job, token) => run(job, token, lent), { concurrency });
    worker.on('error', (error) => options.log.error({ err: error, queue: name }, 'queue'));
    return worker;
  };
  const workers = [
    work('discover', 4, workDiscover),
    work('host', env.hostConcurrency, workHost),
    // A few more than there are readers, so that none waits for the store.
    work('ingest', options.reader.size + 2, workIngest),
  ];

  const watchTools = { db: store.db, queues, source, clock: tools.clock, syncFiles: () => store.syncFiles() };
  const watch = async (
    opened: readonly OpenedRun[],
    request: Pick<CrawlRequest, 'signal' | 'onProgress'>,
  ): Promise<CrawlReport> => {
    for (const { run } of opened) active.set(run.sourceId, source(run.sourceId));
    try {
      await reconcile(store.db, queues, { sourceIds: opened.map(({ run }) => run.sourceId), now: tools.clock() });
      return await watchRuns(opened, request, watchTools);
    } finally {
      for (const { run } of opened) active.delete(run.sourceId);
    }
  };

  return {
    async crawl(request) {
      const wanted = request.sourceIds.map(source);
      door.requireContact(wanted);
      const { maxDocuments, since } = request;
      const opened: OpenedRun[] = [];
      for (const { id } of wanted) {
        const asked = {
          sourceId: id,
          cause: 'crawl',
          maxDocuments: maxDocuments ?? null,
          since: since ?? null,
          now: tools.clock(),
        } as const;
        opened.push(await openRun(store.db, asked));
      }
      return watch(opened, request);
    },
    async replay(request) {
      const { replayed, opened } = await requeueFailures(store.db, request.filter, { source, now: tools.clock() });
      return { replayed, report: await watch(opened, request) };
    },
    reconcile: () => reconcile(store.db, queues, { sourceIds: [...sources.keys()], now: tools.clock() }),
    queueCounts: () => queues.counts(),
    async close() {
      stop.abort();
      await drain(workers);
      await queues.close();
      await door.close();
    },
  };
}

/** Waits for the jobs in hand, but not for a host that hangs. */
async function drain(workers: readonly Worker[]): Promise<void> {
  const closed = Promise.all(workers.map((worker) => worker.close()));
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, DRAIN_MS, 'late').unref());
  if ((await Promise.race([closed, late])) === 'late') await Promise.all(workers.map((worker) => worker.close(true)));
}

function unknownSource(id: string): never {
  throw new ConfigurationError(
    `find source ${id} failed: there is none; \`gleaner sources list\` shows those there are`,
  );
}
