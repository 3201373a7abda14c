import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openFailures } from '../../src/store/failures.ts';
import { workDiscover } from '../../workers/discover-worker.ts';
import type { TestQueue } from '../queue/test-queue.ts';
import { eventually, openTestQueue } from '../queue/test-queue.ts';
import { sampleRun, targetByUri } from '../sample-rows.ts';
import type { LentTools } from '../src/pipeline/lent-tools.ts';
import { lendTools } from '../src/pipeline/lent-tools.ts';
import { recordedLog } from './recorded-log.ts';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
afterEach(async () => {
  await queue.endWorkers();
  await queue.queues.wipe();
  await queue.store.clear();
});
afterAll(() => queue.close());

async function work(tools: LentTools): Promise<Record<string, unknown>[]> {
  const { log, lines } = recordedLog();
  queue.work('discover', (job, token) => workDiscover(job, token, { tools, log }));
  const producer = queue.engine.newQueue('discover');
  await producer.add(
    'discover',
    { v: 1, sourceId: 'hartwell-post' },
    { attempts: 2, backoff: { type: 'fixed', delay: 5 } },
  );
  await producer.close();
  return lines;
}

it('a discover job plants the seeds of its source and says what it did', async () => {
  await sampleRun(queue.store.db);
  const lines = await work(lendTools(queue.store));
  await eventually(() =>
    expect(lines).toMatchObject([{ job: 'discover', sourceId: 'hartwell-post', outcome: 'discovered', pagesRead: 0 }]),
  );
  expect(await targetByUri(queue.store.db, 'https://hartwell.test/feed')).toMatchObject({ role: 'seed' });
});

it('a discover job for a source without a run is over', async () => {
  const lines = await work(lendTools(queue.store));
  await eventually(() => expect(lines).toMatchObject([{ outcome: 'no-run' }]));
});

it('a discover job that fails again and again is a failure of its source', async () => {
  const run = await sampleRun(queue.store.db);
  const source = (): never => {
    throw new Error('its file is broken');
  };
  const lines = await work({ ...lendTools(queue.store), source });
  await eventually(async () =>
    expect(await openFailures(queue.store.db)).toMatchObject([
      {
        work: 'discover:hartwell-post',
        stage: 'discover',
        code: 'UNEXPECTED',
        attempts: 2,
        runId: run.id,
        targetId: null,
      },
    ]),
  );
  expect(lines.map(({ outcome }) => outcome)).toEqual(['retry', 'failed']);
});
