/** The total time of one piece of work, as an abort signal whose reason is the FetchError to throw. */
import { failure } from './fetch-failure.ts';

interface Deadline {
  readonly signal: AbortSignal;
  /** To be called when the work has ended, or the timer keeps the process awake. */
  readonly clear: () => void;
}

export function startDeadline(uri: string, totalMs: number): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    const reason = `not finished within the total limit of ${totalMs} ms`;
    controller.abort(failure(uri, { code: 'FETCH_TIMEOUT_TOTAL', reason, retryable: true }));
  }, totalMs);
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}
