/** Whether sources answer, yield and read well today: each is tried once, and a verdict is given. Nothing is stored. */
import type { DraftRecord } from '../src/records/document.ts';
import type { Source } from '../src/records/source.ts';
import { canonicalUri, targetKey } from '../src/records/target-uri.ts';
import type { TryLine } from './try-source.ts';
import { tryWith } from './try-source.ts';
import type { TryEnv, TryTools } from './try-tools.ts';
import { openTryTools } from './try-tools.ts';

type CheckState =
  | 'ok'
  /** A wall, a login or robots.txt stands before it. */
  | 'blocked'
  /** No page of its seeds answers. */
  | 'silent'
  /** Its seeds answer and lead to fewer documents than it should have. */
  | 'low yield'
  /** What it leads to is not read as documents with headline, date and text. */
  | 'unreadable';

export interface SourceCheck {
  readonly sourceId: string;
  readonly state: CheckState;
  /** Seed pages, with those that they lead to. */
  readonly seeds: { readonly asked: number; readonly answered: number };
  /** In scope, against the source's minExpected. */
  readonly documents: { readonly found: number; readonly expected: number };
  readonly read: { readonly tried: number; readonly well: number };
  /** Of the documents tried: how many came without. */
  readonly missing: { readonly headline: number; readonly date: number; readonly text: number };
  /** Some server answered, be it with a refusal. */
  readonly wasReached: boolean;
  /** What is wrong, or weak though all is well; null when there is nothing to say. */
  readonly reason: string | null;
  readonly next: string | null;
}

interface CheckOptions {
  /** Documents of each source to fetch and read. */
  readonly limit: number;
  readonly env: TryEnv;
  readonly signal: AbortSignal;
  /** One more page was asked for; `sourceId` is whose. */
  readonly onPage?: (sourceId: string) => void;
}

type SeedLine = Extract<TryLine, { kind: 'seed' }>;
type DocumentLine = Extract<TryLine, { kind: 'document' }>;

/** Sources at the same time; each host still gets one request at a time. */
const AT_ONCE = 4;
/** Shorter texts are stubs: a teaser before a wall, an empty shell. */
const MIN_TEXT_CHARS = 100;

/**
 * Tries the sources, several at once, and gives each its verdict as soon as it is known.
 * @throws ConfigurationError before any request: no contact address for real hosts, no browser for pages that need one
 */
export async function* checkSources(sources: readonly Source[], options: CheckOptions): AsyncGenerator<SourceCheck> {
  const tools = openTryTools(options);
  try {
    tools.door.requireContact(sources);
    await tools.door.requireBrowser(sources);
    const waiting = [...sources];
    const running = new Map<string, Promise<SourceCheck>>();
    while (!options.signal.aborted) {
      for (const source of waiting.splice(0, AT_ONCE - running.size))
        running.set(source.id, handled(checkSource(source, tools, options)));
      if (running.size === 0) return;
      const check = await Promise.race(running.values());
      running.delete(check.sourceId);
      if (!options.signal.aborted) yield check;
    }
    await Promise.allSettled(running.values());
  } finally {
    await tools.close();
  }
}

/** The first fault ends it all and is told; those of the others, on their way out, are not unhandled. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

async function checkSource(source: Source, tools: TryTools, options: CheckOptions): Promise<SourceCheck> {
  const lines: TryLine[] = [];
  for await (const line of tryWith(tools, source, options)) {
    lines.push(line);
    if (line.kind !== 'found') options.onPage?.(source.id);
  }
  return verdict(source, lines);
}

/** What the lines of a try come to. */
export function verdict(source: Source, lines: readonly TryLine[]): SourceCheck {
  const seeds = lines.filter((line): line is SeedLine => line.kind === 'seed');
  const documents = lines.filter((line): line is DocumentLine => line.kind === 'document' && !isNone(line));
  const faults = documents.map((line) => faultsOf(line));
  const count = (fault: Fault): number => faults.filter((found) => found.includes(fault)).length;
  const facts = {
    sourceId: source.id,
    seeds: { asked: seeds.length, answered: seeds.filter(({ answer }) => hasAnswered(answer)).length },
    documents: {
      found: countOf(lines),
      expected: source.minExpected,
    },
    read: { tried: documents.length, well: faults.filter((found) => found.length === 0).length },
    missing: { headline: count('headline'), date: count('date'), text: count('text') },
    wasReached: [...seeds, ...documents].some(({ answer }) => answer !== 'failed' && answer !== 'wait'),
  };
  return { ...facts, ...judge(facts, lines, source) };
}

/** As a crawl counts: the same page at two addresses, one of them with a campaign's mark, is one document. */
function countOf(lines: readonly TryLine[]): number {
  const wanted = lines.filter((line) => line.kind === 'found' && line.refused === null);
  return new Set(wanted.map(({ targetUri }) => targetKey(canonicalUri(targetUri) ?? targetUri))).size;
}

type Facts = Omit<SourceCheck, 'state' | 'reason' | 'next'>;
type Judgement = Pick<SourceCheck, 'state' | 'reason' | 'next'>;

/** From the outside in: what does not answer cannot yield, what does not yield cannot be read. */
function judge(facts: Facts, lines: readonly TryLine[], source: Source): Judgement {
  const { seeds, documents, read } = facts;
  const pages = lines.filter((line) => line.kind !== 'found');
  const blocked = pages.find(({ answer }) => answer === 'blocked');
  const deaf = pages.find(({ kind, answer }) => kind === 'seed' && !hasAnswered(answer));
  const isWalled = read.tried > 0 && pages.every(({ kind, answer }) => kind === 'seed' || answer === 'blocked');
  if (blocked !== undefined && (seeds.answered === 0 || isWalled)) return judgement('blocked', told(blocked));
  if (seeds.answered === 0) return judgement('silent', deaf === undefined ? 'no seed page' : told(deaf));
  if (documents.found < documents.expected) return judgement('low yield', whyFew(facts, lines));
  // One odd page in three, such as a video without words, is no fault of the source's.
  if (read.well * 2 < read.tried) return judgement('unreadable', whyUnread(pages));
  const weak = deaf === undefined ? null : `a seed page does not answer: ${told(deaf)}`;
  return {
    state: 'ok',
    reason: weak,
    next: weak === null ? null : `look at it with \`gleaner sources try ${source.id}\``,
  };
}

const nextSteps: Readonly<Record<Exclude<CheckState, 'ok'>, string>> = {
  blocked: 'ask the publisher to let this program in; walls are reported, never evaded',
  silent: 'check the address in the source file, and the network',
  'low yield': 'look at the site, then mend seeds and scope in the source file',
  unreadable: 'try one page with `gleaner sources try`, then add selectors to the source file',
};

function judgement(state: Exclude<CheckState, 'ok'>, reason: string): Judgement {
  return { state, reason, next: nextSteps[state] };
}

/** The likeliest cause: a seed page without targets to tell of, a document left out, a note of the seed's reader. */
function whyFew({ documents }: Facts, lines: readonly TryLine[]): string {
  const seeds = lines.filter((line) => line.kind === 'seed');
  const mute = seeds.find(({ answer }) => answer !== 'fetched' && answer !== 'not-modified');
  const left = lines.find((line) => line.kind === 'found' && line.refused !== null);
  const whys = [
    ...(mute === undefined ? [] : [told(mute)]),
    ...(left?.kind === 'found' ? [`${left.targetUri} is left out: ${left.refused ?? ''}`] : []),
    ...seeds.flatMap(({ notes }) => notes),
  ];
  return [`${documents.found} documents found, at least ${documents.expected} expected`, ...whys.slice(0, 1)].join(
    '; ',
  );
}

function whyUnread(pages: readonly (SeedLine | DocumentLine)[]): string {
  const worst = pages.find((line): line is DocumentLine => line.kind === 'document' && faultsOf(line).length > 0);
  if (worst === undefined) return 'nothing was read';
  const { reading } = worst;
  if (reading === null) return told(worst);
  if (reading.kind === 'not-a-document')
    return `${worst.targetUri} is no document: ${reading.reason}, ${reading.detail}`;
  return `${worst.targetUri} is read without ${faultsOf(worst).join(' and ')}`;
}

const told = ({ targetUri, outcome }: SeedLine | DocumentLine): string =>
  outcome.includes(targetUri) ? outcome : `${targetUri}: ${outcome}`;

/** A page came; whether it could be read is the next question. */
function hasAnswered(answer: SeedLine['answer']): boolean {
  return answer === 'fetched' || answer === 'not-modified' || answer === 'unread';
}

type Fault = 'headline' | 'date' | 'text';
const EVERYTHING: readonly Fault[] = ['headline', 'date', 'text'];

/** A page in order that has no document yet, such as that of next month's meeting: it says nothing of the source. */
const isNone = ({ reading }: DocumentLine): boolean =>
  reading?.kind === 'not-a-document' && reading.reason === 'not-an-article';

function faultsOf(line: DocumentLine): readonly Fault[] {
  const { reading } = line;
  if (isNone(line)) return [];
  if (reading === null || reading.kind === 'not-a-document') return EVERYTHING;
  const { draft } = reading;
  return EVERYTHING.filter((fault) => {
    switch (fault) {
      case 'headline':
        return draft.headline === null;
      case 'date':
        return dateOf(draft) === null;
      case 'text':
        return draft.text.length < MIN_TEXT_CHARS && !listsPapers(draft);
    }
  });
}

/** A meeting's page may hold nothing but its papers, which are documents of their own. */
const listsPapers = (draft: DraftRecord): boolean =>
  draft.type === 'MeetingMinutes' && draft.meeting.documents.length > 0;

/** The date that a reader would sort by. */
function dateOf(draft: DraftRecord): string | null {
  if (draft.type === 'MeetingMinutes') return draft.meeting.start ?? draft.datePublished;
  if (draft.type === 'InspectionReport') return draft.inspection.published ?? draft.datePublished;
  return draft.datePublished;
}
