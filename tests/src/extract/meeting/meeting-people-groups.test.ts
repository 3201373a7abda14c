import { describe, expect, it } from 'vitest';
import { groupHeadingOf } from '../../../../src/extract/meeting/meeting-people-groups.ts';

describe('groupHeadingOf', () => {
  it.each([
    ['Yn bresennol / Present:', 'present', ''],
    ['Ymddiheuriadau: / Apologies: Councillor Ada North', 'apologies', 'Councillor Ada North'],
    ['Membership: Ada North', 'expected', 'Ada North'],
    ['Members of the Ferry Board: Ada North', 'present', 'Ada North'],
  ])('reads "%s"', (line, group, rest) => {
    expect(groupHeadingOf(line)).toMatchObject({ group, rest });
  });

  it.each([
    'Members of the public may watch from the pier. Please come early.',
    'Members of the press can sit at the front. Names are on the door.',
  ])('finds no list of names in "%s"', (line) => {
    expect(groupHeadingOf(line)).toBeNull();
  });
});
