/** Opens what is kept: database, bytes and the view as files. The lock on an embedded folder is the caller's. */
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../config/env.ts';
import { packageRoot } from '../config/package-root.ts';
import type { Blobs } from '../src/store/blobs.ts';
import { folderBlobs } from '../src/store/blobs.ts';
import type { Database } from '../src/store/database.ts';
import type { EmbeddedDatabase } from '../src/store/embedded.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { syncFiles } from '../src/store/files-view.ts';
import { dropAllLeases } from '../src/store/hosts.ts';
import { migrate } from '../src/store/migrate.ts';

export interface Store {
  readonly db: Database;
  /** The database once more when it is the embedded one, whose only session the queue shares. */
  readonly embedded: EmbeddedDatabase | null;
  /** Opened when first asked for: whoever only looks at rows needs none. */
  readonly blobs: Blobs;
  readonly dataDir: string;
  readonly filesDir: string | null;
  /** Brings the view as files up to date; calls while one is under way become one more. */
  syncFiles(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @throws ConfigurationError when the tables are newer than this program, or a server refuses us
 * @throws PipelineError STORE_UNAVAILABLE
 */
export async function openStore(env: Env): Promise<Store> {
  const { db, embedded } = await openDatabase(env);
  const blobs = openBlobs(env);
  let restored = false;
  const sync = oneAtATime(async () => {
    if (env.filesDir === null) return;
    await syncFiles(db, env.filesDir, { restore: !restored });
    restored = true;
  });
  return {
    db,
    embedded,
    blobs,
    dataDir: env.dataDir,
    filesDir: env.filesDir,
    syncFiles: sync,
    async close() {
      await blobs.close();
      await db.close();
    },
  };
}

function openBlobs({ blobsUrl, dataDir }: Env): Blobs {
  if (blobsUrl === null) return folderBlobs(join(dataDir, 'blobs'));
  let opened: Promise<Blobs> | null = null;
  const bucket = (): Promise<Blobs> => {
    // A bucket that could not be reached is asked again.
    opened ??= openBucket(blobsUrl).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    put: async (bytes) => (await bucket()).put(bytes),
    get: async (digest) => (await bucket()).get(digest),
    close: async () => (await opened)?.close(),
  };
}

/**
 * Asks the storage for bytes what a start should know; a folder is always ready.
 * @throws ConfigurationError for a bucket that refuses us; PipelineError BLOBS_UNAVAILABLE
 */
export async function tryBlobs({ blobsUrl }: Pick<Env, 'blobsUrl'>): Promise<void> {
  if (blobsUrl !== null) await (await openBucket(blobsUrl)).close();
}

async function openBucket(url: string): Promise<Blobs> {
  const { openS3Blobs } = await import('../src/store/s3-blobs.ts');
  return openS3Blobs(url);
}

async function openDatabase({ engine, dataDir }: Env): Promise<Pick<Store, 'db' | 'embedded'>> {
  if (engine.kind === 'embedded') {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const embedded = await openFolder(dataDir);
    // The folder lock proves that nobody else is at any host, whatever a killed process left in the rows.
    await dropAllLeases(embedded);
    return { db: embedded, embedded };
  }
  const { openPostgres } = await import('../src/store/postgres.ts');
  const db = await openPostgres({ url: engine.databaseUrl });
  await migrate(db, migrations()).catch(async (error: unknown) => {
    await db.close();
    throw error;
  });
  return { db, embedded: null };
}

const migrations = (): string => join(packageRoot(), 'src/store/migrations');

/** Made by the build: unpacking it is quicker than letting PostgreSQL make an empty database. */
const emptyImage = (): string => join(packageRoot(), 'dist/empty-store.tar.gz');

async function openFolder(dataDir: string): Promise<EmbeddedDatabase> {
  const folder = join(dataDir, 'db');
  // There while the database is made: a first start that was killed left half of one, and nothing was kept in it yet.
  const unfinished = join(dataDir, 'db.unfinished');
  if (await exists(unfinished)) await rm(folder, { recursive: true, force: true });
  const isNew = !(await exists(folder));
  if (isNew) await writeFile(unfinished, '');
  const image = isNew ? await readFile(emptyImage()).catch(() => null) : null;
  const db = await openEmbedded(folder, image === null ? undefined : new Blob([image]));
  await migrate(db, migrations());
  if (isNew) await rm(unfinished);
  return db;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

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
