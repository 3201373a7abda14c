/** What `gleaner doctor` looks at; each check answers, or throws why it cannot. */
import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readEnv } from '../config/env.ts';
import { loadSources } from '../config/load-sources.ts';
import { parseConnectTo } from '../src/fetch/connect-to.ts';
import { acquireFolderLock, folderHolder } from '../src/store/folder-lock.ts';
import { schemaVersion } from '../src/store/migrate.ts';
import { ConfigurationError } from '../src/records/errors.ts';
import { tryBrowser } from '../workers/door.ts';
import { createReaderPool } from '../workers/reader-pool.ts';
import { tryQueue } from '../workers/queue-side.ts';
import { findRecogniser } from '../workers/recogniser-packages.ts';
import { openStore, tryBlobs } from '../workers/store.ts';

export interface CheckResult {
  readonly state: 'ok' | 'warn' | 'fail';
  readonly detail: string;
}

interface Place {
  readonly dataDir: string | undefined;
  readonly cwd: string;
}

/** A crawl of a small council keeps some hundred megabytes. */
const LOW_DISK_BYTES = 1024 ** 3;
const FULL_DISK_BYTES = 100 * 1024 ** 2;

export const checks: Readonly<Record<string, (place: Place) => Promise<CheckResult>>> = {
  node: async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const version = `Node ${process.versions.node}`;
    if (major < 20 || (major === 20 && minor < 19)) return fail(`${version}: at least 20.19 is needed`);
    return major < 22 ? warn(`${version} works, but gets no more security updates; 24 is recommended`) : ok(version);
  },
  settings: async (place) => {
    const { connectTo } = readEnv(place);
    const mapped = connectTo === null ? 0 : parseConnectTo(connectTo).length;
    return mapped === 0
      ? ok('all settings can be read')
      : warn(`GLEANER_CONNECT_TO sends ${mapped} host patterns to this machine`);
  },
  contact: async (place) => {
    const { contact } = readEnv(place);
    return contact === null ? warn('GLEANER_CONTACT is not set: only the demo can be crawled without it') : ok(contact);
  },
  sources: async (place) => {
    const { sourcesDir, enable } = readEnv(place);
    const sources = await loadSources({ folder: sourcesDir, enable });
    const enabled = sources.filter((source) => source.enabled).length;
    return enabled === 0
      ? warn(`${sources.length} sources, none enabled`)
      : ok(`${sources.length} sources, ${enabled} enabled`);
  },
  'data folder': async (place) => {
    const { dataDir } = readEnv(place);
    const folder = await nearestFolder(dataDir);
    await access(folder, constants.W_OK | constants.X_OK);
    return ok(folder === dataDir ? dataDir : `${dataDir} will be made`);
  },
  disk: async (place) => {
    const { bavail, bsize } = await statfs(await nearestFolder(readEnv(place).dataDir));
    const free = bavail * bsize;
    const detail = `${(free / 1024 ** 3).toFixed(1)} GB free`;
    if (free < FULL_DISK_BYTES) return fail(detail);
    return free < LOW_DISK_BYTES ? warn(detail) : ok(detail);
  },
  lock: async (place) => {
    if (readEnv(place).engine.kind !== 'embedded') return ok('none: the store is shared');
    const holder = await folderHolder(readEnv(place).dataDir);
    return ok(holder === null ? 'free' : `held by process ${holder.pid} (${holder.command}) since ${holder.startedAt}`);
  },
  store: checkStore,
  queue: checkQueue,
  bytes: checkBytes,
  browser: checkBrowser,
  OCR: async (place) => {
    const { ocr } = readEnv(place);
    if (ocr === null) return ok('off');
    findRecogniser(ocr);
    return ok(`scanned pages are recognised (${ocr})`);
  },
  'PDF reader': async () => {
    const pool = createReaderPool({ size: 1 });
    try {
      const { kind } = await pool.readDocument({
        bytes: Buffer.from(TINY_PDF),
        mediaType: 'application/pdf',
        charset: null,
        uri: null,
        source: null,
        hint: {},
        capturedAt: new Date().toISOString(),
      });
      return ok(kind === 'record' ? 'reads a PDF' : 'answers');
    } finally {
      await pool.close();
    }
  },
};

/** Opens the store as a command would; a store in use was opened by its owner. */
async function checkStore(place: Place): Promise<CheckResult> {
  const env = readEnv(place);
  if (env.engine.kind !== 'embedded') return checkServer(env.engine.databaseUrl);
  if (!(await exists(join(env.dataDir, 'db')))) return ok('none yet: the first crawl or import makes it');
  const lock = await acquireFolderLock(env.dataDir);
  if ('heldBy' in lock) return ok(`in use by process ${lock.heldBy.pid}`);
  try {
    const store = await openStore(env);
    const version = await schemaVersion(store.db).finally(() => store.close());
    return ok(`opens, tables of version ${version}`);
  } finally {
    await lock.release();
  }
}

/** Connects and looks; makes no tables. */
async function checkServer(url: string): Promise<CheckResult> {
  const { openPostgres } = await import('../src/store/postgres.ts');
  const db = await openPostgres({ url, patienceMs: 0 });
  try {
    const [row] = await db.query<{ exists: boolean }>(`SELECT to_regclass('schema_version') IS NOT NULL AS exists`);
    if (row?.exists !== true) return ok('PostgreSQL answers; no tables yet: the first command makes them');
    return ok(`PostgreSQL answers, tables of version ${await schemaVersion(db)}`);
  } finally {
    await db.close();
  }
}

/** Asks Redis what a start would ask; what it says at worst is a warning here. */
async function checkQueue(place: Place): Promise<CheckResult> {
  const { engine } = readEnv(place);
  if (engine.kind !== 'redis') return ok(engine.kind === 'embedded' ? 'in the data folder' : 'in PostgreSQL');
  const notices = await tryQueue({ engine });
  return notices.length === 0 ? ok('Redis answers, as it should be set') : warn(notices.join('; '));
}

async function checkBytes(place: Place): Promise<CheckResult> {
  const { blobsUrl, dataDir, engine } = readEnv(place);
  if (blobsUrl === null) {
    const where = join(dataDir, 'blobs');
    return engine.kind === 'embedded' ? ok(where) : warn(`${where}: every process must see this very folder`);
  }
  await tryBlobs({ blobsUrl });
  return ok('the bucket can be read and written');
}

/** Starts it: a program that is there may still lack a library. */
async function checkBrowser(place: Place): Promise<CheckResult> {
  const env = readEnv(place);
  if (env.browser.isOff) return ok('off');
  try {
    const { origin, executable, version, hasSandbox } = await tryBrowser(env);
    return ok(`${origin}, Chromium ${version}, ${hasSandbox ? 'sandboxed' : 'without a sandbox'} (${executable})`);
  } catch (error) {
    // One that was asked for must be there.
    if (!(error instanceof ConfigurationError) || env.browser.executable !== null) throw error;
    return warn(`${error.message}; only sources with fetch.via browser need one`);
  }
}

/** The folder itself, or the nearest one above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  let folder = path;
  while (!(await exists(folder)) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const ok = (detail: string): CheckResult => ({ state: 'ok', detail });
const warn = (detail: string): CheckResult => ({ state: 'warn', detail });
const fail = (detail: string): CheckResult => ({ state: 'fail', detail });

/** One page, one sentence; readers rebuild the missing cross-reference table. */
const TINY_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 87>>stream
BT /F1 12 Tf 72 720 Td (The council met on Tuesday and agreed to keep the library open.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
%%EOF
`;
