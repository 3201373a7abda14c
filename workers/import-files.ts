/** Brings files of one's own into the store, through the same readers and the same judgement as a crawl. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { packageVersion } from '../config/package-version.ts';
import { fileInput } from '../src/pipeline/file-input.ts';
import { identify } from '../src/pipeline/identify.ts';
import type { Reading } from '../src/records/document.ts';
import type { ReadInput } from '../src/records/extraction.ts';
import { ConfigurationError, PipelineError } from '../src/records/errors.ts';
import type { Verdict } from '../src/records/verdict.ts';
import { keepRecord } from '../src/pipeline/keep-record.ts';
import { inOrder } from './in-order.ts';
import type { ReaderPool } from './reader-pool.ts';
import type { Store } from './store.ts';

export interface ImportedFile {
  readonly path: string;
  readonly outcome: Verdict['kind'] | 'not-a-document' | 'failed';
  readonly documentId: string | null;
  /** Of a file that is no document, or could not be read. */
  readonly code: string | null;
  readonly message: string | null;
}

export interface ImportReport {
  readonly files: number;
  readonly documents: number;
  readonly versions: number;
  readonly duplicates: number;
  readonly unchanged: number;
  readonly notDocuments: number;
  readonly failed: readonly ImportedFile[];
}

interface ImportOptions {
  readonly signal: AbortSignal;
  readonly onFile?: (file: ImportedFile, of: number) => void;
}

interface ReadFile {
  readonly path: string;
  readonly input?: ReadInput;
  readonly reading?: Reading;
  readonly error?: PipelineError;
}

const READABLE = new Set(['.txt', '.html', '.htm', '.pdf']);

/** @throws ConfigurationError when a path does not exist or cannot be read, before anything is kept */
export async function importFiles(
  store: Store,
  reader: ReaderPool,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const files = (await Promise.all(paths.map((path) => filesUnder(path)))).flat();
  const imported: ImportedFile[] = [];
  // Read side by side, kept in order, so that numbers follow names.
  for await (const file of inOrder(files, (path) => read(path, reader), {
    atOnce: reader.size + 1,
    ahead: reader.size * 4,
  })) {
    if (options.signal.aborted) break;
    const done = await keepFile(file, store);
    imported.push(done);
    options.onFile?.(done, files.length);
  }
  await store.syncFiles();
  const count = (outcome: ImportedFile['outcome']): number =>
    imported.filter((file) => file.outcome === outcome).length;
  return {
    files: imported.length,
    documents: count('new'),
    versions: count('version'),
    duplicates: count('duplicate'),
    unchanged: count('unchanged'),
    notDocuments: count('not-a-document') + count('worse'),
    failed: imported.filter((file) => file.outcome === 'failed'),
  };
}

/** The readable files of a folder and its folders, by name; a file that is named is taken whatever its ending. */
async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ConfigurationError(`import ${path} failed: there is no such file or folder`, { cause });
  });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && READABLE.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function read(path: string, reader: ReaderPool): Promise<ReadFile> {
  try {
    const input = fileInput(await readFile(path), { name: path, capturedAt: new Date() });
    return { path, input, reading: await reader.readDocument(input) };
  } catch (error) {
    if (error instanceof PipelineError) return { path, error };
    const message = error instanceof Error ? error.message : String(error);
    return {
      path,
      error: new PipelineError(`read ${path} failed: ${message}`, {
        code: 'FILE_UNREADABLE',
        retryable: false,
        cause: error,
      }),
    };
  }
}

async function keepFile({ path, input, reading, error }: ReadFile, store: Store): Promise<ImportedFile> {
  if (input === undefined || reading === undefined) {
    return {
      path,
      outcome: 'failed',
      documentId: null,
      code: error?.code ?? 'UNREADABLE',
      message: error?.message ?? '',
    };
  }
  if (reading.kind === 'not-a-document') {
    return { path, outcome: 'not-a-document', documentId: null, code: reading.reason, message: reading.detail };
  }
  const name = basename(path);
  const record = identify(reading.draft, {
    sourceId: null,
    captureId: null,
    targetUri: name,
    payloadDigest: await store.blobs.put(input.bytes),
    mediaType: input.mediaType,
    fetchedAt: input.capturedAt,
    extractor: `gleaner ${packageVersion()}`,
  });
  const verdict = await keepRecord(store.db, record, { place: name, isOwnAddress: true, now: new Date() });
  return {
    path,
    outcome: verdict.kind,
    documentId: verdict.kind === 'new' ? record.id : verdict.of,
    code: null,
    message: null,
  };
}
