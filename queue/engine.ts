/** What the queue runs on, as one value: queues and workers are made here and nowhere else. */
import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';

export interface QueueEngine {
  readonly name: 'embedded' | 'postgres' | 'redis';
  /** For messages, without a password: `Redis at queue.example:6379`. */
  readonly place: string;
  /** A command that has no answer for so long has failed: the server is away. null where the queue is in this process. */
  readonly patienceMs: number | null;
  newQueue(name: string): Queue;
  /**
   * Its `close()` ends also when the server is away, after the jobs in hand; `close(true)` waits for nothing, even
   * while a `close()` is waiting.
   */
  newWorker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
  /** Ends the engine's connections, after its queues and workers. */
  close(): Promise<void>;
}
