import { describe, expect, it } from 'vitest';
import { ConfigurationError, PipelineError } from '../../src/records/errors.ts';
import { every, rounds } from '../../workers/every.ts';
import { recordedLog } from './recorded-log.ts';

const away = (): PipelineError =>
  new PipelineError('ask the store failed: away', { code: 'STORE_UNAVAILABLE', retryable: true });

const options = (log = recordedLog(), patienceMs = Infinity) => ({
  signal: new AbortController().signal,
  log: log.log,
  pauseMs: [1, 5] as const,
  patienceMs,
});

describe('work done every so often', () => {
  it('is not done before its time, and then once', async () => {
    let done = 0;
    const soon = every(20, async () => void (done += 1));
    await soon();
    expect(done).toBe(0);
    for (const deadline = Date.now() + 5_000; done === 0 && Date.now() < deadline;)
      await new Promise((resolve) => setTimeout(resolve, 5)).then(soon);
    expect(done).toBe(1);
    await soon();
    expect(done).toBe(1);
  });
});

describe('rounds', () => {
  it('go on until one says that it was the last', async () => {
    let done = 0;
    await rounds(options(), async () => (done += 1) < 3);
    expect(done).toBe(3);
  });

  it('end with the signal', async () => {
    const stop = new AbortController();
    let done = 0;
    await rounds({ ...options(), signal: stop.signal }, async () => {
      done += 1;
      stop.abort();
      return true;
    });
    expect(done).toBe(1);
  });

  it('outlive an outage, which is told once, and its end', async () => {
    const log = recordedLog();
    let done = 0;
    await rounds(options(log), async () => {
      done += 1;
      if (done < 3) throw away();
      return false;
    });
    await rounds(options(log), async () => false);
    expect(done).toBe(3);
    expect(log.lines.map(({ code, msg }) => [code, msg])).toEqual([['STORE_UNAVAILABLE', 'waiting for it']]);
  });

  it('tell that what was away is back', async () => {
    const log = recordedLog();
    let done = 0;
    await rounds(options(log), async () => {
      done += 1;
      if (done === 1) throw away();
      return done < 3;
    });
    expect(log.lines.map(({ msg }) => msg)).toEqual(['waiting for it', 'reached again']);
  });

  it('give up on an outage that lasts longer than their patience', async () => {
    await expect(rounds(options(recordedLog(), 0), () => Promise.reject(away()))).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
  });

  it('pass on every other failure at once', async () => {
    await expect(rounds(options(), () => Promise.reject(new ConfigurationError('no')))).rejects.toThrow('no');
  });
});
