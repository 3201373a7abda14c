/** How long a job is a worker's, and what a lost one costs. The numbers for queues on a server; the embedded engine has its own lock time. */
import { hostname } from 'node:os';
import type { WorkerOptions } from 'bullmq';

/**
 * A job is lost with its worker, not through its own fault: BullMQ would fail it the second time, and so failed 26 to
 * 36 innocent jobs in 30 kills of a worker. What does kill its workers is found by the rows, not by this count.
 */
export const NEVER_FAILED_FOR_STALLING = 1_000_000;

export const serverWorkerSettings = {
  // Renewed at half of it: a worker may stand still for 15 s, as machines with two cores do, and keep its jobs.
  lockDuration: 30_000,
  // A lapsed lock is found by the second look after it, so a dead worker's job runs again within two lock times.
  stalledInterval: 15_000,
  maxStalledCount: NEVER_FAILED_FOR_STALLING,
  // After a lost connection; BullMQ's own 15 s would be most of an outage.
  runRetryDelay: 1_000,
} satisfies Partial<WorkerOptions>;

/** What a server's list of clients shows. PostgreSQL cuts names at 63 characters, the queue's included; Redis takes no spaces. */
export function workerName(): string {
  return `${hostname()
    .replaceAll(/[^\w.-]/g, '-')
    .slice(0, 32)}-${process.pid}`;
}
