import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { QueueEngine } from '../../queue/engine.ts';
import { openQueues } from '../../queue/queues.ts';
import type { TestQueue } from './test-queue.ts';
import { eventually, openTestQueue } from './test-queue.ts';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
afterEach(async () => {
  await queue.endWorkers();
  await queue.queues.wipe();
});
afterAll(() => queue.close());

const HOST = { paceKeys: ['hartwell.test'] };

describe('the queues of an embedded store', () => {
  it('can be wiped, whatever is on them, and used at once', async () => {
    await queue.queues.ring({ sourceIds: ['a'], paceKeys: ['a', 'b'], captureIds: ['0123456789abcdef'] });
    await queue.queues.wipe();
    const counts = Object.values(await queue.queues.counts()).flatMap((of) => Object.values(of));
    expect(counts.every((count) => count === 0)).toBe(true);
    await queue.queues.ring({ paceKeys: ['a'] });
    expect((await queue.depth('host')).waiting).toBe(1);
  });

  it('refuse to be rung inside a transaction of the store: it would wait for ever', async () => {
    const work = queue.store.db.transaction(() => queue.queues.ring(HOST));
    await expect(work).rejects.toMatchObject({ code: 'STORE_SESSION_HELD' });
    await queue.queues.ring(HOST);
    expect((await queue.depth('host')).waiting).toBe(1);
  });

  it('carry work while the store is busy with transactions', async () => {
    const done: unknown[] = [];
    queue.work(
      'ingest',
      async (job) => {
        await queue.store.db.transaction(async (tx) => {
          await tx.query('SELECT pg_sleep(0.002)');
        });
        done.push(job.data);
      },
      5,
    );
    const captureIds = Array.from({ length: 40 }, (_, n) => n.toString(16).padStart(16, '0'));
    await Promise.all([
      queue.queues.ring({ captureIds }),
      ...Array.from({ length: 20 }, () => queue.store.db.transaction((tx) => tx.query('SELECT 1'))),
    ]);
    await eventually(() => expect(done).toHaveLength(40));
  });
});

describe('a queue whose server is there and silent', () => {
  it('is given up after the patience of its engine, in words that name the place', async () => {
    const held = queue.store.db.transaction(() => new Promise<void>((resolve) => (letGo = resolve)));
    let letGo = (): void => {};
    // The embedded engine with a server's patience: its only session is held.
    const engine: QueueEngine = { ...queue.engine, place: 'Redis at queue.test:6379', patienceMs: 50 };
    const queues = openQueues(engine);
    await expect(queues.ring(HOST)).rejects.toMatchObject({
      code: 'QUEUE_UNREACHABLE',
      retryable: true,
      message: expect.stringMatching(/^ring for host failed: Redis at queue\.test:6379 does not answer/) as string,
    });
    letGo();
    await held;
    await queues.close();
  });
});
