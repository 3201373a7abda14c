/** Targets that are known by something else than their address, which changes: one row, one document, the newest address. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addFound } from '../../../src/pipeline/add-found.ts';
import { ingest } from '../../../src/pipeline/ingest.ts';
import { visitHost } from '../../../src/pipeline/visit-host.ts';
import type { Reading } from '../../../src/records/document.ts';
import type { ReadInput } from '../../../src/records/extraction.ts';
import type { FoundTarget } from '../../../src/records/target.ts';
import { findDocument } from '../../../src/store/documents.ts';
import { closeRun } from '../../../src/store/runs.ts';
import { NOON, sampleRun } from '../../sample-rows.ts';
import { sampleSource } from '../../sample-source.ts';
import { sampleDraft } from '../../sample-record.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';
import type { Answer, LentTools } from './lent-tools.ts';
import { lendTools, NOT_MODIFIED, page } from './lent-tools.ts';

const LIST = 'https://hartwell.test/meeting/7';
const OLD = 'https://hartwell.test/Document.ashx?aa';
const NEW = 'https://hartwell.test/Document.ashx?bb';
const NEWER = 'https://hartwell.test/Document.ashx?cc';

let store: TestStore;
let tools: LentTools;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await store.clear();
  const readDocument = async ({ bytes, uri }: ReadInput): Promise<Reading> => ({
    kind: 'record',
    draft: sampleDraft({ url: uri, text: new TextDecoder().decode(bytes), headline: null }),
  });
  tools = lendTools(store, { reader: { readDocument } });
});
afterAll(() => store.close());

const paper = (name: string, targetUri: string): FoundTarget => ({
  targetUri,
  identity: `${LIST}#${name}`,
  role: 'document',
});

/** A whole run: what the list names is found, asked for and read. */
async function crawl(found: readonly FoundTarget[], answers: Readonly<Record<string, Answer>>): Promise<void> {
  tools.advance(3600);
  tools.rung.length = 0;
  const run = await sampleRun(store.db);
  for (const [uri, answer] of Object.entries(answers)) tools.answer(uri, answer);
  await addFound(store.db, found, { source: sampleSource(), run, now: tools.clock() });
  await visitHost('hartwell.test', 'test', tools);
  for (const id of tools.rung.flatMap(({ captureIds }) => captureIds ?? [])) await ingest(id, tools);
  await closeRun(store.db, run.id, { state: 'done', now: NOON });
}

const came = (
  uri: string,
  body: string,
  changes: Parameters<typeof page>[2] = {},
): Readonly<Record<string, Answer>> => ({
  [uri]: page(uri, body, changes),
});

const targets = (): Promise<unknown[]> => store.db.query('SELECT target_uri AS uri, outcome FROM target ORDER BY id');
const documents = (): Promise<{ id: string; url: string; version: number }[]> =>
  store.db.query(`SELECT id, record ->> 'url' AS url, version FROM document ORDER BY number`);
const copies = (): Promise<unknown[]> =>
  store.db.query('SELECT place, document_id AS of FROM alternate ORDER BY place');

it('the same bytes under a new address are a revisit: one target, one document at its newest address', async () => {
  await crawl([paper('minutes', OLD)], came(OLD, 'Minutes of the sixth of May'));
  const [first] = await documents();
  await crawl([paper('minutes', NEW)], came(NEW, 'Minutes of the sixth of May'));
  expect(await targets()).toEqual([{ uri: NEW, outcome: 'revisit' }]);
  expect(await documents()).toEqual([{ id: first?.id, url: NEW, version: 1 }]);
  expect(await copies()).toEqual([]);
  expect((await findDocument(store.db, NEW))?.id).toBe(first?.id);
  expect(await findDocument(store.db, OLD)).toBeNull();
});

it('other words under a new address are a version of the document', async () => {
  await crawl([paper('minutes', OLD)], came(OLD, 'Draft minutes of the sixth of May'));
  await crawl([paper('minutes', NEW)], came(NEW, 'The minutes were corrected and signed in June'));
  expect(await documents()).toMatchObject([{ url: NEW, version: 2 }]);
  expect(await targets()).toEqual([{ uri: NEW, outcome: 'captured' }]);
});

it('the id comes from the identity: the same wherever it was read first', async () => {
  await crawl([paper('minutes', OLD)], came(OLD, 'Minutes of the sixth of May'));
  const [first] = await documents();
  await store.clear();
  await crawl([paper('minutes', NEW)], came(NEW, 'Minutes of the sixth of May'));
  expect((await documents())[0]?.id).toBe(first?.id);
});

it('a copy goes along to its new address too, and is counted once', async () => {
  const both = { ...came(OLD, 'One report for two meetings'), ...came(NEW, 'One report for two meetings') };
  await crawl([paper('report', OLD), paper('report again', NEW)], both);
  const [document] = await documents();
  await crawl([paper('report', OLD), paper('report again', NEWER)], {
    ...both,
    ...came(NEWER, 'One report for two meetings'),
  });
  expect(await documents()).toHaveLength(1);
  expect(await copies()).toEqual([{ place: NEWER, of: document?.id }]);
});

it('what a server said of the old address is not asked of the new one, and a 304 there counts as the same bytes', async () => {
  await crawl([paper('minutes', OLD)], came(OLD, 'Minutes', { headers: { etag: '"1"' } }));
  await crawl([paper('minutes', NEW)], came(NEW, 'Minutes', { headers: { etag: '"2"' } }));
  await crawl([paper('minutes', NEW)], { [NEW]: NOT_MODIFIED });
  expect(tools.asked.map(({ request }) => [request.targetUri, request.etag])).toEqual([
    [OLD, null],
    [NEW, null],
    [NEW, '"2"'],
  ]);
  expect(await documents()).toMatchObject([{ url: NEW, version: 1 }]);
});

it('an address that is found under another name stays with what stands there', async () => {
  await crawl([paper('minutes', OLD)], came(OLD, 'What the committee said in May'));
  // The list calls the old paper a draft now, and another one the minutes.
  await crawl([paper('draft minutes', OLD), paper('minutes', NEW)], {
    ...came(OLD, 'What the committee said in May'),
    ...came(NEW, 'Nothing was decided at all, the chair being ill'),
  });
  const kept = await documents();
  expect(kept.map(({ url, version }) => [url, version])).toEqual([
    [OLD, 1],
    [NEW, 1],
  ]);
  expect(new Set(kept.map(({ id }) => id)).size).toBe(2);
});

it('two papers that change addresses with each other stay two documents', async () => {
  const first = { ...came(OLD, 'The first of the papers'), ...came(NEW, 'Quite another one beside it') };
  await crawl([paper('one', OLD), paper('two', NEW)], first);
  const before = await documents();
  await crawl([paper('one', NEW), paper('two', OLD)], first);
  expect(await documents()).toEqual(before);
  expect(await copies()).toEqual([]);
});

it('a redirect within the site is followed as the same target, and no further', async () => {
  const there = 'https://papers.hartwell.test/1.pdf';
  tools.answer(there, page(there, 'Minutes'));
  await crawl([paper('minutes', OLD), paper('report', NEW)], {
    [OLD]: { kind: 'moved', to: there, status: 302 },
    [NEW]: { kind: 'moved', to: 'https://elsewhere.test/', status: 302 },
  });
  expect(await targets()).toEqual([
    { uri: there, outcome: null },
    { uri: NEW, outcome: 'moved' },
  ]);
});
