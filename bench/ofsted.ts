/**
 * What is read from Ofsted's reports and letters, and what it costs: the scorer's tables, what is left in the texts, speed beside the bare library, memory.
 *
 *   node --import tsx bench/ofsted.ts --data DIR [--rounds 5] [--errors]
 *
 * DIR holds gold.csv, score.mjs, which judges, and pdf/. "With hints" adds what the provider's page says: URN and date.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findLocalAuthority } from '../config/local-authorities.ts';
import { readDocument } from '../src/pipeline/read-document.ts';
import type { Inspection, Reading } from '../src/records/document.ts';
import type { TargetHint } from '../src/records/target.ts';
import { textFaults } from './ofsted-text.ts';
import { bareText } from './pdf-library.ts';

type Row = Readonly<Record<string, string>>;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    errors: { type: 'boolean', default: false },
  },
});
if (values.data === undefined) throw new Error('bench failed: no data; give --data DIR');
const data = values.data;
const rows = readGold();
const files = new Map(rows.map((row) => [row['id'] ?? '', readFileSync(join(data, 'pdf', `${row['id']}.pdf`))]));

/** Pages of each file, as the library counts them. */
const barePages = new Map<string, number>();
const readings = await readAll(() => ({}));
const peak = process.resourceUsage().maxRSS / 1024;
showScores('without hints', readings);
showScores('with hints', await readAll(hintOf));
await showTexts();
await showCost();

async function readAll(hint: (row: Row) => TargetHint): Promise<Map<string, Reading>> {
  const read = new Map<string, Reading>();
  for (const row of rows) read.set(row['id'] ?? '', await readOne(row['id'] ?? '', hint(row)));
  return read;
}

async function readOne(id: string, hint: TargetHint): Promise<Reading> {
  const bytes = new Uint8Array(files.get(id) ?? []);
  const about = { charset: null, uri: null, source: null, capturedAt: '2100-01-01T00:00:00Z' };
  return readDocument({ ...about, bytes, mediaType: 'application/pdf', hint }, findLocalAuthority);
}

function hintOf(row: Row): TargetHint {
  const { urn = '', published_site: published = '' } = row;
  return { type: 'InspectionReport', expect: 'pdf', published, inspection: { urn } };
}

function showScores(how: string, read: ReadonlyMap<string, Reading>): void {
  const folder = mkdtempSync(join(tmpdir(), 'gleaner-bench-'));
  try {
    const file = join(folder, 'predictions.jsonl');
    const lines = [...read].map(([id, reading]) =>
      JSON.stringify({ id, ...prediction(reading, how === 'with hints') }),
    );
    writeFileSync(file, `${lines.join('\n')}\n`);
    const score = (...more: string[]) =>
      execFileSync(process.execPath, [join(data, 'score.mjs'), '--pred', file, ...more], { encoding: 'utf8' });
    console.log(`\n== ${how}\n${score(...(values.errors ? ['--errors'] : []))}`);
    for (const kind of new Set(rows.map((row) => row['document_type'] ?? ''))) {
      const last = score('--type', kind).trim().split('\n').at(-1);
      console.log(`${kind.padEnd(22)}${last}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Our record in the scorer's columns. */
function prediction(reading: Reading, isHinted: boolean): Readonly<Record<string, string | null>> {
  if (reading.kind === 'not-a-document') return { document_type: 'not_a_report' };
  if (reading.draft.type !== 'InspectionReport') return { document_type: reading.draft.type };
  const { inspection } = reading.draft;
  const grade = (area: string): string | null =>
    inspection.judgements.find((judgement: Inspection['judgements'][number]) => judgement.area === area)?.grade ?? null;
  return {
    document_type: inspection.kind,
    local_authority: inspection.provider,
    inspection_start: inspection.start,
    inspection_end: inspection.end,
    published: inspection.published,
    lead_inspector: inspection.leadInspector,
    overall: grade('overall'),
    leaders: grade('leaders'),
    help_protection: grade('helpProtection'),
    in_care: grade('inCare'),
    care_leavers: grade('careLeavers'),
    adoption: grade('adoption'),
    ...(isHinted ? { urn: inspection.urn, published_site: inspection.publishedSite } : {}),
  };
}

async function showTexts(): Promise<void> {
  const sums = { documents: 0, pages: 0, furniture: 0, mended: 0, broken: 0 };
  for (const [id, reading] of readings) {
    if (reading.kind !== 'record') continue;
    const { text, pages = [] } = reading.draft;
    const bare = await bareText(files.get(id) ?? Buffer.alloc(0));
    const { furniture, mended, broken } = textFaults(text, pages, bare);
    barePages.set(id, bare.length);
    for (const line of [...furniture, ...broken]) console.log(`  ${id}: ${line.slice(0, 120)}`);
    sums.documents += 1;
    sums.pages += bare.length;
    sums.furniture += furniture.length > 0 ? 1 : 0;
    sums.mended += mended;
    sums.broken += broken.length;
  }
  console.log(
    `\n== texts\n${sums.documents} documents, ${sums.pages} pages; with furniture in the body: ${sums.furniture};` +
      ` sentences mended over pages: ${sums.mended}, left broken: ${sums.broken}`,
  );
}

/** Both read the same files, file by file and in turn first, so that a busy machine slows both. */
async function showCost(): Promise<void> {
  const totals: { records: number; bare: number }[] = [];
  let pages = 0;
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const total = { records: 0, bare: 0 };
    pages = 0;
    for (const [id, bytes] of files) {
      const records = async (): Promise<void> => void (total.records += await cpuSeconds(() => readOne(id, {})));
      const bare = async (): Promise<void> => void (total.bare += await cpuSeconds(() => bareText(bytes)));
      for (const work of round % 2 === 0 ? [records, bare] : [bare, records]) await work();
      pages += barePages.get(id) ?? 0;
    }
    totals.push(total);
  }
  const [own = 1, library = 1] = [median(totals.map(({ records }) => records)), median(totals.map(({ bare }) => bare))];
  const ratios = totals.map(({ records, bare }) => bare / records);
  console.log(`\n== cost (${pages} pages, median of ${totals.length} rounds)`);
  console.log(`records      ${(pages / own).toFixed(1)} pages per CPU-second`);
  console.log(`bare library ${(pages / library).toFixed(1)} pages per CPU-second`);
  console.log(
    `records at ${median(ratios)?.toFixed(2)}x of the bare library (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`,
  );
  console.log(`peak memory of a process that read all of them once: ${peak.toFixed(0)} MB`);
}

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function median(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function readGold(): Row[] {
  const [head = '', ...lines] = readFileSync(join(data, 'gold.csv'), 'utf8').trim().split(/\r?\n/);
  const names = cellsOf(head);
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [names[at] ?? '', cell])));
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((cell) =>
    (cell[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'),
  );
}
