/** The whole way on the demo web, through the real queue, store and readers: every record as expected, and a second crawl that finds nothing new. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../config/env.ts';
import { differences } from '../demo/expected/differences.ts';
import {
  expectedCounts,
  expectedDocuments,
  expectedRefusals,
  expectedTexts,
  neverAsked,
} from '../demo/expectations.ts';
import { demoSources } from '../demo/load-demo-sources.ts';
import { startDemoWeb } from '../demo/server.ts';
import type { DemoWeb } from '../demo/server.ts';
import type { KeptDocument } from '../src/records/document.ts';
import { keptDocumentSchema } from '../src/records/document.ts';
import { canonicalUri } from '../src/records/target-uri.ts';
import { countDocuments, eachDocument } from '../src/store/documents.ts';
import { openFailures } from '../src/store/failures.ts';
import { syncFiles } from '../src/store/files-view.ts';
import type { CrawlReport } from '../workers/crawl-report.ts';
import type { Engine } from '../workers/engine.ts';
import { openEngine } from '../workers/engine.ts';
import type { QueueSide } from '../workers/queue-side.ts';
import { openQueueSide } from '../workers/queue-side.ts';
import { createReaderPool } from '../workers/reader-pool.ts';
import { chromium } from './requirements.ts';
import { openTestStore } from './test-store.ts';
import type { TestStore } from './test-store.ts';

const CRAWL_MS = 180_000;
const browser = chromium.present;
const sources = demoSources({ served: false, browser });

let web: DemoWeb;
let store: TestStore;
let side: QueueSide;
let engine: Engine;
const reader = createReaderPool();

beforeAll(async () => {
  web = await startDemoWeb();
  store = await openTestStore();
  const lent = {
    ...store,
    filesDir: store.folder,
    syncFiles: async () => void (await syncFiles(store.db, store.folder, { restore: false })),
  };
  const env = readEnv({ dataDir: store.folder });
  const log = pino({ level: 'silent' });
  side = await openQueueSide(lent, env, log);
  engine = openEngine(lent, env, { sources, connectTo: web.connectTo, log, reader, side });
});

afterAll(async () => {
  await engine.close();
  await side.close();
  await reader.close();
  await store.close();
  await web.close();
});

const crawl = (): Promise<CrawlReport> =>
  engine.crawl({ sourceIds: sources.map(({ id }) => id), signal: AbortSignal.timeout(CRAWL_MS) });

async function keptByPlace(): Promise<Map<string, KeptDocument>> {
  const places = new Map<string, KeptDocument>();
  for await (const document of eachDocument(store.db)) {
    for (const { url } of [document, ...document.alternates]) places.set(canonicalUri(url ?? '') ?? '', document);
  }
  return places;
}

describe('the journey', () => {
  it(
    'keeps every text of the demo web once, with every field as expected',
    async () => {
      const report = await crawl();
      expect(report.runs.map(({ state }) => state)).toEqual(sources.map(() => 'done'));
      expect(await openFailures(store.db)).toEqual([]);
      expect(await countDocuments(store.db)).toBe(expectedTexts({ browser }));
      for (const { sourceId, summary } of report.runs) {
        const expected = expectedCounts(1)[sourceId];
        const read = summary.documents + summary.duplicates;
        expect({
          sourceId,
          found: summary.found,
          read,
          gone: summary.gone,
          blocked: summary.blocked,
          wrongKind: summary.notDocuments,
        }).toEqual({
          sourceId,
          found: expected?.found,
          read: expected?.records,
          gone: expected?.gone,
          blocked: expected?.blocked,
          wrongKind: expected?.wrongKind,
        });
      }
      expect(await unexpected(1)).toEqual([]);
    },
    CRAWL_MS,
  );

  it('asks for nothing that is restricted or forbidden, and says who asks', () => {
    const asked = web.requests().map(({ host, path }) => `https://${host}${path}`);
    expect(asked.filter((uri) => neverAsked.includes(uri))).toEqual([]);
    expect(web.requests().every(({ userAgent }) => /^Gleaner\/\d+\.\d+\.\d+ \(\+\S+\)$/.test(userAgent))).toBe(true);
  });

  it('says of every refusal what it was', async () => {
    const rows = await store.db.query<{ uri: string; outcome: string; detail: string }>(
      `SELECT target_uri AS uri, outcome, detail FROM target WHERE outcome IN ('gone', 'blocked', 'wrong-kind')`,
    );
    const outcomes = Object.fromEntries(rows.map(({ uri, outcome, detail }) => [uri, `${outcome} ${detail}`]));
    for (const uri of expectedRefusals.gone) expect(outcomes[uri]).toMatch(/^gone answered 4/);
    for (const uri of expectedRefusals.robots) expect(outcomes[uri]).toMatch(/^blocked by robots/);
    for (const uri of expectedRefusals.challenge) expect(outcomes[uri]).toMatch(/^blocked by challenge/);
    for (const uri of expectedRefusals['wrong-kind'])
      expect(outcomes[uri]).toBe('wrong-kind pdf promised, text/html came');
  });

  it('shows the store as files that are in step with it', async () => {
    const manifest = (await readFile(join(store.folder, 'manifest.jsonl'), 'utf8')).trim().split('\n');
    const lines = manifest.map((line) => keptDocumentSchema.parse(JSON.parse(line)));
    expect(lines).toHaveLength(expectedTexts({ browser }));
    for (const { file, text } of lines) expect(await readFile(join(store.folder, file ?? ''), 'utf8')).toBe(text);
  });

  it(
    'finds nothing new the second time, asks conditionally, and keeps the changed article as a version',
    async () => {
      web.advance();
      const before = web.requests().length;
      const report = await crawl();
      expect(await countDocuments(store.db)).toBe(expectedTexts({ browser }));
      for (const { sourceId, summary } of report.runs) {
        const expected = expectedCounts(2)[sourceId];
        expect({ sourceId, documents: summary.documents, versions: summary.versions, failed: summary.failed }).toEqual({
          sourceId,
          documents: 0,
          versions: expected?.changed,
          failed: 0,
        });
        expect(summary.unchanged).toBe(summary.fetched - (expected?.changed ?? 0));
      }
      const again = web.requests().slice(before);
      const notModified = Object.values(expectedCounts(2)).reduce((sum, counts) => sum + counts.notModified, 0);
      expect(again.filter(({ status }) => status === 304).length).toBeGreaterThanOrEqual(notModified);
      expect(await unexpected(2)).toEqual([]);
    },
    CRAWL_MS,
  );

  async function unexpected(crawlNumber: 1 | 2): Promise<string[]> {
    const places = await keptByPlace();
    return expectedDocuments(crawlNumber, { browser }).flatMap((expected) => {
      const kept = expected.urls.map((url) => places.get(canonicalUri(url) ?? '')).find((one) => one !== undefined);
      if (kept === undefined) return [`${expected.urls[0]}: not in the store`];
      // Of a copied pair either may be the document; the other stands among its alternates.
      if (!expected.urls.some((url) => canonicalUri(url) === canonicalUri(kept.url ?? ''))) {
        return expected.sameTextAs === undefined ? [`${expected.urls[0]}: taken for a copy of ${kept.url}`] : [];
      }
      return differences(expected, kept).map((line) => `${expected.urls[0]}: ${line}`);
    });
  }
});
