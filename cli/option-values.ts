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

/** Two versions of a document, the earlier first. */
export interface VersionRange {
  readonly from: number;
  readonly to: number;
}

/** `2..3`, or `3` for what the third changed. */
export function versionRange(value: string): VersionRange {
  const [, first = '', second] = /^(\d{1,6})(?:\.\.(\d{1,6}))?$/.exec(value) ?? [];
  const range =
    second === undefined ? { from: Number(first) - 1, to: Number(first) } : { from: Number(first), to: Number(second) };
  if (first !== '' && range.from >= 1 && range.from < range.to) return range;
  throw new InvalidArgumentError('Expected two versions as 1..2, or one after the first.');
}
