import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { eventually } from '../queue/test-queue.ts';

it('a reader in a loop ends when its parent is killed', async () => {
  const script = fileURLToPath(new URL('looping-holder.ts', import.meta.url));
  const holder = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(holder.stdout, 'data')) as [Buffer];
  const pid = Number(said.toString());
  expect(() => process.kill(pid, 0)).not.toThrow();
  holder.kill('SIGKILL');
  await eventually(() => expect(() => process.kill(pid, 0)).toThrow(/ESRCH/));
});
