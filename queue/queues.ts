/** The three queues as their producers see them: ring for work by the ids of its rows. */
import type { Queue } from 'bullmq';
import type { QueueEngine } from './engine.ts';
import type { AnyJob, QueueName } from './jobs.ts';
import { discoverJob, hostJob, ingestJob, jobOptions, QUEUE_NAMES } from './jobs.ts';

export interface WorkToDo {
  readonly sourceIds?: readonly string[];
  readonly paceKeys?: readonly string[];
  readonly captureIds?: readonly string[];
}

export interface Queues {
  /** Ringing twice is ringing once. Never inside a store transaction. */
  ring(work: WorkToDo): Promise<void>;
  counts(): Promise<Record<QueueName, Record<string, number>>>;
  /** Forgets every job: what is still to be done stands in the store. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

export function openQueues(engine: QueueEngine): Queues {
  const queues = new Map<QueueName, Queue>(QUEUE_NAMES.map((name) => [name, engine.newQueue(name)]));
  const queueOf = (name: QueueName): Queue => {
    const queue = queues.get(name);
    if (queue === undefined) throw new Error(`no queue ${name}`);
    return queue;
  };
  return {
    async ring(work) {
      const jobs: AnyJob[] = [
        ...(work.sourceIds ?? []).map(discoverJob),
        ...(work.paceKeys ?? []).map(hostJob),
        ...(work.captureIds ?? []).map(ingestJob),
      ];
      for (const name of QUEUE_NAMES) {
        const ours = jobs.filter((job) => job.name === name);
        if (ours.length === 0) continue;
        await queueOf(name).addBulk(ours.map((job) => ({ name, data: job.data, opts: jobOptions(job) })));
      }
    },
    async counts() {
      const entries = await Promise.all(
        QUEUE_NAMES.map(async (name) => [name, await queueOf(name).getJobCounts()] as const),
      );
      return Object.fromEntries(entries) as Record<QueueName, Record<string, number>>;
    },
    async wipe() {
      for (const queue of queues.values()) await queue.obliterate({ force: true });
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}
