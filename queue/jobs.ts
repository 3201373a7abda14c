/** The three job contracts: what each job carries, how it is checked, and what makes two of them one. Jobs carry ids, never bytes. */
import { createHash } from 'node:crypto';
import type { DeduplicationOptions, JobsOptions } from 'bullmq';
import { z } from 'zod';
import { PipelineError } from '../src/records/errors.ts';
import type { QueueName } from '../src/records/queue-name.ts';

const payloads = {
  /** Read what a source's seeds lead to. */
  discover: z.strictObject({ v: z.literal(1), sourceId: z.string().min(1) }),
  /** Be at one host for a while. */
  host: z.strictObject({ v: z.literal(1), paceKey: z.string().min(1) }),
  /** Turn one capture into a record. */
  ingest: z.strictObject({ v: z.literal(1), captureId: z.string().regex(/^[0-9a-f]{16}$/) }),
} as const satisfies Record<QueueName, z.ZodType>;

export type Payload<N extends QueueName> = z.output<(typeof payloads)[N]>;
export type AnyJob = { [N in QueueName]: { readonly name: N; readonly data: Payload<N> } }[QueueName];

export const discoverJob = (sourceId: string): AnyJob => ({ name: 'discover', data: { v: 1, sourceId } });
export const hostJob = (paceKey: string): AnyJob => ({ name: 'host', data: { v: 1, paceKey } });
export const ingestJob = (captureId: string): AnyJob => ({ name: 'ingest', data: { v: 1, captureId } });

/** Checks what came off the queue. @throws PipelineError JOB_INVALID */
export function parsePayload<N extends QueueName>(name: N, data: unknown): Payload<N> {
  const parsed = payloads[name].safeParse(data);
  if (parsed.success) return parsed.data as Payload<N>;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new PipelineError(`take ${name} job failed: ${problems}`, { code: 'JOB_INVALID', retryable: false });
}

/** Attempts and clean-up by queue. Failures live in the store; the queue keeps a few for whoever looks with BullMQ's own tools. */
export function jobOptions(job: AnyJob): JobsOptions {
  return {
    attempts: 3,
    backoff: { type: 'exponential', delay: 1_000, jitter: 0.3 },
    removeOnComplete: true,
    removeOnFail: { count: 500 },
    deduplication: deduplicationOf(job),
  };
}

/**
 * One job per piece of work, and one more when it was rung for while at work: `keepLastIfActive` loses no
 * wake-up, where a plain jobId or plain deduplication does. An id may hold no ":", so it is hashed.
 */
function deduplicationOf(job: AnyJob): DeduplicationOptions {
  const key = job.name === 'discover' ? job.data.sourceId : job.name === 'host' ? job.data.paceKey : job.data.captureId;
  return { id: `${job.name}-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`, keepLastIfActive: true };
}
