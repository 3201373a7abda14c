/**
 * What extraction finds and what it costs: accuracy by set and page type beside Readability and defuddle, pages/s and peak memory, one job each.
 *
 *   node --import tsx bench/extract.ts --data DIR [--set news|web|uk-dates] [--rounds 3] [--only gleaner]
 *   node --import tsx bench/extract.ts --hostile
 *
 * DIR holds the sets and lib.mjs, which judges. Each contender runs in a process of its own, the rounds interleaved.
 * Reading and decoding are in the time, start-up and the first, warming pass are not. Speed is told of the first set.
 * `--hostile` reads the pages made to harm a reader that the tests use, each in a process of its own, and needs no data.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { packageRoot } from '../config/package-root.ts';
import { CONTENDERS } from './contenders.ts';
import type { Measured } from './extract-contender.ts';
import type { HostileAnswer } from './hostile-page.ts';
import { HOSTILE } from '../tests/src/extract/hostile-markup.ts';

interface Counted {
  readonly n: number;
  readonly exact: number;
}

interface Scores {
  readonly pages: readonly unknown[];
  readonly title: Counted;
  readonly author: Counted & { readonly nNull: number; readonly invented: number };
  readonly date: Counted & { readonly nNull: number; readonly invented: number };
}

interface TextScores {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
  readonly accuracy: number;
  readonly wordF1: number;
}

interface TruePage {
  readonly type?: string;
  readonly text?: string | null;
}

type Truth = Readonly<Record<string, TruePage>>;

/** The part of the scorer's interface that is used. */
interface Scorer {
  loadTruth(file: string): Truth;
  loadPredictions(file: string): unknown;
  scoreAll(truth: Truth, predictions: unknown, keep?: (page: TruePage) => boolean): Scores;
  aggregate(pages: readonly unknown[]): TextScores;
}

interface Bench {
  readonly data: string;
  /** Where the contenders leave their answers. */
  readonly answers: string;
  readonly scorer: Scorer;
}

const SETS = ['news', 'web', 'uk-dates'];
/** As `workers/reader-process.ts` starts its readers. */
const READER_LIMITS = ['--max-old-space-size=384'];
/** What the others are measured against. */
const MEASURE = 'readability+linkedom';

const TEXT_TITLES = ['F1', 'P', 'R', 'identical', 'word F1'];
const FIELD_TITLES = ['title', 'author', 'invented', 'date', 'invented'];

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    set: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
    hostile: { type: 'boolean', default: false },
  },
});
const contenders = values.only ?? Object.keys(CONTENDERS);
if (values.hostile) await tellHostile();
else await tellSets();

async function tellSets(): Promise<void> {
  if (values.data === undefined) throw new Error('bench failed: no data; give --data DIR');
  const data = resolve(values.data);
  const sets = (values.set ?? SETS).filter((set) => existsSync(join(data, set, 'truth.json')));
  const [timed, ...others] = sets;
  if (timed === undefined) throw new Error(`bench failed: ${data} holds none of the sets ${SETS.join(', ')}`);
  const scorer = (await import(pathToFileURL(join(data, 'lib.mjs')).href)) as Scorer;
  const answers = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
  try {
    await measureAll({ data, answers, scorer }, timed, others);
  } finally {
    rmSync(answers, { recursive: true, force: true });
  }
}

async function measureAll(bench: Bench, first: string, others: readonly string[]): Promise<void> {
  const rounds = new Map(contenders.map((name) => [name, [] as Measured[]]));
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const [name, measured] of rounds) measured.push(await run(bench, name, first));
  tellAccuracy(bench, first);
  for (const set of others) {
    for (const name of contenders) await run(bench, name, set);
    tellAccuracy(bench, set);
  }
  tellSpeed(first, rounds);
}

async function run({ data, answers }: Bench, name: string, set: string): Promise<Measured> {
  const child = join(packageRoot(), 'bench/extract-contender.ts');
  // The peers are given all the memory that they want.
  const limits = name === 'gleaner' ? READER_LIMITS : [];
  const words = [...limits, '--import', 'tsx', child, name, join(data, set), answersOf(answers, name, set)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: packageRoot(), maxBuffer: 1e8 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured;
}

function answersOf(answers: string, name: string, set: string): string {
  return join(answers, `${set}-${name.replace(/\W+/g, '-')}.jsonl`);
}

function tellAccuracy({ data, answers, scorer }: Bench, set: string): void {
  const truth = scorer.loadTruth(join(data, set, 'truth.json'));
  const predictions = new Map(contenders.map((name) => [name, scorer.loadPredictions(answersOf(answers, name, set))]));
  const hasText = Object.values(truth).some(({ text }) => text !== undefined && text !== null && text !== '');
  const types = [...new Set(Object.values(truth).map(({ type }) => type))].filter((type) => type !== undefined).sort();
  console.log(`\n${set}: ${Object.keys(truth).length} pages`);
  row('', [...(hasText ? TEXT_TITLES : []), ...FIELD_TITLES]);
  for (const [name, predicted] of predictions) {
    const scores = scorer.scoreAll(truth, predicted);
    row(name, [...(hasText ? textCells(scorer.aggregate(scores.pages)) : []), ...fieldCells(scores)]);
  }
  if (!hasText || types.length < 2) return;
  console.log('  word F1 by type');
  row('', types);
  for (const [name, predicted] of predictions) {
    const ofType = (type: string | undefined) => scorer.scoreAll(truth, predicted, (page) => page.type === type).pages;
    row(
      name,
      types.map((type) => figure(scorer.aggregate(ofType(type)).wordF1)),
    );
  }
}

function textCells({ f1, precision, recall, accuracy, wordF1 }: TextScores): string[] {
  return [f1, precision, recall, accuracy, wordF1].map(figure);
}

function fieldCells({ title, author, date }: Scores): string[] {
  return [
    share(title.exact, title.n),
    share(author.exact, author.n),
    share(author.invented, author.nNull),
    share(date.exact, date.n),
    share(date.invented, date.nNull),
  ];
}

function tellSpeed(set: string, rounds: ReadonlyMap<string, readonly Measured[]>): void {
  const rates = (name: string): { readonly onClock: number; readonly onCpu: number } => {
    const measured = rounds.get(name) ?? [];
    const rate = (of: (one: Measured) => number): number => median(measured.map((one) => one.pages / of(one)));
    return { onClock: rate(({ seconds }) => seconds), onCpu: rate(({ cpuSeconds }) => cpuSeconds) };
  };
  const base = rounds.has(MEASURE) ? rates(MEASURE) : { onClock: NaN, onCpu: NaN };
  const times = (value: number, of: number): string => (Number.isNaN(of) ? '-' : `${(value / of).toFixed(2)}x`);
  console.log(`\nspeed on ${set}, text and metadata, one process, medians of ${values.rounds} rounds`);
  row('', ['pages/s', 'ratio', 'pages/CPU-s', 'ratio', 'start MB', 'peak MB']);
  for (const [name, measured] of rounds) {
    const { onClock, onCpu } = rates(name);
    row(name, [
      ...[onClock.toFixed(1), times(onClock, base.onClock), onCpu.toFixed(1), times(onCpu, base.onCpu)],
      median(measured.map(({ startMb }) => startMb)).toFixed(0),
      median(measured.map(({ peakMb }) => peakMb)).toFixed(0),
    ]);
  }
}

async function tellHostile(): Promise<void> {
  console.log('hostile pages, each in a process of its own');
  const child = join(packageRoot(), 'bench/hostile-page.ts');
  for (const name of Object.keys(HOSTILE)) {
    const words = [...READER_LIMITS, '--import', 'tsx', child, name];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: packageRoot() });
    const { answer, megabytes, seconds, cpuSeconds, peakMb } = JSON.parse(stdout) as HostileAnswer;
    const cost = `${megabytes.toFixed(1)} MB, ${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} CPU), peak ${peakMb.toFixed(0)} MB`;
    console.log(`  ${name.padEnd(48)} ${cost.padEnd(48)} ${answer}`);
  }
}

function row(name: string, cells: readonly (string | undefined)[]): void {
  console.log(`  ${name.padEnd(22)}`, ...cells.map((cell) => (cell ?? '').padStart(13)));
}

function figure(value: number): string {
  return Number.isNaN(value) ? '-' : value.toFixed(3);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : (part / whole).toFixed(3);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
