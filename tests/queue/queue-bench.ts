/** Queues on any engine, and workers whose jobs a test lets go one by one. */
import type { Job, Worker, WorkerOptions } from 'bullmq';
import { vi } from 'vitest';
import type { QueueEngine } from '../../queue/engine.ts';
import type { QueueName } from '../../src/records/queue-name.ts';
import type { Queues } from '../../queue/queues.ts';
import { openQueues } from '../../queue/queues.ts';

export type TestProcessor = (job: Job, token: string | undefined) => Promise<void>;

export interface WorkSettings extends Partial<WorkerOptions> {
  /** Another engine than the first. */
  readonly on?: QueueEngine;
  /** Otherwise an error of the worker's connection ends the test. */
  readonly mayLoseServer?: boolean;
}

export interface QueueBench {
  readonly engine: QueueEngine;
  readonly queues: Queues;
  /** Starts a worker; it is closed by `endWorkers`. */
  work(name: QueueName, processor: TestProcessor, settings?: WorkSettings): Worker;
  endWorkers(): Promise<void>;
  /** Waiting, active, delayed and failed jobs of a queue. */
  depth(name: QueueName): Promise<Depth>;
  close(): Promise<void>;
}

export interface Depth {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export const NOTHING: Depth = { waiting: 0, active: 0, delayed: 0, failed: 0 };

export function queueBench(engine: QueueEngine): QueueBench {
  const queues = openQueues(engine);
  let workers: Worker[] = [];
  const endWorkers = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
  };
  return {
    engine,
    queues,
    work(name, processor, { on = engine, mayLoseServer = false, ...options } = {}) {
      const worker = on.newWorker(name, processor, options);
      worker.on('error', (error) => {
        if (!mayLoseServer) throw error;
      });
      workers.push(worker);
      return worker;
    },
    endWorkers,
    async depth(name) {
      const { [name]: counts } = await queues.counts();
      const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
      return { waiting, active, delayed, failed };
    },
    async close() {
      await endWorkers();
      await queues.close();
      await engine.close();
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
export function eventually(check: () => Promise<void> | void, timeout = 15_000): Promise<void> {
  return vi.waitFor(check, { timeout, interval: 20 });
}
