import { describe, expect, it } from 'vitest';
import { peopleIn } from '../../../../src/extract/meeting/meeting-people-list.ts';

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
});
