/**
 * What deduplication finds, and what it costs: quality by class of change and by negative family beside MinHash in the same run, speed, memory.
 *
 *   node --import tsx bench/dedupe.ts --data DIR [--rounds 5]
 *
 * DIR holds docs.jsonl or docs.jsonl.gz, truth.jsonl and score.mjs, which judges. The growth of a store is measured elsewhere.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { CollectedDocument } from '../src/dedupe/collection.ts';
import { Collection } from '../src/dedupe/collection.ts';
import { contentHash } from '../src/dedupe/content-hash.ts';
import { KeyIndex } from '../src/dedupe/key-index.ts';
import { sketch } from '../src/dedupe/sketch.ts';
import { COMMON } from '../src/records/similarity.ts';
import { minhashClusters } from './minhash.ts';

interface Assignment {
  readonly id: string;
  readonly cluster: string;
  readonly story?: string;
}

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly b3_f1: number;
  readonly recall_by_class: Readonly<Record<string, { readonly pairs: number; readonly recall: number }>>;
  readonly merged_docs_by_family: Readonly<Record<string, { readonly docs: number; readonly merged: number }>>;
  readonly story?: { readonly pairs: number; readonly precision: number; readonly recall: number };
}

/** The mean length of a local news article, for which the speed of the whole path is stated. */
const MEAN_BYTES = 3_600;
/** The table of keys is measured by itself too, at the size and with the keys of the goal. */
const INDEXED = 1_000_000;
const INDEXED_KEYS = 14;

const { values } = parseArgs({ options: { data: { type: 'string' }, rounds: { type: 'string', default: '5' } } });
if (values.data === undefined) throw new Error('bench failed: no data; give --data DIR');
const data = values.data;
const rounds = Number(values.rounds);
const documents = readDocuments();

const collected = scored(clustersOf(documents));
const minhash = scored(
  minhashClusters(documents.map(({ text }) => text)).map((cluster, at) => ({
    id: documents[at]?.id ?? '',
    cluster: String(cluster),
  })),
);
showQuality();
showCost();

function readDocuments(): CollectedDocument[] {
  const plain = join(data, 'docs.jsonl');
  const text = existsSync(plain)
    ? readFileSync(plain, 'utf8')
    : gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CollectedDocument);
}

function clustersOf(some: readonly CollectedDocument[]): Assignment[] {
  const collection = new Collection();
  return some.map((document) => {
    const { cluster, story } = collection.add(document);
    return { id: document.id, cluster, story };
  });
}

/** The scorer is a program; it is given files. */
function scored(assignments: readonly Assignment[]): Score {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
  try {
    const file = join(folder, 'assignments.jsonl');
    writeFileSync(file, assignments.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const scorer = [join(data, 'score.mjs'), join(data, 'truth.jsonl'), file, '--json'];
    return JSON.parse(execFileSync(process.execPath, scorer, { encoding: 'utf8' })) as Score;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function showQuality(): void {
  const row = (name: string, ...cells: readonly (string | number)[]): void =>
    console.log(
      name.padEnd(28),
      ...cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(4) : cell).padStart(12)),
    );
  row(`${documents.length} documents`, 'gleaner', 'minhash .7');
  for (const name of ['precision', 'recall', 'f1', 'b3_f1'] as const) row(name, collected[name], minhash[name]);
  console.log('\nrecall by class of change');
  for (const [name, { recall, pairs }] of Object.entries(collected.recall_by_class))
    row(`  ${name} (${pairs})`, recall, minhash.recall_by_class[name]?.recall ?? 0);
  console.log('\ndocuments merged wrongly, by family');
  for (const [name, { merged, docs }] of Object.entries(collected.merged_docs_by_family))
    row(`  ${name} (${docs})`, String(merged), String(minhash.merged_docs_by_family[name]?.merged ?? 0));
  const { story } = collected;
  if (story !== undefined)
    console.log(`\nstory links (${story.pairs}): P ${story.precision.toFixed(4)} R ${story.recall.toFixed(4)}`);
}

/**
 * Reading the documents and their JSON is not counted, nor is the first round, in which the machine learns the code; what its
 * compiler and its garbage collector do besides is.
 */
function showCost(): void {
  const texts = documents.map(({ text }) => text);
  const speed = (work: (text: string) => unknown): number => {
    const bytes = meanBytes(documents) * documents.length;
    return bytes / 1e6 / medianSeconds(() => texts.forEach(work));
  };
  console.log(`\nmedians of ${rounds} rounds, in CPU time`);
  console.log(`sketch                ${speed((text) => sketch(text)).toFixed(0)} MB/CPU-s`);
  console.log(`content hash          ${speed(contentHash).toFixed(0)} MB/CPU-s`);
  showWholePath('cut to one mean', shortened(documents));
  showWholePath('of one length', uniform(documents));
  showWholePath('as they are', documents);
  showIndex();
}

function showWholePath(name: string, some: readonly CollectedDocument[]): void {
  const perSecond = some.length / medianSeconds(() => clustersOf(some));
  const size = `${some.length} documents of ${(meanBytes(some) / 1e3).toFixed(1)} kB`;
  console.log(`whole path            ${perSecond.toFixed(0)} documents/CPU-s: ${size}, ${name}`);
}

function showIndex(): void {
  const collection = new Collection();
  for (const document of shortened(documents)) collection.add(document);
  const each = (count: number): string => (collection.indexBytes / count).toFixed(0);
  console.log(
    `index                 ${each(documents.length)} B a document, ${each(collection.clusters)} B a text kept`,
  );
  const keys = Uint32Array.from({ length: INDEXED * INDEXED_KEYS }, () => Math.floor(Math.random() * 0x100000000));
  const keysOf = (at: number): Uint32Array => keys.subarray(at * INDEXED_KEYS, (at + 1) * INDEXED_KEYS);
  let index = new KeyIndex();
  const inserts = medianSeconds(() => {
    index = new KeyIndex();
    for (let at = 0; at < INDEXED; at += 1) for (const key of keysOf(at)) index.add(key, at);
  });
  // Every second one is there.
  const strangers = keys.map((key, at) => (Math.floor(at / INDEXED_KEYS) % 2 === 0 ? key : key ^ 0x5555));
  const looks = medianSeconds(() => {
    for (let at = 0; at < INDEXED; at += 1)
      index.look(strangers.subarray(at * INDEXED_KEYS, (at + 1) * INDEXED_KEYS), COMMON);
  });
  const thousands = (seconds: number): string => `${(INDEXED / seconds / 1e3).toFixed(0)},000`;
  console.log(
    `  of ${INDEXED_KEYS} keys          ${(index.bytes / INDEXED).toFixed(0)} B a document at ${INDEXED}, ${thousands(inserts)} inserts and ${thousands(looks)} queries/CPU-s`,
  );
}

function meanBytes(some: readonly CollectedDocument[]): number {
  return some.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / some.length;
}

/** The documents cut to one mean length, so that runs on other collections compare. */
function shortened(some: readonly CollectedDocument[]): CollectedDocument[] {
  let [low, high] = [0, 1_000_000];
  const meanAt = (most: number): number =>
    some.reduce((sum, { text }) => sum + Math.min(most, text.length), 0) / some.length;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (meanAt(middle) < MEAN_BYTES) low = middle;
    else high = middle;
  }
  return some.map((document) => ({ ...document, text: flat(document.text.slice(0, high)) }));
}

/** Those that are as long as the mean or longer, all cut to it. */
function uniform(some: readonly CollectedDocument[]): CollectedDocument[] {
  return shortened(some.filter(({ text }) => text.length >= MEAN_BYTES));
}

function medianSeconds(work: () => void): number {
  work();
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}

/** A slice is read through its whole, at half the speed; documents do not come like that. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}
