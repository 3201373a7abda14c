/** Brings the tables to this program's version, one numbered SQL file after the other. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../records/errors.ts';
import type { Database } from './database.ts';
import { firstRow } from './database.ts';

/** Spells GLNR: no other program's advisory lock. */
const MIGRATION_LOCK = 0x474c4e52;

/**
 * Applies what is missing, each file with its ledger row in one transaction.
 * @param folder holds `001_name.sql` and so on.
 * @throws ConfigurationError when the tables are newer than this program.
 */
export async function migrate(db: Database, folder: string): Promise<number> {
  const files = (await readdir(folder)).filter((name) => /^\d{3}_[a-z-]+\.sql$/.test(name)).sort();
  const newest = files.length === 0 ? 0 : versionOf(files.at(-1) ?? '');
  await db.transaction(async (tx) => {
    // Without the lock two programs that start at once would both make it, and one would fail.
    await tx.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await tx.query(
      'CREATE TABLE IF NOT EXISTS public.schema_version (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
    );
  });
  const current = await schemaVersion(db);
  if (current > newest) {
    throw new ConfigurationError(
      `open the store failed: its tables are version ${current}, this program knows up to ${newest}; use a newer Gleaner, or another data folder`,
    );
  }
  for (const name of files.filter((file) => versionOf(file) > current)) {
    const sql = await readFile(join(folder, name), 'utf8');
    await db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
      const done = await firstRow(tx, 'SELECT 1 AS done FROM schema_version WHERE version = $1', [versionOf(name)]);
      if (done !== null) return;
      for (const statement of statements(sql)) await tx.query(statement);
      await tx.query('INSERT INTO schema_version (version, name) VALUES ($1, $2)', [versionOf(name), name]);
    });
  }
  return newest;
}

/** The version of the tables; 0 for none. */
export async function schemaVersion(db: Database): Promise<number> {
  const row = await firstRow<{ version: number }>(
    db,
    'SELECT coalesce(max(version), 0)::int AS version FROM schema_version',
  );
  return row?.version ?? 0;
}

function versionOf(name: string): number {
  return Number(name.slice(0, 3));
}

/** Our migrations hold plain statements, no function bodies: a semicolon at a line's end closes one. */
function statements(sql: string): string[] {
  return sql
    .split(/;[ \t]*(?:--[^\n]*)?\n/)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => statement !== '');
}
