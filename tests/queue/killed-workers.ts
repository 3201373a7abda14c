/** Processes that are killed with a job in hand, on a queue that a test can see. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { QueueBench } from './queue-bench.ts';
import { eventually, NOTHING } from './queue-bench.ts';

const CHILD = fileURLToPath(new URL('stuck-worker.ts', import.meta.url));

/** Two deaths by SIGKILL, one after the other; then a worker of our own must get the job, and nothing may be failed. */
export async function expectKilledWorkersToLoseNothing(
  bench: QueueBench,
  kind: 'redis' | 'postgres',
  url: string,
): Promise<void> {
  await bench.queues.ring({ paceKeys: ['hartwell.test'] });
  for (let death = 1; death <= 2; death += 1) {
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, kind, url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(await bench.depth('host')).toEqual({ ...NOTHING, active: 1 });
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const attempts: number[] = [];
  bench.work('host', async (job) => void attempts.push(job.attemptsMade), {
    lockDuration: 1_000,
    stalledInterval: 500,
  });
  await eventually(() => expect(attempts).toEqual([0]));
  await eventually(async () => expect(await bench.depth('host')).toEqual(NOTHING));
}
