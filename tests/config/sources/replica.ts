/** Serves a replica of a source's pages on loopback and takes the source through the real way: seeds, found, fetched, read. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { packageRoot } from '../../../config/package-root.ts';
import { meetingWindow } from '../../../src/discover/meeting-date.ts';
import type { DraftRecord } from '../../../src/records/document.ts';
import type { Source } from '../../../src/records/source.ts';
import type { TryLine } from '../../../workers/try-source.ts';
import { trySource } from '../../../workers/try-source.ts';
import type { TryEnv } from '../../../workers/try-tools.ts';

/** What stands at an address: a fixture's name, or bytes. */
export type ReplicaPages = Readonly<Record<string, string | Uint8Array>>;

export interface Tried {
  readonly seeds: readonly Extract<TryLine, { kind: 'seed' }>[];
  /** In scope, in the order in which they were found. */
  readonly found: readonly string[];
  /** Found and left out, with the reason. */
  readonly refused: Readonly<Record<string, string>>;
  readonly documents: readonly Extract<TryLine, { kind: 'document' }>[];
  /** The record read from an address. */
  record(uri: string): DraftRecord;
}

/** One day for a whole test, even at midnight. */
const TODAY = Date.now();

const TYPES: Readonly<Record<string, string>> = {
  xml: 'application/xml; charset=UTF-8',
  html: 'text/html; charset=UTF-8',
};

/**
 * Tries a source whose every host is answered by its replica. An address that is no page of it is 404, or gives the fixture
 * `otherwise`; its robots.txt allows all.
 */
export async function tryReplica(
  source: Source,
  pages: ReplicaPages,
  { otherwise }: { readonly otherwise?: string } = {},
): Promise<Tried> {
  const site = new URL(source.publisher.url).origin;
  const server = createServer((request, response) => {
    const isRobots = request.url === '/robots.txt';
    const page =
      pages[`https://${request.headers.host ?? ''}${request.url ?? ''}`] ?? (isRobots ? undefined : otherwise);
    if (page === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    else if (typeof page !== 'string') response.writeHead(200, { 'content-type': 'application/pdf' }).end(page);
    else
      response.writeHead(200, { 'content-type': TYPES[page.split('.').at(-1) ?? ''] }).end(fixture(source, page, site));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const lines: TryLine[] = [];
  try {
    // Loopback: nobody is disturbed.
    const hurried = { ...source, fetch: { ...source.fetch, minDelayMs: 0 } };
    const env: TryEnv = { contact: null, connectTo: `* -> 127.0.0.1:${port}` };
    const { signal } = new AbortController();
    for await (const line of trySource(hurried, { limit: 50, env, signal })) lines.push(line);
  } finally {
    await new Promise((resolve) => server.close(resolve).closeAllConnections());
  }
  return triedOf(lines);
}

/** Where the web service is asked for a committee's meetings today. */
export function meetingsOf(source: Source, committeeId: string): string {
  const seed = source.seeds.find(({ type }) => type === 'moderngov');
  if (seed?.type !== 'moderngov') throw new Error(`${source.id} is no ModernGov source`);
  const { from, to } = meetingWindow(seed, new Date());
  const query = `lCommitteeId=${committeeId}&sFromDate=${ukDate(from)}&sToDate=${ukDate(to)}`;
  return `${seed.url}mgWebService.asmx/GetMeetings?${query}`;
}

const ukDate = (iso: string): string => iso.split('-').reverse().join('/');

/** The day so many days from today, as ModernGov writes it. */
export function ukDay(days: number): string {
  return ukDate(isoDay(days));
}

/** The same in ISO 8601. */
export function isoDay(days: number): string {
  return new Date(TODAY + days * 24 * 3_600_000).toISOString().slice(0, 10);
}

function fixture(source: Source, name: string, site: string): string {
  return readFileSync(join(packageRoot(), 'tests/fixtures/sources', source.id, name), 'utf8')
    .replaceAll('[[site]]', site)
    .replaceAll('[[plain]]', site.replace('https:', 'http:'))
    .replace(/\[\[day (-?\d+)\]\]/g, (_, days: string) => ukDay(Number(days)))
    .replace(/\[\[(\w+)\]\]/g, (_, label: string) => site.replace(/\/\/[^.]+/, `//${label}`));
}

function triedOf(lines: readonly TryLine[]): Tried {
  const found = lines.filter((line) => line.kind === 'found');
  const documents = lines.filter((line) => line.kind === 'document');
  return {
    seeds: lines.filter((line) => line.kind === 'seed'),
    found: found.filter(({ refused }) => refused === null).map(({ targetUri }) => targetUri),
    refused: Object.fromEntries(
      found.flatMap(({ targetUri, refused }) => (refused === null ? [] : [[targetUri, refused]])),
    ),
    documents,
    record(uri) {
      const line = documents.find(({ targetUri }) => targetUri === uri);
      if (line?.reading?.kind === 'record') return line.reading.draft;
      throw new Error(`no record from ${uri}: ${JSON.stringify(line ?? found)}`);
    },
  };
}

/** The text begins and ends as it should, and nothing of the page's surroundings is in it. */
export function expectText(
  text: string,
  { first, last, never }: { first: string; last: string; never: readonly string[] },
): void {
  expect(text.slice(0, first.length)).toBe(first);
  expect(text.slice(-last.length)).toBe(last);
  for (const words of never) expect(text).not.toContain(words);
}
