import { describe, expect, it } from 'vitest';
import { remembered } from '../../../src/extract/remembered.ts';

describe('remembered', () => {
  it('asks once for the same text', () => {
    const asked: string[] = [];
    const length = remembered((text) => {
      asked.push(text);
      return text.length;
    });
    expect([length('one'), length('three'), length('one')]).toEqual([3, 5, 3]);
    expect(asked).toEqual(['one', 'three']);
  });

  it('forgets when it has been told too much', () => {
    let asked = 0;
    const count = remembered(() => (asked += 1));
    for (let at = 0; at <= 3_000; at += 1) count(String(at));
    count('0');
    expect(asked).toBe(3_002);
  });
});
