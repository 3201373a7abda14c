import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { takeLease } from '../../src/store/hosts.ts';
import { workHost } from '../../workers/host-worker.ts';
import type { TestQueue } from '../queue/test-queue.ts';
import { eventually, openTestQueue } from '../queue/test-queue.ts';
import { later, sampleTarget, targetByUri } from '../sample-rows.ts';
import type { LentTools } from '../src/pipeline/lent-tools.ts';
import { lendTools, page } from '../src/pipeline/lent-tools.ts';
import { recordedLog } from './recorded-log.ts';

const A = 'https://hartwell.test/a';

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
  queue.work('host', (job, token) => workHost(job, token, { tools, log }));
  await queue.queues.ring({ paceKeys: ['hartwell.test'] });
  return lines;
}

it('a host job visits its host and is over when nothing is due', async () => {
  await sampleTarget(queue.store.db, A);
  const tools = lendTools(queue.store);
  tools.answer(A, page(A, 'x'));
  const lines = await work(tools);
  await eventually(() =>
    expect(lines).toMatchObject([{ job: 'host', paceKey: 'hartwell.test', outcome: 'idle', fetched: 1 }]),
  );
  expect(await targetByUri(queue.store.db, A)).toMatchObject({ outcome: 'captured' });
  await eventually(async () => expect(await queue.depth('host')).toEqual({ waiting: 0, active: 0, delayed: 0 }));
});

it('a host job whose host has more parks itself until the next slot', async () => {
  for (const path of ['', 'b']) await sampleTarget(queue.store.db, `${A}${path}`);
  // Today, for the queue's clock is the real one.
  const tools = { ...lendTools(queue.store, { crawlDelayMs: 60_000 }), clock: () => new Date() };
  tools.answer(A, page(A, 'x'));
  const lines = await work(tools);
  await eventually(() => expect(lines).toMatchObject([{ outcome: 'more', fetched: 1 }]));
  await eventually(async () => expect(await queue.depth('host')).toEqual({ waiting: 0, active: 0, delayed: 1 }));
});

it('a host job that finds another worker at its host looks again soon', async () => {
  const now = new Date();
  await takeLease(queue.store.db, 'hartwell.test', { owner: 'other', now, until: later(60, now) });
  const tools = { ...lendTools(queue.store), clock: () => new Date() };
  const lines = await work(tools);
  await eventually(() => expect(lines).toMatchObject([{ outcome: 'taken', fetched: 0 }]));
  expect(tools.asked).toEqual([]);
  await eventually(async () => expect(await queue.depth('host')).toEqual({ waiting: 0, active: 0, delayed: 1 }));
});
