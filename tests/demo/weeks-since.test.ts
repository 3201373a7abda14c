import { describe, expect, test } from 'vitest';
import { weeksSince } from '../../demo/weeks-since.ts';

describe('weeksSince', () => {
  test.each([
    ['a day counts as a week', '2026-01-05', '2026-01-06T00:00:00Z', 1],
    ['whole weeks stay', '2026-01-05', '2026-01-19T00:00:00Z', 2],
    ['a day to come is none', '2026-01-05', '2025-06-01T00:00:00Z', 0],
    ['no more than a source may ask', '2026-01-05', '2050-01-01T00:00:00Z', 520],
  ])('%s', (_name, day, now, weeks) => {
    expect(weeksSince(day, new Date(now))).toBe(weeks);
  });
});
