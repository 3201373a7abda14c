/** Turns whatever a command threw into one line for the operator and an exit code. */
import { ConfigurationError, FetchError, isOutage, PipelineError } from '../src/records/errors.ts';
import type { CommandIo } from './command-io.ts';
import { OUTPUT_CLOSED } from './command-io.ts';
import { EXIT } from './exit-codes.ts';
import { terminalLine, terminalText } from './terminal-text.ts';

/** What to do next, by error code; a key ending in `_` stands for all codes that begin with it. */
const nextSteps: Readonly<Record<string, string>> = {
  CONFIGURATION: 'correct it and give the command again; `gleaner doctor` checks all settings',
  FETCH_: 'check the address and the network, then try again',
  OWNER_LOST: 'give the command again: it will now run by itself',
  BLOB_: '`gleaner doctor` checks the data folder; crawl the source again to fetch the bytes anew',
  STORE_: '`gleaner doctor` checks the data folder',
  STORE_UNAVAILABLE: 'check that PostgreSQL runs and that DATABASE_URL names it; `gleaner doctor` tries it',
  QUEUE_UNREACHABLE: 'check that Redis runs and that REDIS_URL names it; `gleaner doctor` tries it',
  BLOBS_UNAVAILABLE: 'check the storage that BLOBS_URL names; `gleaner doctor` tries it',
  LOCK_: '`gleaner doctor` checks the data folder',
  ENOENT: 'check the path',
  NO_DOCUMENT: '`gleaner search ""` lists all documents',
  EACCES: 'check who may read and write there',
  EROFS: 'choose a data folder that can be written: --data DIR',
  ENOSPC: 'free some disk space',
};

/** Reports on standard error: what, where, why, what to do next; a stack only for unexpected errors with `--verbose`. */
export function reportError(error: unknown, io: CommandIo, verbose: boolean): number {
  if (io.signal.aborted && isAbort(error)) {
    if (io.signal.reason !== OUTPUT_CLOSED) io.err('gleaner: stopped');
    return EXIT.interrupted;
  }
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const isExpected = error instanceof PipelineError || nextSteps[code] !== undefined;
  const next = nextStep(code) ?? (isExpected || verbose ? null : 'give the command again with --verbose to see where');
  // Several wrong source files are told in one go, a line each.
  const told = error instanceof ConfigurationError ? terminalText(message) : terminalLine(message);
  io.err(`gleaner: ${isExpected ? '' : 'unexpected error: '}${told}${next === null ? '' : `; next: ${next}`}`);
  if (verbose && !isExpected && error instanceof Error) io.err(error.stack ?? '');
  for (let cause = causeOf(error); verbose && cause instanceof Error; cause = causeOf(cause)) {
    io.err(`  because: ${terminalLine(cause.message)}${isExpected ? '' : `\n${cause.stack ?? ''}`}`);
  }
  if (error instanceof ConfigurationError) return EXIT.usage;
  return error instanceof FetchError || isOutage(error) ? EXIT.unreachable : EXIT.someFailed;
}

function nextStep(code: string): string | null {
  const family = code.slice(0, code.indexOf('_') + 1);
  return nextSteps[code] ?? nextSteps[family] ?? null;
}

/** The code of our own errors, or of the system's (`ENOENT`). */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || codeOf(error) === 'ABORT_ERR');
}

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== error ? error.cause : undefined;
}
