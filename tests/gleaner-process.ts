/** Gleaner in a process of its own, as an operator or a supervisor starts it: its output, its end, and whom it started. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../config/package-root.ts';

export interface GleanerEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

export interface GleanerProcess {
  readonly child: ChildProcess;
  /** What it has said so far. */
  said(): { readonly out: string; readonly err: string };
  readonly ended: Promise<GleanerEnd>;
}

/** @param place its environment beside the PATH, and its data folder */
export function gleaner(
  words: readonly string[],
  place: { readonly dataDir: string; readonly env: Readonly<Record<string, string>> },
): GleanerProcess {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(packageRoot(), 'cli/main.ts'), ...words, '--data', place.dataDir],
    {
      cwd: packageRoot(),
      // Nothing else of ours: a DATABASE_URL of the developer's own must not be crawled into.
      env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...place.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const chunks = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (chunks.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (chunks.err += chunk.toString()));
  const ended = once(child, 'close').then((end) => {
    const [code, signal] = end as [number | null, string | null];
    return { code, signal, ...chunks };
  });
  return { child, said: () => ({ ...chunks }), ended };
}

/** Processes that this one started; the readers among them. */
export async function childrenOf(pid: number | undefined): Promise<string[]> {
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(names.map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')));
  return names.filter((_, index) => {
    const stat = stats[index] ?? '';
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(pid);
  });
}

/** Those still there after a moment: a reader sees that its parent is gone when its channel closes. */
export async function stillThere(pids: readonly string[]): Promise<string[]> {
  for (let round = 0; ; round += 1) {
    const present = await readdir('/proc').catch((): string[] => []);
    const left = pids.filter((pid) => present.includes(pid));
    if (left.length === 0 || round === 100) return left;
    await sleep(50);
  }
}
