/** The Chromium that the npm package @sparticuz/chromium carries, unpacked once into a folder of our own; for machines without another. */
import { execFile } from 'node:child_process';
import { readFile, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ConfigurationError } from '../records/errors.ts';
import type { FoundBrowser } from './find-browser.ts';

const PACKAGE = '@sparticuz/chromium';
const UNPACK_MS = 120_000;

/** Null where the package is not installed, and where its program, which is for Linux on x64, cannot run. */
export async function packagedBrowser(root = tmpdir()): Promise<FoundBrowser | null> {
  const main = process.platform === 'linux' && process.arch === 'x64' ? installedMain() : null;
  if (main === null) return null;
  const folder = join(root, `gleaner-chromium-${await versionOf(main)}-${userInfo().uid}`);
  if (!(await isOurs(folder))) await unpack(main, folder);
  return {
    origin: `that of the npm package ${PACKAGE}`,
    executable: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

function installedMain(): string | null {
  try {
    return createRequire(import.meta.url).resolve(PACKAGE);
  } catch {
    return null;
  }
}

/** The package does not export its package.json; its main file stands two folders below it. */
async function versionOf(main: string): Promise<string> {
  const text = await readFile(join(dirname(main), '..', '..', 'package.json'), 'utf8');
  return String((JSON.parse(text) as { version?: unknown }).version).replace(/[^\w.-]/g, '');
}

/** Somebody else's folder in a shared place is not run; half a folder never has this name. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    const { uid } = await stat(folder);
    if (uid === userInfo().uid) return true;
  } catch {
    return false;
  }
  throw new ConfigurationError(
    `use the browser of ${PACKAGE} failed: ${folder} belongs to another user; remove it, or set GLEANER_BROWSER`,
  );
}

/**
 * The package unpacks into the temporary folder, and its libraries only where it takes itself for Amazon's: both are said
 * in the environment of a process of its own, so that ours stays as it is.
 */
async function unpack(main: string, folder: string): Promise<void> {
  const work = await mkdtemp(`${folder}-`);
  try {
    await promisify(execFile)(
      process.execPath,
      ['-e', 'const it = require(process.argv[1]); (it.default ?? it).executablePath()', main],
      { env: { TMPDIR: work, HOME: work, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }, timeout: UNPACK_MS },
    );
    // Two processes may unpack at once: the second finds the first's folder, which is as good.
    await rename(work, folder).catch(async (error: unknown) => {
      if (!(await isOurs(folder))) throw error;
    });
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(
      `unpack the browser of ${PACKAGE} failed: ${error instanceof Error ? error.message : String(error)}; set GLEANER_BROWSER to a Chromium instead`,
      { cause: error },
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
