import { DelayedError } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestQueue } from './test-queue.ts';
import { eventually, gate, openTestQueue } from './test-queue.ts';

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

describe('ringing', () => {
  it('puts one job per piece of work on its queue', async () => {
    await queue.queues.ring({ sourceIds: ['a', 'b'], paceKeys: ['hartwell.test'], captureIds: ['0123456789abcdef'] });
    expect(await queue.depth('discover')).toEqual({ waiting: 2, active: 0, delayed: 0 });
    expect(await queue.depth('host')).toEqual({ waiting: 1, active: 0, delayed: 0 });
    expect(await queue.depth('ingest')).toEqual({ waiting: 1, active: 0, delayed: 0 });
  });

  it('for nothing does nothing', async () => {
    await queue.queues.ring({});
    await queue.queues.ring({ sourceIds: [], paceKeys: [] });
    expect(await queue.depth('host')).toEqual({ waiting: 0, active: 0, delayed: 0 });
  });

  it('twice is once while the job waits', async () => {
    await queue.queues.ring({ paceKeys: ['hartwell.test', 'hartwell.test', 'b.test'] });
    await Promise.all(Array.from({ length: 5 }, () => queue.queues.ring(HOST)));
    expect((await queue.depth('host')).waiting).toBe(2);
  });

  it('carries ids, and nothing else', async () => {
    const seen: unknown[] = [];
    queue.work('ingest', async (job) => void seen.push(job.data));
    await queue.queues.ring({ captureIds: ['0123456789abcdef'] });
    await eventually(() => expect(seen).toEqual([{ v: 1, captureId: '0123456789abcdef' }]));
  });

  it('while the job is at work brings it once more, however often: no wake-up is lost', async () => {
    const first = gate();
    let runs = 0;
    queue.work('host', async () => {
      runs += 1;
      if (runs === 1) await first.passed;
    });
    await queue.queues.ring(HOST);
    await eventually(() => expect(runs).toBe(1));
    for (let n = 0; n < 4; n += 1) await queue.queues.ring(HOST);
    expect(runs).toBe(1);
    first.open();
    await eventually(() => expect(runs).toBe(2));
    await eventually(async () => expect(await queue.depth('host')).toEqual({ waiting: 0, active: 0, delayed: 0 }));
    expect(runs).toBe(2);
  });

  it('after the job is done brings a new one', async () => {
    let runs = 0;
    queue.work('host', async () => void (runs += 1));
    for (let n = 1; n <= 3; n += 1) {
      await queue.queues.ring(HOST);
      await eventually(() => expect(runs).toBe(n));
      await eventually(async () => expect((await queue.depth('host')).active).toBe(0));
    }
  });

  it('never puts two workers at one host', async () => {
    let atWork = 0;
    let most = 0;
    let runs = 0;
    const processor = async (): Promise<void> => {
      runs += 1;
      atWork += 1;
      most = Math.max(most, atWork);
      await queue.queues.ring(runs < 8 ? HOST : {});
      await new Promise((resolve) => setTimeout(resolve, 5));
      atWork -= 1;
    };
    queue.work('host', processor, 4);
    queue.work('host', processor, 4);
    await queue.queues.ring(HOST);
    await eventually(() => expect(runs).toBe(8));
    await eventually(() => expect(atWork).toBe(0));
    expect(most).toBe(1);
  });
});

describe('a job that parks itself', () => {
  it('comes back at its time, as the same job, without losing an attempt', async () => {
    const runs: { at: number; id: string | undefined; attempts: number }[] = [];
    let parkedUntil = 0;
    queue.work('host', async (job, token) => {
      runs.push({ at: Date.now(), id: job.id, attempts: job.attemptsMade });
      if (runs.length > 2) return;
      parkedUntil = Date.now() + 150;
      await job.moveToDelayed(parkedUntil, token);
      throw new DelayedError();
    });
    await queue.queues.ring(HOST);
    await eventually(() => expect(runs).toHaveLength(3));
    expect(runs.at(-1)?.at).toBeGreaterThanOrEqual(parkedUntil);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect(runs.map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
    await eventually(async () => expect(await queue.depth('host')).toEqual({ waiting: 0, active: 0, delayed: 0 }));
  });

  it('is not doubled by ringing, and what was rung for while it worked still comes', async () => {
    let runs = 0;
    queue.work('host', async (job, token) => {
      runs += 1;
      if (runs > 1) return;
      await queue.queues.ring(HOST);
      await job.moveToDelayed(Date.now() + 300, token);
      throw new DelayedError();
    });
    await queue.queues.ring(HOST);
    await eventually(async () => expect((await queue.depth('host')).delayed).toBe(1));
    await queue.queues.ring(HOST);
    const { waiting, delayed } = await queue.depth('host');
    expect(waiting + delayed).toBe(1);
    await eventually(() => expect(runs).toBeGreaterThanOrEqual(2));
    await eventually(async () => expect(await queue.depth('host')).toEqual({ waiting: 0, active: 0, delayed: 0 }));
    expect(runs).toBeLessThanOrEqual(3);
  });
});

describe('a job that fails', () => {
  it('is tried again by the queue, and then stays for whoever looks', async () => {
    const attempts: number[] = [];
    // The pause of a second, and of two, is the queue's own; here it is not waited for.
    queue.work('ingest', async (job) => {
      attempts.push(job.attemptsMade);
      throw new Error('no luck');
    });
    await queue.queues.ring({ captureIds: ['0123456789abcdef'] });
    await eventually(async () => expect(await queue.depth('ingest')).toEqual({ waiting: 0, active: 0, delayed: 1 }));
    expect(attempts).toEqual([0]);
  });
});

describe('the queue', () => {
  it('can be wiped, whatever is on it, and used at once', async () => {
    await queue.queues.ring({ sourceIds: ['a'], paceKeys: ['a', 'b'], captureIds: ['0123456789abcdef'] });
    await queue.queues.wipe();
    const counts = Object.values(await queue.queues.counts()).flatMap((of) => Object.values(of));
    expect(counts.every((count) => count === 0)).toBe(true);
    await queue.queues.ring({ paceKeys: ['a'] });
    expect((await queue.depth('host')).waiting).toBe(1);
  });

  it('refuses to be rung inside a transaction of the store: it would wait for ever', async () => {
    const work = queue.store.db.transaction(() => queue.queues.ring(HOST));
    await expect(work).rejects.toMatchObject({ code: 'STORE_SESSION_HELD' });
    await queue.queues.ring(HOST);
    expect((await queue.depth('host')).waiting).toBe(1);
  });

  it('carries work while the store is busy with transactions', async () => {
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
