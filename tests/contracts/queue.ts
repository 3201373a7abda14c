/** What every engine of the queue must keep. Run by the tests of each: on the embedded store, on PostgreSQL, on Redis. */
import { DelayedError, UnrecoverableError } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { QueueEngine } from '../../queue/engine.ts';
import { openQueues } from '../../queue/queues.ts';
import type { QueueBench } from '../queue/queue-bench.ts';
import { eventually, gate, NOTHING, queueBench } from '../queue/queue-bench.ts';

export interface QueuePlace {
  /** Another engine on the same queue, as another process has it; the embedded one is the same each time. */
  newEngine(): Promise<QueueEngine>;
  close(): Promise<void>;
}

const HOST = { paceKeys: ['hartwell.test'] };
const CAPTURE = '0123456789abcdef';
/** A worker that vanished is found in test time. */
const SHORT = { lockDuration: 1_000, stalledInterval: 500 };

export function queueContract(openPlace: () => Promise<QueuePlace>): void {
  let place: QueuePlace;
  let bench: QueueBench;
  beforeAll(async () => {
    place = await openPlace();
    bench = queueBench(await place.newEngine());
  });
  afterEach(async () => {
    await bench.endWorkers();
    await bench.queues.wipe();
  });
  afterAll(async () => {
    await bench.close();
    await place.close();
  });

  const at = (): QueueBench => bench;
  ringing(at);
  parking(at);
  failing(at);
  vanishing(at);
  manyWorkers(at, () => place.newEngine());
}

function ringing(at: () => QueueBench): void {
  describe('ringing', () => {
    it('puts one job per piece of work on its queue', async () => {
      await at().queues.ring({ sourceIds: ['a', 'b'], paceKeys: ['hartwell.test'], captureIds: [CAPTURE] });
      expect(await at().depth('discover')).toEqual({ ...NOTHING, waiting: 2 });
      expect(await at().depth('host')).toEqual({ ...NOTHING, waiting: 1 });
      expect(await at().depth('ingest')).toEqual({ ...NOTHING, waiting: 1 });
    });

    it('takes the whole of a big town at once', async () => {
      const captureIds = Array.from({ length: 1_200 }, (_, n) => n.toString(16).padStart(16, '0'));
      await at().queues.ring({ captureIds });
      expect(await at().depth('ingest')).toEqual({ ...NOTHING, waiting: 1_200 });
    });

    it('for nothing does nothing', async () => {
      await at().queues.ring({});
      await at().queues.ring({ sourceIds: [], paceKeys: [] });
      expect(await at().depth('host')).toEqual(NOTHING);
    });

    it('twice is once while the job waits', async () => {
      await at().queues.ring({ paceKeys: ['hartwell.test', 'hartwell.test', 'b.test'] });
      await Promise.all(Array.from({ length: 5 }, () => at().queues.ring(HOST)));
      expect(await at().depth('host')).toEqual({ ...NOTHING, waiting: 2 });
    });

    it('carries ids as they were given, and nothing else', async () => {
      const seen: unknown[] = [];
      at().work('host', async (job) => void seen.push(job.data));
      const paceKey = 'Ünïcode.test:8443/[::1] "\\ {}';
      await at().queues.ring({ paceKeys: [paceKey] });
      await eventually(() => expect(seen).toEqual([{ v: 1, paceKey }]));
    });

    it('while the job is at work brings it once more, however often: no wake-up is lost', async () => {
      const first = gate();
      let runs = 0;
      at().work('host', async () => {
        runs += 1;
        if (runs === 1) await first.passed;
      });
      await at().queues.ring(HOST);
      await eventually(() => expect(runs).toBe(1));
      for (let n = 0; n < 4; n += 1) await at().queues.ring(HOST);
      expect(runs).toBe(1);
      first.open();
      await eventually(() => expect(runs).toBe(2));
      await eventually(async () => expect(await at().depth('host')).toEqual(NOTHING));
      expect(runs).toBe(2);
    });

    it('after the job is done brings a new one', async () => {
      let runs = 0;
      at().work('host', async () => void (runs += 1));
      for (let n = 1; n <= 3; n += 1) {
        await at().queues.ring(HOST);
        await eventually(() => expect(runs).toBe(n));
        await eventually(async () => expect((await at().depth('host')).active).toBe(0));
      }
    });
  });
}

function parking(at: () => QueueBench): void {
  describe('a job that parks itself', () => {
    it('comes back at its time, as the same job, without losing an attempt', async () => {
      const runs: { at: number; id: string | undefined; attempts: number }[] = [];
      let parkedUntil = 0;
      at().work('host', async (job, token) => {
        runs.push({ at: Date.now(), id: job.id, attempts: job.attemptsMade });
        if (runs.length > 2) return;
        parkedUntil = Date.now() + 150;
        await job.moveToDelayed(parkedUntil, token);
        throw new DelayedError();
      });
      await at().queues.ring(HOST);
      await eventually(() => expect(runs).toHaveLength(3));
      expect(runs.at(-1)?.at).toBeGreaterThanOrEqual(parkedUntil);
      expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
      expect(runs.map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
      await eventually(async () => expect(await at().depth('host')).toEqual(NOTHING));
    });

    it('is not doubled by ringing, and what was rung for while it worked still comes', async () => {
      let runs = 0;
      at().work('host', async (job, token) => {
        runs += 1;
        if (runs > 1) return;
        await at().queues.ring(HOST);
        await job.moveToDelayed(Date.now() + 300, token);
        throw new DelayedError();
      });
      await at().queues.ring(HOST);
      await eventually(async () => expect((await at().depth('host')).delayed).toBe(1));
      await at().queues.ring(HOST);
      const { waiting, delayed } = await at().depth('host');
      expect(waiting + delayed).toBe(1);
      await eventually(() => expect(runs).toBeGreaterThanOrEqual(2));
      await eventually(async () => expect(await at().depth('host')).toEqual(NOTHING));
      expect(runs).toBeLessThanOrEqual(3);
    });
  });
}

function failing(at: () => QueueBench): void {
  describe('a job that fails', () => {
    it('is tried three times, then stays for whoever looks, and does not swallow the next', async () => {
      const attempts: number[] = [];
      at().work('ingest', async (job) => {
        attempts.push(job.attemptsMade);
        if (attempts.length <= 3) throw new Error('no luck');
      });
      await at().queues.ring({ captureIds: [CAPTURE] });
      await eventually(async () => expect(await at().depth('ingest')).toEqual({ ...NOTHING, failed: 1 }));
      expect(attempts).toEqual([0, 1, 2]);
      await at().queues.ring({ captureIds: [CAPTURE] });
      await eventually(() => expect(attempts).toEqual([0, 1, 2, 0]));
      await eventually(async () => expect(await at().depth('ingest')).toEqual({ ...NOTHING, failed: 1 }));
    });

    it('is not tried again when nothing can help it, and what was rung for meanwhile still comes', async () => {
      let runs = 0;
      at().work('host', async () => {
        runs += 1;
        if (runs > 1) return;
        await at().queues.ring(HOST);
        throw new UnrecoverableError('never');
      });
      await at().queues.ring(HOST);
      await eventually(() => expect(runs).toBe(2));
      await eventually(async () => expect(await at().depth('host')).toEqual({ ...NOTHING, failed: 1 }));
    });
  });
}

function vanishing(at: () => QueueBench): void {
  describe('a worker that vanishes with its job in hand', () => {
    it('takes nothing with it: the job runs again, is not failed and loses no attempt, however often that happens', async () => {
      const never = gate();
      const attempts: number[] = [];
      await at().queues.ring(HOST);
      for (let death = 1; death <= 3; death += 1) {
        const stuck = async (job: { attemptsMade: number }): Promise<void> => {
          attempts.push(job.attemptsMade);
          await never.passed;
        };
        const worker = at().work('host', stuck, { ...SHORT, mayLoseServer: true });
        await eventually(() => expect(attempts).toHaveLength(death));
        await worker.close(true);
      }
      at().work('host', async (job) => void attempts.push(job.attemptsMade), SHORT);
      await eventually(() => expect(attempts).toEqual([0, 0, 0, 0]));
      await eventually(async () => expect(await at().depth('host')).toEqual(NOTHING));
      never.open();
    });

    it('can be closed in peace first and be hurried then', async () => {
      const never = gate();
      let runs = 0;
      const stuck = async (): Promise<void> => {
        runs += 1;
        await never.passed;
      };
      const worker = at().work('host', stuck, { ...SHORT, mayLoseServer: true });
      await at().queues.ring(HOST);
      await eventually(() => expect(runs).toBe(1));
      let isClosed = false;
      const closing = worker.close().then(() => (isClosed = true));
      await worker.close(true);
      expect(isClosed).toBe(false);
      never.open();
      await closing;
    });
  });
}

function manyWorkers(at: () => QueueBench, newEngine: () => Promise<QueueEngine>): void {
  it('never two at one host: 20 hosts, three engines, wake-ups and pauses all the time', async () => {
    const engines = await Promise.all([newEngine(), newEngine()]);
    const hosts = Array.from({ length: 20 }, (_, n) => `host-${n}.test`);
    const visits = new Map(hosts.map((host) => [host, 0]));
    const atWork = new Set<string>();
    const collisions: string[] = [];
    for (const on of [at().engine, ...engines]) {
      const visit = async (job: { data: { paceKey: string } }): Promise<boolean> => {
        const { paceKey } = job.data;
        if (atWork.has(paceKey)) collisions.push(paceKey);
        atWork.add(paceKey);
        const done = (visits.get(paceKey) ?? 0) + 1;
        visits.set(paceKey, done);
        // Somebody finds more to do there, and somebody else for its neighbour.
        if (done < 8) await at().queues.ring({ paceKeys: [paceKey, hosts[done % hosts.length] ?? paceKey] });
        await new Promise((resolve) => setTimeout(resolve, 3));
        atWork.delete(paceKey);
        return done < 8 && done % 2 === 0;
      };
      const processor = async (job: Parameters<Parameters<QueueBench['work']>[1]>[0], token: string | undefined) => {
        if (!(await visit(job))) return;
        await job.moveToDelayed(Date.now() + 10, token);
        throw new DelayedError();
      };
      at().work('host', processor, { on, concurrency: 8 });
    }
    await at().queues.ring({ paceKeys: hosts });
    await eventually(() => expect(Math.min(...visits.values())).toBeGreaterThanOrEqual(8));
    await eventually(async () => expect(await at().depth('host')).toEqual(NOTHING));
    expect(collisions).toEqual([]);
    await at().endWorkers();
    await Promise.all(engines.map((engine) => engine.close()));
  });

  it('is rung from one engine and worked from another, and closed cleanly', async () => {
    const engine = await newEngine();
    const queues = openQueues(engine);
    const seen: string[] = [];
    at().work('discover', async (job) => void seen.push((job.data as { sourceId: string }).sourceId));
    await queues.ring({ sourceIds: ['hartwell-post'] });
    await eventually(() => expect(seen).toEqual(['hartwell-post']));
    await queues.close();
    await engine.close();
  });
}
