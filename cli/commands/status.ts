/** `gleaner status`: what ran, where each host stands, what waits. */
import { countDocuments } from '../../src/store/documents.ts';
import { countOpenFailures } from '../../src/store/failures.ts';
import { hostOverview } from '../../src/store/hosts.ts';
import type { ReadingQuality } from '../../src/store/reading-quality.ts';
import { readingQuality } from '../../src/store/reading-quality.ts';
import { lastRuns, runSummary } from '../../src/store/runs.ts';
import { workersSeen } from '../../src/store/workers.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { drawTable } from '../table.ts';
import { jsonLine } from '../terminal-text.ts';

type Status = Awaited<ReturnType<typeof readStatus>>;

export async function run(_options: unknown, io: CommandIo, desk: Desk): Promise<number> {
  const status = await readStatus(desk);
  if (io.json) tellJson(status, io);
  else await tellTables(status, io);
  return EXIT.done;
}

async function readStatus(desk: Desk) {
  const { db, dataDir, filesDir } = await desk.store();
  const runs = new Map((await lastRuns(db)).map((one) => [one.sourceId, one]));
  const quality = new Map((await readingQuality(db)).map(({ sourceId, ...counts }) => [sourceId, counts]));
  const configured = (await desk.sources()).map(({ id, enabled, schedule }) => ({
    id,
    enabled,
    schedule: schedule ?? null,
  }));
  const gone = [...runs.keys()].filter((id) => !configured.some((source) => source.id === id));
  const sources = [];
  for (const source of [...configured, ...gone.map((id) => ({ id, enabled: false, schedule: null }))]) {
    const last = runs.get(source.id);
    const lastRun = last === undefined ? null : { ...last, summary: last.summary ?? (await runSummary(db, last.id)) };
    sources.push({ ...source, lastRun, quality: quality.get(source.id) ?? null });
  }
  const workers = await workersSeen(db);
  return {
    store: {
      ...{ engine: desk.env.engine.kind, dataDir, filesDir },
      ...{ documents: await countDocuments(db), openFailures: await countOpenFailures(db) },
    },
    workers,
    sources,
    hosts: await hostOverview(db),
    queues: await queueCounts(desk),
  };
}

/** An embedded queue is empty unless a crawl is under way here: opening it only to look would wipe it. */
async function queueCounts(desk: Desk): Promise<Record<string, Record<string, number>> | null> {
  if (desk.env.engine.kind === 'embedded' && desk.runningEngine() === null) return null;
  const { queues } = await desk.queueSide();
  return queues.counts();
}

function tellJson({ store, workers, sources, hosts, queues }: Status, io: CommandIo): void {
  io.out(jsonLine({ kind: 'store', ...store }));
  for (const { kind, ...worker } of workers) io.out(jsonLine({ kind: 'worker', role: kind, ...worker }));
  for (const source of sources) io.out(jsonLine({ kind: 'source', ...source }));
  for (const host of hosts) io.out(jsonLine({ kind: 'host', ...host }));
  for (const [name, counts] of Object.entries(queues ?? {})) io.out(jsonLine({ kind: 'queue', name, ...counts }));
}

async function tellTables({ store, workers, sources, hosts, queues }: Status, io: CommandIo): Promise<void> {
  const where = store.engine === 'embedded' ? store.dataDir : 'the shared store';
  io.out(`${store.documents} documents, ${store.openFailures} open failures in ${where}`);
  if (workers.length > 0) {
    const lines = workers.map(({ kind, host, pid, queues: taken, seenAt }) => [
      kind,
      host,
      pid,
      taken.join(', '),
      `${Math.max(0, Math.round((Date.now() - seenAt.getTime()) / 1000))} s ago`,
    ]);
    io.out(`\n${await drawTable(io, workerColumns, lines)}`);
  }
  const rows = sources.map(({ id, enabled, lastRun, quality }) => {
    const state = lastRun?.state ?? (enabled ? 'not run yet' : 'disabled');
    const { found, fetched, documents, failed, waiting } = lastRun?.summary ?? {};
    return [
      id,
      state,
      lastRun === null ? null : second(lastRun.finishedAt ?? lastRun.startedAt),
      found,
      fetched,
      documents,
      failed,
      waiting,
      quality === null ? null : poorShare(quality),
    ];
  });
  io.out(`\n${await drawTable(io, sourceColumns, rows)}`);
  if (hosts.length > 0) {
    const lines = hosts.map((host) => {
      const { paceKey, busy, due, nextSlotAt, delayMs, refusals } = host;
      const slot = nextSlotAt.getTime() <= Date.now() ? 'now' : second(nextSlotAt);
      return [
        paceKey,
        busy ? 'at work' : 'idle',
        due,
        slot,
        delayMs === null ? null : `${(delayMs / 1000).toFixed(1)} s`,
        refusals,
      ];
    });
    io.out(`\n${await drawTable(io, hostColumns, lines)}`);
  }
  if (queues === null) return;
  const states = ['waiting', 'active', 'delayed', 'failed'] as const;
  const columns = [{ title: 'queue' }, ...states.map((title) => ({ title, align: 'right' }) as const)];
  io.out(
    `\n${await drawTable(
      io,
      columns,
      Object.entries(queues).map(([name, counts]) => [name, ...states.map((state) => counts[state] ?? 0)]),
    )}`,
  );
}

/** Pages that were hardly documents, in the last run and in those before: "4 of 20, before 1 of 90". */
function poorShare({ judged, low, judgedBefore, lowBefore }: Omit<ReadingQuality, 'sourceId'>): string {
  const before = judgedBefore === 0 ? '' : `, before ${lowBefore} of ${judgedBefore}`;
  return `${low} of ${judged}${before}`;
}

const number = (title: string) => ({ title, align: 'right' }) as const;

const sourceColumns = [
  { title: 'source', shrinks: true },
  { title: 'last run' },
  { title: 'at (UTC)' },
  ...['found', 'fetched', 'documents', 'failed', 'waiting'].map(number),
  { title: 'poor pages' },
];

const workerColumns = [
  { title: 'process' },
  { title: 'machine', shrinks: true },
  number('pid'),
  { title: 'queues' },
  { title: 'seen' },
];

const hostColumns = [
  { title: 'host', shrinks: true },
  { title: 'state' },
  number('due'),
  { title: 'next slot' },
  number('delay'),
  number('refusals'),
];

const second = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');
