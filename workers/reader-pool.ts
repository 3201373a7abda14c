/** The pool of reader processes, lent to the stories: reading never happens in the process that renews queue locks. */
import { availableParallelism } from 'node:os';
import type { Reader } from '../src/pipeline/tools.ts';
import type { Reading } from '../src/records/document.ts';
import { UnreadableError } from '../src/records/errors.ts';
import type { OcrLanguage } from '../src/records/page-picture.ts';
import type { SeedReading } from '../src/records/target.ts';
import type { ReaderLimits } from './reader-process.ts';
import { ReaderProcess } from './reader-process.ts';
import type { ReaderRequest } from './reader-protocol.ts';
import { findRecogniser } from './recogniser-packages.ts';

export interface ReaderPool extends Reader {
  readonly size: number;
  close(): Promise<void>;
}

const LIMITS: ReaderLimits = {
  timeoutMs: 30_000,
  recognitionMs: 600_000,
  markupCpuMs: 5_000,
  maxRssBytes: 450e6,
  retireRssBytes: 300e6,
};

interface PoolOptions {
  readonly size?: number | null;
  readonly limits?: Partial<ReaderLimits>;
  readonly warm?: boolean;
  readonly ocr?: OcrLanguage | null;
}

/**
 * @param options.size processes at most; by default one less than the cores, for the crawl needs one itself
 * @param options.warm starts the first process now, so that it is ready when there is something to read
 * @param options.ocr has scanned pages of PDFs recognised
 * @throws ConfigurationError when the packages for that are not installed
 */
export function createReaderPool(options: PoolOptions = {}): ReaderPool {
  const ocr = options.ocr ?? null;
  if (ocr !== null) findRecogniser(ocr);
  const size = options.size ?? Math.max(1, availableParallelism() - 1);
  const limits = { ...LIMITS, ...options.limits };
  const idle = Array.from({ length: size }, () => new ReaderProcess(limits));
  const all = [...idle];
  // The pool takes from the end. What keeps it from starting is told by the first request.
  if (options.warm === true)
    idle
      .at(-1)
      ?.start()
      .catch(() => {});
  const waiting: ((reader: ReaderProcess) => void)[] = [];

  const take = async (): Promise<ReaderProcess> => {
    // The last one used is warm.
    const reader = idle.pop();
    return reader ?? new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (reader: ReaderProcess): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(reader);
    else next(reader);
  };
  const ask = async (request: ReaderRequest): Promise<Reading | SeedReading> => {
    const reader = await take();
    try {
      return await reader.ask(request);
    } finally {
      giveBack(reader);
    }
  };

  return {
    size,
    async readDocument(input) {
      const read = async (language: OcrLanguage | null): Promise<Reading> =>
        (await ask({ task: 'document', input, ocr: language })) as Reading;
      return read(ocr).catch(async (error: unknown) => {
        if (ocr === null || input.mediaType !== 'application/pdf' || !isGivenUp(error)) throw error;
        // Its pictures are too much. Pages with text of their own are read as they would be without OCR.
        const reading = await read(null).catch(() => {
          throw error;
        });
        return withoutScans(reading, error.code);
      });
    },
    readSeed: async (input, step, now) =>
      (await ask({ task: 'seed', input, step, now: now.toISOString() })) as SeedReading,
    async close() {
      await Promise.all(all.map((reader) => reader.close()));
    },
  };
}

/** The reader was killed over it. */
function isGivenUp(error: unknown): error is UnreadableError {
  return error instanceof UnreadableError && ['READER_MEMORY', 'READER_TIMEOUT'].includes(error.code);
}

/** The rule of the text says why its scanned pages are missing. */
function withoutScans(reading: Reading, code: string): Reading {
  if (reading.kind !== 'record') return reading;
  const { draft } = reading;
  const rules = { ...draft.rules, text: `${draft.rules['text'] ?? ''} + ocr (given up: ${code})` };
  return { ...reading, draft: { ...draft, rules } };
}
