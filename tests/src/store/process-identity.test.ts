import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { processPlace, processStart } from '../../../src/store/process-identity.ts';

describe('the identity of a process', () => {
  it('is the same each time, and differs between processes', async () => {
    const self = processStart(process.pid);
    expect(self).toMatchObject({ kind: 'running' });
    expect(processStart(process.pid)).toEqual(self);
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const other = processStart(child.pid ?? 0);
    expect(other).toMatchObject({ kind: 'running' });
    expect(other).not.toEqual(self);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(processStart(child.pid ?? 0)).toEqual({ kind: 'gone' });
  });

  it.skipIf(process.platform !== 'linux')(
    'of a zombie is gone: nobody has asked for its end yet, but it holds nothing',
    async () => {
      // The shell's child ends while the shell, replaced by sleep, never waits for it.
      const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 20']);
      const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
      await expect.poll(() => processStart(Number(pid.toString())), { timeout: 5_000 }).toEqual({ kind: 'gone' });
      parent.kill('SIGKILL');
    },
  );

  it('is meant in one place', () => {
    expect(processPlace()).toBe(processPlace());
    expect(processPlace().length).toBeGreaterThan(0);
  });
});
