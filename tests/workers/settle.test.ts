import type { Job, JobsOptions } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PipelineError } from '../../src/records/errors.ts';
import type { Settled } from '../../workers/settle.ts';
import { settle } from '../../workers/settle.ts';
import type { TestQueue } from '../queue/test-queue.ts';
import { eventually, openTestQueue } from '../queue/test-queue.ts';
import { recordedLog } from './recorded-log.ts';

let queue: TestQueue;
let { log, lines } = recordedLog();
let givenUp: { error: PipelineError; attempts: number }[] = [];
let failed: { job: Job | undefined; error: Error }[] = [];
beforeAll(async () => {
  queue = await openTestQueue();
});
beforeEach(() => {
  ({ log, lines } = recordedLog());
  givenUp = [];
  failed = [];
});
afterEach(async () => {
  await queue.endWorkers();
  await queue.queues.wipe();
});
afterAll(() => queue.close());

/** One job, settled as the steps say, one step an attempt. */
async function run(steps: (() => Promise<Settled>)[], options: JobsOptions = {}): Promise<void> {
  const worker = queue.work('ingest', (job, token) =>
    settle({
      job,
      token,
      log,
      work: () => (steps.length > 1 ? steps.shift() : steps[0])?.() ?? Promise.reject(new Error('no step')),
      givenUp: async (error, attempts) => void givenUp.push({ error, attempts }),
    }),
  );
  worker.on('failed', (job, error) => failed.push({ job, error }));
  const producer = queue.engine.newQueue('ingest');
  await producer.add(
    'ingest',
    { v: 1, captureId: 'c' },
    { attempts: 3, backoff: { type: 'fixed', delay: 5 }, removeOnComplete: true, ...options },
  );
  await producer.close();
}

const done =
  (facts: Record<string, unknown> = {}) =>
  async (): Promise<Settled> => ({ kind: 'done', facts });
const later = (ms: number) => async (): Promise<Settled> => ({
  kind: 'later',
  at: new Date(Date.now() + ms),
  facts: { outcome: 'more' },
});
const broken = (retryable: boolean) => (): Promise<Settled> =>
  Promise.reject(new PipelineError('read page failed: no luck', { code: 'NO_LUCK', retryable, context: { tries: 1 } }));

describe('a job that is done', () => {
  it('leaves the queue and one log line that says what became of it', async () => {
    await run([done({ outcome: 'kept', verdict: 'new', targetUri: 'https://hartwell.test/a' })]);
    await eventually(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toMatchObject({
      level: 30,
      job: 'ingest',
      captureId: 'c',
      outcome: 'kept',
      verdict: 'new',
      targetUri: 'https://hartwell.test/a',
    });
    expect(lines[0]?.['ms']).toBeTypeOf('number');
    await eventually(async () => expect(await queue.depth('ingest')).toEqual({ waiting: 0, active: 0, delayed: 0 }));
    expect(givenUp).toEqual([]);
  });
});

describe('a job that is to come back', () => {
  it('does so at its time, and that costs no attempt', async () => {
    await run([later(30), later(30), later(30), later(30), broken(true), done()]);
    await eventually(() => expect(lines).toHaveLength(6));
    expect(lines.map(({ outcome }) => outcome)).toEqual(['more', 'more', 'more', 'more', 'retry', undefined]);
    expect(lines[4]).toMatchObject({ attempts: 1 });
    expect(failed.map(({ error }) => error.message)).toEqual(['read page failed: no luck']);
  });

  it('waits as long as it said', async () => {
    await run([later(60_000)]);
    await eventually(async () => expect(await queue.depth('ingest')).toEqual({ waiting: 0, active: 0, delayed: 1 }));
  });
});

describe('a job that failed', () => {
  it('and may succeed later is tried again, and given up after its last attempt', async () => {
    await run([broken(true)]);
    await eventually(() => expect(givenUp).toHaveLength(1));
    expect(givenUp[0]).toMatchObject({ attempts: 3, error: { code: 'NO_LUCK' } });
    expect(lines.map(({ outcome, attempts, code, level }) => [outcome, attempts, code, level])).toEqual([
      ['retry', 1, 'NO_LUCK', 50],
      ['retry', 2, 'NO_LUCK', 50],
      ['failed', 3, 'NO_LUCK', 50],
    ]);
    expect(lines[0]).toMatchObject({ captureId: 'c', err: { message: 'read page failed: no luck' } });
  });

  it('for good is given up at once', async () => {
    await run([broken(false)]);
    await eventually(() => expect(failed).toHaveLength(1));
    expect(givenUp).toMatchObject([{ attempts: 1 }]);
    expect(failed[0]?.error.name).toBe('UnrecoverableError');
    expect(lines).toMatchObject([{ outcome: 'failed', attempts: 1 }]);
    await eventually(async () => expect(await queue.depth('ingest')).toEqual({ waiting: 0, active: 0, delayed: 0 }));
  });

  it('in a way that nobody foresaw is a failure like any other', async () => {
    await run([() => Promise.reject(new TypeError('x is not a function'))], { attempts: 2 });
    await eventually(() => expect(givenUp).toHaveLength(1));
    expect(givenUp[0]).toMatchObject({
      attempts: 2,
      error: { code: 'UNEXPECTED', retryable: true, message: 'ingest job failed: x is not a function' },
    });
    expect(givenUp[0]?.error.cause).toBeInstanceOf(TypeError);
  });

  it('once, and then succeeds, is not given up', async () => {
    await run([broken(true), done({ outcome: 'kept' })]);
    await eventually(() => expect(lines.at(-1)).toMatchObject({ outcome: 'kept' }));
    expect(givenUp).toEqual([]);
  });
});
