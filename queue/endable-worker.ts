/** A worker that can always be closed: BullMQ's own waits for ever when its server is away, and cannot be hurried once it is closing. */
import type { Processor, Worker } from 'bullmq';

export interface WorkerConnections {
  /** From now on a connection that is lost stays lost, and what waits on it fails. */
  retire(): void;
  /** Ends them all at once. */
  cut(): void;
}

/** Makes the worker with a processor that is watched, so that closing can wait for the jobs in hand itself. */
export function endableWorker(
  processor: Processor,
  connections: WorkerConnections,
  make: (processor: Processor) => Worker,
): Worker {
  const inHand = new Set<Promise<unknown>>();
  const worker = make((...job) => {
    const work = processor(...job);
    inHand.add(work);
    const done = (): unknown => inHand.delete(work);
    work.then(done, done);
    return work;
  });
  const close = worker.close.bind(worker);
  worker.close = async (force = false) => {
    connections.retire();
    const closing = close(force);
    if (force) {
      closing.catch(() => undefined);
      connections.cut();
      return;
    }
    try {
      await closing;
      // BullMQ does not wait for them when its connection is lost.
      await Promise.allSettled(inHand);
    } finally {
      connections.cut();
    }
  };
  return worker;
}
