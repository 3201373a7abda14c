import { expect, it } from 'vitest';
import { moderngovPaperKind, paperKind } from '../../../src/records/paper-kind.ts';

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

it.each([
  ['documents/g9/Public%20reports%20pack.pdf', 'Agenda reports pack', 'pack'],
  ['documents/g9/x.pdf', 'Pecyn adroddiadau’r agenda', 'pack'],
  ['documents/g9/x.pdf', 'Cofnodion wedi’u hargraffu', 'minutes'],
  ['documents/s7/Printed%20minutes.pdf', 'Last meeting', 'minutes'],
  ['/documents/g9/Printed-decisions.pdf', 'Printed', 'decision'],
  ['documents/s7/x.pdf', 'Decisions of other ports', 'report'],
  ['documents/b7/x.pdf', 'Ropes', 'pack'],
  ['documents/s7/x.pdf', 'Ropes', 'report'],
])('%s "%s" is %s', (address, title, kind) => {
  expect(moderngovPaperKind(address, title)).toBe(kind);
});
