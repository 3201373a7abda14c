/** The three queues as their producers see them: ring for work by the ids of its rows. */
import type { Queue } from 'bullmq';
import type { QueueEngine } from './engine.ts';
import type { AnyJob } from './jobs.ts';
import { within } from './unreachable.ts';
import { discoverJob, hostJob, ingestJob, jobOptions } from './jobs.ts';
import type { QueueName } from '../src/records/queue-name.ts';
import { QUEUE_NAMES } from '../src/records/queue-name.ts';

export interface WorkToDo {
  readonly sourceIds?: readonly string[];
  readonly paceKeys?: readonly string[];
  readonly captureIds?: readonly string[];
}

export interface Queues {
  /**
   * Ringing twice is ringing once. Never inside a store transaction.
   * @throws PipelineError QUEUE_UNREACHABLE within seconds when the queue's server is away. Some may have been rung for.
   */
  ring(work: WorkToDo): Promise<void>;
  /** @throws PipelineError QUEUE_UNREACHABLE */
  counts(): Promise<Record<QueueName, Record<string, number>>>;
  /** Forgets every job: what is still to be done stands in the store. For a queue of one process: others would lose theirs. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

/**
 * BullMQ on PostgreSQL locks each deduplicated job of a batch until its end: 20,000 at once ran out of the server's
 * 6,400 locks. And no server should be busy with one of us for longer than a moment.
 */
const AT_ONCE = 500;

export function openQueues(engine: QueueEngine): Queues {
  const queues = new Map<QueueName, Queue>(QUEUE_NAMES.map((name) => [name, heard(engine.newQueue(name))]));
  const queueOf = (name: QueueName): Queue => {
    const queue = queues.get(name);
    if (queue === undefined) throw new Error(`no queue ${name}`);
    return queue;
  };
  const answered = <T>(what: string, work: Promise<T>): Promise<T> =>
    within(work, { what, place: engine.place, ms: engine.patienceMs });
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
        const bulk = ours.map((job) => ({ name, data: job.data, opts: jobOptions(job) }));
        for (let from = 0; from < bulk.length; from += AT_ONCE) {
          await answered(`ring for ${name}`, queueOf(name).addBulk(bulk.slice(from, from + AT_ONCE)));
        }
      }
    },
    async counts() {
      const entries = await Promise.all(
        QUEUE_NAMES.map(
          async (name) => [name, await answered(`count ${name} jobs`, queueOf(name).getJobCounts())] as const,
        ),
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

/** Whoever rings hears what fails; BullMQ says it a second time as an event, which unheard goes to the console. */
function heard(queue: Queue): Queue {
  return queue.on('error', () => undefined);
}
