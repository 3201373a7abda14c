/** Reads the values of options; a wrong one is a usage error that names the option. */
import { InvalidArgumentError } from 'commander';
import type { QueueName } from '../src/records/queue-name.ts';
import { QUEUE_NAMES } from '../src/records/queue-name.ts';

/** More readers than this only wait for each other. */
const MAX_JOBS = 64;

/** A whole number, at least `least`. */
export const atLeast =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `, at least ${least}` : ` from ${least} to ${most}`;
    throw new InvalidArgumentError(`Expected a whole number${range}.`);
  };

export const jobCount = atLeast(1, MAX_JOBS);

/** A day that exists, as YYYY-MM-DD. */
export function isoDate(value: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  // 30 February would silently become 2 March.
  if (date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError('Expected a date as YYYY-MM-DD.');
}

/** `discover,host`: queues by name. */
export function queueNames(value: string): QueueName[] {
  const names = value.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !(QUEUE_NAMES as readonly string[]).includes(name));
  if (wrong !== undefined)
    throw new InvalidArgumentError(`"${wrong}" is no queue; expected some of ${QUEUE_NAMES.join(',')}.`);
  return [...new Set(names)] as QueueName[];
}
