/** What the stories are lent: everything with a life or an effect. Tests lend their own. */
import type { Reading } from '../records/document.ts';
import type { ReadInput } from '../records/extraction.ts';
import type { FetchOutcome, PageRequest } from '../records/fetch-outcome.ts';
import type { Source } from '../records/source.ts';
import type { SeedReading, SeedStep } from '../records/target.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';

export interface Tools {
  readonly db: Database;
  readonly blobs: Blobs;
  /** The sources this process works for now. */
  readonly sourceIds: () => readonly string[];
  /** One of them, by id. @throws ConfigurationError for one that is not there any more */
  readonly source: (id: string) => Source;
  readonly fetchPage: (request: PageRequest) => Promise<FetchOutcome>;
  /** From the robots.txt last read for this address; null when it names none. */
  readonly crawlDelayMs: (uri: string) => number | null;
  readonly reader: Reader;
  /** Rings for what a committed transaction has left to do. Never called inside one. */
  readonly follow: (follows: Follows) => Promise<void>;
  readonly clock: () => Date;
  /** Resolves early, with false, when the process is asked to stop. */
  readonly sleep: (ms: number) => Promise<boolean>;
  /** Does `work` every so often until the returned function is called; what it throws is dropped, for the next beat may succeed. */
  readonly beat: (ms: number, work: () => Promise<unknown>) => () => void;
  /** True once the process is asked to stop: finish the page in hand, take no other. */
  readonly stopping: () => boolean;
  readonly pace: PaceRules;
  /** Names the extractor in provenance: `gleaner 0.1.0`. */
  readonly extractor: string;
}

/** Reads untrusted bytes, in a process that may be killed. */
export interface Reader {
  readonly readDocument: (input: ReadInput) => Promise<Reading>;
  readonly readSeed: (input: ReadInput, step: SeedStep, now: Date) => Promise<SeedReading>;
}

export interface PaceRules {
  /** The pause before the next request to a host. */
  readonly nextDelayMs: (facts: {
    readonly sourceMs: number | null;
    readonly crawlDelayMs: number | null;
    readonly lastResponseMs: number | null;
    readonly refusals: number;
  }) => number;
  readonly maxAttempts: number;
  readonly retryDelayMs: number;
  /** A target that was told to wait this often is left to the next run. */
  readonly maxWaits: number;
  /** A host that asks to be left alone for longer than this is left to the next run. */
  readonly maxParkMs: number;
  /** How long a worker holds a host without a sign of life. */
  readonly leaseMs: number;
  /** A slot further away than this is not awaited: the job gives its place up. */
  readonly maxAwaitMs: number;
  /** A slice of one host ends after so many targets or so long. */
  readonly sliceTargets: number;
  readonly sliceMs: number;
}

/** What is to be done next, by the ids of its rows. */
export interface Follows {
  readonly paceKeys?: readonly string[];
  readonly captureIds?: readonly string[];
  readonly sourceIds?: readonly string[];
}
