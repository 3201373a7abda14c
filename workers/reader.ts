/** The child process that reads untrusted bytes: one request at a time, and it may be killed at any moment. */
import type { Reading } from '../src/records/document.ts';
import { PipelineError } from '../src/records/errors.ts';
import type { SeedReading } from '../src/records/target.ts';
import { endWithParent } from './parent-watch.ts';
import type { ReaderAnswer, ReaderNotice, ReaderRequest } from './reader-protocol.ts';

process.on('message', (request: ReaderRequest) => {
  void answer(request).then((message) => process.send?.(message));
});
// Orphaned: there is nobody to read for. A reader in a loop does not hear of it, so a thread watches too.
process.on('disconnect', () => process.exit(0));
endWithParent();
// Ctrl-C reaches the whole process group; the parent decides when its readers end.
process.on('SIGINT', () => {});
process.send?.({ ready: true });

async function answer(request: ReaderRequest): Promise<ReaderAnswer> {
  try {
    return { ok: true, value: await read(request) };
  } catch (error) {
    const known = error instanceof PipelineError ? error : null;
    return {
      ok: false,
      code: known?.code ?? 'UNREADABLE',
      retryable: false,
      message: error instanceof Error ? error.message : String(error),
      context: {
        ...known?.context,
        ...(known === null && error instanceof Error ? { stack: error.stack?.slice(0, 2000) } : {}),
      },
    };
  }
}

/** Loaded when first asked for: a pool that only reads documents never loads the seed readers. */
async function read(request: ReaderRequest): Promise<Reading | SeedReading> {
  if (request.task === 'document') {
    const [{ readDocument }, { findLocalAuthority }] = await Promise.all([
      import('../src/pipeline/read-document.ts'),
      import('../config/local-authorities.ts'),
    ]);
    const recogniser = await recogniserFor(request);
    try {
      return await readDocument(request.input, findLocalAuthority, recogniser?.recognise);
    } finally {
      await recogniser?.close();
    }
  }
  const { readSeed } = await import('../src/discover/read-seed.ts');
  return readSeed(request.input, request.step, new Date(request.now));
}

/** Whoever waits for the answer is told when it will take longer. */
async function recogniserFor({ input, ocr }: Extract<ReaderRequest, { task: 'document' }>) {
  if (ocr === null || input.mediaType !== 'application/pdf') return null;
  const { openRecogniser } = await import('./page-recogniser.ts');
  return openRecogniser(ocr, { onStart: () => process.send?.({ notice: 'recognising' } satisfies ReaderNotice) });
}
