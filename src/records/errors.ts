/** What can go wrong through our own or the network's fault. What the web may lawfully answer is an outcome, not an error. */

interface PipelineErrorOptions {
  /** Searchable, upper case, stable: `FETCH_TIMEOUT`. */
  readonly code: string;
  /** True when the same work may succeed later. */
  readonly retryable: boolean;
  /** Facts for the operator: ids, URIs, numbers. Never secrets or page bytes. */
  readonly context?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * A failure of the pipeline. The message names verb, thing and reason: `fetch https://… failed: body over 5 MB`.
 */
export class PipelineError extends Error {
  readonly code: string;
  readonly retryable: boolean;
  readonly context: Readonly<Record<string, unknown>>;

  constructor(message: string, options: PipelineErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = options.code;
    this.retryable = options.retryable;
    this.context = options.context ?? {};
  }
}

/** An error as a failure row says it. */
export function causeOf(
  error: PipelineError,
): Required<Omit<PipelineErrorOptions, 'cause'>> & { readonly message: string } {
  const { code, retryable, message, context } = error;
  return { code, retryable, message, context };
}

const OUTAGES: readonly string[] = ['STORE_UNAVAILABLE', 'QUEUE_UNREACHABLE', 'BLOBS_UNAVAILABLE'];

/** Our own store, queue or bytes cannot be reached: no work's fault, so it costs none an attempt. */
export function isOutage(error: unknown): error is PipelineError {
  return error instanceof PipelineError && OUTAGES.includes(error.code);
}

/** The network or the other side failed; the target is tried again later, then recorded as a failure. */
export class FetchError extends PipelineError {}

/** Bytes that cannot be read into a record: never retried, kept for a better reader. */
export class UnreadableError extends PipelineError {
  constructor(message: string, options: Omit<PipelineErrorOptions, 'retryable'>) {
    super(message, { ...options, retryable: false });
  }
}

/** A setting, source file or argument is wrong: nothing is started, exit code 2. */
export class ConfigurationError extends PipelineError {
  constructor(
    message: string,
    options: { readonly cause?: unknown; readonly context?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, { code: 'CONFIGURATION', retryable: false, ...options });
  }
}

/** A source gave fewer targets than its `minExpected`: its pages have probably changed. */
export class YieldTooLowError extends PipelineError {
  constructor(message: string, context: Readonly<Record<string, unknown>>) {
    super(message, { code: 'YIELD_TOO_LOW', retryable: false, context });
  }
}
