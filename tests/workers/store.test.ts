import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../../config/env.ts';
import type { Env } from '../../config/env.ts';
import { countDocuments } from '../../src/store/documents.ts';
import { takeLease } from '../../src/store/hosts.ts';
import { openStore } from '../../workers/store.ts';
import { keepSample } from '../keep-sample.ts';
import { sampleRecord } from '../sample-record.ts';
import { later, NOON } from '../sample-rows.ts';

let folder: string;
let env: Env;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-store-'));
  env = { ...readEnv({ dataDir: join(folder, 'data') }), filesDir: join(folder, 'files') };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// In one order, on one data folder: making a database takes seconds.
describe('a data folder', () => {
  it('is made, keeps what is kept, and shows it as files', async () => {
    const store = await openStore(env);
    await keepSample(store.db, sampleRecord({ text: 'One.' }));
    const digest = await store.blobs.put(new TextEncoder().encode('bytes'));
    await takeLease(store.db, 'hartwell.test', { owner: 'dead', now: NOON, until: later(99_999) });
    await store.syncFiles();
    expect(await readdir(join(folder, 'files', 'documents'))).toHaveLength(1);
    await store.close();
    const again = await openStore(env);
    expect(await countDocuments(again.db)).toBe(1);
    expect(new TextDecoder().decode(await again.blobs.get(digest))).toBe('bytes');
    // Nobody can be at a host when the one owner has just come.
    expect(await takeLease(again.db, 'hartwell.test', { owner: 'new', now: NOON, until: later(1) })).toMatchObject({
      fence: 2,
    });
    await again.close();
  });

  it('gets back the files that somebody removed', async () => {
    await rm(join(folder, 'files'), { recursive: true });
    const store = await openStore(env);
    await store.syncFiles();
    expect(await readdir(join(folder, 'files', 'documents'))).toHaveLength(1);
    await store.close();
  });

  it('is served by one sync at a time; whoever asks meanwhile gets one more, which sees what they wrote', async () => {
    const store = await openStore(env);
    await store.syncFiles();
    const first = store.syncFiles();
    await keepSample(store.db, sampleRecord({ url: 'https://hartwell.test/b', text: 'Two.' }));
    await Promise.all([first, store.syncFiles(), store.syncFiles()]);
    const manifest = await readFile(join(folder, 'files', 'manifest.jsonl'), 'utf8');
    expect(manifest.trim().split('\n')).toHaveLength(2);
    await store.close();
  });

  it('without a view writes no files', async () => {
    const store = await openStore({ ...env, filesDir: null });
    await store.syncFiles();
    expect(store.filesDir).toBeNull();
    await store.close();
  });

  it('that a newer program made is refused', async () => {
    const store = await openStore(env);
    await store.db.query(`INSERT INTO schema_version (version, name) VALUES (999, 'later')`);
    await store.close();
    await expect(openStore(env)).rejects.toThrow(/tables are version 999/);
  });

  it('is made anew where a first start was killed half-way, and only there', async () => {
    const half = join(folder, 'half');
    await mkdir(join(half, 'db', 'base'), { recursive: true });
    await writeFile(join(half, 'db', 'PG_VERSION'), '17');
    await writeFile(join(half, 'db.unfinished'), '');
    const store = await openStore(readEnv({ dataDir: half }));
    expect(await countDocuments(store.db)).toBe(0);
    await store.close();
    expect(await readdir(half)).not.toContain('db.unfinished');
  });
});
