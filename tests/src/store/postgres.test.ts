import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/database.ts';
import { countDocuments } from '../../../src/store/documents.ts';
import { migrate, schemaVersion } from '../../../src/store/migrate.ts';
import { storeContract } from '../../contracts/store.ts';
import { keepSample } from '../../keep-sample.ts';
import type { PostgresServer } from '../../postgres-server.ts';
import { startPostgres } from '../../postgres-server.ts';
import { postgresql } from '../../requirements.ts';
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
});
