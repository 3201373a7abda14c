import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isRunning, pidsNaming, treeBytes, treePids } from '../../../src/fetch/process-tree.ts';
import { until } from './browser-processes.ts';

describe.skipIf(process.platform !== 'linux')('a tree of processes', () => {
  it('has its children, orphans of its group too, and their memory', async () => {
    const child = spawn('/bin/sh', ['-c', '(sleep 61.7 & echo ready); exec sleep 61.7'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const root = child.pid ?? 0;
    await once(child.stdout, 'data');
    await until('both sleep', () => pidsNaming('61.7').filter((pid) => treePids(root).includes(pid)).length >= 2);
    expect(treePids(root).length).toBeGreaterThanOrEqual(2);
    expect(treeBytes(root)).toBeGreaterThan(0);
    expect(isRunning(root)).toBe(true);
    const pids = treePids(root);
    process.kill(-root, 'SIGKILL');
    await until('none runs', () => !pids.some(isRunning));
    expect(treeBytes(root)).toBeNull();
  });
});
