/** What some tests need beyond Node and npm. They are skipped by name where it is absent: `describe.skipIf(!postgresql.present)(...)`. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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

const developmentData: Requirement = {
  name: 'the development data',
  present: sharedData('seeds').present,
  install: 'put its folder, shared, beside the repository',
};

export const requirements: readonly Requirement[] = [postgresql, developmentData];

function newestPrograms(): string | null {
  if (!existsSync(DEBIAN_POSTGRESQL)) return null;
  const folders = readdirSync(DEBIAN_POSTGRESQL)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(DEBIAN_POSTGRESQL, version, 'bin'));
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}
