import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/fetch/find-browser.ts';
import { startLivingBrowser } from '../../../src/fetch/living-browser.ts';
import { chromium } from '../../requirements.ts';
import { browserFolders, browserPids } from './browser-processes.ts';
import { testEtiquette } from './local-site.ts';

const common = { userAgent: 'Gleaner', etiquette: testEtiquette };
const over = { code: 'FETCH_CLOSED', reason: 'the test is over' } as const;

describe.skipIf(!chromium.present)('a browser', { timeout: 120_000 }, () => {
  it('that gets no sandbox, as root gets none, runs without one and says so', async () => {
    const found = await findBrowser({ executable: null, isOff: false, pages: 1 });
    const browser = await startLivingBrowser({ ...common, found, maySandbox: true });
    expect(browser.isAlive()).toBe(true);
    if (process.getuid?.() === 0) expect(browser.hasSandbox).toBe(false);
    await browser.end(over);
    expect(browser.isAlive()).toBe(false);
    expect([browserPids(), browserFolders()]).toEqual([[], []]);
  });

  it('tells the first reason for its end to whoever has a page in hand, and to who comes later', async () => {
    const found = await findBrowser({ executable: null, isOff: false, pages: 1 });
    const browser = await startLivingBrowser({ ...common, found });
    let isAsked: () => void = () => {};
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const rendering = {
      url: 'https://site.test/',
      answer: () => {
        isAsked();
        return new Promise<null>(() => {});
      },
      settleMs: 5_000,
      quietMs: 100,
    };
    const inHand = browser.render(rendering).catch((error: unknown) => error);
    await asked;
    await browser.end({ code: 'BROWSER_MEMORY', reason: 'the first' });
    await browser.end(over);
    expect(await inHand).toMatchObject({ end: { code: 'BROWSER_MEMORY', reason: 'the first' } });
    await expect(browser.render(rendering)).rejects.toMatchObject({ end: { reason: 'the first' } });
  });
});

it('a program that ends at once is said to have done so', async () => {
  const found = { origin: 'a test', executable: '/bin/false', env: {} };
  await expect(startLivingBrowser({ ...common, found })).rejects.toMatchObject({
    end: { code: 'BROWSER_START', reason: 'the browser /bin/false did not start: it ended with code 1' },
  });
  expect(browserFolders()).toEqual([]);
});
