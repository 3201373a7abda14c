/** `gleaner extract`: what one page, or many, say; nothing is stored and the data folder is not touched. */
import { addAbortSignal } from 'node:stream';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { ocrLanguage } from '../../config/env.ts';
import type { DraftRecord } from '../../src/records/document.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import { createReaderPool } from '../../workers/reader-pool.ts';
import type { CommandIo } from '../command-io.ts';
import { EXIT } from '../exit-codes.ts';
import { answerInput, answerRequests } from '../extract-requests.ts';
import { localInput } from '../local-input.ts';
import { explanationLines } from '../explanation-lines.ts';
import type { FlatRecord } from '../flat-record.ts';
import { factLines } from '../record-facts.ts';
import { jsonLine, terminalLine, terminalText } from '../terminal-text.ts';

interface ExtractOptions {
  readonly args: readonly [string | undefined];
  readonly jsonl?: true;
  readonly jobs?: number;
  readonly format: 'text' | 'markdown';
  readonly explain?: true;
}

type ReadDocument = ReaderPool['readDocument'];

export async function run(options: ExtractOptions, io: CommandIo): Promise<number> {
  const [input] = options.args;
  if (options.jsonl === true ? input !== undefined : input === undefined) {
    throw new ConfigurationError(
      'extract failed: name either one URL or file, or --jsonl with requests on standard input',
    );
  }
  const jobs = options.jobs ?? (options.jsonl === true ? availableParallelism() : 1);
  const pool = createReaderPool({ size: jobs, ocr: ocrLanguage() });
  try {
    const read = asking(options, pool.readDocument);
    return input === undefined ? await extractMany(io, read, jobs) : await extractOne(input, io, read);
  } finally {
    await pool.close();
  }
}

function asking({ format, explain }: ExtractOptions, readDocument: ReadDocument): ReadDocument {
  const wants = { markdown: format === 'markdown', explanation: explain === true };
  return wants.markdown || wants.explanation ? async (given) => readDocument({ ...given, wants }) : readDocument;
}

async function extractMany(io: CommandIo, readDocument: ReadDocument, jobs: number): Promise<number> {
  const stdin = addAbortSignal(io.signal, io.stdin());
  let exitCode: number = EXIT.done;
  const tools = { readDocument, jobs, cwd: io.cwd, clock: () => new Date() };
  for await (const line of answerRequests(stdin, tools)) {
    if (!line.ok) exitCode = EXIT.someFailed;
    io.out(jsonLine(line));
    await io.drained();
  }
  return exitCode;
}

async function extractOne(input: string, io: CommandIo, readDocument: ReadDocument): Promise<number> {
  let draft: DraftRecord | null = null;
  const answer = await answerInput(
    input,
    async () => {
      if (!/^https?:\/\//i.test(input))
        return localInput(resolve(io.cwd, input), { url: null, mediaType: null, now: new Date() });
      return (await import('../web-input.ts')).webInput(input, io.cwd);
    },
    async (given) => {
      const reading = await readDocument(given);
      if (reading.kind === 'record') ({ draft } = reading);
      return reading;
    },
  );
  if (io.json) io.out(jsonLine(answer));
  else if (answer.ok && draft !== null) for (const line of answerLines(answer, draft)) io.out(line);
  else if (!answer.ok) io.err(`gleaner: ${terminalLine(answer.error.message)} [${answer.error.code}]`);
  if (answer.ok) return EXIT.done;
  return answer.error.code.startsWith('FETCH_') ? EXIT.unreachable : EXIT.someFailed;
}

/** Markdown stands alone, so that it can be kept as a file; whoever asks why is told first. */
function answerLines({ text, markdown, explanation }: FlatRecord, draft: DraftRecord): string[] {
  const why = explanation ? [...explanationLines(explanation), ''] : [];
  const facts = markdown === undefined || explanation ? [...factLines(draft), ''] : [];
  return [...facts, ...why, terminalText(markdown ?? text)];
}
