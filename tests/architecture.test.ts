import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../config/package-root.ts';
import { breaches } from './house-rules.ts';
import type { HouseFile } from './house-rules.ts';

/** Made by tools, not by people: .gitignore names them. */
const MADE = ['node_modules', 'dist', 'data', 'coverage'];
const ROOMS = ['bench', 'bin', 'cli', 'config', 'console', 'demo', 'docs', 'queue', 'src', 'tests', 'workers'];
const FLOORS = ['dedupe', 'discover', 'extract', 'fetch', 'normalise', 'pipeline', 'records', 'store'];

/** Tests of more than one file, each with what they are about. */
const WITHOUT_A_FILE: Readonly<Record<string, string>> = {
  'tests/architecture.test.ts': 'the whole repository',
  'tests/journey.test.ts': 'the whole way on the demo web',
  'tests/cmis-journey.test.ts': 'the whole way at a council of another platform',
  'tests/crash.test.ts': 'the whole way, killed in the middle',
  'tests/production.test.ts': 'the whole way, on servers and by several processes',
  'tests/docker-compose.test.ts': 'docker-compose.yml, against config/env.ts and the Dockerfile',
  'tests/dockerfile.test.ts': 'Dockerfile and .dockerignore, against the repository',
  'tests/cli/commands/store-commands.test.ts': 'the commands that read the store',
  'tests/cli/commands/duplicates.test.ts': 'the three commands of duplicates',
  'tests/src/extract/inspection/inspection-gold.test.ts': 'all of src/extract/inspection, on real letters',
  'tests/src/extract/inspection/report-layouts.test.ts':
    'all of src/extract/inspection and src/extract/pdf, on letters of our own',
  'tests/src/pipeline/own-identity.test.ts': 'from what a list names to the document, over several runs',
  'tests/src/pipeline/page-versions.test.ts': 'from bytes to the hash of their words',
  'tests/src/extract/hostile-pages.test.ts': 'all of src/extract, in reader processes, against hostile pages',
  'tests/src/fetch/hostile-http.test.ts': 'all of src/fetch, against a hostile server',
  'tests/src/store/postgres.test.ts': 'all of src/store, on a PostgreSQL server',
};

const root = packageRoot();
const files = filesUnder('');

function filesUnder(folder: string): HouseFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (folder === '' && (MADE.includes(entry.name) || /^\.(?!ci$)/.test(entry.name))) return [];
    if (entry.isDirectory()) return filesUnder(path);
    const isText = /\.(?:ts|mjs|js|sql|md|json)$/.test(entry.name);
    return [{ path, text: isText ? readFileSync(join(root, path), 'utf8') : '' }];
  });
}

function foldersIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !MADE.includes(entry.name))
    .map(({ name }) => name);
}

describe('the house', () => {
  it('keeps its rules', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(breaches(files)).toEqual([]);
  });

  it('has no folders but those that docs/architecture.md names', () => {
    expect(foldersIn('').filter((name) => !ROOMS.includes(name))).toEqual([]);
    expect(foldersIn('src').toSorted()).toEqual(FLOORS);
  });

  it('has its tests where their files are', () => {
    const tests = files.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'));
    const lost = tests.filter((path) => {
      const file = path.replace(/\.test\.ts$/, '.ts');
      return (
        !(path in WITHOUT_A_FILE) &&
        !existsSync(join(root, file.slice('tests/'.length))) &&
        !existsSync(join(root, file))
      );
    });
    expect(lost).toEqual([]);
    // A reason without a test is out of date.
    expect(Object.keys(WITHOUT_A_FILE).filter((path) => !tests.includes(path))).toEqual([]);
  });
});

describe('a rule is broken by', () => {
  const opens = '/** A file. */\n';

  it.each<[string, string, string, string]>([
    [
      'a room that imports its neighbour',
      'src/fetch/a.ts',
      `${opens}import '../store/blobs.ts';`,
      'src/fetch/a.ts:2: imports src/store/blobs.ts: src/fetch may not know src/store',
    ],
    [
      'a room that imports it only as a type',
      'src/extract/a.ts',
      `${opens}import type { A } from '../fetch/b.ts';`,
      'src/extract/a.ts:2: imports src/fetch/b.ts: src/extract may not know src/fetch',
    ],
    [
      'a room that imports it when needed',
      'src/dedupe/a.ts',
      `${opens}await import('../store/b.ts');`,
      'src/dedupe/a.ts:2: imports src/store/b.ts: src/dedupe may not know src/store',
    ],
    [
      'a room that re-exports it',
      'src/dedupe/a.ts',
      `${opens}export { b } from '../store/b.ts';`,
      'src/dedupe/a.ts:2: imports src/store/b.ts: src/dedupe may not know src/store',
    ],
    [
      'records that import anything',
      'src/records/a.ts',
      `${opens}import '../store/blobs.ts';`,
      'src/records/a.ts:2: imports src/store/blobs.ts: src/records may not know src/store',
    ],
    [
      'the pipeline that knows the queue',
      'src/pipeline/a.ts',
      `${opens}import '../../queue/jobs.ts';`,
      'src/pipeline/a.ts:2: imports queue/jobs.ts: src/pipeline may not know queue',
    ],
    [
      'the queue that knows the pipeline',
      'queue/a.ts',
      `${opens}import '../src/pipeline/ingest.ts';`,
      'queue/a.ts:2: imports src/pipeline/ingest.ts: queue may not know src/pipeline',
    ],
    [
      'workers that know the roof',
      'workers/a.ts',
      `${opens}import '../cli/main.ts';`,
      'workers/a.ts:2: imports cli/main.ts: workers may not know cli',
    ],
    [
      'config that knows workers',
      'config/a.ts',
      `${opens}import '../workers/store.ts';`,
      'config/a.ts:2: imports workers/store.ts: config may not know workers',
    ],
    [
      'code that imports tests',
      'cli/a.ts',
      `${opens}import '../tests/test-store.ts';`,
      'cli/a.ts:2: imports tests/test-store.ts: only tests import tests',
    ],
    [
      'an import without its ending',
      'cli/a.ts',
      `${opens}import './b';`,
      'cli/a.ts:2: imports ./b: a relative import names its file, with .ts',
    ],
    [
      'the queue library elsewhere',
      'cli/a.ts',
      `${opens}import { Queue } from 'bullmq';`,
      'cli/a.ts:2: imports bullmq: the queue is wired in queue and workers only',
    ],
    [
      'a browser elsewhere in fetch',
      'src/fetch/a.ts',
      `${opens}await import('playwright-core');`,
      'src/fetch/a.ts:2: imports playwright-core: only src/fetch/browser.ts drives a browser',
    ],
    [
      'a second door to the web',
      'src/discover/a.ts',
      `${opens}import { request } from 'node:https';`,
      'src/discover/a.ts:2: imports node:https: src/fetch is the only door to the web',
    ],
    [
      'a fetch without the door',
      'workers/a.ts',
      `${opens}await fetch(url);`,
      'workers/a.ts:2: fetches: src/fetch is the only door to the web',
    ],
    [
      'a logger in src',
      'src/store/a.ts',
      `${opens}import { pino } from 'pino';`,
      'src/store/a.ts:2: imports pino: src returns facts; workers and the roof log them',
    ],
    [
      'a word to the console',
      'src/store/a.ts',
      `${opens}console.log('x');`,
      'src/store/a.ts:2: writes to the console: src returns facts, workers log, commands have their own output',
    ],
    [
      'a second reader of the environment',
      'queue/a.ts',
      `${opens}const url = process.env.REDIS_URL;`,
      'queue/a.ts:2: reads process.env: config/env.ts does',
    ],
    [
      'a barrel',
      'src/store/a.ts',
      `${opens}export * from './blobs.ts';`,
      'src/store/a.ts:2: is a barrel: import from the file that has it',
    ],
    [
      'a file that does not say what it is',
      'queue/a.ts',
      'export const a = 1;',
      'queue/a.ts:1: does not open with a sentence that says what it is',
    ],
    [
      'a file that is too long',
      'queue/a.ts',
      `${opens}${'a();\n'.repeat(300)}`,
      'queue/a.ts:301: has 301 lines, more than 300: a noun is hiding inside',
    ],
    [
      'a source that is a program',
      'config/sources/news/a.ts',
      `${opens}${'a();\n'.repeat(40)}`,
      'config/sources/news/a.ts:41: has 41 lines: a source is a value of at most 40',
    ],
    [
      'a name that says nothing',
      'src/store/utils.ts',
      opens,
      'src/store/utils.ts:1: is named utils: a name says what is inside',
    ],
    [
      'a folder that says nothing',
      'src/fetch/helpers/a.ts',
      opens,
      'src/fetch/helpers/a.ts:1: is named helpers: a name says what is inside',
    ],
    ['a name in camel case', 'src/store/fileLock.ts', opens, 'src/store/fileLock.ts:1: is not in kebab-case'],
    [
      'the folder of one machine',
      'tests/a.test.ts',
      `const data = '${'/root'}/data';`,
      'tests/a.test.ts:1: names a folder of one machine',
    ],
  ])('%s', (_what, path, text, breach) => {
    expect(breaches([{ path, text }])).toEqual([breach]);
  });

  it.each<[string, string, string]>([
    ['a comment that speaks of it', 'src/store/a.ts', `${opens}// process.env and console.log( are for others\n`],
    ['a method that is called fetch', 'workers/a.ts', `${opens}await door.fetch(url);`],
    [
      'the roof, which may know all below',
      'cli/a.ts',
      `${opens}import '../workers/engine.ts';\nimport '../src/store/search.ts';`,
    ],
    [
      'tests, which may know everything',
      'tests/a.test.ts',
      `import '../cli/main.ts';\nimport { Queue } from 'bullmq';`,
    ],
  ])('none: %s', (_what, path, text) => {
    expect(breaches([{ path, text }])).toEqual([]);
  });
});
