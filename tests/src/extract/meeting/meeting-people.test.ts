import { describe, expect, it } from 'vitest';
import { officerOf, personsIn } from '../../../../src/extract/meeting/meeting-people.ts';

const read = (line: string, of: 'members' | 'officers') =>
  (personsIn(line, { of }) ?? []).map(({ name, role, party }) => [name, role, party].filter((words) => words !== null));

describe('personsIn, members', () => {
  it.each([
    ['Councillors Abel (Chair), Boon and Carr', [['Abel', 'Chair'], ['Boon'], ['Carr']]],
    ['Cllr Mrs D Dale (Vice-Chairman)', [['Cllr D Dale', 'Vice-Chairman']]],
    ['The Mayor (Councillor Eve Fenn), Councillor Gil Hay', [['Councillor Eve Fenn', 'Mayor'], ['Councillor Gil Hay']]],
    [
      'The Mayor, Councillor Eve Fenn, the Deputy Mayor, Councillor Gil Hay, Councillors Ida Jex and Ken Lunn',
      [['Councillor Eve Fenn', 'Mayor'], ['Councillor Gil Hay', 'Deputy Mayor'], ['Ida Jex'], ['Ken Lunn']],
    ],
    ['Councillor Max Nye as substitute for Councillor Ola Pym', [['Councillor Max Nye']]],
    ['Mr I Jex (Substitute for Mr K Lamb)', [['Mr I Jex']]],
    ['District Councillor R Stone', [['Councillor R Stone', 'District Councillor']]],
    ['COUNCILLOR A B TODD (CHAIRMAN)', [['Councillor A B TODD', 'CHAIRMAN']]],
    [
      'Councillor Uma Vane (Con) Councillor Wes Yarr (Lab)',
      [
        ['Councillor Uma Vane', 'Con'],
        ['Councillor Wes Yarr', 'Lab'],
      ],
    ],
    ['Jo Finch, NHS Marlshire', [['Jo Finch', 'NHS Marlshire']]],
    [
      'Dr Zia Abbott, Vice-Chair, Moors and Dales Care Board',
      [['Dr Zia Abbott', 'Vice-Chair, Moors and Dales Care Board']],
    ],
    ['Y Cynghorydd / Councillor Alun Bevan', [['Councillor Alun Bevan']]],
    ['*Miss K Lamb', [['Miss K Lamb']]],
    ['Cllrs. J. Moss and T. Holt; the Clerk, Mrs. A. Dent', [['J. Moss'], ['T. Holt'], ['Mrs. A. Dent', 'Clerk']]],
  ])('reads %s', (line, expected) => {
    expect(read(line, 'members')).toEqual(expected);
  });

  it.each([
    'Marlshire Constabulary',
    'Governance Officer',
    'Primary Headteachers',
    'Town Hall',
    'The meeting was adjourned at noon and Councillor Dale took the chair when it began again.',
    'Members of the Board',
    'The Mayor',
  ])('takes nobody from "%s"', (line) => {
    expect(read(line, 'members')).toEqual([]);
  });
});

describe('personsIn, officers', () => {
  it.each([
    [
      'Jo Finch (Finance, Land and Property Manager), Tom Poe (Clerk) and Ann Lee (Solicitor)',
      [
        ['Jo Finch', 'Finance, Land and Property Manager'],
        ['Tom Poe', 'Clerk'],
        ['Ann Lee', 'Solicitor'],
      ],
    ],
    [
      'Jo Finch, Assistant Director, Early Help, Tom Poe, Head of Parks and Open Spaces and Ann Lee, Clerk',
      [
        ['Jo Finch', 'Assistant Director, Early Help'],
        ['Tom Poe', 'Head of Parks and Open Spaces'],
        ['Ann Lee', 'Clerk'],
      ],
    ],
    [
      'Jo Finch, Director of Place; and Tom Poe, Clerk',
      [
        ['Jo Finch', 'Director of Place'],
        ['Tom Poe', 'Clerk'],
      ],
    ],
    ['Head of Law and Governance – Tom Poe', [['Tom Poe', 'Head of Law and Governance']]],
    ['Assistant Director (Land and Property) - Tom Poe', [['Tom Poe', 'Assistant Director (Land and Property)']]],
    ['Chief Executive: Tom Poe', [['Tom Poe', 'Chief Executive']]],
    ['Tom Poe Monitoring Officer', [['Tom Poe', 'Monitoring Officer']]],
    ['Tom Poe, Harbour Master', [['Tom Poe', 'Harbour Master']]],
    ['Jo Finch, Street Works Manager', [['Jo Finch', 'Street Works Manager']]],
  ])('reads %s', (line, expected) => {
    expect(read(line, 'officers')).toEqual(expected);
  });

  it.each(['Strategic Director for Place; Senior Solicitor; and Democratic Officer', 'Reserves. The Clerk spoke.'])(
    'takes nobody from "%s"',
    (line) => {
      expect(read(line, 'officers')).toEqual([]);
    },
  );
});

describe('officerOf', () => {
  it('asks for an office where no heading says that officers follow', () => {
    expect(officerOf('Jo Finch, Head of Place', { under: false })).toEqual({ name: 'Jo Finch', role: 'Head of Place' });
    expect(officerOf('Mill Lane, Netherby', { under: false })).toBeNull();
  });
});
