/**
 * What a rendered page costs: milliseconds, CPU-ms and peak memory of 50 pages of the demo's newsroom, in each browser there is.
 *
 *   node --import tsx bench/browser.ts [--pages 50] [--at-once 2]
 */
import { parseArgs } from 'node:util';
import { etiquette } from '../config/etiquette.ts';
import { newsroomUrl } from '../demo/platforms/newsroom.ts';
import { startDemoWeb } from '../demo/server.ts';
import { readStories } from '../demo/story.ts';
import { folderPrefix } from '../src/fetch/browser-folder.ts';
import { parseConnectTo } from '../src/fetch/connect-to.ts';
import { createFetcher } from '../src/fetch/fetch-page.ts';
import { findBrowser } from '../src/fetch/find-browser.ts';
import { packagedBrowser } from '../src/fetch/packaged-browser.ts';
import { pidsNaming } from '../src/fetch/process-tree.ts';
import { treeUsage } from './process-tree.ts';

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '50' }, 'at-once': { type: 'string', default: '2' } },
});
const pages = Number(values.pages);
const atOnce = Number(values['at-once']);

const settings = { executable: null, isOff: false, pages: atOnce };
const system = await findBrowser(settings).catch(() => null);
const packaged = await packagedBrowser();
const web = await startDemoWeb();
for (const found of [system, packaged]) {
  if (found === null) continue;
  await measure(found.origin, found === packaged ? { ...settings, found } : settings);
}
await web.close();

async function measure(
  origin: string,
  browser: NonNullable<Parameters<typeof createFetcher>[0]['browser']>,
): Promise<void> {
  const fetcher = createFetcher({
    userAgent: 'Gleaner (bench)',
    productToken: 'Gleaner',
    etiquette,
    connectTo: parseConnectTo(web.connectTo),
    browser,
  });
  const before = treeUsage(process.pid);
  let peakBytes = 0;
  let browserBytes = 0;
  let cpuMs = 0;
  const watch = setInterval(() => {
    const usage = treeUsage(process.pid);
    peakBytes = Math.max(peakBytes, usage.rssBytes);
    cpuMs = Math.max(cpuMs, usage.cpuMs - before.cpuMs);
    browserBytes = Math.max(browserBytes, usage.rssBytes - process.memoryUsage.rss());
  }, 100);
  const urls = readStories('norbury-news').map(newsroomUrl);
  const times: number[] = [];
  let failed = 0;
  const one = async (targetUri: string): Promise<void> => {
    const startedAt = performance.now();
    const outcome = await fetcher.fetchPage({ targetUri, via: 'browser' }).catch(() => null);
    const isWhole = outcome?.kind === 'fetched' && Buffer.from(outcome.page.body).includes('class="body"><p>');
    if (!isWhole) failed += 1;
    times.push(performance.now() - startedAt);
  };
  const startedAt = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < pages) await one(urls[next++ % urls.length] ?? '');
  };
  await one(urls[0] ?? '');
  const firstMs = times.splice(0)[0] ?? NaN;
  next = 1;
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  const facts = await fetcher.startBrowser();
  clearInterval(watch);
  await fetcher.close();
  const left = pidsNaming(folderPrefix(process.pid)).length;
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
  console.log(
    `${origin}: Chromium ${facts.version}, ${pages} pages, ${atOnce} at once, ${failed} failed, ${left} processes left`,
  );
  console.log(
    `  first page ${firstMs.toFixed(0)} ms (browser started), median ${median.toFixed(0)} ms, ${(pages / seconds).toFixed(1)} pages/s, ` +
      `${(cpuMs / pages).toFixed(0)} CPU-ms a page (server and crawler counted), browser ${(browserBytes / 1e6).toFixed(0)} MB and all ${(peakBytes / 1e6).toFixed(0)} MB at most (resident, shared pages counted in each process)`,
  );
}
