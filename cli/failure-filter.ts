/** From the options that `failures` and `replay` share to the failures they mean. */
import type { FailureFilter } from '../src/store/failures.ts';

export interface FailureOptions {
  readonly source?: string;
  readonly stage?: string;
  readonly code?: string;
  readonly host?: string;
  readonly since?: string;
}

export function failureFilter(options: FailureOptions): FailureFilter {
  const { source, stage, code, host, since } = options;
  return {
    ...(source === undefined ? {} : { sourceId: source }),
    ...(stage === undefined ? {} : { stage }),
    ...(code === undefined ? {} : { code: code.toUpperCase() }),
    ...(host === undefined ? {} : { paceKey: host.toLowerCase() }),
    ...(since === undefined ? {} : { since: new Date(`${since}T00:00:00Z`) }),
  };
}
