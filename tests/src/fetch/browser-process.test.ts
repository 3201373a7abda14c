/** Browsers end with us, however we end; and they know nothing of ours. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/fetch/find-browser.ts';
import { startBrowserProcess } from '../../../src/fetch/browser-process.ts';
import { makeBrowserFolder } from '../../../src/fetch/browser-folder.ts';
import { chromium } from '../../requirements.ts';
import { browserFolders, browserPids, until } from './browser-processes.ts';

describe.skipIf(!chromium.present)('the processes of a browser', { timeout: 120_000 }, () => {
  it.each([
    ['waiting', ''],
    ['stuck in a script', 'while (true) {}'],
  ])('end when the process that renders is killed, %s', async (_name, script) => {
    const path = fileURLToPath(new URL('rendering-process.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', path, script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const owner = child.pid ?? 0;
    await once(child.stdout, 'data');
    expect(browserPids(owner).length).toBeGreaterThan(2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until('every process of the browser is gone', () => browserPids(owner).length === 0);
    // What it leaves is swept by the next start.
    expect(browserFolders(owner)).toHaveLength(1);
    await makeBrowserFolder();
    expect(browserFolders(owner)).toEqual([]);
  });

  it('have an environment of their own, and are gone with their folder after a kill', async () => {
    const { executable, env } = await findBrowser({ executable: null, isOff: false, pages: 1 });
    const browser = await startBrowserProcess({ executable, env, hasSandbox: false, maxMessageBytes: 1e6 });
    const answer = new Promise<object>((resolve) => (browser.pipe.onmessage = resolve));
    browser.pipe.send({ id: 1, method: 'Browser.getVersion' });
    expect(await answer).toMatchObject({ id: 1, result: { product: expect.stringMatching(/Chrome/) as unknown } });
    const [pid = 0] = browserPids();
    if (process.platform === 'linux') {
      const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
        .split('\0')
        .map((entry) => entry.split('=')[0]);
      expect(names).not.toContain('VITEST');
      expect(browser.memoryBytes()).toBeGreaterThan(1e6);
    }
    await browser.kill();
    expect(browserPids()).toEqual([]);
    expect(existsSync(browser.folder)).toBe(false);
    expect(await browser.ended).toMatch(/SIGKILL/);
  });
});

it('a program that is not there ends at once, with the reason', async () => {
  const browser = await startBrowserProcess({
    executable: '/nowhere/chromium',
    env: {},
    hasSandbox: false,
    maxMessageBytes: 1,
  });
  expect(await browser.ended).toMatch(/ENOENT/);
  await browser.kill();
  expect(existsSync(browser.folder)).toBe(false);
});
