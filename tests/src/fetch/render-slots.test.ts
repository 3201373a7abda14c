import { expect, it } from 'vitest';
import { createRenderSlots } from '../../../src/fetch/render-slots.ts';

it('places are given in order; who needs all waits for all, and holds up who comes later', async () => {
  const slots = createRenderSlots(2);
  const order: string[] = [];
  const take = (name: string, count: number): Promise<() => void> =>
    slots.take(count).then((giveBack) => {
      order.push(name);
      return giveBack;
    });
  const [first, second] = [await take('first', 1), await take('second', 1)];
  const alone = take('alone', 5);
  const last = take('last', 1);
  first();
  first();
  await Promise.resolve();
  expect(order).toEqual(['first', 'second']);
  second();
  (await alone)();
  await last;
  expect(order).toEqual(['first', 'second', 'alone', 'last']);
});

it('closed, it refuses those who wait and those who come', async () => {
  const slots = createRenderSlots(1);
  await slots.take(1);
  const waiting = slots.take(1);
  slots.close(() => new Error('closed'));
  await expect(waiting).rejects.toThrow('closed');
  await expect(slots.take(1)).rejects.toThrow('closed');
});
