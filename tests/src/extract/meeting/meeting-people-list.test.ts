import { describe, expect, it } from 'vitest';
import { peopleIn, peopleInLines } from '../../../../src/extract/meeting/meeting-people-list.ts';

describe('peopleIn', () => {
  it('takes neither the meeting’s own name nor its count of people for a person', () => {
    const { attendees } = peopleIn([
      'Attendance',
      'Ferry Board, Thursday 7 May 2026 2.30 pm',
      'Councillor Ada North',
      'Expected: 4 Present: 2',
    ]);
    expect(attendees.map(({ name }) => name)).toEqual(['Councillor Ada North']);
  });

  it('reads who was in the chair without a comma', () => {
    expect(
      peopleIn(['PRESENT: Councillor A North in the Chair', 'Councillors B Holt and C Zeeman']).attendees,
    ).toMatchObject([{ name: 'Councillor A North', role: 'in the Chair' }, { name: 'B Holt' }, { name: 'C Zeeman' }]);
  });

  it('reads a dash behind a bracket', () => {
    expect(peopleIn(['Attendance', '- Councillor Ada North (Chair) – Present']).attendees).toMatchObject([
      { name: 'Councillor Ada North', role: 'Chair', attendance: 'Present' },
    ]);
  });

  it('takes members in bullets under "Also in attendance" for members, not officers', () => {
    const { attendees, officers } = peopleIn([
      'Also in attendance',
      '- Councillor Ada North, Cabinet Member for Ferries',
      '- Tom Poe, Harbour Master',
    ]);
    expect(officers).toEqual([{ name: 'Tom Poe', role: 'Harbour Master' }]);
    expect(attendees[0]).toMatchObject({ name: 'Councillor Ada North', attendance: 'in attendance' });
  });

  it.each([
    ['Jo Finch, Assistant Director – Early Help'],
    ['Jo Finch, Assistant Director – Early Help; Tom Poe – Clerk'],
  ])('takes the team behind an office for no name: %s', (line) => {
    expect(peopleIn(['Officers present:', line]).officers[0]).toEqual({
      name: 'Jo Finch',
      role: 'Assistant Director – Early Help',
    });
  });

  it('takes a council above its members for none of them, and a chief constable for no officer', () => {
    const { attendees, officers } = peopleIn([
      'Members present:',
      'Upton and Wray District Council',
      'Councillor Lewis Oddie',
      'Also in attendance:',
      'Angharad Spence, Chief Constable',
    ]);
    expect(attendees.map(({ name }) => name)).toEqual(['Councillor Lewis Oddie', 'Angharad Spence']);
    expect(officers).toEqual([]);
  });

  it('reads several lists of one table, each under its own header', () => {
    const line = (...cells: string[]) => ({ cells, level: null, table: 1 });
    const { attendees, officers } = peopleInLines(
      [
        line('Present', 'Role'),
        line('Ada North', 'Chair'),
        line('Apologies', 'Body'),
        line('Bo Holt', 'Harbour Trust'),
        line('Officers', 'Post'),
        line('Tom Poe', 'Clerk'),
      ],
      'none',
    );
    expect(attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['Ada North', 'Chair', 'present'],
      ['Bo Holt', 'Harbour Trust', 'apologies'],
    ]);
    expect(officers).toEqual([{ name: 'Tom Poe', role: 'Clerk' }]);
  });

  it('takes no "Mrs" behind "Cllr." for a part of the name', () => {
    const { attendees } = peopleIn([
      'Present: Cllr. Mrs D. Askham, County Councillor Aled Pen, Cabinet Member for Ropes',
    ]);
    expect(attendees.map(({ name, role }) => [name, role])).toEqual([
      ['Cllr. D. Askham', null],
      ['Councillor Aled Pen', 'Cabinet Member for Ropes'],
    ]);
  });

  it('takes cabinet members without a title who were also present for no officers', () => {
    const { attendees, officers } = peopleIn(['ALSO PRESENT: Mr C Ford (Cabinet Member for Ferries) and Mrs R Elm']);
    expect(officers).toEqual([]);
    expect(attendees.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Mr C Ford', 'in attendance'],
      ['Mrs R Elm', 'in attendance'],
    ]);
  });

  it('reads an office before its name, and for which body members came', () => {
    const { attendees } = peopleIn([
      'Chair: Alderman R Holt',
      'Members present:',
      'Marl County Council: Cllr A North, Cllr U Dale (Vice-Chair)',
      'Districts’ representatives: Mr B Grey',
      'Deputy Harriet Loom | Sir Piers Vane (Deputy Chairman)',
    ]);
    expect(attendees.map(({ name, role }) => [name, role])).toEqual([
      ['Alderman R Holt', 'Chair'],
      ['Cllr A North', 'Marl County Council'],
      ['Cllr U Dale', 'Vice-Chair'],
      ['Mr B Grey', 'Districts’ representatives'],
      ['Deputy Harriet Loom', null],
      ['Sir Piers Vane', 'Deputy Chairman'],
    ]);
  });

  it('takes the party from a cell of its own, and an organisation where there is no other role', () => {
    const { attendees } = peopleIn([
      'Member | Organisation | Attendance',
      'Ada North (Chair) | Marl Council | Present',
      'Una Dale | Healthwatch Marl | Apologies',
    ]);
    expect(attendees.map(({ role, attendance }) => [role, attendance])).toEqual([
      ['Chair', 'Present'],
      ['Healthwatch Marl', 'Apologies'],
    ]);
    expect(peopleIn(['Present:', 'Councillor A North | Labour']).attendees).toMatchObject([
      { name: 'Councillor A North', party: 'Labour' },
    ]);
  });

  it('keeps officers among the officers, and their offices whole', () => {
    const found = peopleIn([
      'In attendance: Jo Finch, Director of Education and Children’s Services; Tom Poe, Solicitor; and Ann Lee, Clerk.',
    ]);
    expect(found).toMatchObject({
      attendees: [],
      officers: [
        { name: 'Jo Finch', role: 'Director of Education and Children’s Services' },
        { name: 'Tom Poe', role: 'Solicitor' },
        { name: 'Ann Lee', role: 'Clerk' },
      ],
    });
  });
});
