/** Minutes with purpose, officers, declarations, key points and resolutions. */
import type { DemoMeeting } from '../../platforms/council.ts';

export const childrenPanelJanuary: DemoMeeting = {
  id: 101,
  date: '2026-01-14',
  time: '10:00',
  status: 'Confirmed',
  venue: 'Committee Room 2, Civic Centre, Corn Street, Hartwell',
  contact: 'Imogen Sayle',
  attendees: [
    { memberId: 41, name: 'Councillor Dorothea Finch', role: 'Chair', party: 'Independent', ward: 'Abbey Hill', attendance: 'Present' },
    { memberId: 44, name: 'Councillor Giles Pemberton', role: 'Vice-Chair', party: 'Borough First', ward: 'Ludwick', attendance: 'Present' },
    { memberId: 52, name: 'Councillor Samira Haddad', role: 'Committee Member', party: 'Westmarch Alliance', ward: 'Saltmere North', attendance: 'Present' },
    { memberId: 57, name: 'Councillor Neville Crake', role: 'Committee Member', party: 'Borough First', ward: 'Thornby', attendance: 'Apologies' },
    { memberId: 60, name: 'Reverend Alice Tench', role: 'Co-opted Member', party: '', ward: '', attendance: 'Present' },
  ],
  packs: [{ title: 'Printed minutes', t: 1, kind: 'minutes' }],
  items: [
    {
      id: 5101,
      number: '1.',
      title: 'Apologies for absence & declarations of interest',
      agenda: ['To receive apologies and any declarations of interest from members of the panel.'],
      minutes: {
        narrative: [
          'Apologies were received from Councillor Neville Crake.',
          'Reverend Alice Tench declared a personal interest in item 3, as the grandmother of a child who uses the short breaks service.',
        ],
      },
    },
    {
      id: 5102,
      number: '2.',
      title: 'Minutes of the previous meeting',
      agenda: ['To agree the minutes of the meeting held on 12 November 2025.'],
      minutes: {
        narrative: ['A spelling mistake in the name of the Windlass project was corrected.'],
        resolved: ['That the minutes of the meeting held on 12 November 2025, as corrected, be signed by the Chair.'],
      },
    },
    {
      id: 5103,
      number: '3.',
      title: 'Short breaks for disabled children',
      agenda: [
        'To consider a report on the short breaks that were offered and taken up in 2025, and on the plan for the coming year.',
      ],
      reports: [{ id: 501, title: 'Short breaks review 2025', sheet: 'short-breaks-review' }],
      minutes: {
        purpose:
          'To show the Panel how many families received a short break in 2025, who went without, and what will be different in 2026.',
        officers: [
          { name: 'Angela Whitcombe', role: 'Director of Children’s Services' },
          { name: 'Ruaridh Tolland', role: 'Head of Inclusion' },
        ],
        declarations: 'Reverend Alice Tench, as recorded under item 1.',
        points: [
          'The Head of Inclusion reported that 214 families had taken at least one break, 31 more than in the year before. It was noted that 46 families had been offered a place which they could not reach without a car.',
          'Members asked why the Saturday club at Abbey Hill had closed for nine weeks. Officers explained that the lift had failed and that no other building with a hoist had been free.',
          'The Chair pointed out that the waiting list was counted in families, although a family with two disabled children needed two places. Officers agreed to count both.',
          'It was highlighted that young people had asked for evenings rather than weekends. A trial of a Thursday cinema group would begin in February.',
          'Members welcomed the training of personal assistants at the college and asked for figures on how many were still employed after a year.',
        ],
        resolved: [
          'That the report be noted, with the thanks of the Panel to the parents who had written the second chapter.',
          'That the number of children as well as families waiting be reported every quarter.',
          'That officers bring forward a proposal on transport to the meeting in March.',
        ],
      },
    },
    {
      id: 5104,
      number: '4.',
      title: 'Improvement plan: progress after eighteen months',
      agenda: ['The Director will give a verbal update ahead of the second monitoring visit.'],
      minutes: {
        purpose: 'To receive a verbal update on the improvement of services for children who need help and protection.',
        officers: [{ name: 'Angela Whitcombe', role: 'Director of Children’s Services' }],
        declarations: 'None.',
        points: [
          'The Director outlined what inspectors would look at in the following week: child protection plans, supervision and the reasons given for ending a plan.',
          'Caseloads had come down to an average of seventeen. It was noted that the figure hid a range from eleven to twenty-three.',
          'Members queried whether shorter plans might leave out something that mattered. The Director replied that the risk lay in the other direction: a plan of fourteen pages was not read at all.',
        ],
        resolved: ['That the Panel see the letter from inspectors at its first meeting after publication.'],
      },
    },
  ],
};
