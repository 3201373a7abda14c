import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeUnits } from '../../../src/dedupe/code-units.ts';

it('the code units of any text are what it is made of, with a space behind them', () => {
  const halves = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(halves, (text) => {
      const expected = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
      expect([...codeUnits(text).subarray(0, text.length + 1)]).toEqual([...expected, 0x20]);
    }),
  );
  const long = 'ab’'.repeat(100_000);
  expect(String.fromCharCode(...codeUnits(long).subarray(299_990, 300_001))).toBe(`${long.slice(299_990)} `);
});
