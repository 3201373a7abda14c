import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postgresQueueEngine } from '../../queue/postgres-engine.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import { queueContract } from '../contracts/queue.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { startPostgres } from '../postgres-server.ts';
import { freePort } from '../redis-server.ts';
import { postgresql } from '../requirements.ts';
import { expectKilledWorkersToLoseNothing } from './killed-workers.ts';
import type { QueueBench } from './queue-bench.ts';
import { eventually, gate, NOTHING, queueBench } from './queue-bench.ts';

const open = (connectionString: string): ReturnType<typeof postgresQueueEngine> =>
  postgresQueueEngine({ connectionString });
const HOST = { paceKeys: ['hartwell.test'] };
const captureIds = Array.from({ length: 200 }, (_, n) => n.toString(16).padStart(16, '0'));

describe.skipIf(!postgresql.present)('the queue in PostgreSQL', () => {
  queueContract(async () => {
    const server = await startPostgres();
    const url = await server.newDatabaseUrl();
    return { newEngine: () => open(url), close: () => server.close() };
  });
});

describe.skipIf(!postgresql.present)('a PostgreSQL that has a bad day', () => {
  let server: PostgresServer;
  let url: string;
  let bench: QueueBench;
  beforeAll(async () => {
    server = await startPostgres();
  });
  beforeEach(async () => {
    url = await server.newDatabaseUrl();
    bench = queueBench(await open(url));
  });
  afterEach(() => bench.close());
  afterAll(() => server.close());

  it('falls and rises in the middle: workers go on, and nothing is lost', async () => {
    const seen = new Set<string>();
    const work = async (job: { data: { captureId: string } }): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.add(job.data.captureId);
    };
    bench.work('ingest', work, { concurrency: 4, mayLoseServer: true, lockDuration: 1_000, stalledInterval: 500 });
    await bench.queues.ring({ captureIds });
    for (const enough of [30, 100]) {
      await eventually(() => expect(seen.size).toBeGreaterThan(enough));
      await server.restart();
    }
    await eventually(() => expect(seen.size).toBe(captureIds.length));
    await eventually(async () => expect(await bench.depth('ingest')).toEqual(NOTHING));
  });

  it('falls and rises while a worker waits for work: it hears of the next job', async () => {
    const seen: string[] = [];
    const work = async (job: { data: { paceKey: string } }): Promise<void> => void seen.push(job.data.paceKey);
    bench.work('host', work, { mayLoseServer: true });
    await bench.queues.ring({ paceKeys: ['one.test'] });
    await eventually(() => expect(seen).toEqual(['one.test']));
    await server.restart();
    await eventually(() => bench.queues.ring({ paceKeys: ['two.test'] }));
    await eventually(() => expect(seen).toEqual(['one.test', 'two.test']));
  });

  it('kills nothing with a worker', async () => {
    await expectKilledWorkersToLoseNothing(bench, 'postgres', url);
  });

  it('leaves no connection behind, and takes more workers than its pool is wide', async () => {
    const held = Array.from({ length: 12 }, gate);
    const done: string[] = [];
    for (const { passed } of held) {
      bench.work('ingest', async (job) => {
        await passed;
        done.push((job.data as { captureId: string }).captureId);
      });
    }
    await bench.queues.ring({ captureIds: captureIds.slice(0, 12) });
    await eventually(async () => expect((await bench.depth('ingest')).active).toBe(12));
    for (const { open: letGo } of held) letGo();
    await eventually(() => expect(done).toHaveLength(12));
    await bench.close();
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    await eventually(async () => {
      const { rows } = await admin.query(
        `SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
      expect(rows).toEqual([]);
    });
    await admin.end();
  });
});

describe.skipIf(!postgresql.present)('a PostgreSQL that is away', () => {
  it('makes ringing fail within seconds, and holds up no closing', async () => {
    const server = await startPostgres();
    const bench = queueBench(await open(await server.newDatabaseUrl()));
    const idle = bench.work('ingest', async () => {}, { mayLoseServer: true });
    await idle.waitUntilReady();
    const first = gate();
    let runs = 0;
    const work = async (): Promise<void> => {
      runs += 1;
      await first.passed;
    };
    const atWork = bench.work('host', work, { mayLoseServer: true });
    await bench.queues.ring(HOST);
    await eventually(() => expect(runs).toBe(1));
    await server.close();
    await expect(bench.queues.ring(HOST)).rejects.toMatchObject({
      code: 'QUEUE_UNREACHABLE',
      retryable: true,
      message: expect.stringMatching(/^ring for host failed: PostgreSQL at /) as string,
    });
    await idle.close();
    const closing = atWork.close();
    first.open();
    await closing;
    await bench.close();
  });

  it('is there and silent: ringing is given up, and closing ends', { timeout: 60_000 }, async () => {
    const server = await startPostgres();
    const url = await server.newDatabaseUrl();
    const bench = queueBench(await open(url));
    const idle = bench.work('ingest', async () => {}, { mayLoseServer: true });
    await idle.waitUntilReady();
    await bench.queues.ring({});
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const { rows } = await admin.query<{ pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await admin.end();
    const pids = [server.pid, ...rows.map(({ pid }) => pid)];
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    await expect(bench.queues.ring(HOST)).rejects.toMatchObject({ code: 'QUEUE_UNREACHABLE' });
    await bench.close();
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    await server.close();
  });

  it('is reported with host and port, for another try later', async () => {
    const port = await freePort();
    const failure = await open(`postgres://user:pass-word@127.0.0.1:${port}/db`).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'QUEUE_UNREACHABLE', retryable: true });
    expect(String(failure)).toMatch(new RegExp(`PostgreSQL at 127\\.0\\.0\\.1:${port}/db does not answer`));
    expect(String(failure)).not.toContain('pass-word');
  });
});

describe.skipIf(!postgresql.present)('starting on a new database', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.close());

  it('is done by four processes at once', async () => {
    const url = await server.newDatabaseUrl();
    const program = fileURLToPath(new URL('opening-process.ts', import.meta.url));
    const children = Array.from({ length: 4 }, () => fork(program, [url], { execArgv: ['--import', 'tsx'] }));
    await Promise.all(children.map((child) => once(child, 'message')));
    // All are loaded: now all open at once.
    for (const child of children) child.send('go');
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
    expect(codes).toEqual([0, 0, 0, 0]);
    const bench = queueBench(await open(url));
    expect(await bench.depth('host')).toEqual({ ...NOTHING, waiting: 1 });
    await bench.close();
  });

  it('needs a user who may, and says so', async () => {
    const url = new URL(await server.newDatabaseUrl());
    const admin = new pg.Client({ connectionString: url.href });
    await admin.connect();
    // Roles are the server's, not the database's: a name of this one's own.
    const guest = `guest_of${url.pathname.replace('/', '_')}`;
    await admin.query(`CREATE ROLE ${guest} LOGIN`);
    await admin.end();
    url.username = guest;
    const failure = await open(url.href).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect(String(failure)).toMatch(/permission denied.*a user who may create a schema/);
  });
});
