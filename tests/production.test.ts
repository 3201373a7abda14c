/** The whole way on PostgreSQL alone, and on PostgreSQL with Redis and two workers: the same documents as embedded, through kills and restarts of everything. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../config/package-root.ts';
import { expectedTexts } from '../demo/expectations.ts';
import { startDemoWeb } from '../demo/server.ts';
import type { KeptDocument } from '../src/records/document.ts';
import type { Database } from '../src/store/database.ts';
import { countDocuments } from '../src/store/documents.ts';
import { openPostgres } from '../src/store/postgres.ts';
import type { GleanerProcess } from './gleaner-process.ts';
import { gleaner, stillThere } from './gleaner-process.ts';
import type { PostgresServer } from './postgres-server.ts';
import { startPostgres } from './postgres-server.ts';
import type { RedisServer } from './redis-server.ts';
import { startRedis } from './redis-server.ts';
import { postgresql, redis } from './requirements.ts';

const LONG_MS = 300_000;
const sourceIds = [
  'hartwell-post',
  'care-today',
  'westmarch-news',
  'westmarch-meetings',
  'eastholm-meetings',
  'inspectorate',
];

/** One store on its own demo web, whose pages then are those of a first crawl, and the processes that work on it. */
interface Stage {
  start(...words: string[]): GleanerProcess;
  /** What the export says of every text. */
  documents(): Promise<Map<string, KeptDocument>>;
  close(): Promise<void>;
}

let folder: string;
const open: Stage[] = [];
// Also after a test that failed: its workers would go on for ever.
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.close();
});
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-production-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let stages = 0;
async function openStage(places: Readonly<Record<string, string>>): Promise<Stage> {
  const web = await startDemoWeb();
  const dataDir = join(folder, String((stages += 1)));
  const env = {
    GLEANER_CONNECT_TO: web.connectTo,
    GLEANER_SOURCES: join(packageRoot(), 'demo/sources'),
    GLEANER_READERS: '1',
    ...places,
  };
  const started: GleanerProcess[] = [];
  const start = (...words: string[]): GleanerProcess => {
    const one = gleaner(words, { dataDir, env });
    started.push(one);
    return one;
  };
  const stage: Stage = {
    start,
    async documents() {
      const { code, err } = await start('export', '--format', 'jsonl', join(dataDir, 'out')).ended;
      expect(code, err).toBe(0);
      const records = lines<KeptDocument>(await readFile(join(dataDir, 'out', 'documents.jsonl'), 'utf8'));
      const byText = new Map(records.map((record) => [record.contentHash, record]));
      expect(byText.size).toBe(records.length);
      return byText;
    },
    async close() {
      for (const { child } of started) child.kill('SIGKILL');
      await Promise.all(started.map(({ ended }) => ended));
      await web.close();
    },
  };
  open.push(stage);
  return stage;
}

const lines = <T>(text: string): T[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** The record without what a clock or an order of arrival decides; of a copied text, which copy is the document is such a thing. */
function lasting(record: KeptDocument): unknown {
  const { number: _n, file: _file, firstSeenAt: _first, changedAt: _changed, provenance, ...rest } = record;
  const { captureId: _captureId, fetchedAt: _fetchedAt, ...facts } = provenance;
  return record.alternates.length > 0 ? record.text : { ...rest, provenance: facts };
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + LONG_MS / 2; !(await holds()); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`waiting for ${what} was in vain`);
  }
}

async function expectComplete(crawl: GleanerProcess): Promise<void> {
  const { code, out, err } = await crawl.ended;
  expect(code, err).toBe(0);
  const runs = lines<{ state: string; summary: { failed: number; waiting: number } }>(out);
  expect(runs.map(({ state, summary }) => [state, summary.failed, summary.waiting])).toEqual(
    sourceIds.map(() => ['done', 0, 0]),
  );
}

describe.skipIf(!postgresql.present || !redis.present)('on servers', () => {
  let database: PostgresServer;
  let queue: RedisServer;
  let embedded: Map<string, KeptDocument>;

  beforeAll(async () => {
    database = await startPostgres();
    queue = await startRedis({ appendonly: 'yes' });
    const stage = await openStage({});
    await expectComplete(stage.start('crawl', ...sourceIds, '--json'));
    embedded = await stage.documents();
    expect(embedded.size).toBe(expectedTexts());
    await open.pop()?.close();
  }, LONG_MS);
  afterAll(async () => {
    await queue.close();
    await database.close();
  });

  const expectSame = (kept: Map<string, KeptDocument>): void => {
    expect([...kept.keys()].toSorted()).toEqual([...embedded.keys()].toSorted());
    for (const [hash, record] of kept) {
      const theirs = embedded.get(hash);
      if (theirs !== undefined) expect(lasting(record)).toEqual(lasting(theirs));
    }
  };

  it(
    'PostgreSQL alone keeps the same documents as the embedded engine',
    async () => {
      const stage = await openStage({ DATABASE_URL: await database.newDatabaseUrl() });
      await expectComplete(stage.start('crawl', ...sourceIds, '--json'));
      expectSame(await stage.documents());
    },
    LONG_MS,
  );

  it(
    'so do PostgreSQL and Redis with two workers, which SIGTERM ends in order',
    async () => {
      const stage = await openStage({ DATABASE_URL: await database.newDatabaseUrl(), REDIS_URL: queue.url });
      const workers = [stage.start('worker'), stage.start('worker', '--queues', 'host,ingest', '--concurrency', '3')];
      await until('the workers', async () => workers.every((one) => one.said().err.includes('at work')));
      await expectComplete(stage.start('crawl', ...sourceIds, '--json'));
      expectSame(await stage.documents());
      for (const { child } of workers) child.kill('SIGTERM');
      const ends = await Promise.all(workers.map(({ ended }) => ended));
      expect(ends.map(({ code, err }) => [code, /error/i.test(err)])).toEqual([
        [0, false],
        [0, false],
      ]);
      expect(await stillThere(workers.map(({ child }) => String(child.pid)))).toEqual([]);
    },
    LONG_MS,
  );

  it(
    'a killed worker, a restarted Redis, a wiped Redis and a restarted PostgreSQL lose nothing and double nothing',
    async () => {
      const url = await database.newDatabaseUrl();
      const stage = await openStage({ DATABASE_URL: url, REDIS_URL: queue.url });
      const workers = [stage.start('worker'), stage.start('worker')];
      await until('the workers', async () => workers.every((one) => one.said().err.includes('at work')));
      const db = await openPostgres({ url });
      const kept = (least: number): Promise<void> =>
        until(`${least} documents`, async () => (await count(db)) >= least);
      const crawl = stage.start('crawl', ...sourceIds, '--json');
      await kept(5);
      workers[0]?.child.kill('SIGKILL');
      await kept(10);
      await queue.kill();
      await queue.start();
      await kept(15);
      await queue.command('FLUSHALL');
      await kept(20);
      await database.restart();
      await expectComplete(crawl);
      expect(await db.query('SELECT code FROM failure')).toEqual([]);
      await db.close();
      expectSame(await stage.documents());
    },
    LONG_MS,
  );
});

/** A server that is just away has kept nothing new. */
const count = (db: Database): Promise<number> => countDocuments(db).catch(() => 0);

describe.skipIf(!postgresql.present || !redis.present)('the addresses of store and queue', () => {
  let database: PostgresServer;
  let good: RedisServer;
  let evicting: RedisServer;
  beforeAll(async () => {
    [database, good, evicting] = await Promise.all([
      startPostgres(),
      startRedis({ appendonly: 'yes', requirepass: 's3cret' }),
      startRedis({ 'maxmemory-policy': 'allkeys-lru' }),
    ]);
  });
  afterAll(() => Promise.all([database.close(), good.close(), evicting.close()]));

  const NOWHERE = '127.0.0.1:9';
  it.each<[string, () => Record<string, string>, number, RegExp]>([
    ['none: embedded', () => ({}), 0, /^$/],
    ['PostgreSQL', () => ({ DATABASE_URL: '+' }), 0, /^$/],
    ['PostgreSQL and Redis', () => ({ DATABASE_URL: '+', REDIS_URL: good.url }), 0, /^$/],
    ['Redis alone', () => ({ REDIS_URL: good.url }), 2, /read REDIS_URL failed: DATABASE_URL is not set/],
    ['no URL', () => ({ DATABASE_URL: 'db.example' }), 2, /read DATABASE_URL failed: its value \(not shown\) is not/],
    [
      'PostgreSQL that is away',
      () => ({ DATABASE_URL: `postgres://u:s3cret@${NOWHERE}/g` }),
      4,
      /PostgreSQL at 127\.0\.0\.1:9\/g does not answer \(ECONNREFUSED\)/,
    ],
    ['a database that is not there', () => ({ DATABASE_URL: '+nowhere' }), 2, /has no such database; make it with/],
    [
      'Redis that is away',
      () => ({ DATABASE_URL: '+', REDIS_URL: `redis://:s3cret@${NOWHERE}` }),
      4,
      /Redis at 127\.0\.0\.1:9 does not answer/,
    ],
    [
      'a wrong password',
      () => ({ DATABASE_URL: '+', REDIS_URL: good.url.replace('s3cret', 'wr0ng') }),
      2,
      /refused user or password/,
    ],
    [
      'Redis that evicts',
      () => ({ DATABASE_URL: '+', REDIS_URL: evicting.url }),
      2,
      /says maxmemory-policy allkeys-lru .* GLEANER_REDIS_EVICTION=accept/,
    ],
    [
      'Redis that evicts, accepted, and without an append-only file',
      () => ({ DATABASE_URL: '+', REDIS_URL: evicting.url, GLEANER_REDIS_EVICTION: 'accept' }),
      0,
      /found again from the rows[^]*keeps no append-only file/,
    ],
    ['a bucket without a name', () => ({ BLOBS_URL: 's3://' }), 2, /read BLOBS_URL failed/],
    ['a worker on an embedded store', () => ({ WORDS: 'worker' }), 2, /start a worker failed: DATABASE_URL is not set/],
    [
      'the demo on a shared store',
      () => ({ WORDS: 'demo', DATABASE_URL: '+' }),
      2,
      /run the demo failed: DATABASE_URL is set/,
    ],
  ])(
    '%s',
    async (_what, given, code, said) => {
      const { WORDS = 'reconcile', ...env } = given();
      const url = await database.newDatabaseUrl();
      if (env['DATABASE_URL']?.startsWith('+') === true)
        env['DATABASE_URL'] = url.replace(/$/, env['DATABASE_URL'].slice(1));
      const end = await gleaner([WORDS], { dataDir: join(folder, 'addresses'), env }).ended;
      expect(end.err.trim()).toMatch(said);
      expect(end.code).toBe(code);
      expect(end.err).not.toMatch(/s3cret|wr0ng/);
    },
    LONG_MS,
  );
});
