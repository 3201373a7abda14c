import { hostname } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { markSeeded, openRuns, runById } from '../../src/store/runs.ts';
import { workersSeen } from '../../src/store/workers.ts';
import { attend } from '../../workers/attend.ts';
import type { QueueSide } from '../../workers/queue-side.ts';
import { openQueueSide } from '../../workers/queue-side.ts';
import { readEnv } from '../../config/env.ts';
import { eventually } from '../queue/test-queue.ts';
import { sampleRun, sampleTarget } from '../sample-rows.ts';
import { sampleSource } from '../sample-source.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';
import { recordedLog } from './recorded-log.ts';

let store: TestStore;
let side: QueueSide;
beforeAll(async () => {
  store = await openTestStore();
  side = await openQueueSide(store, readEnv(), recordedLog().log);
});
afterEach(async () => {
  await side.queues.wipe();
  await store.clear();
});
afterAll(async () => {
  await side.close();
  await store.close();
});

const source = sampleSource({ schedule: '*/5 * * * *', minExpected: 0 });

/** Attends while `during` runs. `start` is when its clock begins; it then goes as ours does. */
async function attending(
  during: () => Promise<void>,
  options: { readonly keepsSchedule?: boolean; readonly start?: Date } = {},
): Promise<Record<string, unknown>[]> {
  const { log, lines } = recordedLog();
  const stop = new AbortController();
  const began = Date.now();
  const clock = (): Date => new Date((options.start?.getTime() ?? began) + Date.now() - began);
  const self = {
    kind: 'worker',
    ...{ id: 'w1', host: hostname(), pid: 1, version: '0' },
    ...{ queues: ['host'], startedAt: clock() },
  } as const;
  const keepsSchedule = options.keepsSchedule ?? false;
  const attended = attend({ store, side, sources: [source], log, clock, self, keepsSchedule }, stop.signal);
  try {
    await during();
  } finally {
    stop.abort();
    await attended;
  }
  return lines;
}

describe('a process that attends', () => {
  it('shows itself, and goes without leaving its row', async () => {
    await attending(async () => {
      await eventually(async () => expect(await workersSeen(store.db)).toMatchObject([{ id: 'w1', queues: ['host'] }]));
    });
    expect(await workersSeen(store.db)).toEqual([]);
  });

  it('ends a run that is over, whoever began it', async () => {
    const { id } = await sampleRun(store.db);
    await markSeeded(store.db, id);
    const lines = await attending(async () => {
      await eventually(async () => expect(await runById(store.db, id)).toMatchObject({ state: 'done' }));
    });
    expect(lines).toMatchObject([{ msg: 'run over', run: id, sourceId: source.id }]);
  });

  it('rings for hosts that fall due, and for what a wiped queue has lost', async () => {
    await sampleTarget(store.db, 'https://hartwell.test/a');
    await attending(async () => {
      const counts = (): Promise<unknown> => side.queues.counts();
      await eventually(async () =>
        expect(await counts()).toMatchObject({ host: { waiting: 1 }, discover: { waiting: 1 } }),
      );
      await side.queues.wipe();
      await eventually(async () =>
        expect(await counts()).toMatchObject({ host: { waiting: 1 }, discover: { waiting: 1 } }),
      );
    });
  });

  it('begins what the schedule says, if it keeps it', async () => {
    const justBefore = new Date('2026-02-11T12:04:59.000Z');
    const lines = await attending(
      async () => {
        await eventually(async () =>
          expect(await openRuns(store.db)).toMatchObject([{ sourceId: source.id, cause: 'schedule' }]),
        );
        await eventually(async () => expect(await side.queues.counts()).toMatchObject({ discover: { waiting: 1 } }));
      },
      { keepsSchedule: true, start: justBefore },
    );
    expect(lines).toMatchObject([
      { msg: 'schedule', change: 'added' },
      { msg: 'tick', state: 'started', tickAt: '2026-02-11T12:05:00.000Z' },
    ]);
  });

  it('leaves the schedule to others, if it does not', async () => {
    const lines = await attending(
      async () => {
        await eventually(async () => expect(await workersSeen(store.db)).toHaveLength(1));
      },
      { start: new Date('2026-02-11T12:04:59.000Z') },
    );
    expect(lines).toEqual([]);
    expect(await store.db.query('SELECT 1 FROM schedule')).toEqual([]);
  });
});
