/** The queue on Redis or Valkey, for any number of processes. It may be lost: the rows are the truth. */
import { Queue, Worker } from 'bullmq';
import type { ConnectionOptions } from 'bullmq';
import { endableWorker } from './endable-worker.ts';
import type { QueueEngine } from './engine.ts';
import { checkRedis, serverOf } from './redis-check.ts';
import { producerConnections, workerConnections } from './redis-client.ts';
import type { RedisConnections } from './redis-client.ts';
import { queueUnreachable } from './unreachable.ts';
import { serverWorkerSettings, workerName } from './worker-settings.ts';

export interface RedisQueueOptions {
  readonly url: string;
  /** Of the store's identity: two stores on one Redis do not see each other's jobs. */
  readonly storeId: string;
  readonly acceptEviction: boolean;
  readonly notice: (text: string) => void;
}

/** Longer than producers try, so that their own error is heard first; for a server that is there and silent. */
const PATIENCE_MS = 8_000;

/** @throws ConfigurationError for a Redis that will not do; PipelineError QUEUE_UNREACHABLE for none */
export async function redisQueueEngine(options: RedisQueueOptions): Promise<QueueEngine> {
  const { url, storeId } = options;
  // In braces: a cluster then keeps all keys in one place, as BullMQ's scripts need it.
  const prefix = `{gleaner-${storeId}}`;
  const { givesInfo } = await checkRedis({ ...options, prefix });
  const place = `Redis at ${serverOf(url)}`;
  const producers = producerConnections({ url, givesInfo }, `gleaner-${storeId}`);
  await producers.first.connect().catch((error: unknown) => {
    producers.cut();
    throw queueUnreachable('open the queue', place, error);
  });
  const open = new Set<RedisConnections>([producers]);
  // BullMQ names the clients it takes by their shape, of ioredis 5.
  const asConnection = (connections: RedisConnections): ConnectionOptions => connections.first;
  return {
    name: 'redis',
    place,
    patienceMs: PATIENCE_MS,
    newQueue: (name) =>
      // The version has been checked; a queue that asked in a bad moment would be lost for good.
      new Queue(name, { connection: asConnection(producers), prefix, skipVersionCheck: true }),
    newWorker(name, processor, workerOptions) {
      const connections = workerConnections({ url, givesInfo });
      open.add(connections);
      return endableWorker(
        processor,
        connections,
        (watched) =>
          new Worker(name, watched, {
            ...serverWorkerSettings,
            name: workerName(),
            ...workerOptions,
            connection: asConnection(connections),
            prefix,
            skipVersionCheck: !givesInfo,
          }),
      ).once('closed', () => open.delete(connections));
    },
    async close() {
      for (const connections of open) connections.cut();
    },
  };
}
