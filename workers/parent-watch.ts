/** Ends a reader whose parent was killed, even while it is caught in a loop: a thread of its own looks every second. */
import { Worker } from 'node:worker_threads';

const EVERY_MS = 1_000;

/** A process whose parent is gone is given another one: then there is nobody left to read for. */
export function endWithParent(): void {
  const code = `const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, ${EVERY_MS});`;
  new Worker(code, { eval: true, stdout: false, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
