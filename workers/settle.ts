/** The one place where outcomes and failures become queue verbs, and where each job writes its one log line. */
import type { Job } from 'bullmq';
import { DelayedError, UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import type { Tools } from '../src/pipeline/tools.ts';
import type { Payload } from '../queue/jobs.ts';
import { parsePayload } from '../queue/jobs.ts';
import type { QueueName } from '../src/records/queue-name.ts';
import { isOutage, PipelineError } from '../src/records/errors.ts';

/** What every job is lent. */
export interface Lent {
  readonly tools: Tools;
  readonly log: Logger;
}

export type JobWork = (job: Job, token: string | undefined, lent: Lent) => Promise<void>;

export type Settled =
  | { readonly kind: 'done'; readonly facts: Readonly<Record<string, unknown>> }
  /** Come back then; costs no attempt. */
  | { readonly kind: 'later'; readonly at: Date; readonly facts: Readonly<Record<string, unknown>> };

interface JobInHand {
  readonly job: Job;
  readonly token: string | undefined;
  readonly log: Logger;
  readonly work: () => Promise<Settled>;
  /** Writes the failure row when no attempt is left. */
  readonly givenUp: (error: PipelineError, attempts: number) => Promise<void>;
}

/** How soon to try again when our own store, queue or bytes cannot be reached. */
const OUTAGE_RETRY_MS = 3_000;

export async function settle({ job, token, log, work, givenUp }: JobInHand): Promise<void> {
  const startedAt = Date.now();
  const line = { job: job.name, ...(job.data as object) };
  let settled: Settled;
  try {
    settled = await work();
  } catch (error) {
    if (isOutage(error)) {
      log.warn({ ...line, outcome: 'later', code: error.code, ms: Date.now() - startedAt, err: error });
      await comeBack(job, token, new Date(Date.now() + OUTAGE_RETRY_MS));
    }
    const failure = asFailure(error, job.name);
    const attempts = job.attemptsMade + 1;
    const isLast = !failure.retryable || attempts >= (job.opts.attempts ?? 1);
    log.error({
      ...line,
      outcome: isLast ? 'failed' : 'retry',
      code: failure.code,
      attempts,
      ms: Date.now() - startedAt,
      err: failure,
    });
    if (isLast) await givenUp(failure, attempts);
    throw failure.retryable ? failure : new UnrecoverableError(failure.message);
  }
  log.info({ ...line, ...settled.facts, ms: Date.now() - startedAt });
  if (settled.kind === 'later') await comeBack(job, token, settled.at);
}

/** Costs no attempt. */
async function comeBack(job: Job, token: string | undefined, at: Date): Promise<never> {
  await job.moveToDelayed(at.getTime(), token);
  throw new DelayedError();
}

/** What the job carries; one that nobody can read is given up at once. */
export function payloadOf<N extends QueueName>(name: N, job: Job, log: Logger): Payload<N> {
  try {
    return parsePayload(name, job.data);
  } catch (error) {
    const failure = asFailure(error, job.name);
    log.error({ job: job.name, outcome: 'failed', code: failure.code, err: failure });
    throw new UnrecoverableError(failure.message);
  }
}

/** What nobody foresaw is tried again, then kept as a failure like any other. */
function asFailure(error: unknown, job: string): PipelineError {
  if (error instanceof PipelineError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new PipelineError(`${job} job failed: ${message}`, { code: 'UNEXPECTED', retryable: true, cause: error });
}
