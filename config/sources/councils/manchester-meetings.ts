/** Manchester City Council's meetings, through the open web service of its ModernGov. */
import { councilSource, modernGov } from '../../define-source.ts';

export default councilSource({
  id: 'manchester-meetings',
  publisher: { name: 'Manchester City Council', url: 'https://democracy.manchester.gov.uk/', gssCode: 'E08000003' },
  // Answers of the service from early 2026 were read in a public repository; that it still answers is not checked from here.
  // Minutes follow a meeting by weeks: eight of them are looked at again.
  seeds: [modernGov('https://democracy.manchester.gov.uk/', { weeksBack: 8 })],
  // Before office hours, after a day's papers are out: agendas appear five clear days before a meeting.
  schedule: '20 6 * * 1-5',
  minExpected: 1,
  fetch: { minDelayMs: 5_000 },
  enabled: false,
});
