/** One page of the web as something a reader may look at: fetched once, with all our manners, and not kept. */
import { readEnv } from '../config/env.ts';
import type { FetchOutcome } from '../src/records/fetch-outcome.ts';
import { PipelineError } from '../src/records/errors.ts';
import type { ReadInput } from '../src/records/extraction.ts';
import { openDoor } from '../workers/door.ts';

/**
 * Fetches a page for `extract URL`.
 * @throws FetchError; PipelineError PAGE_GONE, PAGE_BLOCKED and the like for outcomes that bring no page
 */
export async function webInput(uri: string, cwd: string): Promise<ReadInput> {
  const door = openDoor(null, readEnv({ cwd }));
  try {
    return readInputOf(uri, await door.fetchPage({ targetUri: uri }));
  } finally {
    await door.close();
  }
}

function readInputOf(uri: string, outcome: FetchOutcome): ReadInput {
  switch (outcome.kind) {
    case 'fetched':
    case 'wrong-kind': {
      const { body, mediaType, charset, finalUri, fetchedAt } = outcome.page;
      return {
        bytes: body,
        mediaType,
        charset,
        uri: finalUri,
        source: null,
        hint: {},
        capturedAt: fetchedAt.toISOString(),
      };
    }
    case 'moved':
      throw noPage(uri, 'PAGE_MOVED', `it moved to ${outcome.to}: extract that`);
    case 'gone':
      throw noPage(uri, 'PAGE_GONE', `the server says ${outcome.status}`);
    case 'blocked':
      throw noPage(uri, 'PAGE_BLOCKED', `${outcome.by}: ${outcome.detail}`);
    case 'wait':
      throw noPage(uri, 'PAGE_WAIT', `the server asks to come back later (${outcome.status})`);
    case 'not-modified':
      throw noPage(uri, 'PAGE_NOT_MODIFIED', 'the server sent nothing new, though nothing was known');
  }
}

function noPage(uri: string, code: string, reason: string): PipelineError {
  return new PipelineError(`extract ${uri} failed: ${reason}`, { code, retryable: false });
}
