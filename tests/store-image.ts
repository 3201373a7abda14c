/** The image of an empty, migrated embedded store: made once per state of the migrations, so that a test's store opens in a second. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

export const MIGRATIONS = fileURLToPath(new URL('../src/store/migrations', import.meta.url));
const FOLDER = fileURLToPath(new URL('../node_modules/.vitest-gleaner', import.meta.url));
const PGLITE = fileURLToPath(new URL('../node_modules/@electric-sql/pglite/package.json', import.meta.url));

/** @throws when the global setup has not made it */
export async function storeImage(): Promise<Blob> {
  return new Blob([await readFile(imagePath())]);
}

/** Makes the image unless there is one for these migrations and this PGlite; older ones are removed. */
export async function makeStoreImage(): Promise<void> {
  if (existsSync(imagePath())) return;
  // Without the store's own modules, so that a mistake in one of them fails its tests and not the whole suite.
  const pglite = await PGlite.create({ dataDir: 'memory://' });
  await pglite.exec(
    'CREATE TABLE schema_version (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
  );
  for (const name of migrationNames()) {
    await pglite.exec(readFileSync(join(MIGRATIONS, name), 'utf8'));
    await pglite.query('INSERT INTO schema_version (version, name) VALUES ($1, $2)', [Number(name.slice(0, 3)), name]);
  }
  const image = await pglite.dumpDataDir('gzip');
  await pglite.close();
  await mkdir(FOLDER, { recursive: true });
  // Renamed when whole: two test runs may start at once.
  const aside = `${imagePath()}.${process.pid}`;
  await writeFile(aside, Buffer.from(await image.arrayBuffer()));
  await rename(aside, imagePath());
  for (const name of readdirSync(FOLDER)) {
    if (name.endsWith('.tar.gz') && !imagePath().endsWith(name)) await rm(join(FOLDER, name), { force: true });
  }
}

function imagePath(): string {
  const hash = createHash('sha256').update(readFileSync(PGLITE));
  for (const name of migrationNames()) hash.update(name).update(readFileSync(join(MIGRATIONS, name)));
  return join(FOLDER, `store-${hash.digest('hex').slice(0, 16)}.tar.gz`);
}

function migrationNames(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}
