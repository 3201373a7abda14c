import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/store/embedded.ts';
import { migrate, schemaVersion } from '../../../src/store/migrate.ts';
import { storeContract } from '../../contracts/store.ts';
import { MIGRATIONS, storeImage } from '../../store-image.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

describe('the store on the embedded engine', () => {
  storeContract(() => store.db);
});

describe('the embedded engine', () => {
  it("throws where the only session is held by the caller's own transaction, instead of waiting for ever", async () => {
    const { db } = store;
    const calls: [string, () => Promise<unknown>][] = [
      ['query', () => db.query('SELECT 1')],
      ['raw', () => db.raw('SELECT 1')],
      ['transaction', () => db.transaction(async () => {})],
    ];
    for (const [name, call] of calls) {
      const work = db.transaction(async (tx) => {
        await tx.query('SELECT 1');
        await call();
      });
      await expect(work, name).rejects.toMatchObject({ code: 'STORE_SESSION_HELD', retryable: false });
    }
    expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets others wait for a transaction, and go on after it', async () => {
    const { db } = store;
    const order: string[] = [];
    const slow = db.transaction(async (tx) => {
      await tx.query('SELECT pg_sleep(0.02)');
      order.push('transaction');
    });
    const query = db.query('SELECT 1').then(() => order.push('query'));
    await Promise.all([slow, query]);
    expect(order).toEqual(['transaction', 'query']);
  });

  it('lets timers and signals in between, however many queries stand in a row', async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    const startedAt = performance.now();
    const { db } = store;
    while (performance.now() - startedAt < 300) {
      await db.query('SELECT 1');
      await db.transaction((tx) => tx.query('SELECT 1'));
      await db.raw('SELECT 1');
    }
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });

  it('answers as node-postgres does: rows, and how many were touched', async () => {
    const { db } = store;
    await db.raw('CREATE TABLE touched (n int); INSERT INTO touched VALUES (1), (2)');
    expect(await db.raw('SELECT n FROM touched ORDER BY n')).toEqual({ rows: [{ n: 1 }, { n: 2 }], rowCount: 2 });
    expect(await db.raw('UPDATE touched SET n = n + $1', [1])).toEqual({ rows: [], rowCount: 2 });
    expect(await db.raw('DELETE FROM touched WHERE n = $1', [99])).toEqual({ rows: [], rowCount: 0 });
    await db.raw('DROP TABLE touched');
  });

  it('tells its listeners what is notified, until they stop listening', async () => {
    const { db } = store;
    const heard: string[] = [];
    const stop = db.onNotification((channel, payload) => heard.push(`${channel} ${payload}`));
    await db.raw('LISTEN bell');
    await db.query(`SELECT pg_notify('bell', 'once')`);
    stop();
    await db.query(`SELECT pg_notify('bell', 'twice')`);
    await db.raw('UNLISTEN bell');
    expect(heard).toEqual(['bell once']);
  });

  it('keeps what was committed in its folder, and opens it again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gleaner-db-'));
    try {
      const first = await openEmbedded(join(folder, 'deep', 'db'), await storeImage());
      await first.query(`INSERT INTO robots VALUES ('https://a.test', '{}', now())`);
      await first.close();
      const second = await openEmbedded(join(folder, 'deep', 'db'));
      expect(await second.query('SELECT origin FROM robots')).toEqual([{ origin: 'https://a.test' }]);
      expect(await schemaVersion(second)).toBe(await migrate(second, MIGRATIONS));
      await second.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
