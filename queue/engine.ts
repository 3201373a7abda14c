/** What the queue runs on, as one value: queues and workers are made here and nowhere else. */
import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';

export interface QueueEngine {
  readonly name: 'embedded' | 'postgres' | 'redis';
  newQueue(name: string): Queue;
  newWorker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
  /** Ends the engine's connections, after its queues and workers. */
  close(): Promise<void>;
}
