/** `gleaner extract`: what one page, or many, say; nothing is stored and the data folder is not touched. */
import { addAbortSignal } from 'node:stream';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { DraftRecord } from '../../src/records/document.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import { createReaderPool } from '../../workers/reader-pool.ts';
import type { CommandIo } from '../command-io.ts';
import { EXIT } from '../exit-codes.ts';
import { answerInput, answerRequests } from '../extract-requests.ts';
import { localInput } from '../local-input.ts';
import { factLines } from '../record-facts.ts';
import { jsonLine, terminalLine, terminalText } from '../terminal-text.ts';

interface ExtractOptions {
  readonly args: readonly [string | undefined];
  readonly jsonl?: true;
  readonly jobs?: number;
}

export async function run(options: ExtractOptions, io: CommandIo): Promise<number> {
  const [input] = options.args;
  if (options.jsonl === true ? input !== undefined : input === undefined) {
    throw new ConfigurationError(
      'extract failed: name either one URL or file, or --jsonl with requests on standard input',
    );
  }
  const jobs = options.jobs ?? (options.jsonl === true ? availableParallelism() : 1);
  const pool = createReaderPool({ size: jobs });
  try {
    return input === undefined ? await extractMany(io, pool, jobs) : await extractOne(input, io, pool);
  } finally {
    await pool.close();
  }
}

async function extractMany(io: CommandIo, pool: ReaderPool, jobs: number): Promise<number> {
  const stdin = addAbortSignal(io.signal, io.stdin());
  let exitCode: number = EXIT.done;
  const tools = { readDocument: pool.readDocument, jobs, cwd: io.cwd, clock: () => new Date() };
  for await (const line of answerRequests(stdin, tools)) {
    if (!line.ok) exitCode = EXIT.someFailed;
    io.out(jsonLine(line));
    await io.drained();
  }
  return exitCode;
}

async function extractOne(input: string, io: CommandIo, pool: ReaderPool): Promise<number> {
  let draft: DraftRecord | null = null;
  const answer = await answerInput(
    input,
    async () => {
      if (!/^https?:\/\//i.test(input))
        return localInput(resolve(io.cwd, input), { url: null, mediaType: null, now: new Date() });
      return (await import('../web-input.ts')).webInput(input, io.cwd);
    },
    async (given) => {
      const reading = await pool.readDocument(given);
      if (reading.kind === 'record') ({ draft } = reading);
      return reading;
    },
  );
  if (io.json) io.out(jsonLine(answer));
  else if (answer.ok && draft !== null)
    for (const line of [...factLines(draft), '', terminalText(answer.text)]) io.out(line);
  else if (!answer.ok) io.err(`gleaner: ${terminalLine(answer.error.message)} [${answer.error.code}]`);
  if (answer.ok) return EXIT.done;
  return answer.error.code.startsWith('FETCH_') ? EXIT.unreachable : EXIT.someFailed;
}
