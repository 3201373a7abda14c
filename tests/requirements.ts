/** What some tests need beyond Node and npm. They are skipped by name where it is absent: `describe.skipIf(!postgresql.present)(...)`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { INSTALL_RECOGNISER } from '../workers/recogniser-packages.ts';
import { sharedData } from './shared-data.ts';

export interface Requirement {
  readonly name: string;
  readonly present: boolean;
  /** What an operator does to get it. */
  readonly install: string;
}

const DEBIAN_POSTGRESQL = '/usr/lib/postgresql';

/** Debian's programs, newest version first; null where there is none. They need not be on the PATH. */
export const postgresqlPrograms: string | null = newestPrograms();

export const postgresql: Requirement = {
  name: 'a PostgreSQL server',
  present: postgresqlPrograms !== null,
  install: 'apt-get install postgresql',
};

/** null where there is none. Valkey does as well. */
export const redisProgram: string | null =
  ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/usr/bin/valkey-server'].find((path) => existsSync(path)) ??
  null;

export const redis: Requirement = {
  name: 'a Redis server',
  present: redisProgram !== null,
  install: 'apt-get install redis-server',
};

/** Its client is enough: no engine is asked. */
export const dockerCompose: Requirement = {
  name: 'docker compose',
  present: spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0,
  install: 'install Docker’s docker-compose-plugin',
};

/** Debian's; null where there is none. */
export const systemChromium: string | null =
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? null;

/** The development dependencies bring one for Linux on x64. */
export const chromium: Requirement = {
  name: 'a Chromium',
  present: systemChromium !== null || (process.platform === 'linux' && process.arch === 'x64'),
  install: 'npx playwright install chromium',
};

/** Makes a certificate for a server of a test's own. */
export const openssl: Requirement = {
  name: 'openssl',
  present: existsSync('/usr/bin/openssl'),
  install: 'apt-get install openssl',
};

/** Optional packages: plain `npm ci` leaves them out. */
export const ocr: Requirement = {
  name: 'the packages for OCR',
  present: isInstalled('tesseract.js') && isInstalled('@tesseract.js-data/eng/package.json'),
  install: INSTALL_RECOGNISER,
};

const developmentData: Requirement = {
  name: 'the development data',
  present: sharedData('seeds').present,
  install: 'put its folder, shared, beside the repository',
};

export const requirements: readonly Requirement[] = [postgresql, redis, openssl, dockerCompose, ocr, developmentData];

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

function newestPrograms(): string | null {
  if (!existsSync(DEBIAN_POSTGRESQL)) return null;
  const folders = readdirSync(DEBIAN_POSTGRESQL)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(DEBIAN_POSTGRESQL, version, 'bin'));
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}
