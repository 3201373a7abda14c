/** A real embedded store for one test file: the database in memory, the bytes in a temporary folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderBlobs } from '../src/store/blobs.ts';
import type { Database } from '../src/store/database.ts';
import type { EmbeddedDatabase } from '../src/store/embedded.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import type { Store } from '../workers/store.ts';
import { storeImage } from './store-image.ts';

export interface TestStore extends Store {
  readonly db: EmbeddedDatabase;
  /** For whatever the test writes; removed at the end. */
  readonly folder: string;
  /** Empties every table; numbers start anew. */
  clear(): Promise<void>;
}

export async function openTestStore(): Promise<TestStore> {
  const db = await openEmbedded(null, await storeImage());
  const folder = await mkdtemp(join(tmpdir(), 'gleaner-test-'));
  return {
    db,
    embedded: db,
    dataDir: folder,
    filesDir: null,
    syncFiles: async () => {},
    blobs: folderBlobs(join(folder, 'blobs')),
    folder,
    clear: () => clearTables(db),
    async close() {
      await db.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Our own tables only: the queue's stand in a schema of their own. DELETE, for on small tables TRUNCATE costs ten times as much. */
export async function clearTables(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    // Without foreign keys, so that the order of the tables does not matter.
    await tx.query('SET LOCAL session_replication_role = replica');
    const tables = await tx.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('schema_version', 'store_identity')`,
    );
    for (const { name } of tables) await tx.query(`DELETE FROM ${name}`);
    await tx.query(
      `SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid
       WHERE relnamespace = 'public'::regnamespace`,
    );
  });
}
