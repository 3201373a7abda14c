/** Real queues on a real embedded store. */
import type { Worker } from 'bullmq';
import { embeddedQueueEngine } from '../../queue/embedded-engine.ts';
import type { QueueEngine } from '../../queue/engine.ts';
import type { QueueName } from '../../src/records/queue-name.ts';
import type { Queues } from '../../queue/queues.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';
import type { TestProcessor } from './queue-bench.ts';
import { queueBench } from './queue-bench.ts';

export { eventually, gate } from './queue-bench.ts';

export interface TestQueue {
  readonly store: TestStore;
  readonly engine: QueueEngine;
  readonly queues: Queues;
  /** Starts a worker; it is closed by `endWorkers`. */
  work(name: QueueName, processor: TestProcessor, concurrency?: number): Worker;
  endWorkers(): Promise<void>;
  /** Waiting, active and delayed jobs of a queue. */
  depth(name: QueueName): Promise<{ waiting: number; active: number; delayed: number }>;
  close(): Promise<void>;
}

export async function openTestQueue(): Promise<TestQueue> {
  const store = await openTestStore();
  const bench = queueBench(await embeddedQueueEngine(store.db));
  return {
    ...bench,
    store,
    work: (name, processor, concurrency = 1) => bench.work(name, processor, { concurrency }),
    async depth(name) {
      const { waiting, active, delayed } = await bench.depth(name);
      return { waiting, active, delayed };
    },
    async close() {
      await bench.close();
      await store.close();
    },
  };
}
