import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discover } from '../../../src/pipeline/discover.ts';
import { UnreadableError } from '../../../src/records/errors.ts';
import type { ReadInput } from '../../../src/records/extraction.ts';
import type { SeedReading, SeedStep } from '../../../src/records/target.ts';
import { openFailures } from '../../../src/store/failures.ts';
import { openRunOf } from '../../../src/store/runs.ts';
import { NOON, sampleCapture, sampleRun, targetByUri } from '../../sample-rows.ts';
import { sampleSource } from '../../sample-source.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';
import type { LentOptions, LentTools } from './lent-tools.ts';
import { lendTools } from './lent-tools.ts';

const FEED = 'https://hartwell.test/feed';
const SITEMAP = 'https://hartwell.test/sitemap.xml';
const SOURCE = sampleSource({
  seeds: [
    { type: 'feed', url: FEED },
    { type: 'sitemap', url: SITEMAP },
  ],
});
const ID = SOURCE.id;

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => store.clear());
afterAll(() => store.close());

const lend = (options: LentOptions = {}): LentTools => lendTools(store, { sources: [SOURCE], ...options });
const documents = (...paths: string[]): SeedReading => ({
  targets: paths.map((path) => ({ targetUri: `https://hartwell.test/${path}`, role: 'document' as const })),
  notes: [],
});
const addresses = async (): Promise<string[]> =>
  (await store.db.query<{ uri: string }>(`SELECT target_uri AS uri FROM target WHERE role <> 'seed' ORDER BY id`)).map(
    ({ uri }) => uri.slice(22),
  );

/** A seed page that was fetched and waits to be read. */
async function fetched(targetUri: string, id: string, body = 'seed'): Promise<void> {
  const payloadDigest = await store.blobs.put(new TextEncoder().encode(body));
  await sampleCapture(store.db, await targetByUri(store.db, targetUri), { id, payloadDigest, charset: 'windows-1252' });
}

/** A run that is seeded, both seeds fetched. */
async function seeded(): Promise<void> {
  await sampleRun(store.db);
  await discover(ID, lend());
  await fetched(FEED, '00000000000000f1', 'the feed');
  await fetched(SITEMAP, '00000000000000f2', 'the sitemap');
}

describe('discovery of a source', () => {
  it('does nothing without an open run', async () => {
    expect(await discover(ID, lend())).toEqual({ kind: 'no-run' });
  });

  it('plants the seeds of a new run, once', async () => {
    await sampleRun(store.db);
    const tools = lend();
    expect(await discover(ID, tools)).toEqual({ kind: 'discovered', pagesRead: 0, notes: 0 });
    expect(await targetByUri(store.db, FEED)).toMatchObject({
      role: 'seed',
      step: { reader: 'feed' },
      paceKey: 'hartwell.test',
    });
    expect(await targetByUri(store.db, SITEMAP)).toMatchObject({ step: { reader: 'sitemap', depth: 0 } });
    expect(tools.rung).toEqual([{ paceKeys: ['hartwell.test'] }]);
    expect(await openRunOf(store.db, ID)).toMatchObject({ seeded: true });
    await discover(ID, tools);
    expect(tools.rung).toHaveLength(1);
  });

  it('reads every seed page that was fetched, from its bytes, by its step', async () => {
    await seeded();
    const read: [ReadInput, SeedStep][] = [];
    const readSeed = async (input: ReadInput, step: SeedStep): Promise<SeedReading> => {
      read.push([input, step]);
      return documents(`${step.reader}-1`, `${step.reader}-2`);
    };
    const tools = lend({ reader: { readSeed } });
    expect(await discover(ID, tools)).toEqual({ kind: 'discovered', pagesRead: 2, notes: 0 });
    expect(read.map(([input, step]) => [new TextDecoder().decode(input.bytes), step.reader])).toEqual([
      ['the feed', 'feed'],
      ['the sitemap', 'sitemap'],
    ]);
    expect(read[0]?.[0]).toMatchObject({
      uri: FEED,
      charset: 'windows-1252',
      source: SOURCE,
      capturedAt: NOON.toISOString(),
    });
    expect(await addresses()).toEqual(['feed-1', 'feed-2', 'sitemap-1', 'sitemap-2']);
    expect(tools.rung).toEqual([{ paceKeys: ['hartwell.test'] }, { paceKeys: ['hartwell.test'] }]);
  });

  it('twice is once', async () => {
    await seeded();
    const tools = lend({ reader: { readSeed: async () => documents('a') } });
    await discover(ID, tools);
    tools.rung.length = 0;
    expect(await discover(ID, tools)).toEqual({ kind: 'discovered', pagesRead: 0, notes: 0 });
    expect(tools.rung).toEqual([]);
    expect(await addresses()).toEqual(['a']);
  });

  it('keeps what the pages say about themselves as notes of the run', async () => {
    await seeded();
    const tools = lend({ reader: { readSeed: async () => ({ targets: [], notes: ['2 entries without a link'] }) } });
    expect(await discover(ID, tools)).toMatchObject({ pagesRead: 2, notes: 2 });
    expect((await openRunOf(store.db, ID))?.notes).toEqual(['2 entries without a link']);
  });

  it('keeps to the limits of the run over all its pages', async () => {
    await sampleRun(store.db);
    await store.db.query(`UPDATE run SET max_documents = 3, since = '2026-01-01'`);
    await discover(ID, lend());
    await fetched(FEED, '00000000000000f1');
    await fetched(SITEMAP, '00000000000000f2');
    const old = {
      targetUri: 'https://hartwell.test/old',
      role: 'document',
      hint: { published: '2025-06-01' },
    } as const;
    const readSeed = async (_input: ReadInput, step: SeedStep): Promise<SeedReading> =>
      step.reader === 'feed'
        ? { targets: [old, ...documents('a', 'b').targets], notes: [] }
        : documents('a', 'b', 'c', 'd');
    await discover(ID, lend({ reader: { readSeed } }));
    expect(await addresses()).toEqual(['a', 'b', 'c']);
    expect((await openRunOf(store.db, ID))?.notes.toSorted()).toEqual([
      '1 not fetched: older than 2026-01-01',
      '1 not fetched: over the limit of 3 documents a run',
    ]);
  });
});

describe('a seed page that cannot be read', () => {
  const failing = async (_input: ReadInput, step: SeedStep): Promise<SeedReading> => {
    if (step.reader === 'feed')
      throw new UnreadableError('read feed failed: not XML', { code: 'FEED_UNREADABLE', context: { line: 7 } });
    return documents('a');
  };

  it('becomes a failure, and the others go on', async () => {
    await seeded();
    await discover(ID, lend({ reader: { readSeed: failing } }));
    expect(await addresses()).toEqual(['a']);
    expect(await openFailures(store.db)).toMatchObject([
      {
        work: 'discover:1',
        stage: 'discover',
        code: 'FEED_UNREADABLE',
        captureId: '00000000000000f1',
        targetUri: FEED,
        runId: 1,
        attempts: 1,
      },
    ]);
    expect(await discover(ID, lend())).toMatchObject({ pagesRead: 0 });
  });

  it('resolves its failure when a later page can be read', async () => {
    await seeded();
    await discover(ID, lend({ reader: { readSeed: failing } }));
    await fetched(FEED, '00000000000000f3');
    await discover(ID, lend({ reader: { readSeed: async () => documents('b') } }));
    expect(await openFailures(store.db)).toEqual([]);
  });

  it('is left unread when the fault is ours, for the job is tried again', async () => {
    await seeded();
    const readSeed = (): Promise<SeedReading> => Promise.reject(new TypeError('a bug'));
    await expect(discover(ID, lend({ reader: { readSeed } }))).rejects.toThrow('a bug');
    expect(await discover(ID, lend({ reader: { readSeed: async () => documents('a') } }))).toMatchObject({
      pagesRead: 2,
    });
  });

  it('is a failure too when its bytes are lost', async () => {
    await seeded();
    const target = await targetByUri(store.db, FEED);
    await sampleCapture(store.db, target, { id: '00000000000000f9', payloadDigest: `sha256:${'e'.repeat(64)}` });
    await discover(ID, lend({ reader: { readSeed: async () => documents('a') } }));
    expect(await openFailures(store.db)).toMatchObject([{ code: 'BLOB_MISSING' }]);
  });

  it('without a step is noted, not read', async () => {
    await seeded();
    await store.db.query(`UPDATE target SET step = NULL WHERE target_uri = $1`, [FEED]);
    await discover(ID, lend({ reader: { readSeed: async () => documents('a') } }));
    expect((await openRunOf(store.db, ID))?.notes).toEqual([`${FEED} has no reader`]);
  });
});
