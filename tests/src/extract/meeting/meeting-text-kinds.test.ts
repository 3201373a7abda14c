import { describe, expect, it } from 'vitest';
import { meetingFromText } from '../../../../src/extract/meeting/meeting-text.ts';
import type { Extraction } from '../../../../src/records/extraction.ts';
import { textInput } from '../read-input.ts';

type Meeting = Extract<Extraction, { kind: 'meeting' }>;

function read(text: string, uri: string | null = null): Meeting {
  const found = meetingFromText(text, { ...textInput(text), uri });
  if (found.kind !== 'meeting') throw new Error('no meeting');
  return found;
}

describe('a record of decisions', () => {
  const { meeting, fields } = read(
    [
      'MARL CITY COUNCIL',
      'EXECUTIVE',
      'RECORD OF DECISIONS',
      'Decisions taken by the Executive at its meeting held on Monday 2 June 2025 at 4.00 pm in The Long Gallery, Marl House.',
      'Date of publication: Wednesday 4 June 2025',
      'These decisions will come into force on Thursday 12 June 2025 unless called in.',
      'Members present: Councillors Ada North (Leader) and Basil Grey',
      'Declarations of interest: Councillor Grey declared that he keeps bees.',
      'Item 4 Bee corridors',
      'Decision: RESOLVED:',
      '1. That the corridors be sown.',
      '2. That a report follow.',
      'Reasons for the decision: There are fewer bees.',
      'Item 5 Road signs',
      'Decision: RESOLVED:',
      '1. That the signs be cleaned.',
    ].join('\n\n'),
    'https://marl.example/documents/g812/Decisions%20Monday%2002-Jun-2025.pdf?T=2',
  );

  it('is told from minutes, with its maker, its days and its meeting', () => {
    expect(meeting).toMatchObject({
      kind: 'decision',
      council: { value: 'MARL CITY COUNCIL' },
      committee: { value: 'Executive' },
      meetingId: { value: '812' },
      venue: { value: 'The Long Gallery, Marl House' },
      declarations: 'Councillor Grey declared that he keeps bees.',
      decision: {
        maker: 'Executive',
        decidedOn: 'Monday 2 June 2025 at 4.00 pm',
        effectiveFrom: 'Thursday 12 June 2025',
      },
    });
    expect(fields.datePublished?.value).toBe('Wednesday 4 June 2025');
  });

  it('lists what was decided under each item', () => {
    expect(meeting.items.map(({ number, title, resolutions }) => [number, title, resolutions])).toEqual([
      ['4', 'Bee corridors', ['That the corridors be sown.', 'That a report follow.']],
      ['5', 'Road signs', ['That the signs be cleaned.']],
    ]);
  });
});

describe('an agenda below a letter', () => {
  const { meeting } = read(
    [
      'FENTON PARISH COUNCIL',
      '3rd March 2025',
      'Dear Councillor,',
      'You are summoned to attend a meeting of Fenton Parish Council to be held on Monday 10th March 2025 at 7.30 pm in the Mission Room, Pound Lane, for the transaction of the business below.',
      'AGENDA',
      '1. To receive apologies for absence.',
      '2. To approve the minutes of 10th February 2025.',
      '3. Finance:',
      'a. To approve payments.',
      'b. To note the balance.',
      '4. To consider the repair of the pump.',
    ].join('\n\n'),
  );

  it('takes the day of the meeting, not of the letter, and the place without the business', () => {
    expect(meeting).toMatchObject({
      kind: 'agenda',
      start: { value: 'Monday 10th March 2025 at 7.30 pm' },
      venue: { value: 'Mission Room, Pound Lane' },
    });
  });

  it('has sentences for items, which have no purpose of their own', () => {
    expect(meeting.items.map(({ number, title, purpose }) => [number, title, purpose])).toEqual([
      ['1', 'To receive apologies for absence', null],
      ['2', 'To approve the minutes of 10th February 2025', null],
      ['3', 'Finance', null],
      ['4', 'To consider the repair of the pump', null],
    ]);
  });
});

describe('minutes of a parish', () => {
  const { meeting } = read(
    [
      'Fenton Parish Council',
      'Minutes of the meeting held on Monday 10th March 2025 at 7.30pm in the Mission Room',
      'Present: Cllrs A. North (Chairman), B. Grey (Vice Chairman) and U. Dale.',
      'In attendance: Mrs. J. Finch (Clerk), District Councillor P. Holt and 5 members of the public.',
      'Cllr North, Chairman, presided.',
      '25/31 Apologies for absence',
      'Apologies were received from Cllr W. Zeeman (family illness). Cllr T. Poe was absent without apology.',
      '25/32 Pump',
      'It was RESOLVED to mend the pump at a cost of £90. Proposed Cllr Grey, seconded Cllr Dale, all in favour.',
      'Action: Clerk to find a plumber.',
      '25/33 Green',
      'Cllr Dale left the meeting at 8.05 pm.',
      'It was proposed by Cllr Grey, seconded by Cllr North and RESOLVED by 2 votes to nil to plant a lime.',
    ].join('\n\n'),
  );

  it('keeps movers and votes out of what was resolved', () => {
    expect(meeting.items.map(({ resolutions }) => resolutions)).toEqual([
      [],
      ['It was RESOLVED to mend the pump at a cost of £90.'],
      ['RESOLVED to plant a lime.'],
    ]);
    expect(meeting.items[1]?.actions).toEqual(['Clerk to find a plumber.']);
    expect(meeting.items.flatMap(({ departures }) => departures).map(({ name }) => name)).toEqual(['Cllr Dale']);
  });

  it('tells officers from members of other councils, and the absent from those who sent apologies', () => {
    expect(meeting.officers).toEqual([{ name: 'Mrs. J. Finch', role: 'Clerk' }]);
    expect(meeting.attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['A. North', 'Chairman', 'present'],
      ['B. Grey', 'Vice Chairman', 'present'],
      ['U. Dale', null, 'present'],
      ['Councillor P. Holt', 'District Councillor', 'in attendance'],
      ['Cllr W. Zeeman', null, 'apologies'],
      ['Cllr T. Poe', null, 'absent'],
    ]);
  });
});
