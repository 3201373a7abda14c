import { inspect } from 'node:util';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openQueues } from '../../queue/queues.ts';
import type { RedisQueueOptions } from '../../queue/redis-engine.ts';
import { redisQueueEngine } from '../../queue/redis-engine.ts';
import { queueContract } from '../contracts/queue.ts';
import type { RedisServer } from '../redis-server.ts';
import { startRedis } from '../redis-server.ts';
import { redis } from '../requirements.ts';
import { expectKilledWorkersToLoseNothing } from './killed-workers.ts';
import type { QueueBench } from './queue-bench.ts';
import { eventually, gate, NOTHING, queueBench } from './queue-bench.ts';

const open = (url: string, more: Partial<RedisQueueOptions> = {}): ReturnType<typeof redisQueueEngine> =>
  redisQueueEngine({ url, storeId: 'test', acceptEviction: false, notice: () => {}, ...more });
const HOST = { paceKeys: ['hartwell.test'] };
const captureIds = Array.from({ length: 300 }, (_, n) => n.toString(16).padStart(16, '0'));

describe.skipIf(!redis.present)('the queue on Redis', () => {
  queueContract(async () => {
    const server = await startRedis({ appendonly: 'yes' });
    return { newEngine: () => open(server.url), close: () => server.close() };
  });
});

describe.skipIf(!redis.present)('a node of a cluster', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis({ 'cluster-enabled': 'yes' });
    await server.command('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  });
  afterAll(() => server.close());

  it('takes our keys: they are all in one of its slots', async () => {
    await eventually(async () => expect(String(await server.command('CLUSTER', 'INFO'))).toContain('cluster_state:ok'));
    const bench = queueBench(await open(server.url));
    let runs = 0;
    bench.work('host', async () => void (runs += 1));
    await bench.queues.ring(HOST);
    await eventually(() => expect(runs).toBe(1));
    await eventually(async () => expect(await bench.depth('host')).toEqual(NOTHING));
    await bench.close();
  });
});

describe.skipIf(!redis.present)('a Redis that has a bad day', () => {
  let server: RedisServer;
  let bench: QueueBench;
  beforeEach(async () => {
    server = await startRedis({ appendonly: 'yes' });
    bench = queueBench(await open(server.url));
  });
  afterEach(async () => {
    await bench.close();
    await server.close();
  });

  it('is killed and started again in the middle: nothing is lost', async () => {
    const seen = new Set<string>();
    const work = async (job: { data: { captureId: string } }): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      seen.add(job.data.captureId);
    };
    bench.work('ingest', work, { concurrency: 4, mayLoseServer: true, lockDuration: 1_000, stalledInterval: 500 });
    await bench.queues.ring({ captureIds });
    for (const enough of [50, 150]) {
      await eventually(() => expect(seen.size).toBeGreaterThan(enough));
      await server.kill();
      await server.start();
    }
    await eventually(() => expect(seen.size).toBe(captureIds.length));
    await eventually(async () => expect(await bench.depth('ingest')).toEqual(NOTHING));
  });

  it('is emptied in the middle: workers go on and take new work', async () => {
    const first = gate();
    const seen: string[] = [];
    const work = async (job: { data: { paceKey: string } }): Promise<void> => {
      seen.push(job.data.paceKey);
      if (seen.length === 1) await first.passed;
    };
    bench.work('host', work, { mayLoseServer: true });
    await bench.queues.ring({ paceKeys: ['first.test', 'lost.test'] });
    await eventually(() => expect(seen).toEqual(['first.test']));
    await server.command('FLUSHALL');
    first.open();
    await bench.queues.ring({ paceKeys: ['first.test', 'new.test'] });
    await eventually(() => expect(seen).toEqual(['first.test', 'first.test', 'new.test']));
    await eventually(async () => expect(await bench.depth('host')).toEqual(NOTHING));
  });

  it('is away: ringing says so within seconds, and does its work when it is back', async () => {
    await server.kill();
    const away = { code: 'QUEUE_UNREACHABLE', retryable: true };
    await expect(bench.queues.ring(HOST)).rejects.toMatchObject({
      ...away,
      message: expect.stringMatching(
        /^ring for host failed: Redis at 127\.0\.0\.1:\d+ does not answer: .*goes on when the queue is back$/,
      ) as string,
    });
    await expect(bench.queues.counts()).rejects.toMatchObject(away);
    await server.start();
    await eventually(() => bench.queues.ring(HOST));
    expect(await bench.depth('host')).toEqual({ ...NOTHING, waiting: 1 });
  });

  it('is away when everything is closed: nothing waits for it, not even a worker that never saw it', async () => {
    const first = gate();
    let runs = 0;
    const work = async (): Promise<void> => {
      runs += 1;
      await first.passed;
    };
    const atWork = bench.work('host', work, { mayLoseServer: true });
    const idle = bench.work('ingest', async () => {}, { mayLoseServer: true });
    await bench.queues.ring(HOST);
    await eventually(() => expect(runs).toBe(1));
    await server.kill();
    const late = bench.work('discover', async () => {}, { mayLoseServer: true });
    let isClosed = false;
    const closing = atWork.close().then(() => (isClosed = true));
    await Promise.all([idle.close(), late.close()]);
    // The job in hand is still waited for.
    expect(isClosed).toBe(false);
    first.open();
    await closing;
  });

  it('is full: ringing says so, and does its work when there is room', async () => {
    await server.command('CONFIG', 'SET', 'maxmemory', '1mb');
    await expect(bench.queues.ring(HOST)).rejects.toMatchObject({
      code: 'QUEUE_UNREACHABLE',
      message: expect.stringMatching(/^ring for host failed: Redis at \S+ refuses: OOM command not allowed/) as string,
    });
    await server.command('CONFIG', 'SET', 'maxmemory', '0');
    await bench.queues.ring(HOST);
    expect(await bench.depth('host')).toEqual({ ...NOTHING, waiting: 1 });
  });

  it('is silent: ringing is given up, and closing ends', { timeout: 60_000 }, async () => {
    const idle = bench.work('ingest', async () => {}, { mayLoseServer: true });
    await idle.waitUntilReady();
    server.freeze();
    await expect(bench.queues.ring(HOST)).rejects.toMatchObject({ code: 'QUEUE_UNREACHABLE' });
    await bench.close();
    server.wake();
  });

  it('kills nothing with a worker', async () => {
    await expectKilledWorkersToLoseNothing(bench, 'redis', server.url);
  });

  it('serves two stores that do not see each other', async () => {
    const other = queueBench(await open(server.url, { storeId: 'other' }));
    const seen: string[] = [];
    other.work('host', async () => void seen.push('other'));
    bench.work('host', async () => void seen.push('ours'));
    await bench.queues.ring(HOST);
    await eventually(() => expect(seen).toEqual(['ours']));
    await other.queues.ring({ sourceIds: ['a'] });
    expect(await bench.depth('discover')).toEqual(NOTHING);
    expect(await other.depth('discover')).toEqual({ ...NOTHING, waiting: 1 });
    await other.close();
  });

  it('shows who works for it', async () => {
    const worker = bench.work('host', async () => {});
    await worker.waitUntilReady();
    const names = String(await server.command('CLIENT', 'LIST'));
    expect(names).toMatch(new RegExp(` name=\\{gleaner-test\\}:\\S+:w:\\S+-${process.pid} `));
    expect(names).toContain(' name=gleaner-test ');
  });
});

describe.skipIf(!redis.present)('a Redis with a password', () => {
  it('works for a user who may do nothing but what the queue needs', async () => {
    const server = await startRedis({ requirepass: 'open-sesame', appendonly: 'yes' });
    const rights = ['~{gleaner-test}:*', '+@all', '-@admin', '-@dangerous', '-config', '-info'];
    await server.command('ACL', 'SETUSER', 'crawler', 'on', '>pass-word', ...rights);
    const bench = queueBench(await open(server.url.replace('://:open-sesame', '://crawler:pass-word')));
    const seen: unknown[] = [];
    bench.work('host', async (job) => void seen.push(job.data));
    await bench.queues.ring(HOST);
    await eventually(() => expect(seen).toEqual([{ v: 1, paceKey: 'hartwell.test' }]));
    await bench.close();
    await server.close();
  });

  it('is used with it, and says it nowhere when the password changes', async () => {
    const server = await startRedis({ requirepass: 'open-sesame' });
    const errors: unknown[] = [];
    const engine = await open(server.url);
    const queues = openQueues(engine);
    const worker = engine.newWorker('host', async () => {}, {});
    worker.on('error', (error) => errors.push(error));
    await queues.ring(HOST);
    const admin = new Redis(server.url);
    await admin.config('SET', 'requirepass', 'changed-sesame');
    await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    admin.disconnect();
    await eventually(() => expect(errors.some((error) => String(error).includes('WRONGPASS'))).toBe(true));
    const failure = await queues.ring(HOST).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'QUEUE_UNREACHABLE' });
    expect(inspect([...errors, failure], { depth: 9, showHidden: true })).not.toContain('sesame');
    await worker.close();
    await queues.close();
    await engine.close();
    await server.close();
  });
});
