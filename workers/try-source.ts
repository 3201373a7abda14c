/** What a source would find, fetch and read, shown step by step; nothing is stored. The bench of whoever writes a source file. */
import { fallbackTargets } from '../src/discover/fallback-targets.ts';
import { inScope } from '../src/discover/in-scope.ts';
import { startTargets } from '../src/discover/start-targets.ts';
import type { Reading } from '../src/records/document.ts';
import { PipelineError } from '../src/records/errors.ts';
import type { ReadInput } from '../src/records/extraction.ts';
import type { FetchedPage, FetchOutcome } from '../src/records/fetch-outcome.ts';
import type { Source } from '../src/records/source.ts';
import type { FoundTarget, SeedReading } from '../src/records/target.ts';
import type { TryEnv, TryTools } from './try-tools.ts';
import { openTryTools } from './try-tools.ts';

/** What a page came to: an outcome of the web, `failed` when nothing came, `unread` when what came could not be read. */
export type TryAnswer = FetchOutcome['kind'] | 'failed' | 'unread';

export type TryLine =
  /** A seed page: what came back, and what it led to. */
  | {
      readonly kind: 'seed';
      readonly targetUri: string;
      readonly answer: TryAnswer;
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
      readonly answer: TryAnswer;
      readonly outcome: string;
      readonly reading: Reading | null;
    };

type DocumentLine = Extract<TryLine, { kind: 'document' }>;

interface TryOptions {
  /** Only this page, as a document of the source. */
  readonly url?: string;
  /** Documents to fetch and read. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** A source with a thousand seed pages is understood after these. */
const ENOUGH_SEED_PAGES = 12;
/** A hundred committees may have a dozen that did not meet, and a calendar a year of empty months: what has given too little is asked on. */
const MAX_SEED_PAGES = 60;
/** Longer chains are circles. */
const MAX_MOVES = 3;

/** @throws ConfigurationError without a contact address for real hosts */
export async function* trySource(
  source: Source,
  options: TryOptions & { readonly env: TryEnv },
): AsyncGenerator<TryLine> {
  const tools = openTryTools(options);
  try {
    tools.door.requireContact([source]);
    await tools.door.requireBrowser([source]);
    if (options.url === undefined) yield* tryWith(tools, source, options);
    else yield await tryDocument({ targetUri: options.url, role: 'document' }, source, tools);
  } finally {
    await tools.close();
  }
}

/** The same with tools that are open already and stay so. */
export async function* tryWith(tools: TryTools, source: Source, options: TryOptions): AsyncGenerator<TryLine> {
  const documents = new Map<string, FoundTarget>();
  for await (const { line, found } of trySeeds(source, tools, options)) {
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
    const line = await tryDocument(target, source, tools);
    yield line;
    if (line.answer === 'wait') return;
  }
}

async function* trySeeds(
  source: Source,
  tools: TryTools,
  { limit, signal }: TryOptions,
): AsyncGenerator<{ line: TryLine; found: FoundTarget[] }> {
  const seeds = [...startTargets(source, new Date())];
  const seen = new Set(seeds.map((seed) => seed.targetUri));
  const wanted = Math.max(source.minExpected, limit);
  let documents = 0;
  for (let page = 0; page < seeds.length && !signal.aborted; page += 1) {
    if (page >= (documents < wanted ? MAX_SEED_PAGES : ENOUGH_SEED_PAGES)) return;
    const seed = seeds[page];
    if (seed === undefined) return;
    const { reading, answer, outcome } = await readSeedPage(seed, source, tools);
    for (const next of reading.targets.filter((target) => target.role !== 'document' && !seen.has(target.targetUri))) {
      seen.add(next.targetUri);
      seeds.push(next);
    }
    const found = reading.targets.filter((target) => target.role !== 'seed');
    documents += found.length;
    const { targetUri } = seed;
    const { notes } = reading;
    yield { line: { kind: 'seed', targetUri, answer, outcome, found: reading.targets.length, notes }, found };
    // Who asks for patience is left in peace: a look at the source can wait.
    if (answer === 'wait') return;
  }
}

interface SeedAnswer {
  readonly reading: SeedReading;
  readonly answer: TryAnswer;
  readonly outcome: string;
}

/** A seed page that cannot be had leads to the same by another way, where there is one: as in a crawl. */
async function readSeedPage(seed: FoundTarget, source: Source, tools: TryTools): Promise<SeedAnswer> {
  const instead = (): SeedReading => ({
    targets: seed.step === undefined ? [] : fallbackTargets(seed.step, new Date(), seed.hint ?? {}),
    notes: [],
  });
  const asked = await askFor(seed, source, tools);
  if (!asked.ok) return { reading: instead(), answer: 'failed', outcome: asked.message };
  const { outcome } = asked;
  const text = outcomeText(outcome);
  if (outcome.kind === 'gone' || outcome.kind === 'blocked')
    return { reading: instead(), answer: outcome.kind, outcome: text };
  if (outcome.kind !== 'fetched' || seed.step === undefined)
    return { reading: { targets: [], notes: [] }, answer: outcome.kind, outcome: text };
  try {
    const reading = await tools.reader.readSeed(inputOf(outcome.page, seed, source), seed.step, new Date());
    return { reading, answer: 'fetched', outcome: text };
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return { reading: { targets: [], notes: [] }, answer: 'unread', outcome: error.message };
  }
}

async function tryDocument(target: FoundTarget, source: Source, tools: TryTools): Promise<DocumentLine> {
  const { targetUri } = target;
  const asked = await askFor(target, source, tools);
  if (!asked.ok) return { kind: 'document', targetUri, answer: 'failed', outcome: asked.message, reading: null };
  const { outcome } = asked;
  const came = { kind: 'document', targetUri, answer: outcome.kind, outcome: outcomeText(outcome) } as const;
  if (outcome.kind !== 'fetched') return { ...came, reading: null };
  try {
    return { ...came, reading: await tools.reader.readDocument(inputOf(outcome.page, target, source)) };
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    return { ...came, answer: 'unread', outcome: error.message, reading: null };
  }
}

type Asked = { readonly ok: true; readonly outcome: FetchOutcome } | { readonly ok: false; readonly message: string };

/** What has moved to another host is asked for there, as long as that is in scope. */
async function askFor(target: FoundTarget, source: Source, { ask }: TryTools): Promise<Asked> {
  try {
    let outcome = await ask(target, source);
    for (let moves = 0; outcome.kind === 'moved' && moves < MAX_MOVES; moves += 1) {
      const next = { ...target, targetUri: outcome.to };
      if (!inScope(next, source, new Date()).ok) break;
      outcome = await ask(next, source);
    }
    return { ok: true, outcome };
  } catch (error) {
    if (error instanceof PipelineError) return { ok: false, message: error.message };
    throw error;
  }
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
