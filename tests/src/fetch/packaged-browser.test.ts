import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startLivingBrowser } from '../../../src/fetch/living-browser.ts';
import { packagedBrowser } from '../../../src/fetch/packaged-browser.ts';
import { testEtiquette } from './local-site.ts';

const canRun = process.platform === 'linux' && process.arch === 'x64';

describe.skipIf(!canRun)('the browser of the npm package', { timeout: 120_000 }, () => {
  it('is unpacked once, though two want it, and renders', async () => {
    const root = mkdtempSync(join(tmpdir(), 'gleaner-test-'));
    const [found, same] = await Promise.all([packagedBrowser(root), packagedBrowser(root)]);
    expect(found).toEqual(same);
    expect(readdirSync(root)).toHaveLength(1);
    expect(existsSync(found?.executable ?? '')).toBe(true);
    expect(await packagedBrowser(root)).toEqual(found);

    if (found === null) throw new Error('the package is not installed');
    const browser = await startLivingBrowser({ found, userAgent: 'Gleaner', etiquette: testEtiquette });
    const page = Buffer.from('<p id="p"></p><script>p.textContent = 6 * 7</script>');
    const { markup } = await browser.render({
      url: 'https://site.test/',
      answer: async () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: page }),
      settleMs: 5_000,
      quietMs: 100,
    });
    expect(markup).toContain('<p id="p">42</p>');
    await browser.end({ code: 'FETCH_CLOSED', reason: 'the test is over' });
    rmSync(root, { recursive: true });
  });
});
