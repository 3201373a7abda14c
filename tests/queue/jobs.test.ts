import { describe, expect, it } from 'vitest';
import type { AnyJob } from '../../queue/jobs.ts';
import { discoverJob, hostJob, ingestJob, jobOptions, parsePayload } from '../../queue/jobs.ts';
import type { QueueName } from '../../src/records/queue-name.ts';
import { QUEUE_NAMES } from '../../src/records/queue-name.ts';

const CAPTURE = '0123456789abcdef';

describe('the three contracts', () => {
  it('are discover, host and ingest', () => {
    expect(QUEUE_NAMES).toEqual(['discover', 'host', 'ingest']);
  });

  it.each([discoverJob('hartwell-post'), hostJob('hartwell.test'), ingestJob(CAPTURE)])(
    'take what their producer makes: $name',
    (job) => {
      expect(parsePayload(job.name, JSON.parse(JSON.stringify(job.data)))).toEqual(job.data);
    },
  );

  it.each<[QueueName, string, unknown]>([
    ['discover', 'nothing', undefined],
    ['discover', 'null', null],
    ['discover', 'a text', 'hartwell-post'],
    ['discover', 'no id', { v: 1 }],
    ['discover', 'an empty id', { v: 1, sourceId: '' }],
    ['discover', 'another version', { v: 2, sourceId: 'a' }],
    ['discover', 'more than the contract', { v: 1, sourceId: 'a', page: '<html>' }],
    ['host', 'a number', { v: 1, paceKey: 7 }],
    ['host', 'the payload of another queue', { v: 1, sourceId: 'a' }],
    ['ingest', 'an id that is none of ours', { v: 1, captureId: '../../etc/passwd' }],
    ['ingest', 'an id that is too long', { v: 1, captureId: `${CAPTURE}0` }],
  ])('refuse for good what is not theirs: %s, %s', (name, _what, data) => {
    expect(() => parsePayload(name, data)).toThrow(
      expect.objectContaining({ code: 'JOB_INVALID', retryable: false }) as Error,
    );
    expect(() => parsePayload(name, data)).toThrow(new RegExp(`^take ${name} job failed: `));
  });
});

describe('the options of a job', () => {
  const idOf = (job: AnyJob): string => jobOptions(job).deduplication?.id ?? '';

  it('make two jobs one when they are for the same work, and only then', () => {
    expect(idOf(hostJob('hartwell.test'))).toBe(idOf(hostJob('hartwell.test')));
    const ids = [hostJob('a'), hostJob('b'), discoverJob('a'), ingestJob(CAPTURE)].map(idOf);
    expect(new Set(ids).size).toBe(4);
  });

  it('have an id that a queue takes: no colon, not digits alone, short', () => {
    for (const job of [
      hostJob('hartwell.test:8443'),
      hostJob('x'.repeat(2000)),
      discoverJob('123'),
      hostJob('[::1]'),
    ]) {
      expect(idOf(job)).toMatch(/^[a-z]+-[0-9a-f]{24}$/);
    }
  });

  it('lose no wake-up, try three times, and leave nothing behind when done', () => {
    expect(jobOptions(ingestJob(CAPTURE))).toMatchObject({
      attempts: 3,
      removeOnComplete: true,
      deduplication: { keepLastIfActive: true },
    });
  });
});
