/** An agenda with a decision to come; one paper was already attached to the meeting before. */
import type { DemoMeeting } from '../../platforms/council.ts';

export const cabinetFebruary: DemoMeeting = {
  id: 312,
  date: '2026-02-17',
  time: '17:00',
  status: 'Confirmed',
  venue: 'The Long Room, Harbour House, Eastholm',
  contact: 'Nell Fairweather',
  attendees: [],
  packs: [],
  items: [
    {
      id: 7121,
      number: '51.',
      title: 'Sea wall repairs: call-in',
      agenda: [
        'Three members have asked for the decision of 20 January on the sea wall to be looked at again. The report which Cabinet considered on that day is attached once more.',
      ],
      reports: [{ id: 806, title: 'Sea wall contract report (as considered in January)', sheet: 'sea-wall-contract' }],
    },
    {
      id: 7122,
      number: '52.',
      title: 'Advocates for young people',
      agenda: ['To decide whether to pay for a second full-time advocate from April, following the focused visit of October 2025.'],
      reports: [{ id: 807, title: 'Second advocate: business case', sheet: 'second-advocate' }],
    },
  ],
};
