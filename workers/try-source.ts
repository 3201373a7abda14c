/** What a source would find, fetch and read, shown step by step; nothing is stored. The bench of whoever writes a source file. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Env } from '../config/env.ts';
import { etiquette } from '../config/etiquette.ts';
import { inScope } from '../src/discover/in-scope.ts';
import { startTargets } from '../src/discover/start-targets.ts';
import { nextDelayMs } from '../src/fetch/host-delay.ts';
import type { Reading } from '../src/records/document.ts';
import { PipelineError } from '../src/records/errors.ts';
import type { ReadInput } from '../src/records/extraction.ts';
import type { FetchedPage, FetchOutcome } from '../src/records/fetch-outcome.ts';
import type { Source } from '../src/records/source.ts';
import type { FoundTarget, SeedReading } from '../src/records/target.ts';
import { hostOf } from '../src/records/target-uri.ts';
import type { Door } from './door.ts';
import { openDoor } from './door.ts';
import type { ReaderPool } from './reader-pool.ts';
import { createReaderPool } from './reader-pool.ts';

export type TryLine =
  /** A seed page: what came back, and what it led to. */
  | {
      readonly kind: 'seed';
      readonly targetUri: string;
      readonly outcome: string;
      readonly found: number;
      readonly notes: readonly string[];
    }
  /** A document that was found, and whether it would be fetched. */
  | {
      readonly kind: 'found';
      readonly targetUri: string;
      readonly title: string | null;
      readonly refused: string | null;
    }
  /** A document that was fetched and read. */
  | {
      readonly kind: 'document';
      readonly targetUri: string;
      readonly outcome: string;
      readonly reading: Reading | null;
    };

export interface TryOptions {
  /** Only this page, as a document of the source. */
  readonly url?: string;
  /** Documents to fetch and read. */
  readonly limit: number;
  readonly env: Pick<Env, 'contact' | 'connectTo'>;
  readonly signal: AbortSignal;
}

/** A source with a thousand seed pages is understood after these. */
const MAX_SEED_PAGES = 12;

/** @throws ConfigurationError without a contact address for real hosts */
export async function* trySource(source: Source, options: TryOptions): AsyncGenerator<TryLine> {
  const door = openDoor(null, options.env);
  const reader = createReaderPool({ size: 1 });
  const bench = { source, door, reader, ask: politely(source, door, options.signal) };
  try {
    door.requireContact([source]);
    if (options.url !== undefined) {
      yield await tryDocument({ targetUri: options.url, role: 'document' }, bench);
      return;
    }
    const documents = new Map<string, FoundTarget>();
    for await (const { line, found } of trySeeds(bench)) {
      yield line;
      for (const target of found) documents.set(target.targetUri, documents.get(target.targetUri) ?? target);
    }
    const wanted: FoundTarget[] = [];
    for (const target of documents.values()) {
      const scope = inScope(target, source, new Date());
      yield {
        kind: 'found',
        targetUri: target.targetUri,
        title: target.hint?.title ?? null,
        refused: scope.ok ? null : scope.reason,
      };
      if (scope.ok) wanted.push(target);
    }
    for (const target of wanted.slice(0, options.limit)) {
      if (options.signal.aborted) return;
      yield await tryDocument(target, bench);
    }
  } finally {
    await reader.close();
    await door.close();
  }
}

interface Bench {
  readonly source: Source;
  readonly door: Door;
  readonly reader: ReaderPool;
  readonly ask: (target: FoundTarget) => Promise<FetchOutcome>;
}

async function* trySeeds(bench: Bench): AsyncGenerator<{ line: TryLine; found: FoundTarget[] }> {
  const { source } = bench;
  const seeds = [...startTargets(source, new Date())];
  const seen = new Set(seeds.map((seed) => seed.targetUri));
  for (let page = 0; page < Math.min(seeds.length, MAX_SEED_PAGES); page += 1) {
    const seed = seeds[page];
    if (seed === undefined) return;
    const { reading, outcome } = await readSeedPage(seed, bench);
    for (const next of reading.targets.filter((target) => target.role !== 'document' && !seen.has(target.targetUri))) {
      seen.add(next.targetUri);
      seeds.push(next);
    }
    yield {
      line: { kind: 'seed', targetUri: seed.targetUri, outcome, found: reading.targets.length, notes: reading.notes },
      found: reading.targets.filter((target) => target.role !== 'seed'),
    };
  }
}

async function readSeedPage(
  seed: FoundTarget,
  { source, reader, ask }: Bench,
): Promise<{ reading: SeedReading; outcome: string }> {
  const nothing: SeedReading = { targets: [], notes: [] };
  try {
    const outcome = await ask(seed);
    if (outcome.kind !== 'fetched' || seed.step === undefined)
      return { reading: nothing, outcome: outcomeText(outcome) };
    const reading = await reader.readSeed(inputOf(outcome.page, seed, source), seed.step, new Date());
    return { reading, outcome: outcomeText(outcome) };
  } catch (error) {
    if (error instanceof PipelineError) return { reading: nothing, outcome: error.message };
    throw error;
  }
}

async function tryDocument(target: FoundTarget, { source, reader, ask }: Bench): Promise<TryLine> {
  const { targetUri } = target;
  try {
    const outcome = await ask(target);
    const reading =
      outcome.kind === 'fetched' ? await reader.readDocument(inputOf(outcome.page, target, source)) : null;
    return { kind: 'document', targetUri, outcome: outcomeText(outcome), reading };
  } catch (error) {
    if (error instanceof PipelineError) return { kind: 'document', targetUri, outcome: error.message, reading: null };
    throw error;
  }
}

/** Asks as slowly as a crawl would. */
function politely(source: Source, door: Door, signal: AbortSignal): Bench['ask'] {
  const nextSlot = new Map<string, number>();
  return async (target) => {
    const host = hostOf(target.targetUri);
    const waitMs = (nextSlot.get(host) ?? 0) - Date.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => {});
    try {
      return await door.fetchPage({ targetUri: target.targetUri, expect: target.hint?.expect });
    } finally {
      const sourceMs = source.fetch.minDelayMs ?? null;
      const crawlDelayMs = door.crawlDelayMs(target.targetUri);
      nextSlot.set(host, Date.now() + nextDelayMs({ sourceMs, crawlDelayMs, refusals: 0, etiquette }));
    }
  };
}

function inputOf(page: FetchedPage, target: FoundTarget, source: Source): ReadInput {
  return {
    bytes: page.body,
    mediaType: page.mediaType,
    charset: page.charset,
    uri: page.finalUri,
    source,
    hint: target.hint ?? {},
    capturedAt: page.fetchedAt.toISOString(),
  };
}

function outcomeText(outcome: FetchOutcome): string {
  switch (outcome.kind) {
    case 'fetched':
      return `${outcome.page.status} ${outcome.page.mediaType}, ${outcome.page.body.byteLength} bytes in ${Math.round(outcome.page.elapsedMs)} ms`;
    case 'not-modified':
      return 'not modified';
    case 'moved':
      return `moved to ${outcome.to}`;
    case 'gone':
      return `gone (${outcome.status})`;
    case 'blocked':
      return `blocked by ${outcome.by}: ${outcome.detail}`;
    case 'wait':
      return `asked to wait: ${outcome.detail}`;
    case 'wrong-kind':
      return `wrong kind: ${outcome.expected} promised, ${outcome.found} came`;
  }
}
