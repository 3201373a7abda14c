/** The browser processes that a process has started, by the folder they all name. For tests. */
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { folderPrefix } from '../../../src/fetch/browser-folder.ts';
import { isRunning, pidsNaming } from '../../../src/fetch/process-tree.ts';

export function browserPids(owner = process.pid): number[] {
  return pidsNaming(folderPrefix(owner)).filter(isRunning);
}

export function browserFolders(owner = process.pid): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(folderPrefix(owner)));
}

/** Polls until it holds. @throws what it was, when that takes longer than any machine needs */
export async function until(what: string, holds: () => boolean, limitMs = 15_000): Promise<void> {
  for (const end = Date.now() + limitMs; !holds(); await wait(20)) {
    if (Date.now() > end) throw new Error(`${what} did not come to be within ${limitMs} ms`);
  }
}
