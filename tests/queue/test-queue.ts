/** Real queues on a real embedded store, and workers whose jobs a test lets go one by one. */
import type { Job, Worker } from 'bullmq';
import { vi } from 'vitest';
import { embeddedQueueEngine } from '../../queue/embedded-engine.ts';
import type { QueueEngine } from '../../queue/engine.ts';
import type { QueueName } from '../../queue/jobs.ts';
import type { Queues } from '../../queue/queues.ts';
import { openQueues } from '../../queue/queues.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';

export interface TestQueue {
  readonly store: TestStore;
  readonly engine: QueueEngine;
  readonly queues: Queues;
  /** Starts a worker; it is closed by `endWorkers`. */
  work(
    name: QueueName,
    processor: (job: Job, token: string | undefined) => Promise<void>,
    concurrency?: number,
  ): Worker;
  endWorkers(): Promise<void>;
  /** Waiting, active and delayed jobs of a queue. */
  depth(name: QueueName): Promise<{ waiting: number; active: number; delayed: number }>;
  close(): Promise<void>;
}

export async function openTestQueue(): Promise<TestQueue> {
  const store = await openTestStore();
  const engine = await embeddedQueueEngine(store.db);
  const queues = openQueues(engine);
  let workers: Worker[] = [];
  const endWorkers = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
  };
  return {
    store,
    engine,
    queues,
    work(name, processor, concurrency = 1) {
      const worker = engine.newWorker(name, processor, { concurrency });
      worker.on('error', (error) => {
        throw error;
      });
      workers.push(worker);
      return worker;
    },
    endWorkers,
    async depth(name) {
      const { [name]: counts } = await queues.counts();
      return { waiting: counts['waiting'] ?? 0, active: counts['active'] ?? 0, delayed: counts['delayed'] ?? 0 };
    },
    async close() {
      await endWorkers();
      await queues.close();
      await store.close();
    },
  };
}

/** Something that a job waits for until the test lets it go. */
export function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}

/** Tried every 20 ms, for at most 15 s: a busy machine may need some. */
export function eventually(check: () => Promise<void> | void): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 });
}
