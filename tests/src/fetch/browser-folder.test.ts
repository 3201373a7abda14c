import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderPrefix, makeBrowserFolder } from '../../../src/fetch/browser-folder.ts';

it('a new folder sweeps those of processes that are no more, and no others', async () => {
  const root = mkdtempSync(join(tmpdir(), 'gleaner-test-'));
  // No process has this number: it is above what Linux and macOS give.
  for (const name of [
    `${folderPrefix(99_999_999)}left`,
    `${folderPrefix(process.ppid)}used`,
    'gleaner-browser-elsewhere-1-x',
  ])
    mkdirSync(join(root, name, 'profile'), { recursive: true });
  const folder = await makeBrowserFolder(root);
  expect(folder.startsWith(join(root, folderPrefix(process.pid)))).toBe(true);
  expect(readdirSync(root)).toHaveLength(3);
  expect(readdirSync(root).some((name) => name.endsWith('left'))).toBe(false);
  rmSync(root, { recursive: true });
});
