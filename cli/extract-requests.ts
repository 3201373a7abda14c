/** The requests of `extract --jsonl`: one JSON object a line in, one flat record or error a line out, in the same order. */
import { resolve } from 'node:path';
import { PipelineError } from '../src/records/errors.ts';
import type { ReadInput } from '../src/records/extraction.ts';
import type { Reading } from '../src/records/document.ts';
import type { FlatError, FlatRecord, RequestId } from './flat-record.ts';
import { flatError, flatRecord } from './flat-record.ts';
import { inOrder } from '../workers/in-order.ts';
import { localInput } from './local-input.ts';
import { readLines } from './read-lines.ts';

interface ExtractRequest {
  readonly id: RequestId;
  readonly url: string | null;
  readonly path: string;
  readonly mediaType: string | null;
}

interface ExtractTools {
  readonly readDocument: (input: ReadInput) => Promise<Reading>;
  /** Documents read at the same time. */
  readonly jobs: number;
  readonly cwd: string;
  readonly clock: () => Date;
}

/** A request holds a path and a URL; a line beyond this is no request. */
const MAX_LINE_BYTES = 1024 * 1024;
/** Bytes in hand are bounded by this many files a reader: one read, one next. */
const AT_ONCE_PER_JOB = 2;
/** Answers that wait behind a slow document are small; this many keep all readers busy meanwhile. */
const AHEAD_PER_JOB = 32;

/** Answers every line that is not blank. Memory does not grow with their number; bad lines are answered, not thrown. */
export async function* answerRequests(
  input: AsyncIterable<Uint8Array>,
  tools: ExtractTools,
): AsyncGenerator<FlatRecord | FlatError> {
  yield* inOrder(numberedLines(input), (line) => answer(line, tools), {
    atOnce: tools.jobs * AT_ONCE_PER_JOB,
    ahead: tools.jobs * AHEAD_PER_JOB,
  });
}

/** Reads one document into its flat form; what goes wrong is an answer too. */
export async function answerInput(
  id: RequestId,
  input: () => Promise<ReadInput>,
  readDocument: ExtractTools['readDocument'],
): Promise<FlatRecord | FlatError> {
  try {
    const reading = await readDocument(await input());
    return reading.kind === 'record'
      ? flatRecord(id, reading.draft, reading.aside)
      : flatError(id, refusalCode(reading.reason), reading.detail);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return flatError(id, codeOf(error), message);
  }
}

interface NumberedLine {
  readonly number: number;
  /** null when it was too long to keep. */
  readonly text: string | null;
}

async function* numberedLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedLine> {
  let number = 0;
  for await (const line of readLines(input, MAX_LINE_BYTES)) {
    number += 1;
    if (line === null || line.trim() !== '') yield { number, text: line };
  }
}

async function answer(line: NumberedLine, tools: ExtractTools): Promise<FlatRecord | FlatError> {
  const request = parseRequest(line);
  if ('ok' in request) return request;
  const { id, url, path, mediaType } = request;
  const input = (): Promise<ReadInput> => localInput(resolve(tools.cwd, path), { url, mediaType, now: tools.clock() });
  return answerInput(id, input, tools.readDocument);
}

function parseRequest({ number, text }: NumberedLine): ExtractRequest | FlatError {
  if (text === null) return flatError(null, 'BAD_REQUEST', `line ${number} is longer than ${MAX_LINE_BYTES} bytes`);
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return flatError(null, 'BAD_REQUEST', `line ${number} is not JSON`);
  }
  if (typeof given !== 'object' || given === null)
    return flatError(null, 'BAD_REQUEST', `line ${number} is not an object`);
  const { id, url, path, html_path, mediaType } = given as Readonly<Record<string, unknown>>;
  const requestId = typeof id === 'string' || typeof id === 'number' ? id : null;
  const file = path ?? html_path;
  if (typeof file !== 'string' || file === '' || file.includes('\0')) {
    return flatError(requestId, 'BAD_REQUEST', `line ${number} names no file in "path"`);
  }
  return {
    id: requestId,
    url: typeof url === 'string' && URL.canParse(url) ? url : null,
    path: file,
    mediaType: typeof mediaType === 'string' ? mediaType : null,
  };
}

/** Outcomes are named like errors here, for both stand in the same field: `wrong-kind` is WRONG_KIND. */
function refusalCode(reason: string): string {
  return reason.toUpperCase().replaceAll('-', '_');
}

function codeOf(error: unknown): string {
  if (error instanceof PipelineError) return error.code;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNEXPECTED';
}
