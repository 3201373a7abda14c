/** Lambeth Council's meetings, through the open web service of its ModernGov. */
import { councilSource, modernGov } from '../../define-source.ts';

export default councilSource({
  id: 'lambeth-meetings',
  publisher: { name: 'Lambeth Council', url: 'https://moderngov.lambeth.gov.uk/', gssCode: 'E09000022' },
  // In 2026 one of four London boroughs whose service was reported open to programs, with some 100 committees; it was seen
  // to ignore the dates it is asked for and to name papers by http. Not checked from here.
  seeds: [modernGov('https://moderngov.lambeth.gov.uk/', { weeksBack: 8 })],
  // Before office hours, after a day's papers are out: agendas appear five clear days before a meeting.
  schedule: '40 6 * * 1-5',
  minExpected: 1,
  fetch: { minDelayMs: 5_000 },
  enabled: false,
});
