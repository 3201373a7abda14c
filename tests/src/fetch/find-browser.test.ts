import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../../src/fetch/find-browser.ts';
import type { BrowserPlaces, FoundBrowser } from '../../../src/fetch/find-browser.ts';

const settings = { executable: null, isOff: false, pages: 1 };
/** A program and a file that every machine has. */
const PROGRAM = process.execPath;
const FILE = import.meta.filename;
const packaged: FoundBrowser = { origin: 'packaged', executable: '/unpacked/chromium', env: { A: 'b' } };
const places = (more: Partial<BrowserPlaces> = {}): BrowserPlaces => ({
  playwright: async () => ['/nowhere/playwright'],
  system: ['/nowhere/chromium', FILE],
  packaged: async () => null,
  ...more,
});

describe('the browser is', () => {
  it('the one that is named, before any other', async () => {
    const found = await findBrowser(
      { ...settings, executable: '/bin/sh' },
      places({ playwright: async () => ['/nowhere/shell', PROGRAM] }),
    );
    expect(found).toMatchObject({
      executable: '/bin/sh',
      origin: expect.stringContaining('GLEANER_BROWSER') as unknown,
    });
  });

  it("Playwright's, then the system's, then that of a package", async () => {
    const all = places({
      playwright: async () => ['/nowhere/shell', PROGRAM],
      system: ['/bin/sh'],
      packaged: async () => packaged,
    });
    expect(await findBrowser(settings, all)).toMatchObject({ executable: PROGRAM, origin: "Playwright's" });
    const two = places({ system: ['/nowhere/chromium', '/bin/sh'], packaged: async () => packaged });
    expect(await findBrowser(settings, two)).toEqual({ executable: '/bin/sh', origin: "the system's", env: {} });
    expect(await findBrowser(settings, places({ packaged: async () => packaged }))).toEqual(packaged);
  });

  it.each([
    [
      'nowhere: what to do is said',
      settings,
      /there is none; run `npx playwright install chromium` or `apt-get install chromium`, or set GLEANER_BROWSER/,
    ],
    ['off', { ...settings, isOff: true, executable: PROGRAM }, /GLEANER_BROWSER is off/],
    ['named wrongly', { ...settings, executable: FILE }, /GLEANER_BROWSER names .*, which is no program/],
  ])('%s', async (_name, wanted, message) => {
    await expect(findBrowser(wanted, places())).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringMatching(message) as unknown,
    });
  });
});
