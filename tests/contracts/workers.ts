/** What the store promises of the processes at work on it. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { storeId } from '../../src/store/identity.ts';
import type { WorkerRow } from '../../src/store/workers.ts';
import { forgetWorker, showWorker, workersSeen } from '../../src/store/workers.ts';
import { later, NOON } from '../sample-rows.ts';

const worker = (id: string, seenAt: Date): WorkerRow => ({
  ...{ id, kind: 'worker', host: 'a', pid: 7, version: '0.1.0', queues: ['host', 'ingest'] },
  ...{ startedAt: NOON, seenAt },
});

export function workersContract(db: () => Database): void {
  describe('workers', () => {
    it('show themselves again and again under one name', async () => {
      await showWorker(db(), worker('one', NOON));
      await showWorker(db(), worker('two', NOON));
      await showWorker(db(), worker('one', later(10)));
      expect(await workersSeen(db())).toEqual([worker('one', later(10)), worker('two', NOON)]);
    });

    it('go in good order, or are swept when nobody has seen them for an hour', async () => {
      await showWorker(db(), worker('dead', NOON));
      await showWorker(db(), worker('gone', later(10)));
      await forgetWorker(db(), 'gone');
      await showWorker(db(), worker('here', later(3_601)));
      expect((await workersSeen(db())).map(({ id }) => id)).toEqual(['here']);
    });
  });

  it('the store has a name of its own', async () => {
    expect(await storeId(db())).toMatch(/^[0-9a-f]{12}$/);
    expect(await storeId(db())).toBe(await storeId(db()));
  });
}
