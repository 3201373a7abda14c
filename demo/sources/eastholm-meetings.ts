/** Meetings of a council that has closed its web service: calendar and pages instead. */
import { councilSource, modernGov } from '../../config/define-source.ts';
import { weeksSince } from '../weeks-since.ts';

export default councilSource({
  id: 'eastholm-meetings',
  publisher: { name: 'Eastholm District Council', url: 'https://committees.eastholm.demo.test/' },
  // The calendar is asked month by month: from that of the first meeting on.
  seeds: [
    modernGov('https://committees.eastholm.demo.test/', {
      webService: false,
      weeksBack: weeksSince('2026-01-05', new Date()),
    }),
  ],
  // Loopback: nobody is disturbed.
  fetch: { minDelayMs: 20 },
});
