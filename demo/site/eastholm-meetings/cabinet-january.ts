/** Minutes in the other common style: narrative, officers in attendance, numbered resolutions after a dash. */
import type { DemoMeeting } from '../../platforms/council.ts';

export const cabinetJanuary: DemoMeeting = {
  id: 311,
  date: '2026-01-20',
  time: '17:00',
  status: 'Confirmed',
  venue: 'The Long Room, Harbour House, Eastholm',
  contact: 'Nell Fairweather',
  attendees: [
    { memberId: 12, name: 'Councillor Audrey Nkemelu', role: 'Leader of the Council', party: 'Eastholm Together', ward: 'Quayside', attendance: 'Present' },
    { memberId: 15, name: 'Councillor Piers Holloway', role: 'Deputy Leader', party: 'Eastholm Together', ward: 'Northfield', attendance: 'Present' },
    { memberId: 21, name: 'Councillor Bronwen Sadler', role: 'Cabinet Member', party: 'Eastholm Together', ward: 'Lantern Hill', attendance: 'Apologies' },
  ],
  packs: [
    { title: 'Agenda frontsheet', t: 0, kind: 'agenda' },
    { title: 'Printed minutes', t: 1, kind: 'minutes' },
  ],
  items: [
    {
      id: 7111,
      number: '45.',
      title: 'Sea wall repairs: award of contract',
      agenda: ['Report of the Head of Coast and Harbour, attached.'],
      reports: [{ id: 801, title: 'Sea wall contract report', sheet: 'sea-wall-contract' }],
      minutes: {
        officers: [{ name: 'Magnus Orrery', role: 'Head of Coast and Harbour' }],
        narrative: [
          'The Head of Coast and Harbour presented the results of the second round of bidding. Two firms had met the standard for working between tides, and the lower price was £2.31m.',
          'In answer to questions he said that the promenade would stay open at weekends, that seals had been seen on the slipway in November, and that work there would wait until the pups had gone.',
        ],
        resolved: [
          'That the contract be awarded to the bidder named in the report as Bidder B.',
          'That the Head of Coast and Harbour be authorised to vary the order of work for the sake of wildlife.',
        ],
      },
    },
    {
      id: 7112,
      number: '46.',
      title: 'Charges for beach huts',
      agenda: ['To set the charges for the season that begins on 1 April 2026.'],
      minutes: {
        narrative: ['A petition with 140 signatures was read. The Deputy Leader said that the waiting list had reached eleven years, and that the present charge did not cover the painting.'],
        resolved: ['That charges rise by six per cent, with no rise for tenants who receive pension credit.'],
      },
    },
  ],
};
