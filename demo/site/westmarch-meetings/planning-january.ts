/** Planning minutes, with an item from which press and public are excluded. */
import type { DemoMeeting } from '../../platforms/council.ts';

export const planningJanuary: DemoMeeting = {
  id: 103,
  date: '2026-01-22',
  time: '18:30',
  status: 'Confirmed',
  venue: 'Council Chamber, Civic Centre, Corn Street, Hartwell',
  contact: 'Barnaby Orme',
  attendees: [
    { memberId: 38, name: 'Councillor Leonora Stead', role: 'Chair', party: 'Westmarch Alliance', ward: 'Hartwell Central', attendance: 'Present' },
    { memberId: 47, name: 'Councillor Ines Calloway', role: 'Committee Member', party: 'Independent', ward: 'Penfold Green', attendance: 'Present' },
    { memberId: 49, name: 'Councillor Tobias Wren', role: 'Committee Member', party: 'Borough First', ward: 'Saltmere South', attendance: 'Present' },
    { memberId: 63, name: 'Councillor Maud Illingworth', role: 'Committee Member', party: 'Westmarch Alliance', ward: 'Ludwick', attendance: 'Apologies' },
  ],
  packs: [],
  items: [
    {
      id: 5131,
      number: '1.',
      title: 'WM/25/0417: land between the recreation ground & Sallow Lane, Penfold Green',
      agenda: ['Outline application for up to 240 homes, open space, a pond and a new junction. Recommendation: approve with conditions.'],
      reports: [{ id: 503, title: 'WM/25/0417 officer report', sheet: 'penfold-green-report' }],
      minutes: {
        officers: [{ name: 'Hester Quayle', role: 'Principal Planning Officer' }],
        narrative: [
          'The Principal Planning Officer introduced the report and drew attention to two late letters. The lead flood authority had confirmed in writing that it no longer objected.',
          'Three residents spoke against the application and the applicant’s land manager spoke in favour of it. Councillor Calloway, as ward member, asked for the culvert to be finished before any house was begun, and not merely before any was lived in.',
          'Members debated the width of Sallow Lane, the distance to the nearest bus stop and the loss of a veteran oak. It was moved, seconded and agreed by six votes to two that the condition on the culvert be strengthened.',
        ],
        resolved: [
          'That outline permission be granted, subject to 31 conditions and a legal agreement.',
          'That condition 9 be amended so that no house is begun before the culvert is open.',
        ],
      },
    },
    {
      id: 5132,
      number: '2.',
      title: 'WM/25/0533: change of use, 14 Mill Row',
      agenda: ['Change of use from a shop to a café with seating on the pavement. Recommendation: approve.'],
      minutes: {
        narrative: ['Members heard that the pavement was two metres wide once the bins had been moved. There were no speakers.'],
        resolved: ['That permission be granted for two years.'],
      },
    },
    {
      id: 5133,
      number: '3.',
      title: 'Enforcement at a property in Saltmere',
      agenda: ['Exempt under paragraph 6 of Part 1 of Schedule 12A. The press and public are likely to be excluded.'],
      restricted: true,
      reports: [{ id: 504, title: 'Enforcement report', sheet: '', restricted: true }],
    },
  ],
};
