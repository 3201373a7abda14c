/** The contract of src/store/failures.ts. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import type { FailureFilter } from '../../src/store/failures.ts';
import {
  countOpenFailures,
  markReplayed,
  openFailures,
  recordFailure,
  resolveFailure,
  workName,
} from '../../src/store/failures.ts';
import { later, newFailure, NOON } from '../sample-rows.ts';

export function failuresContract(db: () => Database): void {
  describe('failures', () => {
    it('are one open row per piece of work, with the last cause and all attempts', async () => {
      await recordFailure(db(), newFailure({ work: workName('fetch', 7), attempts: 3 }));
      await recordFailure(
        db(),
        newFailure({ work: workName('fetch', 7), attempts: 2, code: 'FETCH_RESET', message: 'reset', now: later(60) }),
      );
      expect(await openFailures(db())).toMatchObject([
        {
          work: 'fetch:7',
          code: 'FETCH_RESET',
          message: 'reset',
          attempts: 5,
          firstAt: NOON,
          lastAt: later(60),
          state: 'open',
        },
      ]);
      expect(await countOpenFailures(db())).toBe(1);
    });

    it('are resolved by success, replayed or not, and a later failure is a new row', async () => {
      await recordFailure(db(), newFailure());
      await resolveFailure(db(), 'fetch:1');
      expect(await countOpenFailures(db())).toBe(0);
      await recordFailure(db(), newFailure());
      const [open] = await openFailures(db());
      await markReplayed(db(), [open?.id ?? 0]);
      expect(await countOpenFailures(db())).toBe(0);
      await recordFailure(db(), newFailure());
      await resolveFailure(db(), 'fetch:1');
      expect(await db().query('SELECT DISTINCT state FROM failure')).toEqual([{ state: 'resolved' }]);
    });

    it('keep what a hostile page put into the message, cut to size', async () => {
      const message = `\u0000\ud800${'x'.repeat(5000)}`;
      await recordFailure(
        db(),
        newFailure({ message, context: { body: '\u0000\udfff' }, targetUri: 'https://a.test/\u0000' }),
      );
      const [open] = await openFailures(db());
      expect(open?.message).toMatch(/^\ufffdx+$/);
      expect(open?.message.length).toBe(2000);
      expect(open?.targetUri).toBe('https://a.test/');
    });

    it('are found by every part of a filter, newest first', async () => {
      await recordFailure(db(), newFailure({ work: 'fetch:1' }));
      await recordFailure(
        db(),
        newFailure({ work: 'fetch:2', code: 'FETCH_DNS', sourceId: 'b', paceKey: 'b.test', now: later(60) }),
      );
      await recordFailure(
        db(),
        newFailure({ work: 'ingest:3', stage: 'ingest', code: 'READER_TIMEOUT', now: later(120) }),
      );
      const works = async (filter: FailureFilter): Promise<string[]> =>
        (await openFailures(db(), filter)).map(({ work }) => work);
      const [newest] = await openFailures(db());
      expect(await works({})).toEqual(['ingest:3', 'fetch:2', 'fetch:1']);
      expect(await works({ stage: 'fetch' })).toEqual(['fetch:2', 'fetch:1']);
      expect(await works({ code: 'FETCH_DNS' })).toEqual(['fetch:2']);
      expect(await works({ sourceId: 'b', stage: 'ingest' })).toEqual([]);
      expect(await works({ paceKey: 'hartwell.test' })).toEqual(['ingest:3', 'fetch:1']);
      expect(await works({ since: later(60) })).toEqual(['ingest:3', 'fetch:2']);
      expect(await works({ ids: [newest?.id ?? 0] })).toEqual(['ingest:3']);
      expect(await works({ ids: [] })).toEqual([]);
    });
  });
}
