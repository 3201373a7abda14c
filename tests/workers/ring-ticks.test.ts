import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../src/records/source.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { closeRun } from '../../src/store/runs.ts';
import { appliedSchedules } from '../../src/store/schedules.ts';
import { applySchedules } from '../../workers/apply-schedules.ts';
import { ringTicks } from '../../workers/ring-ticks.ts';
import type { PostgresServer } from '../postgres-server.ts';
import { startPostgres } from '../postgres-server.ts';
import { postgresql } from '../requirements.ts';
import { sampleRun } from '../sample-rows.ts';
import { sampleSource } from '../sample-source.ts';
import { MIGRATIONS } from '../store-image.ts';
import type { TestStore } from '../test-store.ts';
import { clearTables, openTestStore } from '../test-store.ts';

const TICKS = 200;
const MINUTE_MS = 60_000;
const START = new Date('2026-03-02T12:00:00.000Z');
const minutes = (count: number): Date => new Date(START.getTime() + count * MINUTE_MS);

const papers = (count: number, schedule = '* * * * *'): Source[] =>
  Array.from({ length: count }, (_, n) => sampleSource({ id: `paper-${n}`, schedule }));

async function countRows(db: Database): Promise<{ runs: number; ticks: number; started: number }> {
  const [row] = await db.query<{ runs: number; ticks: number; started: number }>(
    `SELECT (SELECT count(*)::int FROM run WHERE cause = 'schedule') AS runs, count(*)::int AS ticks,
       (count(*) FILTER (WHERE state = 'started'))::int AS started FROM tick`,
  );
  return row ?? { runs: 0, ticks: 0, started: 0 };
}

/** The same for every engine: rows and SQL decide, however many ask. */
function ringing(db: () => Database): void {
  const ring = (sources: readonly Source[], now: Date) => ringTicks(db(), { sources, now });

  it(`of ${TICKS} ticks by three at once begins ${TICKS} runs, one after the other`, async () => {
    const sources = papers(1);
    await applySchedules(db(), { sources, now: START });
    for (let n = 1; n <= TICKS; n += 1) {
      const rung = await Promise.all([1, 2, 3].map(() => ring(sources, minutes(n))));
      const opened = rung.flatMap((one) => one.opened);
      expect(opened).toHaveLength(1);
      for (const { id } of opened) await closeRun(db(), id, { state: 'done', now: minutes(n) });
    }
    expect(await countRows(db())).toEqual({ runs: TICKS, ticks: TICKS, started: TICKS });
  }, 120_000);
}

describe('ringing', () => {
  let store: TestStore;
  beforeAll(async () => {
    store = await openTestStore();
  });
  beforeEach(() => store.clear());
  afterAll(() => store.close());
  const ring = (sources: readonly Source[], now: Date) => ringTicks(store.db, { sources, now });
  const apply = (sources: readonly Source[], now = START) => applySchedules(store.db, { sources, now });

  ringing(() => store.db);

  it('begins nothing before the first tick, and no tick of the past', async () => {
    await apply(papers(2, '0 12 * * *'));
    expect(await ring(papers(2), minutes(23 * 60))).toEqual({ opened: [], facts: [] });
    expect((await ring(papers(2), minutes(24 * 60))).opened).toHaveLength(2);
  });

  it('tells what became of a tick', async () => {
    const sources = papers(1);
    await apply(sources);
    const first = await ring(sources, minutes(1));
    expect(first.opened).toMatchObject([{ sourceId: 'paper-0', cause: 'schedule', startedAt: minutes(1) }]);
    expect(first.facts).toEqual([{ sourceId: 'paper-0', tickAt: minutes(1), state: 'started', run: 1, missed: 0 }]);
    // The first run is still open.
    const second = await ring(sources, new Date(minutes(2).getTime() + 900));
    expect(second).toEqual({
      opened: [],
      facts: [{ sourceId: 'paper-0', tickAt: minutes(2), state: 'overlapped', run: 1, missed: 0 }],
    });
  });

  it('after an absence begins the newest only, at once, and says how many were missed', async () => {
    const sources = papers(1, '0 * * * *');
    await apply(sources);
    const { opened, facts } = await ring(sources, minutes(5 * 60 + 20));
    expect(opened).toHaveLength(1);
    expect(facts).toMatchObject([{ tickAt: minutes(5 * 60), state: 'started', missed: 4 }]);
    expect(await countRows(store.db)).toEqual({ runs: 1, ticks: 5, started: 1 });
    expect(await ring(sources, minutes(5 * 60 + 59))).toEqual({ opened: [], facts: [] });
  });

  it('after a month of minutes writes the newest hundred that were missed, and counts all', async () => {
    const sources = papers(1);
    await apply(sources);
    const month = 30 * 24 * 60;
    const { facts } = await ring(sources, minutes(month));
    expect(facts).toMatchObject([{ tickAt: minutes(month), missed: month - 1 }]);
    expect(await countRows(store.db)).toEqual({ runs: 1, ticks: 101, started: 1 });
    const [oldest] = await store.db.query('SELECT min(tick_at) AS at FROM tick');
    expect(oldest).toEqual({ at: minutes(month - 100) });
    expect(await appliedSchedules(store.db)).toMatchObject([{ nextAt: minutes(month + 1) }]);
  });

  it('lets a run that was left open go on instead of a second one', async () => {
    const sources = papers(1);
    await apply(sources);
    const open = await sampleRun(store.db, 'paper-0');
    const { opened, facts } = await ring(sources, minutes(90));
    expect(opened).toEqual([]);
    expect(facts).toMatchObject([{ state: 'overlapped', run: open.id, missed: 89 }]);
  });

  it('leaves schedules of sources that this process does not know to others', async () => {
    await apply(papers(2));
    const { opened } = await ring(papers(1), minutes(1));
    expect(opened.map(({ sourceId }) => sourceId)).toEqual(['paper-0']);
    expect((await ring(papers(2), minutes(1))).opened.map(({ sourceId }) => sourceId)).toEqual(['paper-1']);
  });

  it('rings no tick twice when the clock is set back', async () => {
    const sources = papers(1);
    await apply(sources);
    for (const now of [60, 30, 0, 59]) await ring(sources, minutes(now));
    expect(await countRows(store.db)).toEqual({ runs: 1, ticks: 60, started: 1 });
  });

  it.each([
    [
      'begins a daily run once on 29 March, at the hour that is skipped',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    [
      'begins a daily run once on 25 October, at the hour that comes twice',
      '2026-10-24T12:00Z',
      '2026-10-25T00:30:00Z',
    ],
  ])('%s', async (_rule, from, tick) => {
    const sources = papers(1, '30 1 * * *');
    await apply(sources, new Date(from));
    const rung: Date[] = [];
    for (let hour = 0; hour <= 24; hour += 0.5) {
      const { facts } = await ring(sources, new Date(Date.parse(from) + hour * 60 * MINUTE_MS));
      rung.push(...facts.map(({ tickAt }) => tickAt));
    }
    expect(rung).toEqual([new Date(tick)]);
  });
});

describe.skipIf(!postgresql.present)('ringing on a PostgreSQL server', () => {
  let server: PostgresServer;
  let url: string;
  let db: Database;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.newDatabaseUrl();
    db = await openPostgres({ url });
    await migrate(db, MIGRATIONS);
  });
  beforeEach(() => clearTables(db));
  afterAll(async () => {
    await db.close();
    await server.close();
  });

  ringing(() => db);

  describe('in three processes', () => {
    const script = fileURLToPath(new URL('ringing-process.ts', import.meta.url));
    let children: ChildProcess[] = [];
    const startThree = async () => {
      const args = ['--import', 'tsx', script, url, String(TICKS), minutes(1).toISOString()];
      const started = [1, 2, 3].map(() => spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
      children = started;
      await Promise.all(started.map(({ stdout }) => once(stdout, 'data')));
      return started.map((child) => ({ child, opened: text(child.stdout), ended: once(child, 'exit') }));
    };
    afterEach(() => {
      for (const child of children) child.kill('SIGKILL');
    });

    it(`begins each of ${TICKS} ticks once`, async () => {
      await applySchedules(db, { sources: papers(TICKS), now: START });
      const processes = await startThree();
      for (const { child } of processes) child.stdin.write('go\n');
      const opened = (await Promise.all(processes.map((one) => one.opened))).map(Number);
      expect(opened.reduce((sum, count) => sum + count, 0)).toBe(TICKS);
      expect(await countRows(db)).toEqual({ runs: TICKS, ticks: TICKS, started: TICKS });
    }, 120_000);

    it('loses and doubles none when one is killed in the middle', async () => {
      await applySchedules(db, { sources: papers(TICKS), now: START });
      const [killed, ...others] = await startThree();
      killed?.child.stdin.write('go\n');
      await expect.poll(async () => (await countRows(db)).ticks, { timeout: 60_000, interval: 1 }).toBeGreaterThan(5);
      killed?.child.kill('SIGKILL');
      expect(await killed?.ended).toEqual([null, 'SIGKILL']);
      for (const { child } of others) child.stdin.write('go\n');
      await Promise.all(others.map(({ ended }) => ended));
      expect(await countRows(db)).toEqual({ runs: TICKS, ticks: TICKS, started: TICKS });
    }, 120_000);
  });
});
