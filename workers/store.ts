/** Opens what is kept: database, bytes and the view as files. The folder lock is the caller's. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../config/env.ts';
import { packageRoot } from '../config/package-root.ts';
import type { Blobs } from '../src/store/blobs.ts';
import { folderBlobs } from '../src/store/blobs.ts';
import type { EmbeddedDatabase } from '../src/store/embedded.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { syncFiles } from '../src/store/files-view.ts';
import { dropAllLeases } from '../src/store/hosts.ts';
import { migrate } from '../src/store/migrate.ts';

export interface Store {
  readonly db: EmbeddedDatabase;
  readonly blobs: Blobs;
  readonly dataDir: string;
  readonly filesDir: string | null;
  /** Brings the view as files up to date; calls while one is under way become one more. */
  syncFiles(): Promise<void>;
  close(): Promise<void>;
}

/** @throws ConfigurationError when the tables are newer than this program */
export async function openStore(env: Env): Promise<Store> {
  await mkdir(env.dataDir, { recursive: true, mode: 0o700 });
  const db = await openEmbedded(join(env.dataDir, 'db'));
  await migrate(db, join(packageRoot(), 'src/store/migrations'));
  // The folder lock proves that nobody else is at any host, whatever a killed process left in the rows.
  await dropAllLeases(db);

  let restored = false;
  const sync = oneAtATime(async () => {
    if (env.filesDir === null) return;
    await syncFiles(db, env.filesDir, { restore: !restored });
    restored = true;
  });
  return {
    db,
    blobs: folderBlobs(join(env.dataDir, 'blobs')),
    dataDir: env.dataDir,
    filesDir: env.filesDir,
    syncFiles: sync,
    close: () => db.close(),
  };
}

/** Whoever asks during a run waits for the next, which sees what they wrote. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return run();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}
