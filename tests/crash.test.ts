/** Crawls by command in a process of its own, killed without warning, and interrupted: the next one goes on, nothing lost, nothing twice. */
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../config/package-root.ts';
import { expectedTexts } from '../demo/expectations.ts';
import { startDemoWeb } from '../demo/server.ts';
import type { DemoWeb } from '../demo/server.ts';
import type { GleanerProcess } from './gleaner-process.ts';
import { childrenOf, gleaner, stillThere } from './gleaner-process.ts';

const LONG_MS = 240_000;
const sourceIds = [
  'hartwell-post',
  'care-today',
  'westmarch-news',
  'westmarch-meetings',
  'eastholm-meetings',
  'inspectorate',
];

let web: DemoWeb;
let dataDir: string;

beforeAll(async () => {
  web = await startDemoWeb();
  dataDir = await mkdtemp(join(tmpdir(), 'gleaner-crash-'));
});

afterAll(async () => {
  await web.close();
  await rm(dataDir, { recursive: true, force: true });
});

const start = (...words: string[]): GleanerProcess =>
  gleaner(words, {
    dataDir,
    env: { GLEANER_CONNECT_TO: web.connectTo, GLEANER_SOURCES: join(packageRoot(), 'demo/sources') },
  });

const filesKept = async (): Promise<number> => (await readdir(join(dataDir, 'documents')).catch(() => [])).length;

async function untilKept(least: number, child: ChildProcess): Promise<void> {
  while ((await filesKept()) < least && child.exitCode === null) await sleep(50);
  if (child.exitCode !== null) throw new Error(`the crawl ended before ${least} documents were kept`);
}

describe('a crawl that is broken off', () => {
  it(
    'takes commands meanwhile, and after kill -9 the next one completes it',
    async () => {
      const { child: crawl, ended: killed } = start('crawl', ...sourceIds);
      await untilKept(5, crawl);
      const status = await start('status', '--json').ended;
      expect(status.code).toBe(0);
      expect(JSON.parse(status.out.split('\n')[0] ?? '')).toMatchObject({ kind: 'store', openFailures: 0 });
      const search = await start('search', '', '--json').ended;
      expect(search.code).toBe(0);
      expect(search.out.trim().split('\n').length).toBeGreaterThanOrEqual(5);
      const children = await childrenOf(crawl.pid);
      crawl.kill('SIGKILL');
      expect((await killed).signal).toBe('SIGKILL');
      expect(await stillThere(children)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'ends cleanly on Ctrl-C, with no process left',
    async () => {
      const { child: crawl, ended: interrupted } = start('crawl', ...sourceIds);
      await untilKept((await filesKept()) + 1, crawl);
      const children = await childrenOf(crawl.pid);
      crawl.kill('SIGINT');
      expect((await interrupted).code).toBe(130);
      expect(await stillThere(children)).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'is completed by the next one: every text once',
    async () => {
      const { code, out, err } = await start('crawl', ...sourceIds, '--json').ended;
      expect(code, err).toBe(0);
      const runs = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { state: string; summary: { failed: number; waiting: number } });
      expect(runs.map(({ state, summary }) => ({ state, failed: summary.failed, waiting: summary.waiting }))).toEqual(
        sourceIds.map(() => ({ state: 'done', failed: 0, waiting: 0 })),
      );
      const manifest = (await readFile(join(dataDir, 'manifest.jsonl'), 'utf8')).trim().split('\n');
      const documents = manifest.map((line) => JSON.parse(line) as { id: string; number: number; contentHash: string });
      expect(documents).toHaveLength(expectedTexts());
      expect(new Set(documents.map(({ contentHash }) => contentHash)).size).toBe(expectedTexts());
      expect(await filesKept()).toBe(expectedTexts());
    },
    LONG_MS,
  );
});
