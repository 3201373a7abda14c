/** An agenda whose minutes are not yet published. */
import type { DemoMeeting } from '../../platforms/council.ts';

export const childrenPanelMarch: DemoMeeting = {
  id: 102,
  date: '2026-03-11',
  time: '10:00',
  status: 'Confirmed',
  venue: 'Council Chamber, Civic Centre, Corn Street, Hartwell',
  contact: 'Imogen Sayle',
  attendees: [
    { memberId: 41, name: 'Councillor Dorothea Finch', role: 'Chair', party: 'Independent', ward: 'Abbey Hill', attendance: 'Expected' },
    { memberId: 44, name: 'Councillor Giles Pemberton', role: 'Vice-Chair', party: 'Borough First', ward: 'Ludwick', attendance: 'Expected' },
    { memberId: 57, name: 'Councillor Neville Crake', role: 'Committee Member', party: 'Borough First', ward: 'Thornby', attendance: 'Expected' },
  ],
  packs: [],
  items: [
    {
      id: 5121,
      number: '1.',
      title: 'Transport to short breaks',
      agenda: [
        'To consider three ways of helping families without a car to reach a short break: a shared minibus, travel money, and clubs nearer to home.',
        'The Panel asked for this report at its meeting in January.',
      ],
      reports: [{ id: 502, title: 'Transport options & costs', sheet: 'transport-options', mislabelled: 'text/html' }],
    },
    {
      id: 5122,
      number: '2.',
      title: 'Letter from inspectors: second monitoring visit',
      agenda: ['To discuss the letter published on 27 February 2026 and the response of the improvement board.'],
    },
  ],
};
