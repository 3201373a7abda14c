/** What a crawl tells whoever started it: while it runs, and when it is over. */
import type { RunSummary } from '../src/store/runs.ts';

export interface CrawlRequest {
  readonly sourceIds: readonly string[];
  /** At most so many documents of each source in this run. */
  readonly maxDocuments?: number;
  /** ISO date. */
  readonly since?: string;
  /** Aborted: the page in hand is finished, and the next crawl goes on. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CrawlProgress) => void;
}

export interface CrawlProgress {
  readonly runs: readonly { readonly sourceId: string; readonly summary: RunSummary; readonly done: boolean }[];
}

export interface RunReport {
  readonly sourceId: string;
  readonly state: 'done' | 'failed' | 'interrupted';
  readonly resumed: boolean;
  readonly summary: RunSummary;
  readonly seconds: number;
  readonly notes: readonly string[];
}

export interface CrawlReport {
  readonly runs: readonly RunReport[];
  readonly interrupted: boolean;
}
