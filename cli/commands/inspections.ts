/** `gleaner inspections`: what was judged of each authority's services for children, inspection by inspection. */
import { findLocalAuthority } from '../../config/local-authorities.ts';
import type { Inspection } from '../../src/records/document.ts';
import { JUDGEMENT_AREAS } from '../../src/records/document.ts';
import type { KeptInspection } from '../../src/store/inspections.ts';
import { keptInspections } from '../../src/store/inspections.ts';
import type { CommandIo } from '../command-io.ts';
import { csvRow } from '../csv.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { drawTable } from '../table.ts';
import { jsonLine } from '../terminal-text.ts';

interface InspectionsOptions {
  readonly provider?: string;
  readonly kind?: Inspection['kind'];
  readonly since?: string;
  readonly csv?: boolean;
}

type Row = ReturnType<typeof rowOf>;

/** As the yearly tables of the field shorten the grades. */
const SHORT_GRADES: Readonly<Record<string, string>> = {
  outstanding: 'O',
  good: 'G',
  'requires improvement': 'RI',
  inadequate: 'I',
};
const LEGEND = 'O outstanding, G good, RI requires improvement, I inadequate; a blank was not judged';

export async function run(options: InspectionsOptions, io: CommandIo, desk: Desk): Promise<number> {
  const { db } = await desk.store();
  const { provider, kind, since } = options;
  const known = provider === undefined ? undefined : (findLocalAuthority(provider)?.name ?? provider.trim());
  const rows = (await keptInspections(db, { provider: known, kind, since })).map(rowOf);
  if (options.csv === true) tellCsv(rows, io);
  else if (io.json) await tellJson(rows, io);
  else await tellTable(rows, io);
  return EXIT.done;
}

/** One inspection as data: names as in the record, the judgements by area. */
function rowOf({ id, number, url, inspection }: KeptInspection) {
  const { provider, urn, kind, start, end, published, publishedSite, leadInspector } = inspection;
  const { gssCode = null, region = null } = inspection;
  const grade = (area: string): string | null => inspection.judgements.find((one) => one.area === area)?.grade ?? null;
  const grades = Object.fromEntries(JUDGEMENT_AREAS.map((area) => [area, grade(area)]));
  return {
    ...{ provider, gssCode, region, urn, kind, start, end, published, publishedSite },
    ...(grades as Record<(typeof JUDGEMENT_AREAS)[number], string | null>),
    ...{ leadInspector, id, number, url },
  };
}

async function tellJson(rows: readonly Row[], io: CommandIo): Promise<void> {
  for (const row of rows) {
    io.out(jsonLine(row));
    await io.drained();
  }
}

const CSV_COLUMNS = [
  ...(['provider', 'gssCode', 'region', 'urn', 'kind', 'start', 'end', 'published', 'publishedSite'] as const),
  ...JUDGEMENT_AREAS,
  ...(['leadInspector', 'id', 'number', 'url'] as const),
];

function tellCsv(rows: readonly Row[], io: CommandIo): void {
  const lines = [csvRow(CSV_COLUMNS), ...rows.map((row) => csvRow(CSV_COLUMNS.map((column) => row[column])))];
  io.write(lines.join(''));
}

async function tellTable(rows: readonly Row[], io: CommandIo): Promise<void> {
  if (rows.length === 0) {
    io.out('The store has no such inspection reports yet.');
    return;
  }
  const short = (grade: string | null): string | null => (grade === null ? null : (SHORT_GRADES[grade] ?? grade));
  const lines = rows.map((row) => [
    row.provider,
    row.kind.replaceAll('_', ' '),
    row.start,
    row.end,
    row.published ?? row.publishedSite,
    ...JUDGEMENT_AREAS.map((area) => short(row[area])),
    row.leadInspector,
    row.number,
  ]);
  io.out(await drawTable(io, columns, lines));
  io.out(LEGEND);
}

const columns = [
  { title: 'authority', shrinks: true },
  { title: 'kind' },
  { title: 'from' },
  { title: 'to' },
  { title: 'published' },
  { title: 'all' },
  { title: 'lead' },
  { title: 'help' },
  { title: 'care' },
  { title: 'left' },
  { title: 'adopt' },
  { title: 'inspector' },
  { title: 'no.', align: 'right' },
] as const;
