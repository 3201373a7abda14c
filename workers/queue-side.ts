/** The queues of this process as producers see them: opened on whatever engine is set, rung, and mended after an outage. */
import type { Logger } from 'pino';
import type { Env } from '../config/env.ts';
import type { QueueEngine } from '../queue/engine.ts';
import type { Queues, WorkToDo } from '../queue/queues.ts';
import { openQueues } from '../queue/queues.ts';
import { reconcile } from '../queue/reconcile.ts';
import { isOutage } from '../src/records/errors.ts';
import { storeId } from '../src/store/identity.ts';
import type { Store } from './store.ts';

export interface QueueSide {
  readonly engine: QueueEngine;
  readonly queues: Queues;
  /** Rings for what a committed change left to do. When the queue is away the bell is lost, not the work: `mend` finds it. */
  follow(work: WorkToDo): Promise<void>;
  /** Rings again for all that the rows say: once a minute, at once after lost bells, and soon when the queue has nothing to do. */
  readonly mend: (sourceIds: readonly string[]) => Promise<void>;
  /** Rings for all that the rows say, now. @returns what was rung for; most of it is usually on the queue already */
  reconcile(sourceIds: readonly string[]): Promise<Required<WorkToDo>>;
  close(): Promise<void>;
}

/** What nobody noticed being lost (nothing but a fault of the queue) is found so much later. */
const MEND_EVERY_MS = 60_000;
/** A queue that has nothing to do may have been wiped: the rows are asked sooner. */
const MEND_IDLE_EVERY_MS = 3_000;

/** @throws ConfigurationError, PipelineError QUEUE_UNREACHABLE */
export async function openQueueSide(store: Store, env: Env, log: Logger): Promise<QueueSide> {
  const engine = await openQueueEngine(store, env, log);
  const queues = openQueues(engine);
  // One process owns an embedded store, so whatever stands on its queue is its predecessor's: the rows say it better.
  if (engine.name === 'embedded') await queues.wipe();
  const ringForAll = (sourceIds: readonly string[]): Promise<Required<WorkToDo>> =>
    reconcile(store.db, queues, { sourceIds, now: new Date() });
  let mendAt = performance.now() + MEND_EVERY_MS;
  let lookAt = performance.now() + MEND_IDLE_EVERY_MS;
  const isDue = async (): Promise<boolean> => {
    if (performance.now() >= mendAt) return true;
    if (performance.now() < lookAt) return false;
    lookAt = performance.now() + MEND_IDLE_EVERY_MS;
    return isIdle(await queues.counts());
  };
  return {
    engine,
    queues,
    async follow(work) {
      try {
        await queues.ring(work);
      } catch (error) {
        if (!isOutage(error)) throw error;
        log.warn({ code: error.code, err: error }, 'bells lost; the rows are asked again when the queue is back');
        mendAt = 0;
      }
    },
    async mend(sourceIds) {
      if (!(await isDue())) return;
      await ringForAll(sourceIds);
      mendAt = performance.now() + MEND_EVERY_MS;
    },
    reconcile: ringForAll,
    async close() {
      await queues.close();
      await engine.close();
    },
  };
}

/** Hosts are rung for every second anyway. */
function isIdle({ discover, ingest }: Awaited<ReturnType<Queues['counts']>>): boolean {
  return [discover, ingest].every(({ waiting = 0, active = 0, delayed = 0 }) => waiting + active + delayed === 0);
}

async function openQueueEngine({ db, embedded }: Store, { engine }: Env, log: Logger): Promise<QueueEngine> {
  if (embedded !== null) {
    const { embeddedQueueEngine } = await import('../queue/embedded-engine.ts');
    return embeddedQueueEngine(embedded);
  }
  if (engine.kind === 'redis') {
    const { redisQueueEngine } = await import('../queue/redis-engine.ts');
    const { redisUrl: url, acceptEviction } = engine;
    const notice = (text: string): void => log.warn({ queue: 'redis' }, text);
    return redisQueueEngine({ url, storeId: await storeId(db), acceptEviction, notice });
  }
  if (engine.kind === 'postgres') {
    const { postgresQueueEngine } = await import('../queue/postgres-engine.ts');
    return postgresQueueEngine({ connectionString: engine.databaseUrl });
  }
  throw new Error('open the queue failed: an embedded engine without its database');
}

/** Asks the queue's server what a start would ask. @returns what a start would warn of @throws as `openQueueSide` */
export async function tryQueue({ engine }: Pick<Env, 'engine'>): Promise<string[]> {
  const notices: string[] = [];
  if (engine.kind !== 'redis') return notices;
  const { redisQueueEngine } = await import('../queue/redis-engine.ts');
  const { redisUrl: url, acceptEviction } = engine;
  const opened = await redisQueueEngine({
    url,
    storeId: 'doctor',
    acceptEviction,
    notice: (text) => notices.push(text),
  });
  await opened.close();
  return notices;
}
