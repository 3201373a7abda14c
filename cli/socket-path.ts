/** Where the owner of a data folder listens: a short path, in a folder that only this user can enter. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { ConfigurationError } from '../src/records/errors.ts';

/** Socket paths of more than 104 (macOS) or 108 (Linux) bytes are cut without a word. */
const MAX_PATH_BYTES = 99;

/**
 * Chooses the owner's path and notes it in the data folder, for clients may have another TMPDIR.
 * @throws ConfigurationError when the folder of sockets is not this user's alone.
 */
export async function chooseSocketPath(dataDir: string): Promise<string> {
  const name = `${createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 16)}.sock`;
  const own = `gleaner-${ownUid()}`;
  const inTemporary = join(tmpdir(), own, name);
  const path = Buffer.byteLength(inTemporary) <= MAX_PATH_BYTES ? inTemporary : join('/tmp', own, name);
  await mkdir(dirname(path), { mode: 0o700 }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await refuseForeignFolder(dirname(path));
  await mkdir(join(dataDir, 'owner'), { recursive: true });
  await writeFile(notePath(dataDir), path);
  return path;
}

/**
 * Where the owner said that it listens; null when no owner ever did.
 * @throws ConfigurationError when somebody else could have put the socket there.
 */
export async function findSocketPath(dataDir: string): Promise<string | null> {
  const path = await readFile(notePath(dataDir), 'utf8').catch(() => '');
  if (!isAbsolute(path) || !(await exists(dirname(path)))) return null;
  await refuseForeignFolder(dirname(path));
  return path;
}

async function refuseForeignFolder(folder: string): Promise<void> {
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === ownUid() && (found.mode & 0o077) === 0) return;
  throw new ConfigurationError(
    `use ${folder} for commands failed: it is not a folder of this user alone (mode 0700); remove it, or set TMPDIR to another folder`,
  );
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Of a container it need have no name, so the system's list of users is not asked. */
const ownUid = (): number => process.getuid?.() ?? 0;

const notePath = (dataDir: string): string => join(dataDir, 'owner', 'socket');
