import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/records/document.ts';
import { PipelineError, UnreadableError } from '../../src/records/errors.ts';
import type { ReadInput } from '../../src/records/extraction.ts';
import { findDocument } from '../../src/store/documents.ts';
import { openFailures } from '../../src/store/failures.ts';
import { pendingWork } from '../../src/store/runs.ts';
import { workIngest } from '../../workers/ingest-worker.ts';
import type { TestQueue } from '../queue/test-queue.ts';
import { eventually, openTestQueue } from '../queue/test-queue.ts';
import { sampleDraft } from '../sample-record.ts';
import { sampleCapture, sampleTarget } from '../sample-rows.ts';
import { lendTools } from '../src/pipeline/lent-tools.ts';
import { recordedLog } from './recorded-log.ts';

const A = 'https://hartwell.test/a';
const ID = '00000000000000a1';

let queue: TestQueue;
beforeAll(async () => {
  queue = await openTestQueue();
});
afterEach(async () => {
  await queue.endWorkers();
  await queue.queues.wipe();
  await queue.store.clear();
});
afterAll(() => queue.close());

/** A page to be read, and a worker that reads it so; the queue's own pauses are cut short. */
async function work(
  readDocument: (input: ReadInput) => Promise<Reading>,
  attempts = 2,
): Promise<{ lines: Record<string, unknown>[] }> {
  const { store } = queue;
  const payloadDigest = await store.blobs.put(new TextEncoder().encode('x'));
  await sampleCapture(store.db, await sampleTarget(store.db, A), { id: ID, payloadDigest });
  const { log, lines } = recordedLog();
  const tools = lendTools(store, { reader: { readDocument } });
  queue.work('ingest', (job, token) => workIngest(job, token, { tools, log }));
  const producer = queue.engine.newQueue('ingest');
  await producer.add('ingest', { v: 1, captureId: ID }, { attempts, backoff: { type: 'fixed', delay: 5 } });
  await producer.close();
  return { lines };
}

describe('an ingest job', () => {
  it('tells in one line what became of the page, and by which rules', async () => {
    const { lines } = await work(async ({ uri }) => ({ kind: 'record', draft: sampleDraft({ url: uri }) }));
    await eventually(() => expect(lines).toHaveLength(1));
    const document = await findDocument(queue.store.db, A);
    expect(lines[0]).toMatchObject({
      job: 'ingest',
      captureId: ID,
      outcome: 'kept',
      sourceId: 'hartwell-post',
      targetUri: A,
      verdict: 'new',
      document: document?.id,
      rules: { headline: 'json-ld.headline' },
    });
  });

  it('that is no document says why', async () => {
    const { lines } = await work(async () => ({ kind: 'not-a-document', reason: 'empty', detail: 'no text' }));
    await eventually(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({ outcome: 'not-a-document', reason: 'empty', detail: 'no text' });
  });

  it('that cannot be read is a failure at once, and the run does not wait for it', async () => {
    await work(() =>
      Promise.reject(new UnreadableError('read failed: encrypted', { code: 'PDF_ENCRYPTED', context: { pages: 2 } })),
    );
    await eventually(async () => expect(await openFailures(queue.store.db)).toHaveLength(1));
    expect(await openFailures(queue.store.db)).toMatchObject([
      {
        work: 'ingest:1',
        stage: 'ingest',
        code: 'PDF_ENCRYPTED',
        retryable: false,
        attempts: 1,
        targetId: 1,
        targetUri: A,
        captureId: ID,
        runId: 1,
      },
    ]);
    expect(await pendingWork(queue.store.db, { id: 1, sourceId: 'hartwell-post' })).toMatchObject({
      unreadDocuments: 0,
    });
    expect(await queue.store.db.query('SELECT reading, detail FROM capture')).toEqual([
      { reading: 'failed', detail: 'read failed: encrypted' },
    ]);
  });

  it('whose reader died is tried again, and a failure after the last attempt', async () => {
    let tries = 0;
    await work(() => {
      tries += 1;
      return Promise.reject(new PipelineError('read failed: died', { code: 'READER_DIED', retryable: true }));
    });
    await eventually(async () =>
      expect(await openFailures(queue.store.db)).toMatchObject([{ code: 'READER_DIED', attempts: 2 }]),
    );
    expect(tries).toBe(2);
  });

  it('whose reader died once is no failure', async () => {
    let tries = 0;
    const { lines } = await work(async ({ uri }) => {
      tries += 1;
      if (tries === 1) throw new PipelineError('read failed: died', { code: 'READER_DIED', retryable: true });
      return { kind: 'record', draft: sampleDraft({ url: uri }) };
    });
    await eventually(() => expect(lines.at(-1)).toMatchObject({ outcome: 'kept' }));
    expect(await openFailures(queue.store.db)).toEqual([]);
  });
});
