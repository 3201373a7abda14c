/** One process at work: queues, workers, readers and the door to the web, opened together and closed in order. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Worker } from 'bullmq';
import type { Logger } from 'pino';
import type { Env } from '../config/env.ts';
import { packageVersion } from '../config/package-version.ts';
import type { QueueName } from '../src/records/queue-name.ts';
import { QUEUE_NAMES } from '../src/records/queue-name.ts';
import { ConfigurationError } from '../src/records/errors.ts';
import type { Source } from '../src/records/source.ts';
import type { FailureFilter } from '../src/store/failures.ts';
import { openRun } from '../src/store/runs.ts';
import { attend } from './attend.ts';
import { watchRuns } from './crawl.ts';
import type { OpenedRun } from './crawl.ts';
import type { CrawlReport, CrawlRequest } from './crawl-report.ts';
import { workDiscover } from './discover-worker.ts';
import { openDoor } from './door.ts';
import { workHost } from './host-worker.ts';
import { workIngest } from './ingest-worker.ts';
import type { QueueSide } from './queue-side.ts';
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
  /** Works on whatever falls due until the signal. @param kind `serve` also begins what the schedule says */
  attend(kind: 'worker' | 'serve', signal: AbortSignal): Promise<void>;
  /** @param graceMs how long the jobs in hand may take to be finished; what is not is done again by somebody else */
  close(graceMs?: number): Promise<void>;
}

interface EngineOptions {
  readonly sources: readonly Source[];
  readonly log: Logger;
  /** Lent: whoever made them closes them, after the engine. */
  readonly reader: ReaderPool;
  readonly side: QueueSide;
  /** Sends chosen host names to a local server: `*.demo.test -> 127.0.0.1:8080`. */
  readonly connectTo?: string | undefined;
  /** Only these queues are worked on; all when left out. */
  readonly queues?: readonly QueueName[] | undefined;
  /** Jobs of one queue at the same time; by default as the settings and the readers allow. */
  readonly concurrency?: number | undefined;
}

/** A page in hand gets so long to be finished after Ctrl-C. */
const GRACE_MS = 5_000;

export function openEngine(store: Store, env: Env, options: EngineOptions): Engine {
  const { side, log } = options;
  const stop = new AbortController();
  const active = new Map<string, Source>();
  const sources = new Map(options.sources.map((source) => [source.id, source]));
  const source = (id: string): Source => sources.get(id) ?? unknownSource(id);
  // On a shared queue any job may come here. An embedded crawl leaves the sources alone that nobody asked for.
  let worksForAll = store.embedded === null;
  const door = openDoor(store, { ...env, connectTo: options.connectTo ?? env.connectTo });
  const tools = lendTools({
    store,
    door,
    reader: options.reader,
    source,
    sourceIds: () => [...(worksForAll ? sources : active).keys()],
    stop: stop.signal,
    follow: (work) => side.follow(work),
  });
  const queues = options.queues ?? QUEUE_NAMES;
  const workers = startWorkers({ tools, log }, queues, {
    side,
    atOnce: {
      discover: Math.min(4, options.concurrency ?? 4),
      host: options.concurrency ?? env.hostConcurrency,
      // A few more than there are readers, so that none waits for the store.
      ingest: options.concurrency ?? options.reader.size + 2,
    },
  });

  const endTools = { db: store.db, source: (id: string) => sources.get(id) ?? null, clock: tools.clock };
  const watchTools = { ...endTools, log, queues: side.queues, mend: side.mend, syncFiles: () => store.syncFiles() };
  const watch = async (
    opened: readonly OpenedRun[],
    request: Pick<CrawlRequest, 'signal' | 'onProgress'>,
  ): Promise<CrawlReport> => {
    for (const { run } of opened) active.set(run.sourceId, source(run.sourceId));
    try {
      const sourceIds = opened.map(({ run }) => run.sourceId);
      await side.reconcile(sourceIds);
      return await watchRuns(opened, request, watchTools);
    } finally {
      for (const { run } of opened) active.delete(run.sourceId);
    }
  };

  return {
    async crawl(request) {
      const wanted = request.sourceIds.map(source);
      door.requireContact(wanted);
      await door.requireBrowser(wanted);
      const { maxDocuments = null, since = null } = request;
      const opened: OpenedRun[] = [];
      for (const { id } of wanted) {
        const asked = { sourceId: id, cause: 'crawl', maxDocuments, since, now: tools.clock() } as const;
        opened.push(await openRun(store.db, asked));
      }
      return watch(opened, request);
    },
    async replay(request) {
      const { replayed, opened } = await requeueFailures(store.db, request.filter, { source, now: tools.clock() });
      return { replayed, report: await watch(opened, request) };
    },
    async attend(kind, signal) {
      worksForAll = true;
      const self = {
        id: randomUUID(),
        kind,
        host: hostname(),
        pid: process.pid,
        version: packageVersion(),
        queues,
        startedAt: tools.clock(),
      };
      const keepsSchedule = kind === 'serve';
      await attend({ store, side, sources: options.sources, log, clock: tools.clock, self, keepsSchedule }, signal);
    },
    async close(graceMs = GRACE_MS) {
      stop.abort();
      await drain(workers, graceMs);
      await door.close();
    },
  };
}

const work: Readonly<Record<QueueName, JobWork>> = { discover: workDiscover, host: workHost, ingest: workIngest };

function startWorkers(
  lent: Lent,
  queues: readonly QueueName[],
  on: { readonly side: QueueSide; readonly atOnce: Readonly<Record<QueueName, number>> },
): Worker[] {
  return queues.map((name) => {
    const processor = on.side.engine.newWorker(name, (job, token) => work[name](job, token, lent), {
      concurrency: on.atOnce[name],
    });
    sayOnce(processor, name, lent.log);
    return processor;
  });
}

/** A connection that is away says so every second; the log says it once, and again after work was done. */
function sayOnce(worker: Worker, queue: QueueName, log: Logger): void {
  const said = new Set<string>();
  worker.on('active', () => said.clear());
  worker.on('error', (error) => {
    if (said.has(error.message)) return;
    said.add(error.message);
    log.error({ err: error, queue }, 'queue');
  });
}

/** Waits for the jobs in hand, but not for a host that hangs. */
async function drain(workers: readonly Worker[], graceMs: number): Promise<void> {
  const closed = Promise.all(workers.map((worker) => worker.close()));
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, graceMs, 'late').unref());
  if ((await Promise.race([closed, late])) === 'late') await Promise.all(workers.map((worker) => worker.close(true)));
}

function unknownSource(id: string): never {
  throw new ConfigurationError(
    `find source ${id} failed: there is none; \`gleaner sources list\` shows those there are`,
  );
}
