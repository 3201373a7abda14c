import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../../cli/desk.ts';
import { runCommandLine } from '../../../cli/program.ts';
import { packageRoot } from '../../../config/package-root.ts';
import { readEnv } from '../../../config/env.ts';
import { defineSource } from '../../../config/define-source.ts';
import type { DocumentRecord } from '../../../src/records/document.ts';
import { folderBlobs } from '../../../src/store/blobs.ts';
import { keepDocument } from '../../../src/store/keep-document.ts';
import { openEmbedded } from '../../../src/store/embedded.ts';
import type { EmbeddedDatabase } from '../../../src/store/embedded.ts';
import { recordFailure } from '../../../src/store/failures.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openRun } from '../../../src/store/runs.ts';
import { article, letter, minutes, recordOf } from '../sample-records.ts';
import { recordedIo } from '../recorded-io.ts';

let db: EmbeddedDatabase;
let folder: string;
let desk: Desk;

const unused = (): never => {
  throw new Error('not lent in this test');
};
const ids = ['aaaa000000000001', 'bbbb000000000002', 'cccc000000000003'] as const;
const now = new Date('2026-03-02T12:00:00Z');

const keep = (record: DocumentRecord): Promise<unknown> =>
  keepDocument(db, {
    record,
    place: record.url ?? '',
    now,
    judge: ({ atUrl }) => (atUrl === null ? { kind: 'new' } : { kind: 'version', of: atUrl.id }),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-commands-'));
  db = await openEmbedded(null);
  await migrate(db, join(packageRoot(), 'src/store/migrations'));
  const source = defineSource({
    id: 'example-news',
    family: 'news',
    publisher: { name: 'Example', url: 'https://news.example/' },
    seeds: [{ type: 'feed', url: 'https://news.example/feed' }],
  });
  desk = {
    env: readEnv({ dataDir: folder }),
    sources: async () => [source],
    store: async () => ({
      db,
      embedded: db,
      blobs: folderBlobs(folder),
      dataDir: folder,
      filesDir: null,
      syncFiles: async () => undefined,
      close: async () => undefined,
    }),
    readers: unused,
    queueSide: unused,
    engine: unused,
    runningEngine: () => null,
    playOn: unused,
    close: async () => undefined,
  };
  await keep(recordOf(article, ids[0], { headline: 'Library \u001b[2J stays open', text: 'The library stays open.' }));
  await keep(recordOf(letter, ids[1], { text: '=cmd|danger about children' }));
  await keep(recordOf(minutes, ids[2], { text: 'Minutes of the board.' }));
  await keep({
    ...recordOf(article, ids[0], { headline: 'Library closes', text: 'The library closes.' }),
    contentHash: 'd'.repeat(64),
  });
  const run = await openRun(db, { sourceId: 'example-news', cause: 'crawl', now });
  for (const [index, code] of ['FETCH_TIMEOUT', 'FETCH_TIMEOUT', 'READER_MEMORY'].entries()) {
    await recordFailure(db, {
      work: `fetch:${index}`, stage: index === 2 ? 'ingest' : 'fetch', code, retryable: index !== 2, message: `fetch number ${index} failed: late`, context: {},
      sourceId: 'example-news', paceKey: 'news.example', targetId: null, targetUri: `https://news.example/${index}`, captureId: null, runId: run.run.id, attempts: 3, now,
    }); // prettier-ignore
  }
}, 60_000);

afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

async function gleaner(...argv: string[]) {
  const io = recordedIo({ cwd: folder });
  const code = await runCommandLine(argv, io, { version: '0', withDesk: (_request, work) => work(desk) });
  const lines = io.stdout().split('\n').slice(0, -1);
  return {
    code,
    out: io.stdout(),
    err: io.stderr(),
    records: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('search', () => {
  it('"" lists all, newest first, without what a terminal would obey', async () => {
    const { code, out } = await gleaner('search', '');
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(5);
    expect(out).not.toContain('\u001b');
  });

  it('finds words, narrows by type, source and day, and says how many it left out', async () => {
    expect((await gleaner('search', 'closes -minutes', '--json')).records()).toMatchObject([
      { id: ids[0], headline: 'Library closes' },
    ]);
    expect((await gleaner('search', '', '--type', 'MeetingMinutes', '--json')).records()).toMatchObject([
      { id: ids[2] },
    ]);
    expect((await gleaner('search', '', '--source', 'no-such', '--json')).records()).toEqual([]);
    expect((await gleaner('search', '', '--since', '2027-01-01')).out).toContain('no such documents');
    expect((await gleaner('search', '', '--limit', '1')).err).toContain('1 of 3');
  });
});

describe('show', () => {
  it.each([['aaaa'], [ids[0]], ['0'], ['000'], [`https://news.example/${ids[0]}`]])(
    'finds a document by %s',
    async (reference) => {
      const { code, out } = await gleaner('show', reference);
      expect(code).toBe(0);
      expect(out).toMatch(/^headline +Library closes +\(json-ld.headline\)$/m);
      expect(out).toMatch(/^Versions\n {2}1 .*Library {1,2}\[2J stays open\n {2}2 /m);
      expect(out).toContain('\nThe library closes.');
    },
  );

  it('shows what a letter judged and what a meeting decided on', async () => {
    expect((await gleaner('show', 'bbbb')).out).toMatch(/^judgements +Overall effectiveness: good; /m);
    expect((await gleaner('show', 'cccc')).out).toMatch(/^committee +Children’s Board$/m);
    expect((await gleaner('show', 'bbbb', '--json')).records()).toMatchObject([
      { id: ids[1], versions: [{ version: 1 }] },
    ]);
  });

  it('says so when there is none', async () => {
    expect(await gleaner('show', 'ffff')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no document has this id') as string,
    });
  });
});

describe('failures', () => {
  it('are grouped by cause, most frequent first', async () => {
    const { records } = await gleaner('failures', '--json');
    expect(records()).toMatchObject([
      { code: 'FETCH_TIMEOUT', stage: 'fetch', count: 2, retryable: true },
      { code: 'READER_MEMORY', stage: 'ingest', count: 1, retryable: false },
    ]);
    expect((await gleaner('failures')).err).toContain('3 open');
  });

  it('are listed one by one, and narrowed', async () => {
    expect((await gleaner('failures', '--all', '--json')).records()).toHaveLength(3);
    expect((await gleaner('failures', '--code', 'reader_memory', '--json')).records()).toHaveLength(1);
    expect((await gleaner('failures', '--host', 'other.example')).out).toBe('No open failures.\n');
  });
});

describe('status', () => {
  it('tells store, sources and hosts as one JSON line each', async () => {
    const { code, records } = await gleaner('status', '--json');
    expect(code).toBe(0);
    expect(records()).toMatchObject([
      { kind: 'store', documents: 3, openFailures: 3 },
      { kind: 'source', id: 'example-news', enabled: true, lastRun: { state: 'running' } },
    ]);
    expect((await gleaner('status')).out).toMatch(/3 documents, 3 open failures/);
  });
});

describe('export', () => {
  it('writes texts and a manifest', async () => {
    expect((await gleaner('export', 'files-out')).code).toBe(0);
    expect(await readdir(join(folder, 'files-out', 'documents'))).toHaveLength(3);
    expect((await readFile(join(folder, 'files-out', 'manifest.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(3);
  });

  it('writes one file of records, whole', async () => {
    expect((await gleaner('export', '--format', 'jsonl', 'out', '--json')).records()).toMatchObject([
      { documents: 3, format: 'jsonl' },
    ]);
    const records = (await readFile(join(folder, 'out', 'documents.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string });
    expect(records.map(({ id }) => id)).toEqual(ids);
    await gleaner('export', '--format', 'csv', 'out');
    const csv = await readFile(join(folder, 'out', 'documents.csv'), 'utf8');
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toContain(`'=cmd|danger`);
    expect(await readdir(join(folder, 'out'))).toEqual(['documents.csv', 'documents.jsonl']);
  });
});
