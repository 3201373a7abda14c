import { expect, it } from 'vitest';
import { paperKind } from '../../../src/records/paper-kind.ts';

it.each([
  ['Agenda reports pack', 'pack'],
  ['Late papers for item 4', 'pack'],
  ['Minutes_of_the_meeting', 'minutes'],
  ['Final Agenda Reports', 'agenda'],
  ['Decision notices', 'decision'],
  ['Sea wall repairs', null],
  [`${'x'.repeat(300)} minutes`, null],
])('"%s" is %s', (words, kind) => {
  expect(paperKind(words)).toBe(kind);
});
