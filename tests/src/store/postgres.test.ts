import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { countDocuments } from '../../../src/store/documents.ts';
import { migrate, schemaVersion } from '../../../src/store/migrate.ts';
import { storeContract } from '../../contracts/store.ts';
import { keepSample } from '../../keep-sample.ts';
import type { PostgresServer } from '../../postgres-server.ts';
import { startPostgres } from '../../postgres-server.ts';
import { postgresql } from '../../requirements.ts';
import { openPostgres } from '../../../src/store/postgres.ts';
import { sampleRecord } from '../../sample-record.ts';
import { MIGRATIONS } from '../../store-image.ts';
import { clearTables } from '../../test-store.ts';

describe.skipIf(!postgresql.present)('on a PostgreSQL server', () => {
  let server: PostgresServer;
  let db: Database;
  beforeAll(async () => {
    server = await startPostgres();
    db = await server.newDatabase();
    await migrate(db, MIGRATIONS);
  });
  beforeEach(() => clearTables(db));
  afterAll(() => server.close());

  describe('the store', () => {
    storeContract(() => db);
  });

  it('four programs that start at once on an empty database migrate it once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const empty = await server.newDatabase();
      await Promise.all(Array.from({ length: 4 }, () => migrate(empty, MIGRATIONS)));
      expect(await empty.query('SELECT count(*) AS n FROM schema_version')).toEqual([
        { n: await schemaVersion(empty) },
      ]);
    }
  });

  it('eight workers with one text over several connections keep it once, round after round', async () => {
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          keepSample(
            db,
            sampleRecord({ url: `https://h${n}.test/${round}`, text: `Text ${round}.`, bytes: `${round} ${n}` }),
          ),
        ),
      );
      expect(await countDocuments(db)).toBe(round + 1);
    }
  });

  it("workers that hold each other's keys crosswise neither deadlock nor lose a text", async () => {
    // Each pair shares an address or a text with the next: unsorted locks would wait in a circle.
    const work = Array.from({ length: 24 }, (_, n) =>
      keepSample(db, sampleRecord({ url: `https://h.test/${n % 3}`, text: `Text ${n % 4}.`, bytes: `${n % 5}` })),
    );
    expect(await Promise.all(work)).toHaveLength(24);
    expect(await db.query('SELECT content_hash FROM document GROUP BY content_hash HAVING count(*) > 1')).toEqual([]);
  });

  it('a transaction that waits crosswise for another is done again', async () => {
    const two = await server.newDatabase();
    await two.query('CREATE TABLE crosswise (id integer PRIMARY KEY, n integer NOT NULL)');
    await two.query('INSERT INTO crosswise VALUES (1, 0), (2, 0)');
    let met = 0;
    const add = (first: number, second: number): Promise<void> =>
      two.transaction(async (tx) => {
        await tx.query('UPDATE crosswise SET n = n + 1 WHERE id = $1', [first]);
        met += 1;
        // Both hold their first row before either asks for its second.
        while (met < 2) await new Promise((resolve) => setImmediate(resolve));
        await tx.query('UPDATE crosswise SET n = n + 1 WHERE id = $1', [second]);
      });
    await Promise.all([add(1, 2), add(2, 1)]);
    expect(await two.query('SELECT n FROM crosswise ORDER BY id')).toEqual([{ n: 2 }, { n: 2 }]);
    // Once each, and the loser again: how often it lost is the server's affair.
    expect(met).toBeGreaterThan(2);
  });

  it('a failed transaction leaves nothing, and its connection is used again', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.query(`INSERT INTO robots VALUES ('https://a.test', '{}', now())`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await db.query('SELECT * FROM robots')).toEqual([]);
  });

  it('that restarts is an outage while it lasts, and then goes on', async () => {
    const own = await startPostgres();
    try {
      const shared = await own.newDatabase();
      const held = shared.transaction(async (tx) => {
        await tx.query('SELECT 1');
        await own.restart();
        await tx.query('SELECT 2');
      });
      await expect(held).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true });
      expect(await shared.query('SELECT 3 AS n')).toEqual([{ n: 3 }]);
      const url = await own.newDatabaseUrl();
      await own.stop();
      await expect(shared.query('SELECT 4')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      await expect(openPostgres({ url, patienceMs: 0 })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    } finally {
      await own.close();
    }
  });

  it('that turns us away is a matter of settings, told without the password', async () => {
    const url = new URL(await server.newDatabaseUrl());
    const wrong = [
      [`postgres://gleaner:s3cret@${url.host}/nowhere`, /has no such database/],
      [`postgres://nobody:s3cret@${url.host}${url.pathname}`, /refuses the user/],
    ] as const;
    for (const [given, reason] of wrong) {
      const opening = openPostgres({ url: given });
      await expect(opening).rejects.toMatchObject({
        name: 'ConfigurationError',
        message: expect.stringMatching(reason) as string,
      });
      await expect(opening).rejects.not.toThrow(/s3cret/);
    }
    const latin = `${url.pathname.slice(1)}_latin`;
    await db.query(`CREATE DATABASE ${latin} ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'`);
    await expect(openPostgres({ url: `postgres://gleaner@${url.host}/${latin}` })).rejects.toThrow(
      /is encoded LATIN1; make one with ENCODING 'UTF8'/,
    );
  });
});
