import { expect, it } from 'vitest';
import { paperDay } from '../../../src/discover/paper-label.ts';

it.each([
  ['Final minutes 16042026', '2026-04-16'],
  ['Minutes 20260416', '2026-04-16'],
  ['Minutes 20112025', '2025-11-20'],
  ['Agenda 16.04.26', '2026-04-16'],
  ['Report 20252026', null],
  ['Ref 116042026', null],
])('the day in "%s" is %s', (words, day) => {
  expect(paperDay(words, null)).toBe(day);
});
