/** The one error for a queue that does not take or give, with its place and never its password. */
import { PipelineError } from '../src/records/errors.ts';

/** @param what verb and thing: `ring for work` */
export function queueUnreachable(what: string, place: string, cause: unknown): PipelineError {
  const verb = cause instanceof Error && cause.name === 'ReplyError' ? 'refuses' : 'does not answer';
  return new PipelineError(
    `${what} failed: ${place} ${verb}: ${reasonOf(cause)}; the rows know what is to be done, it goes on when the queue is back`,
    { code: 'QUEUE_UNREACHABLE', retryable: true, cause },
  );
}

/** ioredis tells how to set it, which an operator cannot. Node gathers the errors of several addresses in one that has no message of its own. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.message === '') return cause.errors.map(reasonOf).join(', ');
  if (cause instanceof Error && cause.name === 'MaxRetriesPerRequestError') return 'the connection is lost';
  return cause instanceof Error ? cause.message : String(cause);
}

/** @throws PipelineError QUEUE_UNREACHABLE when it takes longer than that, or fails in a way that is none of ours */
export async function within<T>(work: Promise<T>, of: { what: string; place: string; ms: number | null }): Promise<T> {
  const { ms } = of;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    if (ms !== null) timer = setTimeout(() => reject(new Error(`no answer in ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof PipelineError ? error : queueUnreachable(of.what, of.place, error);
  } finally {
    clearTimeout(timer);
  }
}
