/** What the store promises of keys that texts share. */
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { COMMON } from '../../src/records/similarity.ts';
import { replaceKeys, sharersOf } from '../../src/store/shared-keys.ts';
import { keepSample } from '../keep-sample.ts';
import { sampleRecord } from '../sample-record.ts';

/** Whole range of bigint, so that nothing is lost on the way. */
const KEYS = [-9223372036854775808n, -1n, 0n, 7n, 9223372036854775807n];

export function sharedKeysContract(db: () => Database): void {
  async function document(text: string): Promise<number> {
    await keepSample(db(), sampleRecord({ url: `https://a.test/${text}`, text }));
    const [row] = await db().query<{ number: number }>('SELECT max(number) AS number FROM document');
    return row?.number ?? -1;
  }
  const put = (number: number, keys: readonly bigint[]): Promise<void> =>
    replaceKeys(db(), 'sketch', { number, keys, uses: [] });
  const ask = (keys: readonly bigint[], least = 1, limit = 10) => sharersOf(db(), 'sketch', { keys, least, limit });

  describe('keys of texts', () => {
    it('find who shares them, most first, and say how many hold each', async () => {
      const [one, two] = [await document('one'), await document('two')];
      await put(one, KEYS.slice(0, 2));
      await put(two, KEYS.slice(1));
      expect(await ask(KEYS)).toEqual({
        sharers: [
          { number: two, shared: 4, rank: 3.5 },
          { number: one, shared: 2, rank: 1.5 },
        ],
        uses: [1, 2, 1, 1, 1],
      });
      expect((await ask(KEYS, 3)).sharers).toMatchObject([{ number: two, shared: 4 }]);
      expect((await ask(KEYS, 1, 1)).sharers).toHaveLength(1);
      expect(await ask([])).toEqual({ sharers: [], uses: [] });
      expect(await ask([99n])).toEqual({ sharers: [], uses: [0] });
    });

    it('are replaced when the text changes', async () => {
      const one = await document('one');
      await put(one, [1n, 2n]);
      await put(one, [2n, 3n]);
      expect((await ask([1n, 2n, 3n])).uses).toEqual([0, 1, 1]);
    });

    it('that all the world holds find nobody and are kept no more', async () => {
      for (let n = 0; n < COMMON; n += 1) await put(await document(`form ${n}`), [5n, BigInt(1000 + n)]);
      const { sharers, uses } = await ask([5n, 1003n]);
      expect(uses).toEqual([COMMON, 1]);
      expect(sharers).toHaveLength(1);
      const late = await document('late');
      await replaceKeys(db(), 'sketch', { number: late, keys: [5n, 6n], uses: [COMMON, 0] });
      expect(await db().query('SELECT key::text FROM sketch_key WHERE number = $1', [late])).toEqual([{ key: '6' }]);
    });

    it('of quotations stand apart from those of sketches', async () => {
      const one = await document('one');
      await put(one, [1n]);
      expect((await sharersOf(db(), 'quotation', { keys: [1n], least: 1, limit: 5 })).sharers).toEqual([]);
    });
  });
}
