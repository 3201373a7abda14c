/**
 * What a crawl costs: pages/s, CPU-ms a page and peak memory, first crawl and second, over folders of real pages, engine beside engine.
 *
 *   npm run build && node --import tsx bench/crawl.ts --serve DIR [--serve DIR] [--engine embedded,postgres,redis] [--workers 2] [--rounds 3]
 *
 * The pages are served by the demo web in a process of its own, whose CPU time is not counted. PostgreSQL and Redis are.
 */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { packageRoot } from '../config/package-root.ts';
import type { EngineName, EnginePlace } from './engine-place.ts';
import { ENGINES, openEnginePlace } from './engine-place.ts';
import { treeUsage } from './process-tree.ts';

interface Measured {
  readonly seconds: number;
  /** Gleaner's processes, then each server. */
  readonly cpuMs: readonly number[];
  readonly peakMb: readonly number[];
  readonly exitCode: number;
  readonly found: number;
  readonly fetched: number;
  readonly unchanged: number;
  readonly documents: number;
  readonly failed: number;
}

const USAGE =
  'usage: bench/crawl.ts --serve DIR [--serve DIR] [--engine embedded,postgres,redis] [--workers 0] [--rounds 3]';
const { values } = parseArgs({
  options: {
    serve: { type: 'string', multiple: true },
    engine: { type: 'string', default: 'embedded' },
    workers: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '3' },
  },
});
const folders = values.serve ?? [];
const names = values.engine.split(',');
if (folders.length === 0 || !names.every(isEngine)) throw new Error(USAGE);

const web = spawn(
  process.execPath,
  [join(packageRoot(), 'dist/demo/serve.js'), ...folders.flatMap((folder) => ['--serve', folder])],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const places: EnginePlace[] = [];
try {
  const connectTo = await connectToOf(web);
  for (const name of names) places.push(await openEnginePlace(name));
  const rounds = new Map(places.map((place) => [place, [] as { first: Measured; second: Measured }[]]));
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const place of places) rounds.get(place)?.push(await crawlTwice(place, connectTo));
  for (const [place, measured] of rounds) {
    for (const crawl of ['first', 'second'] as const)
      report(
        place,
        crawl,
        measured.map((one) => one[crawl]),
      );
  }
} finally {
  web.kill();
  for (const place of places) await place.close();
}

function isEngine(name: string): name is EngineName {
  return (ENGINES as readonly string[]).includes(name);
}

async function connectToOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the demo web has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = /\*\.demo\.test -> 127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (entry !== undefined) return entry;
  }
  throw new Error('the demo web ended before it listened');
}

async function crawlTwice(place: EnginePlace, connectTo: string): Promise<{ first: Measured; second: Measured }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gleaner-bench-'));
  const env = {
    ...process.env,
    GLEANER_CONNECT_TO: connectTo,
    GLEANER_SOURCES: join(packageRoot(), 'demo/sources'),
    ...(await place.freshEnv()),
  };
  const start = (...words: string[]): ChildProcess =>
    spawn(process.execPath, [join(packageRoot(), 'bin/gleaner'), ...words, '--data', dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env,
    });
  const workers =
    place.name === 'embedded' ? [] : Array.from({ length: Number(values.workers) }, () => start('worker'));
  try {
    const first = await crawl(place, workers, start);
    return { first, second: await crawl(place, workers, start) };
  } finally {
    for (const worker of workers) worker.kill('SIGTERM');
    await Promise.all(workers.map(async (worker) => worker.exitCode ?? (await once(worker, 'exit'))));
    await rm(dataDir, { recursive: true });
  }
}

async function crawl(
  place: EnginePlace,
  workers: readonly ChildProcess[],
  start: (...words: string[]) => ChildProcess,
): Promise<Measured> {
  const startedAt = performance.now();
  const child = start('crawl', 'served-pages', 'inspectorate', '--json');
  const groups = [[child, ...workers].map(({ pid = 0 }) => pid), ...place.servers.map(({ pid }) => [pid])];
  const before = groups.map(usageOf);
  let now = before;
  const peakMb = groups.map(() => 0);
  const watch = setInterval(() => {
    // The crawl's own processes are gone at the end, and with them their counters.
    now = groups.map((pids, at) => {
      const { cpuMs, mb } = usageOf(pids);
      peakMb[at] = Math.max(peakMb[at] ?? 0, mb);
      return { cpuMs: Math.max(cpuMs, now[at]?.cpuMs ?? 0), mb };
    });
  }, 50);
  const lines: string[] = [];
  const reading = (async () => {
    if (child.stdout === null) return;
    for await (const line of createInterface({ input: child.stdout })) lines.push(line);
  })();
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  clearInterval(watch);
  await reading;
  const runs = lines.map((line) => JSON.parse(line) as { summary: Record<string, number> });
  const sum = (key: string): number => runs.reduce((total, run) => total + (run.summary[key] ?? 0), 0);
  return {
    seconds: (performance.now() - startedAt) / 1000,
    cpuMs: now.map(({ cpuMs }, at) => cpuMs - (before[at]?.cpuMs ?? 0)),
    peakMb,
    exitCode,
    found: sum('found'),
    fetched: sum('fetched'),
    unchanged: sum('unchanged'),
    documents: sum('documents'),
    failed: sum('failed'),
  };
}

function usageOf(pids: readonly number[]): { cpuMs: number; mb: number } {
  const all = pids.map(treeUsage);
  return {
    cpuMs: all.reduce((total, { cpuMs }) => total + cpuMs, 0),
    mb: all.reduce((total, { rssBytes }) => total + rssBytes / 1e6, 0),
  };
}

function report(place: EnginePlace, crawl: string, measured: readonly Measured[]): void {
  const last = measured.at(-1);
  if (last === undefined) return;
  const { found, fetched, unchanged, documents, failed, exitCode } = last;
  console.log(
    `${place.name}, ${crawl} crawl: ${fetched} of ${found} pages, ${documents} new documents, ${unchanged} unchanged, ${failed} failed, exit ${exitCode}`,
  );
  const cpu = (at: number): number => median(measured.map((one) => (one.cpuMs[at] ?? 0) / one.fetched));
  const mb = (at: number): string => median(measured.map((one) => one.peakMb[at] ?? 0)).toFixed(0);
  const parts = ['Gleaner', ...place.servers.map(({ name }) => name)].map(
    (name, at) => `${name} ${cpu(at).toFixed(1)} CPU-ms, ${mb(at)} MB`,
  );
  const all = median(measured.map((one) => one.cpuMs.reduce((sum, ms) => sum + ms, 0) / one.fetched));
  console.log(
    `  medians of ${measured.length}: ${median(measured.map(({ seconds }) => seconds)).toFixed(1)} s, ` +
      `${median(measured.map((one) => one.fetched / one.seconds)).toFixed(1)} pages/s, ${all.toFixed(1)} CPU-ms/page in all (${parts.join('; ')} peak)`,
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
