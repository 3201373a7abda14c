import { describe, expect, it } from 'vitest';
import { groupHeadingOf } from '../../../../src/extract/meeting/meeting-people-groups.ts';

describe('groupHeadingOf', () => {
  it.each([
    ['Yn bresennol / Present:', 'present', ''],
    ['Ymddiheuriadau: / Apologies: Councillor Ada North', 'apologies', 'Councillor Ada North'],
    ['Membership: Ada North', 'expected', 'Ada North'],
    ['Members of the Ferry Board: Ada North', 'present', 'Ada North'],
    ['PRESENT:- Councillor Ada North', 'present', 'Councillor Ada North'],
    ['Parent and faith representatives present: Mrs Una Dale', 'present', 'Mrs Una Dale'],
    ['Virtual attendance (via Teams): Ada North', 'present', 'Ada North'],
    ['Also in attendance –', 'in attendance', ''],
    ['The following officers were in attendance: Jo Finch', 'officers', 'Jo Finch'],
    ['Apologies for absence were received on behalf of Mrs Dale and Mr Pike', 'apologies', 'Mrs Dale and Mr Pike'],
    ['Councillor Una Dale had sent her apologies.', 'apologies', 'Councillor Una Dale'],
    ['Cllr N. Pike was absent without apology', 'absent', 'Cllr N. Pike'],
    ['Applicant', 'none', ''],
    ['Non-Constituent Members', 'present', ''],
    ['Attendance and apologies', 'present', ''],
    ['For further information please contact: Jo Finch', 'none', 'Jo Finch'],
  ])('reads "%s"', (line, group, rest) => {
    expect(groupHeadingOf(line)).toMatchObject({ group, rest });
  });

  it.each([
    'Members of the public may watch from the pier. Please come early.',
    'Councillors Mrs North and Holt',
    'Chair: Councillor North',
    'Members of the press can sit at the front. Names are on the door.',
  ])('finds no list of names in "%s"', (line) => {
    expect(groupHeadingOf(line)).toBeNull();
  });
});
