import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireFolderLock, folderHolder } from '../../../src/store/folder-lock.ts';
import type { FolderLock, LockHolder } from '../../../src/store/folder-lock.ts';

const holderScript = fileURLToPath(new URL('lock-holder.ts', import.meta.url));
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gleaner-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

async function startHolder(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', holderScript, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: chunk.toString().trim() };
}

function taken(result: FolderLock | { readonly heldBy: LockHolder }): FolderLock {
  if ('heldBy' in result) throw new Error(`held by ${result.heldBy.pid}`);
  return result;
}

/** Rewrites what the newest lock file says, as if another process had left it. */
async function rewriteClaim(change: (claim: Record<string, unknown>) => void): Promise<string> {
  const folder = join(dataDir, 'owner');
  const newest = (await readdir(folder)).map((name) => parseInt(name, 10)).sort((a, b) => b - a)[0];
  const file = join(folder, `${newest}.lock`);
  const claim = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  change(claim);
  await writeFile(file, JSON.stringify(claim));
  return file;
}

describe('the lock on the data folder', () => {
  it('is given to one owner at a time, and again after release', async () => {
    const first = taken(await acquireFolderLock(dataDir));
    expect(first.wasTakenOver).toBe(false);
    const second = await acquireFolderLock(dataDir);
    expect(second).toMatchObject({ heldBy: { pid: process.pid } });
    await first.release();
    await first.release();
    expect(await folderHolder(dataDir)).toBeNull();
    const third = taken(await acquireFolderLock(dataDir));
    expect(third.wasTakenOver).toBe(false);
    await third.release();
  });

  it('makes the data folder when it is not there', async () => {
    await taken(await acquireFolderLock(join(dataDir, 'a', 'b'))).release();
    expect(await readdir(join(dataDir, 'a', 'b', 'owner'))).toEqual(['1.lock']);
  });

  it('names a living owner in another process, and is taken over when that was killed by -9', async () => {
    const { child, said } = await startHolder();
    expect(said).toBe('owner false');
    const refused = await acquireFolderLock(dataDir);
    expect(refused).toMatchObject({ heldBy: { pid: child.pid } });
    expect(await folderHolder(dataDir)).toMatchObject({
      pid: child.pid,
      command: expect.stringContaining('lock-holder') as string,
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await folderHolder(dataDir)).toBeNull();
    const lock = taken(await acquireFolderLock(dataDir));
    expect(lock.wasTakenOver).toBe(true);
    await lock.release();
  });

  it('goes to exactly one of many starters in one process, free or orphaned', async () => {
    for (const orphaned of [false, true, true]) {
      if (orphaned) await rewriteClaim((claim) => Object.assign(claim, { processStart: '1', released: false }));
      const results = await Promise.all(Array.from({ length: 20 }, () => acquireFolderLock(dataDir)));
      const owners = results.filter((result) => !('heldBy' in result)).map(taken);
      expect(owners).toHaveLength(1);
      expect(owners[0]?.wasTakenOver).toBe(orphaned);
      await owners[0]?.release();
    }
  });

  it('goes to exactly one of four processes that find a dead owner at once', async () => {
    await taken(await acquireFolderLock(dataDir)).release();
    await rewriteClaim((claim) => Object.assign(claim, { processStart: '1', released: false }));
    const starters = await Promise.all(Array.from({ length: 4 }, startHolder));
    const owners = starters.filter(({ said }) => said === 'owner true');
    expect(owners).toHaveLength(1);
    const others = starters.filter((starter) => starter !== owners[0]);
    for (const { said } of others) expect(said).toBe(`held ${owners[0]?.child.pid}`);
  });

  it('does not trust a pid alone: the same pid with another start time is another process', async () => {
    await taken(await acquireFolderLock(dataDir)).release();
    await rewriteClaim((claim) => {
      expect(claim.pid).toBe(process.pid);
      Object.assign(claim, { released: false, processStart: '12345' });
    });
    const lock = taken(await acquireFolderLock(dataDir));
    expect(lock.wasTakenOver).toBe(true);
    await lock.release();
  });

  it('believes an owner that it cannot see (another container) for as long as its heart beats', async () => {
    await taken(await acquireFolderLock(dataDir)).release();
    const file = await rewriteClaim((claim) => Object.assign(claim, { released: false, place: 'elsewhere', pid: 1 }));
    expect(await acquireFolderLock(dataDir)).toMatchObject({ heldBy: { pid: 1 } });
    const longAgo = new Date(Date.now() - 120_000);
    await utimes(file, longAgo, longAgo);
    const lock = taken(await acquireFolderLock(dataDir));
    expect(lock.wasTakenOver).toBe(true);
    await lock.release();
  });

  it('takes over a file that a dying starter left empty, or that holds rubbish', async () => {
    const folder = join(dataDir, 'owner');
    await mkdir(folder, { recursive: true });
    for (const [generation, rubbish] of ['', '{"pid":', 'null', '{"pid":"x","place":"y"}'].entries()) {
      const file = join(folder, `${generation * 10 + 5}.lock`);
      await writeFile(file, rubbish);
      const longAgo = new Date(Date.now() - 60_000);
      await utimes(file, longAgo, longAgo);
      const lock = taken(await acquireFolderLock(dataDir));
      expect(lock.wasTakenOver).toBe(true);
      await lock.release();
    }
  });

  it('keeps at most two small files however often it changes hands', async () => {
    for (let round = 0; round < 12; round++) await taken(await acquireFolderLock(dataDir)).release();
    expect((await readdir(join(dataDir, 'owner'))).sort()).toEqual(['11.lock', '12.lock']);
  });
});
