import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../workers/in-order.ts';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) yield number;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('work in order', () => {
  it('gives results in the order of the items whatever ends first, with bounded work and waiting', async () => {
    let inHand = 0;
    let most = 0;
    let begun = 0;
    let taken = 0;
    let mostAhead = 0;
    const work = async (number: number): Promise<number> => {
      begun += 1;
      mostAhead = Math.max(mostAhead, begun - taken);
      most = Math.max(most, (inHand += 1));
      for (let turn = 0; turn < (number % 7) * 3; turn++) await tick();
      inHand -= 1;
      return number;
    };
    const found: number[] = [];
    for await (const result of inOrder(numbers(200), work, { atOnce: 3, ahead: 5 })) {
      taken += 1;
      found.push(result);
    }
    expect(found).toEqual(Array.from({ length: 200 }, (_, index) => index));
    expect(most).toBe(3);
    expect(mostAhead).toBeLessThanOrEqual(6);
  });

  it('gives a result before the next item comes: a caller may wait for each answer', async () => {
    let send: (item: string) => void = () => undefined;
    let isClosed = false;
    async function* asked(): AsyncGenerator<string> {
      while (!isClosed) yield await new Promise<string>((resolve) => (send = resolve));
    }
    const results = inOrder(asked(), async (item) => item.toUpperCase(), { atOnce: 4, ahead: 8 });
    for (const item of ['a', 'b', 'c']) {
      const next = results.next();
      await tick();
      isClosed = item === 'c';
      send(item);
      expect(await next).toEqual({ done: false, value: item.toUpperCase() });
    }
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it('ends at once without items', async () => {
    expect(await all(inOrder(numbers(0), async () => 1, { atOnce: 2, ahead: 2 }))).toEqual([]);
  });

  it('throws what the items throw, after the results before it', async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      throw new Error('input broke');
    }
    const results = inOrder(broken(), async (number) => number, { atOnce: 2, ahead: 2 });
    expect(await results.next()).toEqual({ done: false, value: 1 });
    await expect(results.next()).rejects.toThrow('input broke');
  });

  it('stops taking items when its consumer leaves', async () => {
    let begun = 0;
    const work = async (): Promise<number> => (begun += 1);
    for await (const result of inOrder(numbers(1_000), work, { atOnce: 2, ahead: 4 })) if (result === 1) break;
    await tick();
    expect(begun).toBeLessThan(20);
  });
});
