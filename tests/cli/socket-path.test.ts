import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseSocketPath, findSocketPath } from '../../cli/socket-path.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gleaner-place-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('the place of the socket', () => {
  it('is short for the longest data folder, and another for each', async () => {
    const deep = join(dataDir, ...Array.from({ length: 20 }, () => 'a-very-long-folder-name'));
    await mkdir(deep, { recursive: true });
    const path = await chooseSocketPath(deep);
    expect(path.length).toBeLessThan(100);
    expect(await findSocketPath(deep)).toBe(path);
    expect(path).not.toBe(await chooseSocketPath(dataDir));
  });

  it('is refused when others may enter its folder, by the owner and by the client', async () => {
    const path = await chooseSocketPath(dataDir);
    const folder = await mkdtemp(join(tmpdir(), 'gleaner-open-'));
    await chmod(folder, 0o755);
    const note = join(dataDir, 'owner', 'socket');
    expect(await readFile(note, 'utf8')).toBe(path);
    await writeFile(note, join(folder, 'x.sock'));
    await expect(findSocketPath(dataDir)).rejects.toThrow('not a folder of this user alone');
    await rm(folder, { recursive: true });
    expect(dirname(path)).toMatch(/gleaner-\d+$/);
  });

  it('is the same through a symbolic link, and unknown where nobody ever listened', async () => {
    expect(await findSocketPath(dataDir)).toBeNull();
    await mkdir(join(dataDir, 'real'));
    await symlink(join(dataDir, 'real'), join(dataDir, 'link'));
    expect(await chooseSocketPath(join(dataDir, 'link'))).toBe(await chooseSocketPath(join(dataDir, 'real')));
  });
});
