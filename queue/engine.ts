/** What the queue runs on, as one value: queues and workers are made here and nowhere else. */
import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';

export interface QueueEngine {
  readonly name: 'embedded';
  newQueue(name: string): Queue;
  newWorker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
}
