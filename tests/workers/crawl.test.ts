import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SourceInput } from '../../src/records/source.ts';
import { openFailures, recordFailure } from '../../src/store/failures.ts';
import type { RunRequest } from '../../src/store/runs.ts';
import { closeRun, markSeeded, openRun, runById } from '../../src/store/runs.ts';
import { settleTarget } from '../../src/store/targets.ts';
import type { OpenedRun } from '../../workers/crawl.ts';
import { watchRuns } from '../../workers/crawl.ts';
import type { CrawlProgress, CrawlReport } from '../../workers/crawl-report.ts';
import { newFailure, NOON, sampleTarget } from '../sample-rows.ts';
import { sampleSource } from '../sample-source.ts';
import type { TestQueue } from '../queue/test-queue.ts';
import { openTestQueue } from '../queue/test-queue.ts';

const ID = 'hartwell-post';

let queue: TestQueue;
let nowMs = NOON.getTime();
let synced = 0;
let syncFiles: () => Promise<void>;
beforeAll(async () => {
  queue = await openTestQueue();
});
beforeEach(() => {
  nowMs = NOON.getTime();
  synced = 0;
  syncFiles = async () => void (synced += 1);
});
afterEach(async () => {
  await queue.queues.wipe();
  await queue.store.clear();
});
afterAll(() => queue.close());

/** A seeded run with so many documents, all settled. */
async function openSample(documents: number, request: Partial<RunRequest> = {}): Promise<OpenedRun> {
  const opened = await openRun(queue.store.db, { sourceId: ID, cause: 'crawl', now: NOON, ...request });
  await markSeeded(queue.store.db, opened.run.id);
  for (let n = 0; n < documents; n += 1) {
    const target = await sampleTarget(queue.store.db, `https://hartwell.test/${n}`, { runId: opened.run.id });
    await settleTarget(queue.store.db, target.id, { state: 'settled', outcome: 'captured', attempts: 0 });
  }
  return opened;
}

function watch(
  opened: readonly OpenedRun[],
  options: { source?: Partial<SourceInput>; signal?: AbortSignal; onProgress?: (progress: CrawlProgress) => void } = {},
): Promise<CrawlReport> {
  const { signal = AbortSignal.timeout(20_000), onProgress, source } = options;
  return watchRuns(opened, onProgress === undefined ? { signal } : { signal, onProgress }, {
    db: queue.store.db,
    queues: queue.queues,
    source: () => sampleSource(source),
    // Each look at the clock is a second later, so that bells ring without waiting.
    clock: () => new Date((nowMs += 1000)),
    log: pino({ level: 'silent' }),
    mend: async () => {},
    syncFiles: () => syncFiles(),
  });
}

describe('a run', () => {
  it('is closed when nothing of it is left to do, and reported', async () => {
    const progress: CrawlProgress[] = [];
    const report = await watch([await openSample(2)], { onProgress: (one) => void progress.push(one) });
    expect(report).toMatchObject({
      interrupted: false,
      runs: [{ sourceId: ID, state: 'done', resumed: false, summary: { found: 2, fetched: 2 } }],
    });
    expect(report.runs[0]?.seconds).toBeGreaterThan(0);
    expect(progress.at(-1)).toMatchObject({ runs: [{ sourceId: ID, done: true }] });
    expect(synced).toBeGreaterThan(0);
  });

  it('goes on while something of it is due, and its bells are rung again', async () => {
    const opened = await openSample(1);
    const target = await sampleTarget(queue.store.db, 'https://b.test/', { runId: opened.run.id });
    const report = await watch([opened], {
      onProgress() {
        void queue.depth('host').then(async ({ waiting }) => {
          if (waiting === 1)
            await settleTarget(queue.store.db, target.id, { state: 'settled', outcome: 'gone', attempts: 0 });
        });
      },
    });
    expect(report.runs[0]).toMatchObject({ state: 'done', summary: { found: 2, gone: 1 } });
  });

  it('that is interrupted stays open', async () => {
    const opened = await openSample(1);
    await sampleTarget(queue.store.db, 'https://b.test/', { runId: opened.run.id });
    const stop = new AbortController();
    const report = await watch([opened], { signal: stop.signal, onProgress: () => stop.abort() });
    expect(report).toMatchObject({ interrupted: true, runs: [{ state: 'interrupted', summary: { waiting: 1 } }] });
  });

  it('that ended just before the signal is not interrupted', async () => {
    const stop = new AbortController();
    const report = await watch([await openSample(1)], { signal: stop.signal, onProgress: () => stop.abort() });
    expect(report).toMatchObject({ interrupted: false, runs: [{ state: 'done' }] });
  });

  it('that another process closed is over', async () => {
    const opened = await openSample(1);
    await sampleTarget(queue.store.db, 'https://b.test/', { runId: opened.run.id });
    await closeRun(queue.store.db, opened.run.id, { state: 'done', now: NOON });
    expect((await watch([opened])).runs[0]?.state).toBe('done');
  });

  it('that ended is told, though its files cannot be written', async () => {
    syncFiles = () => Promise.reject(new Error('no space left'));
    const { run } = await openSample(1);
    await expect(watch([{ run, resumed: false }])).rejects.toThrow('no space left');
    expect(await runById(queue.store.db, run.id)).toMatchObject({ state: 'done' });
  });
});

describe('a source that finds less than it should', () => {
  it('fails loudly, and the next good run takes that back', async () => {
    const report = await watch([await openSample(1)], { source: { minExpected: 2 } });
    expect(report.runs[0]).toMatchObject({ state: 'failed', summary: { failed: 1 } });
    const [failure] = await openFailures(queue.store.db);
    expect(failure).toMatchObject({ code: 'YIELD_TOO_LOW', stage: 'discover', retryable: false, sourceId: ID });
    expect(failure?.message).toContain('1 documents found, at least 2 expected');
    await watch([await openSample(2)], { source: { minExpected: 2 } });
    expect(await openFailures(queue.store.db)).toEqual([]);
  });

  it.each<[string, Partial<RunRequest>]>([
    ['the operator wanted no more', { maxDocuments: 1 }],
    ['the operator wanted only what is recent', { since: '2026-02-01' }],
    ['it is a replay of what failed', { cause: 'replay' }],
  ])('does not when %s', async (_why, request) => {
    const report = await watch([await openSample(1, request)], { source: { minExpected: 2 } });
    expect(report.runs[0]?.state).toBe('done');
  });

  it('that may find none is content with none', async () => {
    await recordFailure(queue.store.db, newFailure({ work: `discover:${ID}`, stage: 'discover' }));
    expect((await watch([await openSample(0)], { source: { minExpected: 0 } })).runs[0]?.state).toBe('done');
    expect(await openFailures(queue.store.db)).toEqual([]);
  });
});
