/**
 * What deduplication costs in PostgreSQL: the look-up of candidates as the store grows, and the locks when eight workers keep copies at once.
 *
 *   node --import tsx bench/dedupe-store.ts [--sizes 10000,30000,100000,300000,1000000] [--rounds 10] [--plot FILE.svg]
 *
 * Texts are synthetic: words drawn from a vocabulary, 600 to a text. Look-ups are those of copies that are cut to a half.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { packageRoot } from '../config/package-root.ts';
import { keptPlaces, sketch } from '../src/dedupe/sketch.ts';
import { identify } from '../src/pipeline/identify.ts';
import { keepRecord } from '../src/pipeline/keep-record.ts';
import type { DocumentRecord } from '../src/records/document.ts';
import type { Database } from '../src/store/database.ts';
import { countDocuments } from '../src/store/documents.ts';
import { migrate } from '../src/store/migrate.ts';
import { sharersOf } from '../src/store/shared-keys.ts';
import { startPostgres } from '../tests/postgres-server.ts';
import type { GrowthPoint } from './growth-plot.ts';
import { growthPlot } from './growth-plot.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,30000,100000,300000,1000000' },
    rounds: { type: 'string', default: '10' },
    plot: { type: 'string' },
  },
});
const VOCABULARY = 20_000;
const WORDS = 600;
const LOOK_UPS = 2_000;
const BATCH = 2_000;
const STORIES = 60;
const COPIES = 8;

const server = await startPostgres({ shared_buffers: '1GB', max_wal_size: '8GB', synchronous_commit: 'off' });
try {
  const points = await growth(values.sizes.split(',').map(Number));
  if (values.plot !== undefined) writeFileSync(values.plot, growthPlot(points));
  await races(Number(values.rounds));
} finally {
  await server.close();
}

async function freshStore(): Promise<Database> {
  const db = await server.newDatabase();
  await migrate(db, join(packageRoot(), 'src/store/migrations'));
  return db;
}

/** The same text for the same number, on every machine (xorshift). */
function textOf(number: number, words = WORDS): string {
  let state = (number + 1) * 2_654_435_761;
  const said: string[] = [];
  for (let at = 0; at < words; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    said.push(`w${(state >>> 0) % VOCABULARY}`);
  }
  return said.join(' ');
}

async function growth(sizes: readonly number[]): Promise<GrowthPoint[]> {
  const db = await freshStore();
  let stored = 0;
  const points: GrowthPoint[] = [];
  for (const size of sizes) {
    for (; stored < size; stored += BATCH) await insert(db, stored, Math.min(stored + BATCH, size));
    await db.query('VACUUM (ANALYZE) sketch_key');
    const took: number[] = [];
    let found = 0;
    for (let at = 0; at < LOOK_UPS + 200; at += 1) {
      const number = Math.floor((at * 7_919) % size);
      const keys = [...sketch(textOf(number, WORDS / 2)).keys];
      const startedAt = performance.now();
      const { sharers } = await sharersOf(db, 'sketch', { keys, least: 2, limit: 48 });
      // The first ones warm the cache and the connection.
      if (at >= 200) took.push(performance.now() - startedAt);
      if (sharers.some((sharer) => sharer.number === number)) found += 1;
    }
    const [row] = await db.query<{ bytes: number }>(`SELECT pg_total_relation_size('sketch_key') AS bytes`);
    const point = { documents: size, p50Ms: percentile(took, 0.5), p99Ms: percentile(took, 0.99) };
    points.push(point);
    const growth = point.p50Ms / (points[0] ?? point).p50Ms;
    console.log(
      `${size} documents: look-up p50 ${point.p50Ms.toFixed(2)} ms, p99 ${point.p99Ms.toFixed(2)} ms (${growth.toFixed(2)}x the smallest), ` +
        `${((100 * found) / (LOOK_UPS + 200)).toFixed(1)} % of the halves found, ${((row?.bytes ?? 0) / size).toFixed(0)} bytes of keys a document`,
    );
  }
  return points;
}

/** Rows as `keepDocument` would leave them, without their texts: a million of those would only fill the disk. */
async function insert(db: Database, from: number, to: number): Promise<void> {
  const numbers: number[] = [];
  const keys: string[] = [];
  for (let number = from; number < to; number += 1) {
    const all = sketch(textOf(number)).keys;
    for (const at of keptPlaces([...all].map(() => 0))) {
      numbers.push(number);
      keys.push(String(all[at]));
    }
  }
  await db.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO document (id, number, type, content_hash, payload_digest, record, first_seen_at, changed_at, file_stale)
       OVERRIDING SYSTEM VALUE
       SELECT lpad(to_hex(n), 16, '0'), n, 'WebPage', n::text, n::text, '{}', now(), now(), false FROM generate_series($1::int, $2::int - 1) AS n`,
      [from, to],
    );
    await tx.query(
      'INSERT INTO sketch_key (key, number) SELECT * FROM unnest($1::bigint[], $2::int[]) ON CONFLICT DO NOTHING',
      [keys, numbers],
    );
  });
}

async function races(rounds: number): Promise<void> {
  for (const isLocked of [true, false]) {
    let split = 0;
    let seconds = 0;
    for (let round = 0; round < rounds; round += 1) {
      const db = await freshStore();
      for (let story = 0; story < STORIES; story += 1) {
        const records = Array.from({ length: COPIES }, (_, copy) => copyOf(round * STORIES + story, copy));
        await Promise.all(records.map((record) => keep(db, record, isLocked)));
      }
      split += (await countDocuments(db)) - STORIES;
      // Texts that have nothing to do with each other, which locks on keys should not hold up.
      const startedAt = performance.now();
      await Promise.all(
        Array.from({ length: COPIES }, async (_, worker) => {
          for (let at = 0; at < STORIES; at += 1)
            await keep(db, copyOf(100_000 + at * COPIES + worker, worker), isLocked);
        }),
      );
      seconds += (performance.now() - startedAt) / 1000;
    }
    const each = (rounds * STORIES * COPIES) / seconds;
    console.log(
      `${isLocked ? 'with' : 'without'} locks: ${rounds} rounds of ${STORIES} stories, ${COPIES} copies at once: ${split} documents too many; ` +
        `texts of their own by ${COPIES} workers: ${each.toFixed(0)} documents/s`,
    );
  }
}

function copyOf(story: number, copy: number): DocumentRecord {
  const text = `${textOf(story)} copy w${copy}`;
  return identify(
    {
      type: 'NewsArticle',
      url: `https://paper${copy}.test/${story}`,
      headline: `Story ${story} as paper ${copy} has it`,
      ...{
        description: null,
        text,
        author: [],
        datePublished: null,
        dateModified: null,
        publisher: null,
        section: null,
      },
      ...{
        image: null,
        inLanguage: null,
        isAccessibleForFree: null,
        localDemocracyCredit: null,
        syndicatedFrom: null,
        rules: {},
      },
    },
    {
      ...{ sourceId: `paper${copy}`, captureId: null, targetUri: `https://paper${copy}.test/${story}` },
      payloadDigest: `sha256:${story}-${copy}`,
      mediaType: 'text/html',
      fetchedAt: '2026-02-11T09:00:00.000Z',
      extractor: 'bench',
    },
  );
}

/** Without locks: nothing but the keys is left out, so each worker looks and writes as before. */
async function keep(db: Database, record: DocumentRecord, isLocked: boolean): Promise<unknown> {
  const at = { place: record.url ?? '', now: new Date(), isOwnAddress: true };
  if (isLocked) return keepRecord(db, record, at);
  return keepRecord(unlocked(db), record, at);
}

function unlocked(db: Database): Database {
  return {
    ...db,
    transaction: (work) =>
      db.transaction((tx) =>
        work({ query: async (sql, params) => (/pg_advisory_xact_lock/.test(sql) ? [] : tx.query(sql, params)) }),
      ),
  };
}

function percentile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? NaN;
}
