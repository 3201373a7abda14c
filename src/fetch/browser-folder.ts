/** Temporary folders of browsers: named after the process that made them, so that what a killed one left is swept by the next. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './process-tree.ts';

/** Containers may share a temporary folder and have the same process ids, but not the same host name. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const PREFIX = `gleaner-browser-${machine}-`;

/** How the folders begin that a process has made. */
export const folderPrefix = (pid: number): string => `${PREFIX}${pid}-`;

/** A new folder that only we may enter; folders of processes that are no more go first. */
export async function makeBrowserFolder(root = tmpdir()): Promise<string> {
  await sweepBrowserFolders(root);
  const folder = await mkdtemp(join(root, folderPrefix(process.pid)));
  await mkdir(join(folder, 'profile'));
  return folder;
}

async function sweepBrowserFolders(root: string): Promise<void> {
  const names = (await readdir(root).catch(() => [])).filter((name) => name.startsWith(PREFIX));
  const left = names.filter((name) => !isRunning(Number(name.slice(PREFIX.length).split('-')[0])));
  // Another user's folder cannot be removed, and need not be.
  await Promise.all(left.map((name) => rm(join(root, name), { recursive: true, force: true }).catch(() => {})));
}
