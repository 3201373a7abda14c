/** A file of this machine as something a reader may look at. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { etiquette } from '../config/etiquette.ts';
import { fileInput } from '../src/pipeline/file-input.ts';
import { PipelineError } from '../src/records/errors.ts';
import type { ReadInput } from '../src/records/extraction.ts';

/**
 * Reads a file whole.
 * @param from.mediaType as a Content-Type header writes it
 * @throws PipelineError NOT_A_FILE (folders, pipes, devices), FILE_TOO_LARGE; the system's own errors with their codes
 */
export async function localInput(
  path: string,
  from: { readonly url: string | null; readonly mediaType: string | null; readonly now: Date },
): Promise<ReadInput> {
  const bytes = await readRegularFile(path);
  return fileInput(bytes, { name: path, uri: from.url, mediaType: from.mediaType, capturedAt: from.now });
}

async function readRegularFile(path: string): Promise<Uint8Array> {
  // Not blocking, or opening a pipe that nobody writes to would wait for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw refusal(path, 'NOT_A_FILE', 'it is not a file');
    // A file may not bring more than a web server may.
    if (stat.size > etiquette.maxBodyBytes) {
      throw refusal(path, 'FILE_TOO_LARGE', `it is over ${Math.round(etiquette.maxBodyBytes / 1024 ** 2)} MB`);
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function refusal(path: string, code: string, reason: string): PipelineError {
  return new PipelineError(`read ${path} failed: ${reason}`, { code, retryable: false });
}
