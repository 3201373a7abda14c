import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addFound, paceKeyOf } from '../../../src/pipeline/add-found.ts';
import type { SourceInput } from '../../../src/records/source.ts';
import type { FoundTarget } from '../../../src/records/target.ts';
import type { Run } from '../../../src/store/runs.ts';
import { openRun, runById } from '../../../src/store/runs.ts';
import { NOON } from '../../sample-rows.ts';
import { sampleSource } from '../../sample-source.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';

let store: TestStore;
let run: Run;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await store.clear();
  await open();
});
afterAll(() => store.close());

async function open(limits: { maxDocuments?: number; since?: string } = {}): Promise<void> {
  await store.clear();
  run = (await openRun(store.db, { sourceId: 'hartwell-post', cause: 'crawl', ...limits, now: NOON })).run;
}

const document = (path: string, more: Partial<FoundTarget> = {}): FoundTarget => ({
  targetUri: `https://hartwell.test/${path}`,
  role: 'document',
  ...more,
});
const documents = (...paths: (string | number)[]): FoundTarget[] => paths.map((path) => document(`${path}`));
const add = (found: readonly FoundTarget[], source: Partial<SourceInput> = {}): Promise<string[]> =>
  addFound(store.db, found, { source: sampleSource(source), run, now: NOON });
const added = async (): Promise<string[]> =>
  (await store.db.query<{ uri: string }>('SELECT target_uri AS uri FROM target ORDER BY id')).map(({ uri }) =>
    uri.replace('https://hartwell.test/', ''),
  );
const notes = async (): Promise<readonly string[]> => (await runById(store.db, run.id))?.notes ?? [];

describe('what a page led to', () => {
  it('is due, and its paces are named once', async () => {
    expect(await add([...documents('a', 'b'), document('feed', { role: 'seed' })])).toEqual(['hartwell.test']);
    expect(await added()).toEqual(['a', 'b', 'feed']);
    expect(await notes()).toEqual([]);
  });

  it('is asked for as it was found, without a fragment', async () => {
    await add([document('a?utm_source=x&id=7#top')]);
    expect(await added()).toEqual(['a?utm_source=x&id=7']);
  });

  it('is refused with the reason, counted', async () => {
    await add([
      document('a'),
      { targetUri: 'mailto:editor@hartwell.test', role: 'document' },
      { targetUri: 'https://elsewhere.test/', role: 'document' },
      { targetUri: 'https://elsewhere.test/b', role: 'document' },
    ]);
    expect(await added()).toEqual(['a']);
    expect((await notes()).toSorted()).toEqual([
      '1 not fetched: not a web address',
      "2 not fetched: elsewhere.test is neither the publisher's site nor that of a seed",
    ]);
  });

  it('is refused when it says that it is older than the run wants, by its own date or that of its change', async () => {
    await open({ since: '2026-02-01' });
    await add([
      document('old', { hint: { published: '2026-01-31T23:00:00Z' } }),
      document('unchanged', { lastmod: '2025-12-31' }),
      document('young', { hint: { published: '2026-02-01' } }),
      document('undated'),
    ]);
    expect(await added()).toEqual(['young', 'undated']);
    expect(await notes()).toEqual(['2 not fetched: older than 2026-02-01']);
  });
});

describe('the limit of a run', () => {
  it('is the smaller of what the source and the operator say; seeds do not count', async () => {
    await open({ maxDocuments: 2 });
    await add([...documents('a', 'b', 'c'), document('feed', { role: 'seed' })], { scope: { maxPerRun: 5 } });
    expect(await added()).toEqual(['a', 'b', 'feed']);
    expect(await notes()).toEqual(['1 not fetched: over the limit of 2 documents a run']);
    await open({ maxDocuments: 9 });
    await add(documents('a', 'b', 'c'), { scope: { maxPerRun: 1 } });
    expect(await added()).toEqual(['a']);
    expect(await notes()).toEqual(['2 not fetched: over the limit of 1 documents a run']);
  });

  it('holds over all pages of the run', async () => {
    await open({ maxDocuments: 3 });
    await add(documents('a', 'b'));
    await add(documents('c', 'd'));
    expect(await added()).toEqual(['a', 'b', 'c']);
  });

  it('is not used up by what the run has already: feed and sitemap name the same', async () => {
    await open({ maxDocuments: 4 });
    await add(documents('a', 'b', 'c'));
    await add(documents('a', 'b', 'c', 'd', 'e'));
    expect(await added()).toEqual(['a', 'b', 'c', 'd']);
    expect(await notes()).toEqual(['1 not fetched: over the limit of 4 documents a run']);
  });

  it('is not used up by one link that stands on the page twice', async () => {
    await open({ maxDocuments: 2 });
    await add(documents('a', 'a#comments', 'a?utm_medium=feed', 'b'));
    expect(await added()).toEqual(['a', 'b']);
  });
});

describe('the pace of an address', () => {
  it('is kept by host, or under the name that the source gives', () => {
    expect(paceKeyOf('https://WWW.hartwell.test:8443/a', sampleSource())).toBe('www.hartwell.test');
    expect(paceKeyOf('https://www.hartwell.test/a', sampleSource({ fetch: { paceKey: 'newsquest' } }))).toBe(
      'newsquest',
    );
  });
});
