/**
 * What a crawl costs: pages/s, CPU-ms a page and peak memory, first crawl and second, over folders of real pages.
 *
 *   npm run build && node --import tsx bench/crawl.ts --serve DIR [--serve DIR] [--rounds 3]
 *
 * The pages are served by the demo web in a process of its own, whose CPU time is not counted.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { packageRoot } from '../config/package-root.ts';
import { treeUsage } from './process-tree.ts';

interface Measured {
  readonly seconds: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  readonly exitCode: number;
  readonly found: number;
  readonly fetched: number;
  readonly unchanged: number;
  readonly documents: number;
  readonly failed: number;
}

const { values } = parseArgs({
  options: { serve: { type: 'string', multiple: true }, rounds: { type: 'string', default: '3' } },
});
const folders = values.serve ?? [];
if (folders.length === 0) throw new Error('usage: bench/crawl.ts --serve DIR [--serve DIR] [--rounds 3]');

const server = spawn(
  process.execPath,
  [join(packageRoot(), 'dist/demo/serve.js'), ...folders.flatMap((folder) => ['--serve', folder])],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
try {
  const connectTo = await connectToOf(server);
  const rounds: { first: Measured; second: Measured }[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const dataDir = await mkdtemp(join(tmpdir(), 'gleaner-bench-'));
    rounds.push({ first: await crawl(dataDir, connectTo), second: await crawl(dataDir, connectTo) });
    await rm(dataDir, { recursive: true });
  }
  report(
    'first crawl',
    rounds.map(({ first }) => first),
  );
  report(
    'second crawl',
    rounds.map(({ second }) => second),
  );
} finally {
  server.kill();
}

async function connectToOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the demo web has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = /\*\.demo\.test -> 127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (entry !== undefined) return entry;
  }
  throw new Error('the demo web ended before it listened');
}

async function crawl(dataDir: string, connectTo: string): Promise<Measured> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [join(packageRoot(), 'bin/gleaner'), 'crawl', 'served-pages', 'inspectorate', '--json', '--data', dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, GLEANER_CONNECT_TO: connectTo, GLEANER_SOURCES: join(packageRoot(), 'demo/sources') },
    },
  );
  let cpuMs = 0;
  let peakBytes = 0;
  const watch = setInterval(() => {
    const usage = treeUsage(child.pid ?? 0);
    cpuMs = Math.max(cpuMs, usage.cpuMs);
    peakBytes = Math.max(peakBytes, usage.rssBytes);
  }, 50);
  const lines: string[] = [];
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  })();
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  clearInterval(watch);
  await reading;
  const runs = lines.map((line) => JSON.parse(line) as { summary: Record<string, number> });
  const sum = (key: string): number => runs.reduce((total, run) => total + (run.summary[key] ?? 0), 0);
  return {
    seconds: (performance.now() - startedAt) / 1000,
    cpuMs,
    peakMb: peakBytes / 1e6,
    exitCode,
    found: sum('found'),
    fetched: sum('fetched'),
    unchanged: sum('unchanged'),
    documents: sum('documents'),
    failed: sum('failed'),
  };
}

function report(title: string, measured: readonly Measured[]): void {
  const median = (pick: (one: Measured) => number): number =>
    measured.map(pick).sort((a, b) => a - b)[Math.floor(measured.length / 2)] ?? NaN;
  const last = measured.at(-1);
  if (last === undefined) return;
  const { found, fetched, unchanged, documents, failed, exitCode } = last;
  console.log(
    `${title}: ${fetched} of ${found} pages, ${documents} new documents, ${unchanged} unchanged, ${failed} failed, exit ${exitCode}`,
  );
  console.log(
    `  medians of ${measured.length}: ${median((one) => one.seconds).toFixed(1)} s, ${median((one) => one.fetched / one.seconds).toFixed(1)} pages/s, ` +
      `${median((one) => one.cpuMs / one.fetched).toFixed(1)} CPU-ms/page, peak ${median((one) => one.peakMb).toFixed(0)} MB (all processes)`,
  );
}
