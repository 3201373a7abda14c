/** What the store asks of a database: the same of PGlite and of a PostgreSQL server. */
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { firstRow, storable, toJson } from '../../src/store/database.ts';
import { migrate, schemaVersion } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../store-image.ts';

export function databaseContract(db: () => Database): void {
  describe('values', () => {
    const one = async (sql: string, params?: readonly unknown[]): Promise<unknown> =>
      (await firstRow<{ v: unknown }>(db(), `SELECT ${sql} AS v`, params))?.v;

    it.each([
      ['a number for bigint', '9007199254740991::bigint', 9007199254740991],
      ['a number for count(*)', '(SELECT count(*) FROM generate_series(1, 3))', 3],
      ['a number for integer', '41 + 1', 42],
      ['a Date for timestamptz', `'2026-02-11 13:00+01'::timestamptz`, new Date('2026-02-11T12:00:00.000Z')],
      ['parsed jsonb', `'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
      ['parsed json', `'[{"a": "b"}]'::json`, [{ a: 'b' }]],
      ['an array for text[]', `ARRAY['a', 'b,c"']`, ['a', 'b,c"']],
      ['a boolean', '1 < 2', true],
      ['null', 'NULL::text', null],
    ])('come back as %s', async (_name, sql, expected) => {
      expect(await one(sql)).toEqual(expected);
    });

    it.each([
      ['a Date', '$1::timestamptz', new Date('2026-07-01T00:00:00.123Z')],
      ['text with every awkward character', '$1::text', `'"\\ {},\n\u{1f4da} é`],
      ['a list of texts', '$1::text[]', ['a', '', 'b,c', '"d"', 'NULL', '\\']],
      ['an empty list', '$1::text[]', []],
      ['null for a list', '$1::text[]', null],
    ])('go in and come back: %s', async (_name, sql, value) => {
      expect(await one(sql, [value])).toEqual(value);
    });

    it('are compared with lists of numbers', async () => {
      expect(await one('2::bigint = ANY($1::bigint[])', [[1, 2]])).toBe(true);
      expect(await one('3 = ANY($1::bigint[])', [[1, 2 ** 40]])).toBe(false);
    });

    it('keep the order of the fields in json, which jsonb does not', async () => {
      const keys = async (type: string): Promise<string[]> =>
        Object.keys((await one(`$1::${type}`, ['{"zz":1,"b":2}'])) as object);
      expect(await keys('json')).toEqual(['zz', 'b']);
      expect(await keys('jsonb')).toEqual(['b', 'zz']);
    });

    it.each([
      ['NUL', 'a\u0000b', 'ab'],
      ['a lone high surrogate', 'a\ud800b', 'a\ufffdb'],
      ['a lone low surrogate', 'a\udfffb', 'a\ufffdb'],
    ])('are stored whatever hostile pages contain: %s', async (_name, hostile, kept) => {
      expect(await one('$1::text', [storable(hostile)])).toBe(kept);
      expect(await one('$1::jsonb', [toJson({ list: [hostile], deep: { text: hostile } })])).toEqual({
        list: [kept],
        deep: { text: kept },
      });
    });
  });

  describe('transactions', () => {
    beforeEach(() => db().query('CREATE TABLE scratch (n integer PRIMARY KEY)'));
    afterEach(() => db().query('DROP TABLE scratch'));
    const numbers = async (): Promise<number[]> =>
      (await db().query<{ n: number }>('SELECT n FROM scratch ORDER BY n')).map(({ n }) => n);

    it('commit what was written, and return what the work returned', async () => {
      const result = await db().transaction(async (tx) => {
        await tx.query('INSERT INTO scratch VALUES (1)');
        return 'done';
      });
      expect(result).toBe('done');
      expect(await numbers()).toEqual([1]);
    });

    it('roll everything back when the work throws, and hand on what was thrown', async () => {
      const failure = new Error('stop');
      const work = db().transaction(async (tx) => {
        await tx.query('INSERT INTO scratch VALUES (1)');
        throw failure;
      });
      await expect(work).rejects.toBe(failure);
      expect(await numbers()).toEqual([]);
    });

    it('roll everything back when a statement fails', async () => {
      const work = db().transaction(async (tx) => {
        await tx.query('INSERT INTO scratch VALUES (1)');
        await tx.query('INSERT INTO scratch VALUES (1)');
      });
      await expect(work).rejects.toThrow(/duplicate key/);
      expect(await numbers()).toEqual([]);
    });

    it('do not mix: each sees all or nothing of another, and both commit', async () => {
      const add = (first: number): Promise<number> =>
        db().transaction(async (tx) => {
          await tx.query('INSERT INTO scratch VALUES ($1)', [first]);
          const seen = await tx.query<{ n: number }>('SELECT n FROM scratch WHERE n / 10 <> $1', [
            Math.floor(first / 10),
          ]);
          await tx.query('INSERT INTO scratch VALUES ($1)', [first + 1]);
          return seen.length % 2;
        });
      expect(await Promise.all([add(10), add(20), add(30)])).toEqual([0, 0, 0]);
      expect(await numbers()).toEqual([10, 11, 20, 21, 30, 31]);
    });

    it('are READ COMMITTED', async () => {
      const level = await db().transaction((tx) =>
        firstRow<{ v: string }>(tx, `SELECT current_setting('transaction_isolation') AS v`),
      );
      expect(level?.v).toBe('read committed');
    });

    it('that take the same advisory lock wait for each other', async () => {
      const order: string[] = [];
      const work = (name: string): Promise<void> =>
        db().transaction(async (tx) => {
          await tx.query('SELECT pg_advisory_xact_lock(7)');
          order.push(`${name} in`);
          await tx.query('SELECT pg_sleep(0.02)');
          order.push(`${name} out`);
        });
      await Promise.all([work('a'), work('b')]);
      expect(order.map((step) => step.slice(2))).toEqual(['in', 'out', 'in', 'out']);
    });
  });

  describe('migrations', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'gleaner-migrations-'));
      for (const name of await readdir(MIGRATIONS)) await copyFile(join(MIGRATIONS, name), join(folder, name));
    });
    afterEach(async () => {
      await db().query('DELETE FROM schema_version WHERE version > 800');
      await db().query('DROP TABLE IF EXISTS extra, more');
      await rm(folder, { recursive: true, force: true });
    });

    it('that are all applied change nothing', async () => {
      const before = await schemaVersion(db());
      expect(await migrate(db(), folder)).toBe(before);
      expect(await schemaVersion(db())).toBe(before);
    });

    it('apply a new file once, all its statements, whatever stands in its comments', async () => {
      const sql =
        "-- A comment; with a semicolon;\nCREATE TABLE extra (a text DEFAULT 'x;y'); -- why;\n\nCREATE TABLE more (b text);\n";
      await writeFile(join(folder, '901_extra.sql'), sql);
      expect(await migrate(db(), folder)).toBe(901);
      expect(await migrate(db(), folder)).toBe(901);
      expect(await db().query('SELECT a, b FROM extra, more')).toEqual([]);
    });

    it('apply a file whole or not at all', async () => {
      await writeFile(
        join(folder, '901_extra.sql'),
        'CREATE TABLE extra (a text);\nCREATE TABLE nonsense (a no_such_type);\n',
      );
      await expect(migrate(db(), folder)).rejects.toThrow(/no_such_type/);
      expect(await schemaVersion(db())).toBeLessThan(900);
      expect(await firstRow(db(), `SELECT to_regclass('extra')::text AS found`)).toEqual({ found: null });
    });

    it('refuse tables that are newer than the program, and say what to do', async () => {
      await db().query(`INSERT INTO schema_version (version, name) VALUES (999, '999_later.sql')`);
      await expect(migrate(db(), folder)).rejects.toMatchObject({
        name: 'ConfigurationError',
        message: expect.stringMatching(/tables are version 999.*use a newer Gleaner/) as string,
      });
    });
  });
}
